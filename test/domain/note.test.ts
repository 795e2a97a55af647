import { createHash } from 'node:crypto';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { Note } from '../../generated/index.ts';
import { startCaliber } from '../support/caliber.ts';
import { refusal } from '../support/client.ts';
import { aNewId, aTime } from '../support/shapes.ts';

const { client, make, makeOther, hear, next, server, stop } = await startCaliber();
afterAll(stop);

const hash = (content: string): string => createHash('sha256').update(content).digest('base64');
const at = ({ note_id }: Note): string => `/notes/${note_id}`;
const read = async (note: Note): Promise<Note> => (await client.get(at(note))).body as Note;

describe('creating a note', () => {
  test('answers 201 with its hash and no access yet', async () => {
    const body = { ...(await make.body.note()), source_trajectory_ids: [crypto.randomUUID()], metadata: { a: 1 } };
    const reply = await client.post('/notes', body);
    expect(reply.status).toBe(201);
    const note = reply.body as Note;
    expect(note).toEqual({
      ...body,
      note_id: aNewId,
      tenant_id: server.tenantId,
      content_hash: hash('Always put the platform into the cache key.'),
      embedding: null,
      expires_at: null,
      created_at: aTime,
      updated_at: note.created_at,
      accessed_at: note.created_at,
      access_count: 0,
      superseded_by: null,
      version: 1,
    });
  });

  test('does not ask whether its sources exist', async () => {
    const ids = { source_trajectory_ids: [crypto.randomUUID()], source_artifact_ids: [crypto.randomUUID()] };
    expect(await make.note(ids)).toMatchObject(ids);
  });

  test.each(['Meta', 'Insight', 'Correction', 'Summary', 'Procedure'])('accepts the type %s', async (note_type) => {
    expect(await make.note({ note_type })).toMatchObject({ note_type });
  });

  test.each([
    [{ title: '' }, /^400 MISSING_FIELD \/title$/],
    [{ content: ' ' }, /^400 MISSING_FIELD \/content$/],
    [{ note_type: null }, /^400 MISSING_FIELD \/note_type$/],
    [{ note_type: 'gotcha' }, /^400 INVALID_INPUT \/note_type$/],
    [{ source_trajectory_ids: null }, /^400 MISSING_FIELD \/source_trajectory_ids$/],
    [{ source_artifact_ids: undefined }, /^400 MISSING_FIELD \/source_artifact_ids$/],
    [{ source_artifact_ids: 'x' }, /^400 INVALID_INPUT \/source_artifact_ids$/],
    [{ source_artifact_ids: ['x'] }, /^400 INVALID_FORMAT \/source_artifact_ids\/0$/],
    [{ ttl: undefined }, /^400 MISSING_FIELD \/ttl$/],
    [{ access_count: 5 }, /^400 INVALID_INPUT \/access_count$/],
    [{ accessed_at: '2026-01-01T00:00:00Z' }, /^400 INVALID_INPUT \/accessed_at$/],
  ])('with %j is refused, and nobody hears of it', async (overrides, expected) => {
    const body = await make.body.note(overrides);
    const { result, events } = await hear(() => client.post('/notes', body));
    expect(refusal(result)).toMatch(expected);
    expect(events).toEqual([]);
  });
});

describe('reading a note', () => {
  test('shows the counts of before, and counts itself', async () => {
    const note = await make.note();
    const first = await read(note);
    expect(first).toEqual(note);
    const second = await read(note);
    expect(second).toEqual({ ...note, access_count: 1, accessed_at: aTime });
    expect(second.accessed_at > note.accessed_at).toBe(true);
    expect((await read(note)).access_count).toBe(2);
  });

  test('is heard by nobody and leaves version and ETag', async () => {
    const note = await make.note();
    const { result, events } = await hear(async () => [await client.get(at(note)), await client.get(at(note))]);
    expect(events).toEqual([]);
    expect(result.map(({ headers }) => headers.get('etag'))).toEqual(['"1"', '"1"']);
    expect((await read(note)).version).toBe(1);
  });

  test('in a list or by a search counts nothing', async () => {
    const note = await make.note({ title: 'Echidna' });
    await client.get('/notes');
    await client.post('/notes/search', { query: 'echidna', entity_types: ['Note'], filters: [] });
    expect((await read(note)).access_count).toBe(0);
  });

  test('shows the counts in lists and in later answers', async () => {
    const source = crypto.randomUUID();
    const note = await make.note({ source_trajectory_ids: [source] });
    await read(note);
    expect((await client.get('/notes', { source_trajectory_id: source })).body).toMatchObject({
      notes: [{ note_id: note.note_id, access_count: 1 }],
    });
    expect((await client.patch(at(note), { title: 'Later' })).body).toMatchObject({ access_count: 1, version: 2 });
  });
});

describe('updating a note', () => {
  test('changes title, content with its hash, type, ttl and metadata', async () => {
    const note = await make.note({ metadata: { a: 1 } });
    const reply = await client.patch(at(note), {
      title: 'T',
      content: 'C',
      note_type: 'Insight',
      ttl: 'LongTerm',
      metadata: { b: 2 },
    });
    expect(reply.status).toBe(200);
    const updated = reply.body as Note;
    expect(updated).toEqual({
      ...note,
      title: 'T',
      content: 'C',
      content_hash: hash('C'),
      note_type: 'Insight',
      ttl: 'LongTerm',
      expires_at: aTime,
      metadata: { a: 1, b: 2 },
      updated_at: aTime,
      version: 2,
    });
    expect(Date.parse(String(updated.expires_at)) - Date.parse(updated.created_at)).toBe(604_800_000);
    expect(await read(note)).toEqual(updated);
  });

  test.each([
    [{}, '400 INVALID_INPUT (body)'],
    [{ title: ' ' }, '400 INVALID_INPUT /title'],
    [{ content: null }, '400 INVALID_INPUT /content'],
    [{ source_trajectory_ids: [] }, '400 INVALID_INPUT /source_trajectory_ids'],
    [{ contents: 'x' }, '400 INVALID_INPUT /contents'],
  ])('with %j is refused, and nobody hears of it', async (body, expected) => {
    const note = await make.note();
    const { result, events } = await hear(() => client.patch(at(note), body));
    expect(refusal(result)).toBe(expected);
    expect(events).toEqual([]);
    expect(await read(note)).toEqual(note);
  });
});

test('notes are listed without any filter, by type and by a source trajectory', async () => {
  const source = crypto.randomUUID();
  const first = await make.note({ source_trajectory_ids: [crypto.randomUUID(), source] });
  const second = await make.note({ source_trajectory_ids: [source], note_type: 'Strategy' });
  const third = await make.note();
  const ids = async (query: Record<string, string>) =>
    ((await client.get('/notes', query)).body as { notes: Note[] }).notes.map(({ note_id }) => note_id);
  expect((await ids({})).slice(0, 3)).toEqual([third.note_id, second.note_id, first.note_id]);
  expect(await ids({ source_trajectory_id: source })).toEqual([second.note_id, first.note_id]);
  expect(await ids({ source_trajectory_id: source, note_type: 'Strategy' })).toEqual([second.note_id]);
  expect(refusal(await client.get('/notes', { source_trajectory_id: 'x' }))).toBe(
    '400 INVALID_FORMAT ?source_trajectory_id',
  );
});

test('notes are found by words of title and content, within the tenant', async () => {
  const note = await make.note({ title: 'Quoll', content: 'About the spotted quoll.' });
  await makeOther.note({ title: 'Quoll' });
  const search = (body: object) => client.post('/notes/search', { query: 'quoll', filters: [], ...body });
  expect((await search({ entity_types: ['Note', 'Artifact'] })).body).toEqual({
    results: [
      {
        entity_type: 'Note',
        id: note.note_id,
        name: 'Quoll',
        snippet: expect.stringMatching(/quoll/i),
        score: expect.any(Number),
      },
    ],
    total: 1,
  });
  expect(refusal(await search({ entity_types: ['Artifact'] }))).toBe('400 INVALID_INPUT /entity_types');
});

test('a note ends by itself when its time is over, once, with its event', async () => {
  const note = await make.note({ ttl: { Duration: 150 } });
  await read(note); // counters of a row must not keep it alive
  expect(await next('NoteExpired', { id: note.note_id })).toEqual({
    type: 'NoteExpired',
    id: note.note_id,
    tenant_id: server.tenantId,
  });
  expect(refusal(await client.get(at(note)))).toBe('404 NOTE_NOT_FOUND');
});

test('the events of a note carry what GET answers, and go to no other tenant', async () => {
  const { result, events, elsewhere } = await hear(async () => {
    const created = await make.note();
    await read(created);
    const updated = (await client.patch(at(created), { title: 'New' })).body;
    const shown = await read(created);
    const deleted = await client.delete(at(created));
    return { created, updated, shown, status: deleted.status };
  });
  expect(result.status).toBe(204);
  expect(result.shown).toEqual(result.updated);
  expect(events).toEqual([
    { type: 'NoteCreated', note: result.created, tenant_id: server.tenantId },
    { type: 'NoteUpdated', note: result.updated, tenant_id: server.tenantId },
    { type: 'NoteDeleted', id: result.created.note_id, tenant_id: server.tenantId },
  ]);
  expect(elsewhere).toEqual([]);
});
