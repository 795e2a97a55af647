/** Objects as people read them: keys in the manifest's order and not in that of jsonb, without white space, wherever they stand. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { modelOf, type SqlDatabase, sqlDatabase } from './support.ts';

const manifest = `
api: { title: Boxes, version: "1.0.0" }
types:
  Span: { variant: { Ever: {}, Days: { type: integer, min: 1 } } }
  Size: [small, "very, very: big"]
  Inner: { object: { zebra: { type: text }, a: { type: integer, default: 7 } } }
  Outer:
    object:
      zone: { type: text, nullable: true }
      span: { type: Span, nullable: true }
      inner: { type: Inner, nullable: true }
      an: { list: Inner, nullable: true }
      words: { list: text, nullable: true }
      sizes: { list: Size, nullable: true }
      numbers: { list: number, nullable: true }
      spans: { list: Span, nullable: true }
      b: { type: json, nullable: true }
resources:
  box:
    fields:
      outer: { type: Outer, nullable: true }
      lid: { type: Inner, default: { a: 1, zebra: "z, : z" } }
      many: { list: Outer, default: [{ b: 1, zone: here }] }
      span: { type: Span, default: { Days: 2 } }
      free: { type: json, nullable: true }
    rules:
      - { some_item: [outer.an, outer.words, many] }
    mutations:
      create: { create: [outer, lid, many, span, free], event: { BoxCreated: box } }
      update: { update: [outer, lid, many], event: { BoxUpdated: [outer, lid] } }
      close:
        input: [lid]
        answer: lid
        event: { BoxClosed: [lid] }
    queries:
      get: {}
`;

const none = '"inner":null,"an":null,"words":null,"sizes":null,"numbers":null,"spans":null';
const full = {
  b: { b: 1, aa: [1, 2] },
  spans: [{ Days: 1 }, 'Ever'],
  numbers: [1, 0.5],
  sizes: ['very, very: big', 'small'],
  words: ['a, b: c', '"', ''],
  an: [{ zebra: 'x' }, { a: 2, zebra: ', ' }],
  inner: { a: 3, zebra: ': ' },
  span: { Days: 5 },
  zone: 'o, o',
};
const fullText =
  '{"zone":"o, o","span":{"Days":5},"inner":{"zebra":": ","a":3},"an":[{"zebra":"x","a":7},{"zebra":", ","a":2}],' +
  '"words":["a, b: c","\\"",""],"sizes":["very, very: big","small"],"numbers":[1,0.5],"spans":[{"Days":1},"Ever"],' +
  // Free JSON is as jsonb prints it.
  '"b":{"b": 1, "aa": [1, 2]}}';

describe('an object', () => {
  let db: SqlDatabase;
  let id = '';
  beforeAll(async () => {
    db = await sqlDatabase(modelOf(manifest));
  }, 60_000);
  afterAll(() => db.drop());

  const text = async (column: string): Promise<string> => {
    const { rows } = await db.server.query<{ text: string }>(
      `SELECT ${db.schema}.box_text(r)::json ->> $2 AS text FROM api.box r WHERE r.box_id = $1`,
      [id, column],
    );
    return rows[0]?.text ?? '';
  };
  const payload = async (): Promise<string> => {
    const { rows } = await db.owner.query<{ payload: string }>(
      'SELECT payload FROM resound.outbox ORDER BY id DESC LIMIT 1',
    );
    return rows[0]?.payload ?? '';
  };

  it('shows its keys in the declared order, whatever the order in which they came', async () => {
    const created = await db.done('box.create', { input: { outer: full, free: { bb: 1, a: [1, 2] } } });
    id = String(created['box_id']);
    expect(await text('outer')).toBe(fullText);
    expect(await text('free')).toBe('{"a": [1, 2], "bb": 1}');
    expect(await payload()).toContain(`"outer":${fullText},"lid":{"zebra":"z, : z","a":1},"many":[`);
  });

  it('has them in defaults of the manifest too', async () => {
    expect(await text('lid')).toBe('{"zebra":"z, : z","a":1}');
    expect(await text('many')).toBe(`[{"zone":"here","span":null,${none},"b":1}]`);
    expect(await text('span')).toBe('{"Days":2}');
  });

  it('has them after a merge patch', async () => {
    const input = { outer: { b: null, zone: null, an: null, inner: { zebra: 'patched' } }, lid: { zebra: 'y' } };
    await db.done('box.update', { id, input });
    const patched = fullText
      .replace('"o, o"', 'null')
      .replace('": "', '"patched"')
      .replace(/"an":\[.*?\]/, '"an":null')
      .replace(/"b":\{.*?\]\}/, '"b":null');
    expect(await text('outer')).toBe(patched);
    expect(await payload()).toContain(`"outer":${patched},"lid":{"zebra":"y","a":1}`);
  });

  it('has them where it is the answer', async () => {
    const { rows } = await db.server.query<{ answer: string }>(
      `SELECT answer FROM ${db.schema}.box_close($1, $2, NULL, $3, 'key:test', 'r', NULL)`,
      [db.tenant, id, JSON.stringify({ lid: { zebra: 'w' } })],
    );
    expect(rows[0]?.answer).toBe('{"zebra":"w","a":7}');
    expect(await payload()).toContain('"lid":{"zebra":"w","a":7}');
  });

  it('is seen by rules that look into it', async () => {
    const input = { outer: { an: [], words: [] }, many: [] };
    await expect(db.call('box.create', { input })).rejects.toMatchObject({
      constraint: 'box_some_item_outer_an_outer_words_many_check',
    });
    const { refusal } = await db.call('box.update', { id, input });
    expect(refusal?.message).toBe('one of outer.an, outer.words, many must hold an item');
  });
});
