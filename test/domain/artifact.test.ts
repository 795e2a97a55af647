import { createHash } from 'node:crypto';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { Artifact } from '../../generated/index.ts';
import { startCaliber } from '../support/caliber.ts';
import { refusal } from '../support/client.ts';
import { aNewId, aTime, nobody } from '../support/shapes.ts';

const { client, make, makeOther, hear, next, server, stop } = await startCaliber();
afterAll(stop);

const hash = (content: string): string => createHash('sha256').update(content).digest('base64');
const at = ({ artifact_id }: Artifact): string => `/artifacts/${artifact_id}`;
const current = async (artifact: Artifact): Promise<Artifact> => (await client.get(at(artifact))).body as Artifact;
const year = 365 * 24 * 3600 * 1000;

/** Milliseconds from the creation to the end of an artifact's life; null: none. */
function lifetime({ created_at, expires_at }: Artifact): number | null {
  return expires_at === null ? null : Date.parse(expires_at) - Date.parse(created_at);
}

describe('creating an artifact', () => {
  test('takes the provenance flat and answers it nested, with the hash of the content', async () => {
    const body = { ...(await make.body.artifact()), confidence: 0.75, metadata: { lines: [1, 2] } };
    const reply = await client.post('/artifacts', body);
    expect(reply.status).toBe(201);
    const artifact = reply.body as Artifact;
    const { source_turn: _, extraction_method: __, confidence: ___, ...kept } = body as Record<string, unknown>;
    expect(artifact).toEqual({
      ...kept,
      artifact_id: aNewId,
      tenant_id: server.tenantId,
      content_hash: hash('The cache key lacks the platform.'),
      embedding: null,
      provenance: { source_turn: 1, extraction_method: 'Explicit', confidence: 0.75 },
      expires_at: null,
      created_at: aTime,
      updated_at: artifact.created_at,
      superseded_by: null,
      version: 1,
    });
    expect(await current(artifact)).toEqual(artifact);
  });

  test('hashes the bytes of the text as UTF-8', async () => {
    expect((await make.artifact({ content: 'größe 🎈' })).content_hash).toBe(hash('größe 🎈'));
  });

  test('leaves an absent confidence null', async () => {
    expect((await make.artifact()).provenance).toEqual({
      source_turn: 1,
      extraction_method: 'Explicit',
      confidence: null,
    });
  });

  test.each([
    ['Persistent', null],
    ['Permanent', null],
    ['Session', null],
    ['Scope', null],
    ['Ephemeral', null],
    ['ShortTerm', 3_600_000],
    ['MediumTerm', 86_400_000],
    ['LongTerm', 604_800_000],
    [{ Duration: 90_061_001 }, 90_061_001],
    [{ Duration: year }, year],
    [{ Max: 3 }, null],
  ])('with ttl %j keeps it and ends its life after %j ms', async (ttl, expected) => {
    const artifact = await make.artifact({ ttl });
    expect(artifact.ttl).toEqual(ttl);
    expect(lifetime(artifact)).toBe(expected);
  });

  test.each([
    [{ ttl: null }, /^400 MISSING_FIELD \/ttl$/],
    [{ ttl: 'Forever' }, /^400 INVALID_INPUT \/ttl/],
    [{ ttl: 'persistent' }, /^400 INVALID_INPUT \/ttl/],
    [{ ttl: {} }, /^400 INVALID_INPUT \/ttl/],
    [{ ttl: { Forever: 1 } }, /^400 INVALID_INPUT \/ttl/],
    [{ ttl: { Duration: 1, Max: 1 } }, /^400 INVALID_INPUT \/ttl/],
    [{ ttl: { Duration: 0 } }, /^400 INVALID_RANGE \/ttl/],
    [{ ttl: { Duration: year + 1 } }, /^400 INVALID_RANGE \/ttl/],
    [{ ttl: { Duration: '5' } }, /^400 INVALID_INPUT \/ttl/],
    [{ ttl: { Max: 0 } }, /^400 INVALID_RANGE \/ttl/],
    [{ source_turn: -1 }, /^400 INVALID_RANGE \/source_turn$/],
    [{ source_turn: null }, /^400 MISSING_FIELD \/source_turn$/],
    [{ confidence: 1.01 }, /^400 INVALID_RANGE \/confidence$/],
    [{ confidence: -0.01 }, /^400 INVALID_RANGE \/confidence$/],
    [{ extraction_method: 'Guessed' }, /^400 INVALID_INPUT \/extraction_method$/],
    [{ artifact_type: 'Poem' }, /^400 INVALID_INPUT \/artifact_type$/],
    [{ name: '' }, /^400 MISSING_FIELD \/name$/],
    [{ content: ' ' }, /^400 MISSING_FIELD \/content$/],
    [{ provenance: {} }, /^400 INVALID_INPUT \/provenance$/],
    [{ content_hash: 'AA==' }, /^400 INVALID_INPUT \/content_hash$/],
    [{ trajectory_id: nobody }, /^404 TRAJECTORY_NOT_FOUND$/],
    [{ scope_id: nobody }, /^404 SCOPE_NOT_FOUND$/],
  ])('with %j is refused, and nobody hears of it', async (overrides, expected) => {
    const body = await make.body.artifact(overrides);
    const { result, events } = await hear(() => client.post('/artifacts', body));
    expect(refusal(result)).toMatch(expected);
    expect(events).toEqual([]);
  });

  test.each(['Code', 'Model', 'IntermediateOutput'])('accepts the type %s', async (artifact_type) => {
    expect(await make.artifact({ artifact_type })).toMatchObject({ artifact_type });
  });

  test.each(['LlmExtraction', 'MemoryRecall', 'Unknown'])('accepts the method %s', async (extraction_method) => {
    expect(await make.artifact({ extraction_method })).toMatchObject({ provenance: { extraction_method } });
  });
});

describe('updating an artifact', () => {
  test('computes the hash anew when the content changes, and only then', async () => {
    const before = await make.artifact();
    const renamed = (await client.patch(at(before), { name: 'Renamed' })).body as Artifact;
    expect(renamed).toEqual({ ...before, name: 'Renamed', updated_at: aTime, version: 2 });
    const rewritten = (await client.patch(at(before), { content: 'Other' })).body as Artifact;
    expect(rewritten).toMatchObject({ content: 'Other', content_hash: hash('Other'), version: 3 });
    expect(await current(before)).toEqual(rewritten);
  });

  test('replaces the ttl whole and counts it from the creation', async () => {
    const artifact = await make.artifact({ ttl: { Duration: 60_000 } });
    const longer = (await client.patch(at(artifact), { ttl: 'ShortTerm' })).body as Artifact;
    expect([longer.ttl, lifetime(longer)]).toEqual(['ShortTerm', 3_600_000]);
    const counted = (await client.patch(at(artifact), { ttl: { Max: 5 } })).body as Artifact;
    expect([counted.ttl, lifetime(counted)]).toEqual([{ Max: 5 }, null]);
  });

  test('merges metadata and changes the type', async () => {
    const artifact = await make.artifact({ metadata: { a: { b: 1 } } });
    const reply = await client.patch(at(artifact), { artifact_type: 'Plan', metadata: { a: { c: 2 } } });
    expect(reply.body).toMatchObject({ artifact_type: 'Plan', metadata: { a: { b: 1, c: 2 } } });
  });

  test.each([
    [{}, /^400 INVALID_INPUT \(body\)$/],
    [{ name: ' ' }, /^400 INVALID_INPUT \/name$/],
    [{ content: '' }, /^400 INVALID_INPUT \/content$/],
    [{ ttl: null }, /^400 INVALID_INPUT \/ttl/],
    [{ ttl: { Duration: 0 } }, /^400 INVALID_RANGE \/ttl/],
    [{ confidence: 0.5 }, /^400 INVALID_INPUT \/confidence$/],
    [{ scope_id: nobody }, /^400 INVALID_INPUT \/scope_id$/],
    [{ superseded_by: nobody }, /^400 INVALID_INPUT \/superseded_by$/],
  ])('with %j is refused, and nobody hears of it', async (body, expected) => {
    const artifact = await make.artifact();
    const { result, events } = await hear(() => client.patch(at(artifact), body));
    expect(refusal(result)).toMatch(expected);
    expect(events).toEqual([]);
    expect(await current(artifact)).toEqual(artifact);
  });
});

describe('listing artifacts', () => {
  test('needs no filter, and narrows by type, trajectory and scope', async () => {
    const first = await make.artifact({ artifact_type: 'Code' });
    const { trajectory_id, scope_id } = first;
    const second = await make.artifact({ trajectory_id, scope_id, artifact_type: 'Plan' });
    const third = await make.artifact({ trajectory_id });
    const ids = async (query: Record<string, string>) =>
      ((await client.get('/artifacts', query)).body as { artifacts: Artifact[] }).artifacts.map(
        ({ artifact_id }) => artifact_id,
      );
    expect((await ids({})).slice(0, 3)).toEqual([third.artifact_id, second.artifact_id, first.artifact_id]);
    expect(await ids({ trajectory_id })).toEqual([third.artifact_id, second.artifact_id, first.artifact_id]);
    expect(await ids({ scope_id })).toEqual([second.artifact_id, first.artifact_id]);
    expect(await ids({ scope_id, artifact_type: 'Code' })).toEqual([first.artifact_id]);
    expect(refusal(await client.get('/artifacts', { artifact_type: 'Poem' }))).toBe('400 INVALID_INPUT ?artifact_type');
  });
});

describe('searching artifacts', () => {
  const search = (body: object) =>
    client.post('/artifacts/search', { entity_types: ['Artifact'], filters: [], ...body });
  const idsOf = (body: unknown) => (body as { results: { id: string }[] }).results.map(({ id }) => id);

  test('finds words of name and content, the best first, with rank and snippet', async () => {
    const weak = await make.artifact({
      name: 'Notes',
      content: 'A quokka was mentioned once in a long text about wombats.',
    });
    const strong = await make.artifact({ name: 'Quokka quokka', content: 'quokka quokka quokka' });
    await makeOther.artifact({ name: 'Quokka', content: 'quokka' });
    const reply = await search({ query: 'quokka' });
    expect(reply.status).toBe(200);
    expect(idsOf(reply.body)).toEqual([strong.artifact_id, weak.artifact_id]);
    expect(reply.body).toEqual({
      results: [
        {
          entity_type: 'Artifact',
          id: strong.artifact_id,
          name: 'Quokka quokka',
          snippet: expect.any(String),
          score: expect.any(Number),
        },
        {
          entity_type: 'Artifact',
          id: weak.artifact_id,
          name: 'Notes',
          snippet: expect.stringMatching(/quokka/),
          score: expect.any(Number),
        },
      ],
      total: 2,
    });
  });

  test('keeps to the limit and tells how many there are', async () => {
    for (const name of ['numbat one', 'numbat two', 'numbat three']) await make.artifact({ name });
    const { body } = await search({ query: 'numbat', limit: 2 });
    expect([idsOf(body).length, (body as { total: number }).total]).toEqual([2, 3]);
  });

  test('narrows by filters on fields', async () => {
    const code = await make.artifact({ name: 'bilby', artifact_type: 'Code' });
    const plan = await make.artifact({ name: 'bilby', artifact_type: 'Plan' });
    const by = async (operator: string, value: unknown) =>
      idsOf((await search({ query: 'bilby', filters: [{ field: 'artifact_type', operator, value }] })).body);
    expect(await by('eq', 'Code')).toEqual([code.artifact_id]);
    expect(await by('ne', 'Code')).toEqual([plan.artifact_id]);
    expect(await by('in', ['Code', 'Fact'])).toEqual([code.artifact_id]);
  });

  test('finds nothing without failing', async () => {
    expect((await search({ query: 'xyzzyplugh' })).body).toEqual({ results: [], total: 0 });
    expect((await search({ query: '"unclosed & (odd | !' })).status).toBe(200);
  });

  test.each([
    [{ query: ' ' }, /^400 MISSING_FIELD \/query$/],
    [{ query: null }, /^400 MISSING_FIELD \/query$/],
    [{ query: 'x', entity_types: ['Note'] }, /^400 INVALID_INPUT \/entity_types$/],
    [{ query: 'x', entity_types: [] }, /^400 INVALID_INPUT \/entity_types$/],
    [{ query: 'x', entity_types: ['Artifact', 'Poem'] }, /^400 INVALID_INPUT \/entity_types\/1$/],
    [{ query: 'x', entity_types: null }, /^400 MISSING_FIELD \/entity_types$/],
    [{ query: 'x', limit: 0 }, /^400 INVALID_RANGE \/limit$/],
    [
      { query: 'x', filters: [{ field: 'colour', operator: 'eq', value: 1 }] },
      /^400 INVALID_INPUT \/filters\/0\/field$/,
    ],
    [
      { query: 'x', filters: [{ field: 'name', operator: 'like', value: 1 }] },
      /^400 INVALID_INPUT \/filters\/0\/operator$/,
    ],
  ])('for %j is refused', async (body, expected) => {
    expect(refusal(await search(body))).toMatch(expected);
  });

  test('changes nothing and is heard by nobody', async () => {
    const artifact = await make.artifact({ name: 'potoroo' });
    const { events } = await hear(() => search({ query: 'potoroo' }));
    expect(events).toEqual([]);
    expect(await current(artifact)).toEqual(artifact);
  });
});

describe('the end of an artifact', () => {
  test('comes by itself when its time is over, once, with its event', async () => {
    const { trajectory_id, scope_id } = await make.scope();
    const artifact = await make.artifact({ trajectory_id, scope_id, ttl: { Duration: 200 } });
    const expired = await next('ArtifactExpired', { id: artifact.artifact_id });
    expect(expired).toEqual({ type: 'ArtifactExpired', id: artifact.artifact_id, tenant_id: server.tenantId });
    expect(refusal(await client.get(at(artifact)))).toBe('404 ARTIFACT_NOT_FOUND');
    expect((await client.get(`/scopes/${scope_id}/artifacts`)).body).toEqual([]);
  });

  test('is put off by a longer ttl', async () => {
    const short = await make.artifact({ ttl: { Duration: 400 } });
    const spared = await make.artifact({ ttl: { Duration: 400 } });
    await client.patch(at(spared), { ttl: 'LongTerm' });
    const later = await make.artifact({ ttl: { Duration: 450 } });
    await next('ArtifactExpired', { id: short.artifact_id });
    await next('ArtifactExpired', { id: later.artifact_id });
    expect((await client.get(at(spared))).status).toBe(200);
  });

  test('comes soon when a new ttl is over already', async () => {
    const artifact = await make.artifact();
    await client.patch(at(artifact), { ttl: { Duration: 1 } });
    await next('ArtifactExpired', { id: artifact.artifact_id });
    expect((await client.get(at(artifact))).status).toBe(404);
  });

  test('comes by DELETE, too', async () => {
    const artifact = await make.artifact();
    expect((await client.delete(at(artifact))).status).toBe(204);
    expect(refusal(await client.delete(at(artifact)))).toBe('404 ARTIFACT_NOT_FOUND');
  });
});

test('the events of an artifact carry what the client got, and go to no other tenant', async () => {
  const place = await make.body.artifact();
  const { result, events, elsewhere } = await hear(async () => {
    const created = (await client.post('/artifacts', place)).body as Artifact;
    const updated = (await client.patch(at(created), { content: 'New' })).body;
    await client.delete(at(created));
    return { created, updated };
  });
  expect(events).toEqual([
    { type: 'ArtifactCreated', artifact: result.created, tenant_id: server.tenantId },
    { type: 'ArtifactUpdated', artifact: result.updated, tenant_id: server.tenantId },
    { type: 'ArtifactDeleted', id: result.created.artifact_id, tenant_id: server.tenantId },
  ]);
  expect(elsewhere).toEqual([]);
});
