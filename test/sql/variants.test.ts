/** A merge patch replaces the value of a variant whole, wherever in an object it stands: two cases together are none. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { modelOf, type SqlDatabase, sqlDatabase } from './support.ts';

const manifest = `
api: { title: Stays, version: "1.0.0" }
types:
  Span:
    variant:
      Ever: {}
      Days: { type: integer, min: 1 }
      Hours: { type: integer, min: 1 }
  Deep: { object: { span: { type: Span, nullable: true }, words: { type: text, nullable: true } } }
  Plan: { object: { span: { type: Span, nullable: true }, deep: { type: Deep, nullable: true }, note: { type: json, nullable: true } } }
resources:
  stay:
    fields:
      plan: { type: Plan, nullable: true }
      flat: { type: Deep, flat: true }
    mutations:
      create: { create: [plan, flat], event: { StayCreated: stay } }
      update: { update: [plan, flat], event: { StayUpdated: stay } }
    queries: { get: {} }
  settings:
    path: /settings
    singleton: true
    fields:
      plan: { type: Plan, default: { span: { Days: 1 }, deep: { span: { Days: 2 } } } }
      span: { type: Span, default: { Days: 3 } }
    mutations:
      update: { update: [plan, span], event: { SettingsUpdated: settings } }
    queries: { get: {} }
    calls: { validate: { validates: update } }
`;

const days = { span: { Days: 5 }, deep: { span: { Days: 7 }, words: 'seven' }, note: { Days: 9 } };

describe('a variant inside an object', () => {
  let db: SqlDatabase;
  beforeAll(async () => {
    db = await sqlDatabase(modelOf(manifest));
  }, 60_000);
  afterAll(() => db.drop());

  const patched = async (plan: unknown, patch: unknown): Promise<unknown> => {
    const created = await db.done('stay.create', { input: { plan } });
    return (await db.done('stay.update', { id: String(created['stay_id']), input: { plan: patch } }))['plan'];
  };

  it.each<[string, unknown, unknown]>([
    ['by another case that holds a value', { span: { Hours: 2 } }, { ...days, span: { Hours: 2 } }],
    ['by another value of its case', { span: { Days: 2 } }, { ...days, span: { Days: 2 } }],
    ['by a case that holds nothing', { span: 'Ever' }, { ...days, span: 'Ever' }],
    ['by null', { span: null }, { ...days, span: null }],
    ['deeper', { deep: { span: { Hours: 2 } } }, { ...days, deep: { ...days.deep, span: { Hours: 2 } } }],
    [
      'not at all where the patch does not give it',
      { deep: { words: 'w' } },
      { ...days, deep: { ...days.deep, words: 'w' } },
    ],
  ])('is replaced %s', async (_, patch, plan) => {
    expect(await patched(days, patch)).toEqual(plan);
  });

  it('may follow on null', async () => {
    const none = { span: null, deep: null, note: null };
    expect(await patched(none, { span: { Hours: 2 } })).toEqual({ ...none, span: { Hours: 2 } });
    expect(await patched(none, { deep: { span: { Hours: 2 } } })).toEqual({
      ...none,
      deep: { span: { Hours: 2 }, words: null },
    });
    expect(await patched(null, { span: { Hours: 2 } })).toEqual({ ...none, span: { Hours: 2 } });
  });

  it('leaves free JSON beside it to be merged', async () => {
    expect(await patched(days, { note: { Hours: 2 } })).toEqual({ ...days, note: { Days: 9, Hours: 2 } });
  });

  it('is replaced in an object that lies flat in the body', async () => {
    const created = await db.done('stay.create', { input: { span: { Days: 5 }, words: 'five' } });
    const updated = await db.done('stay.update', { id: String(created['stay_id']), input: { span: { Hours: 2 } } });
    expect(updated['flat']).toEqual({ span: { Hours: 2 }, words: 'five' });
  });

  it('is replaced in the dry run of an update as in the update', async () => {
    const input = { plan: { span: { Hours: 2 }, deep: { span: { Hours: 3 } } }, span: { Hours: 4 } };
    const { rows } = await db.server.query<{ merged: unknown }>(
      `SELECT ${db.schema}.settings_merged($1, $2)::json AS merged`,
      [db.tenant, JSON.stringify(input)],
    );
    const merged = {
      plan: { span: { Hours: 2 }, deep: { span: { Hours: 3 }, words: null }, note: null },
      span: { Hours: 4 },
    };
    expect(rows[0]?.merged).toEqual(merged);
    expect(await db.done('settings.update', { input })).toMatchObject(merged);
  });
});
