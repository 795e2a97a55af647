import { describe, expect, it } from '@jest/globals';
import { dryRun } from '../../../src/contract/route.ts';
import { documentValidatorOf, refusals, validatorOf } from './support/validators.ts';

const manifest = `
types:
  Limits:
    object:
      most: { type: integer, min: 1 }
      ratio: { type: number, min: 0, max: 1, nullable: true }
  Document:
    object:
      name: { type: text, not_blank: true }
      limits: { type: Limits }
      tags: { list: text }
resources:
  settings:
    path: /settings
    singleton: true
    fields:
      config:
        type: Document
        default: { name: n, limits: { most: 1, ratio: null }, tags: [] }
    mutations:
      update: { update: [config], event: { SettingsUpdated: settings } }
    queries: { get: {} }
    calls: { validate: { validates: update } }
`;

describe('a patch of a document', () => {
  const update = validatorOf(manifest, 'settings', 'update');
  it.each([
    ['a part', { config: { name: 'm' } }],
    ['a deep part', { config: { limits: { most: 2 } } }],
    ['null for a deep part that can be null', { config: { limits: { ratio: null } } }],
    ['nothing', {}, 'MISSING_FIELD /config'],
    ['null', { config: null }, 'MISSING_FIELD /config'],
    ['no object', { config: 5 }, 'INVALID_INPUT /config'],
    ['a list', { config: [] }, 'INVALID_INPUT /config'],
    ['an empty object', { config: {} }, 'INVALID_INPUT /config'],
    ['a deep part out of bounds', { config: { limits: { most: 0 } } }, 'INVALID_RANGE /config/limits/most'],
    ['null for a deep part', { config: { limits: null } }, 'INVALID_INPUT /config/limits'],
    ['an unknown deep part', { config: { limits: { mots: 1 } } }, 'INVALID_INPUT /config/limits/mots'],
  ])('%s', (_, body, ...expected) => {
    expect(refusals(update, body)).toEqual(expected);
  });

  // What is stored is valid in each of its fields, and so is what a valid patch puts in; so the merged document is valid as well.
  it('that is valid leads from a valid document to a valid document', () => {
    const judge = documentValidatorOf(manifest, 'settings');
    const merge = (target: unknown, patch: unknown): unknown => {
      if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return patch;
      const merged = { ...(target as object) } as Record<string, unknown>;
      for (const [key, value] of Object.entries(patch)) {
        if (value === null) Reflect.deleteProperty(merged, key);
        else merged[key] = merge(merged[key], value);
      }
      return merged;
    };
    const stored = { config: { name: 'n', limits: { most: 1, ratio: 0.5 }, tags: ['a'] } };
    const values = [
      undefined,
      null,
      '',
      ' ',
      'x',
      0,
      1,
      1.5,
      2,
      [],
      ['a'],
      {},
      { most: 0 },
      { most: 3, ratio: null },
      { x: 1 },
    ];
    let accepted = 0;
    for (const name of values) {
      for (const limits of values) {
        for (const tags of values) {
          const patch = JSON.parse(JSON.stringify({ config: { name, limits, tags } })) as unknown;
          if (refusals(update, patch).length > 0) continue;
          accepted += 1;
          expect(refusals(judge, merge(stored, patch))).toEqual([]);
        }
      }
    }
    expect(accepted).toBeGreaterThan(10);
  });
});

describe('a dry run', () => {
  const update = validatorOf(manifest, 'settings', 'update');
  const judge = documentValidatorOf(manifest, 'settings');
  const context = {
    tenantId: '0190a8c0-0000-7000-8000-000000000001',
    tenants: [],
    actor: 'key:x',
    roles: [],
    requestId: 'r',
    traceparent: null,
  };
  const answer = async (patch: unknown, config: unknown): Promise<unknown> => {
    const merge = (): Promise<string> => Promise.resolve(JSON.stringify({ document: { config }, version: 4 }));
    return JSON.parse((await dryRun({ config: patch }, context, update, merge, judge)).text);
  };

  it('answers with the document, judged as a whole', async () => {
    const config = { name: 'n', limits: { most: 1 }, tags: [] };
    const errors: readonly unknown[] = [];
    expect(await answer({ name: 'n' }, config)).toEqual({
      config,
      valid: true,
      errors,
      tenant_id: context.tenantId,
      version: 4,
    });
  });

  it('says of a patch what the update says of it, and no more', async () => {
    expect(await answer({ name: ' ', limits: null, x: 1 }, { limits: { most: 0 } })).toMatchObject({
      valid: false,
      errors: [
        { pointer: '/config/x', code: 'INVALID_INPUT', message: expect.stringContaining('unknown field') },
        { pointer: '/config/name', code: 'INVALID_INPUT', message: '"name" must not be blank' },
        { pointer: '/config/limits', code: 'INVALID_INPUT', message: '"limits" cannot be null' },
      ],
    });
  });

  it('names each place that would be wrong once a good patch is merged', async () => {
    expect(await answer({ limits: { ratio: 1 } }, { name: 'n', limits: { ratio: 1, most: null } })).toMatchObject({
      valid: false,
      errors: [
        { pointer: '/config/tags', code: 'INVALID_INPUT', message: '"tags" is required' },
        { pointer: '/config/limits/most', code: 'INVALID_INPUT', message: '"most" is required' },
      ],
    });
  });

  it('takes any object for a patch, to judge it once it is merged', () => {
    expect(refusals(judge, { config: { name: 'n', limits: { most: 1, ratio: 2 }, tags: [1] } })).toEqual([
      'INVALID_RANGE /config/limits/ratio',
      'INVALID_INPUT /config/tags/0',
    ]);
  });
});
