import { afterAll, describe, expect, test } from '@jest/globals';
import { startCaliber } from '../support/caliber.ts';
import { type Reply, refusal } from '../support/client.ts';

const { client, other, hear, server, stop } = await startCaliber();
afterAll(stop);

interface Answer {
  readonly config: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly valid: boolean;
  readonly errors: readonly unknown[];
  readonly tenant_id: string;
  readonly version: number;
}

const get = async (of = client): Promise<Answer> => (await of.get('/config')).body as Answer;
const patch = (config: unknown): Promise<Reply> => client.patch('/config', { config });

/** Patches with what is said of each. */
const broken: readonly (readonly [unknown, string])[] = [
  [{ context_assembly: { token_budget: 0 } }, '400 INVALID_RANGE /config/context_assembly/token_budget'],
  [
    { context_assembly: { relevance_threshold: 1.1 } },
    '400 INVALID_RANGE /config/context_assembly/relevance_threshold',
  ],
  [
    { pcp_settings: { contradiction_detection: 'yes' } },
    '400 INVALID_INPUT /config/pcp_settings/contradiction_detection',
  ],
  [{ multi_agent: { lock_timeout_ms: 0 } }, '400 INVALID_RANGE /config/multi_agent/lock_timeout_ms'],
  [{ storage: { adapter: ' ' } }, '400 INVALID_INPUT /config/storage/adapter'],
  [{ storage: null }, '400 INVALID_INPUT /config/storage'],
  [{ storage: { adapter: null } }, '400 INVALID_INPUT /config/storage/adapter'],
  [{ storages: {} }, '400 INVALID_INPUT /config/storages'],
  [{ llm: { model: 'x' } }, '400 INVALID_INPUT /config/llm/model'],
  [5, '400 INVALID_INPUT /config'],
  [null, '400 MISSING_FIELD /config'],
  [{}, '400 INVALID_INPUT /config'],
  [
    { context_assembly: { token_budget: 0 }, storage: { adapter: 5 } },
    '400 VALIDATION_FAILED /config/context_assembly/token_budget (INVALID_RANGE) /config/storage/adapter (INVALID_INPUT)',
  ],
];

describe('the configuration of a tenant', () => {
  test('is there before anybody wrote one, with its five groups', async () => {
    const reply = await other.get('/config');
    expect(reply.status).toBe(200);
    expect(reply.body).toEqual({
      config: {
        context_assembly: { token_budget: 8000, relevance_threshold: 0.7 },
        pcp_settings: { checkpoint_interval: 100, contradiction_detection: true },
        storage: { adapter: 'postgres', connection: expect.stringMatching(/^postgres:/) },
        llm: {
          embedding_provider: null,
          embedding_model: null,
          summarization_provider: null,
          summarization_model: null,
        },
        multi_agent: { lock_timeout_ms: 30_000, message_ttl_ms: 3_600_000 },
      },
      valid: true,
      errors: [],
      tenant_id: server.otherTenantId,
      version: expect.any(Number),
    });
    expect(reply.headers.get('etag')).toBe(`"${(reply.body as Answer).version}"`);
  });

  test('shows its keys in the declared order, without white space', async () => {
    const { text } = await other.get('/config');
    expect(text).toContain(
      '"config":{"context_assembly":{"token_budget":8000,"relevance_threshold":0.7},"pcp_settings":{',
    );
    expect(text).toContain(
      '},"multi_agent":{"lock_timeout_ms":30000,"message_ttl_ms":3600000}},"valid":true,"errors":[]',
    );
  });

  test('is merged with a patch, for this tenant alone', async () => {
    const [before, otherBefore] = [await get(), await get(other)];
    const reply = await patch({ llm: { embedding_model: 'small' }, context_assembly: { token_budget: 1 } });
    expect(reply.status).toBe(200);
    expect(reply.body).toEqual({
      ...before,
      config: {
        ...before.config,
        llm: { ...before.config['llm'], embedding_model: 'small' },
        context_assembly: { ...before.config['context_assembly'], token_budget: 1 },
      },
      version: before.version + 1,
    });
    expect(reply.headers.get('etag')).toBe(`"${before.version + 1}"`);
    expect(await get()).toEqual(reply.body);
    expect(await get(other)).toEqual(otherBefore);
    expect((await patch({ llm: { embedding_model: null } })).body).toMatchObject({
      config: { llm: { embedding_model: null } },
    });
  });

  test('is written only over the version that If-Match names', async () => {
    const { version } = await get();
    const write = (etag: string) =>
      client.send(
        'PATCH',
        '/config',
        { config: { llm: { embedding_model: etag } } },
        { headers: { 'if-match': etag } },
      );
    expect(refusal(await write(`"${version + 7}"`))).toBe('412 CONCURRENT_MODIFICATION');
    expect((await write(`"${version}"`)).status).toBe(200);
    expect(refusal(await write(`"${version}"`))).toBe('412 CONCURRENT_MODIFICATION');
  });

  test.each(broken)('is not changed by %j, and nobody hears of it', async (config, expected) => {
    const before = await get();
    const { result, events } = await hear(() => patch(config));
    expect(refusal(result)).toBe(expected);
    expect(events).toEqual([]);
    expect(await get()).toEqual(before);
  });

  test('is not changed by a patch without it', async () => {
    expect(refusal(await client.patch('/config', {}))).toBe('400 MISSING_FIELD /config');
  });

  test('is heard whole by its own tenant alone', async () => {
    const { result, events, elsewhere } = await hear(
      async () => (await patch({ llm: { embedding_model: 'heard' } })).body,
    );
    expect(result).toEqual(await get());
    expect(events).toEqual([{ type: 'ConfigUpdated', config: result, tenant_id: server.tenantId }]);
    expect(elsewhere).toEqual([]);
  });
});

describe('validating a configuration', () => {
  const validate = (config: unknown): Promise<Reply> => client.post('/config/validate', { config });

  test('answers what the merged document would be, and stores nothing', async () => {
    const before = await get();
    const { result, events } = await hear(() => validate({ context_assembly: { token_budget: 9 } }));
    expect(result.status).toBe(200);
    expect(result.body).toMatchObject({
      config: { ...before.config, context_assembly: { ...before.config['context_assembly'], token_budget: 9 } },
      valid: true,
      errors: [],
      tenant_id: before.tenant_id,
    });
    expect(events).toEqual([]);
    expect(await get()).toEqual(before);
  });

  test('answers 200 with every broken rule of an invalid one', async () => {
    const reply = await validate({ context_assembly: { token_budget: 0, relevance_threshold: 2 }, storage: null });
    expect(reply.status).toBe(200);
    const { valid, errors } = reply.body as { valid: boolean; errors: { pointer: string; code: string }[] };
    expect(valid).toBe(false);
    expect(errors.map(({ pointer }) => pointer).sort()).toEqual([
      '/config/context_assembly/relevance_threshold',
      '/config/context_assembly/token_budget',
      '/config/storage',
    ]);
    expect(errors.find(({ pointer }) => pointer.endsWith('token_budget'))).toEqual({
      pointer: '/config/context_assembly/token_budget',
      code: 'INVALID_RANGE',
      message: expect.any(String),
    });
  });

  const invalid = broken.filter(([config]) => typeof config === 'object' && config !== null);
  test.each(invalid)('of %j says what the update says', async (config, expected) => {
    const { errors } = (await validate(config)).body as { errors: { pointer: string; code: string }[] };
    const refused = (await patch(config)).body as { errors: { pointer: string; code: string }[] };
    expect(errors).toEqual(refused.errors);
    expect(expected).toContain(errors[0]?.pointer ?? 'nothing');
  });

  test('answers keys in the declared order, whatever the order of the patch', async () => {
    const { text } = await validate({ multi_agent: { message_ttl_ms: 5, lock_timeout_ms: 6 } });
    expect(text).toMatch(/^\{"config":\{"context_assembly":\{"token_budget":/);
    expect(text).toContain('"multi_agent":{"lock_timeout_ms":6,"message_ttl_ms":5}},"valid":true,"errors":[]');
  });
});
