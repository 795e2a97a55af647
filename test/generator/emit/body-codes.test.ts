import { describe, expect, it } from '@jest/globals';
import { refusals, validatorOf } from './support/validators.ts';

const manifest = `
types:
  Mode: [exclusive, shared]
  Ttl:
    variant:
      Forever: {}
      Hour: { lasts: 3600000 }
      For: { type: duration_ms, min: 1, lasts: value }
  Seat:
    object:
      row: { type: integer, min: 1, max: 50 }
      mode: { type: Mode, ignore_case: true }
      note: { type: text, nullable: true, not_blank: true }
  Stamp:
    object:
      source: { type: text, not_blank: true }
      weight: { type: number, min: 0, max: 1, nullable: true }
resources:
  permit:
    fields:
      name: { type: text, not_blank: true }
      nick: { type: text, nullable: true, not_blank: true }
      code: { type: text, min: 2, max: 4, pattern: "^[A-Z]+$" }
      owner_id: { type: uuid }
      other_id: { type: uuid, nullable: true }
      at: { type: timestamp, nullable: true }
      count: { type: integer, min: 1, max: 10, default: 3 }
      price: { type: number, min: 0.5, nullable: true }
      open: { type: boolean, nullable: true }
      mode: { type: Mode, ignore_case: true }
      level: { type: Mode, nullable: true }
      ttl: { type: Ttl }
      until: { type: Ttl, nullable: true }
      seat: { type: Seat }
      spare: { type: Seat, nullable: true }
      seats: { list: Seat, max: 2 }
      tags: { list: text, min: 1, max: 3 }
      ids: { list: uuid }
      raw: { type: bytes, min: 1, max: 4 }
      payload: { type: text, parses_as: json }
      words: { type: text, nullable: true, not_blank: true, parses_as: json }
      meta: { type: json, nullable: true }
      data: { type: json }
      stamp: { type: Stamp, flat: true }
    rules:
      - { any_of: [nick, other_id] }
      - { differ: [owner_id, other_id] }
      - { some_item: [tags, ids] }
    mutations:
      create:
        create:
          [name, nick, code, owner_id, other_id, at, count, price, open, mode, level, ttl, until, seat, spare, seats, tags, ids, raw,
            payload, words, meta, data, stamp]
        with: { wait_ms: { type: duration_ms, min: 1 }, kinds: { list: Mode, includes: shared } }
        event: { PermitCreated: permit }
      update:
        update: [name, nick, count, at, owner_id, other_id, mode, level, ttl, seat, spare, seats, tags, ids, raw, meta, data, payload]
        event: { PermitUpdated: permit }
      move:
        with: { mover_id: { type: uuid } }
        set: { open: true }
        event: { PermitMoved: permit }
`;

const id = '0190a8c0-0000-7000-8000-000000000001';
const valid = {
  name: 'n',
  nick: 'k',
  code: 'AB',
  owner_id: id,
  mode: 'shared',
  ttl: 'Forever',
  seat: { row: 1, mode: 'shared' },
  seats: [],
  tags: ['a'],
  ids: [],
  raw: 'QUJD',
  payload: '{}',
  data: {},
  source: 's',
  wait_ms: 1,
  kinds: ['shared'],
};
type Change = Readonly<Record<string, unknown>>;
const create = validatorOf(manifest, 'permit', 'create');
const update = validatorOf(manifest, 'permit', 'update');
/** A valid body with some fields in other values; undefined leaves a field out. */
const body = (change: Change): unknown => JSON.parse(JSON.stringify({ ...valid, ...change }));

describe('a body that creates', () => {
  it('is accepted where every rule holds', () => {
    expect(refusals(create, body({}))).toEqual([]);
  });

  const cases: readonly (readonly [string, Change, ...string[]])[] = [
    ['absent', { name: undefined }, 'MISSING_FIELD /name'],
    ['null', { name: null }, 'MISSING_FIELD /name'],
    ['blank', { name: ' \t ' }, 'MISSING_FIELD /name'],
    ['empty', { name: '' }, 'MISSING_FIELD /name'],
    ['blank where nothing was needed', { nick: ' ' }, 'INVALID_INPUT /nick'],
    ['a number where text is wanted', { name: 7 }, 'INVALID_INPUT /name'],
    ['an object where text is wanted', { name: { toString: 'x' } }, 'INVALID_INPUT /name'],
    ['text that is too short', { code: 'A' }, 'INVALID_RANGE /code'],
    ['text that is too long', { code: 'ABCDE' }, 'INVALID_RANGE /code'],
    ['text that does not match', { code: 'ab' }, 'INVALID_FORMAT /code'],
    ['text that breaks two rules', { code: 'a' }, 'INVALID_FORMAT /code', 'INVALID_RANGE /code'],
    ['text that is too long for its pattern to be tried', { code: 'abcde' }, 'INVALID_RANGE /code'],
    ['no uuid', { owner_id: 'x' }, 'INVALID_FORMAT /owner_id'],
    ['a uuid with its urn', { owner_id: `urn:uuid:${id}` }, 'INVALID_FORMAT /owner_id'],
    ['a uuid in capitals', { owner_id: id.toUpperCase() }],
    ['a number for a uuid', { owner_id: 1 }, 'INVALID_INPUT /owner_id'],
    ['no timestamp', { at: 'tomorrow' }, 'INVALID_FORMAT /at'],
    ['a timestamp without an offset', { at: '2026-01-01T00:00:00' }, 'INVALID_FORMAT /at'],
    ['a day that the month lacks', { at: '2026-02-29T00:00:00Z' }, 'INVALID_FORMAT /at'],
    ['a leap day', { at: '2024-02-29T00:00:00Z' }],
    ['the year 0', { at: '0000-01-01T00:00:00Z' }, 'INVALID_FORMAT /at'],
    ['an offset', { at: '2026-01-01T00:00:00.123456+05:30' }],
    ['an integer below', { count: 0 }, 'INVALID_RANGE /count'],
    ['an integer above', { count: 11 }, 'INVALID_RANGE /count'],
    ['an integer beyond 32 bit', { count: 3_000_000_000 }, 'INVALID_RANGE /count'],
    ['a fraction for an integer', { count: 1.5 }, 'INVALID_INPUT /count'],
    ['a fraction for an integer, below', { count: 0.5 }, 'INVALID_INPUT /count'],
    ['digits as text', { count: '3' }, 'INVALID_INPUT /count'],
    ['null where there is a default', { count: null }, 'INVALID_INPUT /count'],
    ['a number below', { price: 0.4 }, 'INVALID_RANGE /price'],
    ['text for a boolean', { open: 'true' }, 'INVALID_INPUT /open'],
    ['an unknown value', { mode: 'open' }, 'INVALID_INPUT /mode'],
    ['null for a value', { mode: null }, 'MISSING_FIELD /mode'],
    ['a number for a value', { mode: 1 }, 'INVALID_INPUT /mode'],
    ['null for a value that may be null', { level: null }],
    ['another letter case where it counts', { level: 'Shared' }, 'INVALID_INPUT /level'],
    ['a duration of a year and more', { wait_ms: 31_536_000_001 }, 'INVALID_RANGE /wait_ms'],
    ['a duration of 0', { wait_ms: 0 }, 'INVALID_RANGE /wait_ms'],
    ['an unknown tag', { ttl: 'Never' }, 'INVALID_INPUT /ttl'],
    ['the tag of a case that holds a value', { ttl: 'For' }, 'INVALID_INPUT /ttl'],
    ['null for a variant', { ttl: null }, 'MISSING_FIELD /ttl'],
    ['a number for a variant', { ttl: 5 }, 'INVALID_INPUT /ttl'],
    ['a list for a variant', { ttl: ['Forever'] }, 'INVALID_INPUT /ttl'],
    ['null for a variant that may be null', { until: null }],
    ['a case with its value', { ttl: { For: 5 } }],
    ['a case with a value out of bounds', { ttl: { For: 0 } }, 'INVALID_RANGE /ttl/For'],
    ['a case with a wrong value', { ttl: { For: 'x' } }, 'INVALID_INPUT /ttl/For'],
    ['a case that holds nothing, with a value', { ttl: { Hour: 1 } }, 'INVALID_INPUT /ttl/Hour'],
    ['an empty variant', { ttl: {} }, 'INVALID_INPUT /ttl'],
    ['a key that is missing', { seat: { row: 1 } }, 'MISSING_FIELD /seat/mode'],
    ['a key that is unknown', { seat: { row: 1, mode: 'shared', raw: 1 } }, 'INVALID_INPUT /seat/raw'],
    ['a key out of bounds', { seat: { row: 0, mode: 'shared' } }, 'INVALID_RANGE /seat/row'],
    ['null for a key', { seat: { row: null, mode: 'shared' } }, 'MISSING_FIELD /seat/row'],
    ['a list for an object', { seat: [] }, 'INVALID_INPUT /seat'],
    [
      'an object in a list',
      { seats: [{ row: 1, mode: 'shared' }, { row: 99 }] },
      'MISSING_FIELD /seats/1/mode',
      'INVALID_RANGE /seats/1/row',
    ],
    ['null in a list', { tags: [null] }, 'INVALID_INPUT /tags/0'],
    ['a list that is too long', { tags: ['a', 'b', 'c', 'd'] }, 'INVALID_RANGE /tags'],
    ['a list that is empty', { tags: [] }, 'INVALID_INPUT /tags'],
    ['text for a list', { tags: 'a' }, 'INVALID_INPUT /tags'],
    ['a list without what it must hold', { kinds: ['exclusive'] }, 'INVALID_INPUT /kinds'],
    ['an empty list without what it must hold', { kinds: [] }, 'INVALID_INPUT /kinds'],
    ['an unknown value in a list', { kinds: ['shared', 'x'] }, 'INVALID_INPUT /kinds/1'],
    ['a broken uuid in a list', { ids: [id, 'x'] }, 'INVALID_FORMAT /ids/1'],
    ['no base64', { raw: 'a' }, 'INVALID_FORMAT /raw'],
    ['base64 of another alphabet', { raw: '-_==' }, 'INVALID_FORMAT /raw'],
    ['no bytes', { raw: '' }, 'INVALID_INPUT /raw'],
    ['too many bytes', { raw: 'QUJDREU=' }, 'INVALID_RANGE /raw'],
    ['text that is no JSON', { payload: '{' }, 'INVALID_FORMAT /payload'],
    ['blank text that should be JSON', { words: ' ' }, 'INVALID_INPUT /words'],
    ['other text that should be JSON', { words: 'x' }, 'INVALID_FORMAT /words'],
    ['null for JSON that may be null', { meta: null }],
    ['null for JSON', { data: null }, 'MISSING_FIELD /data'],
    ['any JSON', { data: [1, 'a', { b: null }] }],
    ['a flat key that is missing', { source: undefined }, 'MISSING_FIELD /source'],
    ['a flat key out of bounds', { weight: 2 }, 'INVALID_RANGE /weight'],
    ['a flat object given nested', { stamp: { source: 's' } }, 'INVALID_INPUT /stamp'],
    ['an unknown field', { nmae: 'x' }, 'INVALID_INPUT /nmae'],
    ['a field that the server sets', { permit_id: id }, 'INVALID_INPUT /permit_id'],
    ['NUL in text', { name: 'a\0' }, 'INVALID_INPUT /name'],
    ['half of a surrogate pair', { name: 'a\ud800' }, 'INVALID_INPUT /name'],
    ['NUL deep in JSON', { data: { a: ['\0'] } }, 'INVALID_INPUT /data/a/0'],
    ['NUL in a key of JSON', { data: { 'a\0': 1 } }, 'INVALID_INPUT /data'],
    ['neither of two', { nick: undefined }, 'INVALID_INPUT /nick'],
    ['one of two, null', { nick: null, other_id: null }, 'INVALID_INPUT /nick'],
    ['the other of two', { nick: undefined, other_id: id.replace('1', '2') }],
    ['equal ones', { other_id: id.toUpperCase() }, 'INVALID_INPUT /other_id'],
    [
      'several rules at once',
      { name: '', count: 0, x: 1 },
      'INVALID_INPUT /x',
      'MISSING_FIELD /name',
      'INVALID_RANGE /count',
    ],
  ];
  it.each(cases)('%s', (_, change, ...expected) => {
    expect([...refusals(create, body(change))].sort()).toEqual([...expected].sort());
  });

  it.each([[null], [[]], ['text'], [1], [true]])('is an object, and not %j', (given) => {
    expect(refusals(create, given)).toEqual(['INVALID_INPUT ']);
  });

  it('says what is missing, all of it', () => {
    const missing = refusals(create, {});
    const names = [
      'name',
      'code',
      'owner_id',
      'mode',
      'ttl',
      'seat',
      'seats',
      'tags',
      'ids',
      'raw',
      'payload',
      'data',
      'source',
      'wait_ms',
      'kinds',
    ];
    expect(missing.filter((one) => one.startsWith('MISSING_FIELD'))).toEqual(
      names.map((name) => `MISSING_FIELD /${name}`),
    );
  });

  it('names the field that was meant', () => {
    const validated = create(body({ nmae: 'x' }));
    expect(validated).toMatchObject({ errors: [{ message: 'unknown field "nmae"; did you mean "name"?' }] });
  });

  it('is given on with its defaults, and with the letters of the manifest', () => {
    const validated = create(body({ mode: 'SHARED', seat: { row: 1, mode: 'Exclusive' } }));
    expect(validated).toMatchObject({
      ok: true,
      value: { count: 3, mode: 'shared', seat: { mode: 'exclusive' } },
    });
  });

  it('takes no field from what it inherits, and leaves prototypes alone', () => {
    const hostile = JSON.parse(`{"__proto__": {"name": "n"}, "constructor": 1}`) as unknown;
    expect(refusals(create, hostile)).toContain('INVALID_INPUT /__proto__');
    expect(refusals(create, hostile)).toContain('INVALID_INPUT /constructor');
    expect(refusals(create, hostile)).toContain('MISSING_FIELD /name');
    expect(({} as { name?: unknown }).name).toBeUndefined();
  });

  it('is not read deeper than 100 levels', () => {
    const deep = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);
    expect(refusals(create, { ...valid, data: deep(99) })).toEqual([]);
    expect(refusals(create, { ...valid, data: deep(100_000) })).toEqual([
      expect.stringMatching(/^INVALID_INPUT \/data\/0/),
    ]);
  });

  it('is answered with at most 100 errors', () => {
    expect(refusals(create, body({ ids: Array.from({ length: 5000 }, () => 'x') }))).toHaveLength(100);
  });

  it('holds no number that JSON cannot give back', () => {
    const infinite = JSON.parse(JSON.stringify(valid).replace('"data":{}', '"data":{"a":1e999}')) as unknown;
    expect(refusals(create, infinite)).toEqual(['INVALID_RANGE /data/a']);
  });
});

describe('a merge patch', () => {
  const cases: readonly (readonly [string, unknown, ...string[]])[] = [
    ['one field', { name: 'n' }],
    ['nothing', {}, 'INVALID_INPUT '],
    ['blank', { name: ' ' }, 'INVALID_INPUT /name'],
    ['null for what cannot be null', { name: null }, 'INVALID_INPUT /name'],
    ['null for a value that cannot be null', { mode: null }, 'INVALID_INPUT /mode'],
    ['null for a variant that cannot be null', { ttl: null }, 'INVALID_INPUT /ttl'],
    [
      'null for what can be null',
      { nick: null, at: null, other_id: null, level: null, meta: null, spare: null },
      'INVALID_INPUT /nick',
    ],
    ['null for one of two', { nick: null }],
    ['part of an object', { seat: { row: 2 } }],
    ['no part of an object', { seat: {} }],
    ['a part out of bounds', { seat: { row: 0 } }, 'INVALID_RANGE /seat/row'],
    ['null for a part that cannot be null', { seat: { row: null } }, 'INVALID_INPUT /seat/row'],
    ['null for a part that can be null', { seat: { note: null } }],
    ['a blank part', { seat: { note: ' ' } }, 'INVALID_INPUT /seat/note'],
    ['an unknown part', { seat: { rwo: 1 } }, 'INVALID_INPUT /seat/rwo'],
    ['an object in a list, which is replaced whole', { seats: [{ row: 1 }] }, 'MISSING_FIELD /seats/0/mode'],
    ['an empty list', { tags: [] }, 'INVALID_INPUT /tags'],
    ['empty bytes', { raw: '' }, 'INVALID_INPUT /raw'],
    ['an unknown field', { nmae: 'n' }, 'INVALID_INPUT /nmae'],
    ['a field of the create alone', { code: 'AB' }, 'INVALID_INPUT /code'],
    ['equal ones, both given', { owner_id: id, other_id: id }, 'INVALID_INPUT /other_id'],
    ['one of two that must differ', { owner_id: id }],
    ['no items in both', { tags: [], ids: [] }, 'INVALID_INPUT /tags'],
    ['merge patches of JSON', { meta: { a: null }, data: { b: 1 } }],
  ];
  it.each(cases)('%s', (_, given, ...expected) => {
    expect(refusals(update, given)).toEqual(expected);
  });

  it('is given on without defaults', () => {
    expect(update({ name: 'n' })).toEqual({ ok: true, value: { name: 'n' } });
  });
});

describe('the body of a transition', () => {
  const move = validatorOf(manifest, 'permit', 'move');
  it.each([
    ['given', { mover_id: id }],
    ['absent', {}, 'MISSING_FIELD /mover_id'],
    ['null', { mover_id: null }, 'MISSING_FIELD /mover_id'],
    ['unreadable', { mover_id: 'x' }, 'INVALID_FORMAT /mover_id'],
  ])('%s', (_, given, ...expected) => {
    expect(refusals(move, given)).toEqual(expected);
  });
});
