/** Values of every type, sums that stay within bounds, patches of nested objects, and texts that look like code. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { emitSql } from '../../generator/emit/sql/index.ts';
import { type Model } from '../../generator/model/model.ts';
import { modelIn, modelOf, type SqlDatabase, sqlDatabase } from './support.ts';

describe('sums', () => {
  let db: SqlDatabase;
  let id = '';
  let product: Record<string, unknown>;
  const input = { sku: 'ABCDEFGH', name: 'n', price: 0.1, weight_grams: null, tags: ['a"', "b'", '{,}', 'null', ''] };
  beforeAll(async () => {
    db = await sqlDatabase(modelIn('test/fixtures/shop/resources.yaml'));
    product = await db.done('product.create', { input });
    id = String(product['product_id']);
  }, 60_000);
  afterAll(() => db.drop());

  it('begin with the default', () => {
    expect(product).toMatchObject({ ...input, currency: 'EUR', stock: 0, discontinued: false });
  });

  it('are refused with the facts where the row cannot give so much', async () => {
    await db.done('product.restock', { id, input: { quantity: 5 } });
    const { refusal } = await db.call('product.reserve', { id, input: { quantity: 6 } });
    expect(refusal).toEqual({
      status: 409,
      code: 'OUT_OF_STOCK',
      message: 'stock is 5; reserve needs at least 6',
    });
    expect((await db.done('product.reserve', { id, input: { quantity: 5 } }))['stock']).toBe(0);
    expect((await db.call('product.reserve', { id })).refusal?.code).toBe('OUT_OF_STOCK');
  });

  it('sell no piece twice to fifty at once', async () => {
    await db.done('product.restock', { id, input: { quantity: 20 } });
    const sold = await Promise.all(
      Array.from({ length: 50 }, () => db.call('product.reserve', { id, input: { quantity: 1 } })),
    );
    expect(sold.filter(({ refusal }) => refusal === null)).toHaveLength(20);
  });

  it('never leave the bounds of their field', async () => {
    await db.owner.query('ALTER TABLE api.product DISABLE TRIGGER USER');
    await db.owner.query('UPDATE api.product SET stock = 900000 WHERE product_id = $1', [id]);
    await db.owner.query('ALTER TABLE api.product ENABLE TRIGGER USER');
    const { refusal } = await db.call('product.restock', { id, input: { quantity: 2_147_483_647 } });
    expect(refusal).toEqual({
      status: 409,
      code: 'STATE_CONFLICT',
      message: 'stock would be 2148383647; it must be between 0 and 1000000',
    });
  });

  it('writes whole what a change takes, null where it is left out', async () => {
    const repriced = await db.done('product.reprice', { id, input: { price: 12.5, currency: 'USD' } });
    expect(repriced).toMatchObject({ price: 12.5, currency: 'USD' });
  });
});

const zoo = `
api: { title: Zoo, version: "1.0.0", base: /api, doc: "ends here */ -- \\n; DROP SCHEMA api; $$ $body1$" }
types:
  Odd: ["it's", 'say "no"', 'a\\b', "%s $1 $$ ;--", "ünï 👍"]
  Inner: { object: { must: { type: integer }, may: { type: text, nullable: true }, given: { type: text, default: "d'" } } }
  Outer:
    object:
      inner: { type: Inner, nullable: true }
      many: { list: Inner, nullable: true }
      when: { type: timestamp, nullable: true }
resources:
  order:
    doc: "A doc; with 'quotes', $$ and a line\\nbreak. /* */"
    fields:
      group: { type: Odd, default: "it's" }
      end: { type: text, nullable: true, default: "x'); DROP TABLE api.\\"order\\"; --" }
      loop: { list: integer, nullable: true }
      numbers: { list: number, default: [0.1, 1e21] }
      flags: { list: boolean, nullable: true }
      odds: { list: Odd, default: [] }
      times: { list: timestamp, nullable: true }
      anything: { list: json, nullable: true }
      spans: { list: duration_ms, nullable: true }
      data: { type: bytes, nullable: true }
      outer: { type: Outer, nullable: true }
      whole: { type: integer, nullable: true }
      real: { type: number, nullable: true }
      flag: { type: boolean, nullable: true }
      at: { type: timestamp, nullable: true }
      gap: { type: duration_ms, nullable: true, value: { subtract: [ended, begun] } }
      begun: { type: timestamp, nullable: true }
      ended: { type: timestamp, nullable: true }
    mutations:
      create:
        create: [group, end, loop, numbers, flags, odds, times, anything, spans, data, outer, whole, real, flag, at, begun, ended]
        event: { OrderCreated: order }
      update:
        update: [group, end, loop, numbers, outer, whole, begun, ended, data, at]
        when: { group: { not: 'a\\b', error: ODD_ONE } }
        event: { OrderUpdated: [order, group, odds, { "select": end }] }
    queries:
      get: {}
      list: { filter: [group, end, { whole_too: { whole: { at_least: 3 } } }] }
`;

describe('values', () => {
  let db: SqlDatabase;
  let model: Model;
  beforeAll(async () => {
    model = modelOf(zoo);
    db = await sqlDatabase(model);
  }, 60_000);
  afterAll(() => db.drop());

  it('of every type come back as they went in', async () => {
    const input = {
      group: '%s $1 $$ ;--',
      end: "'); DROP TABLE api.order; -- \\ \u2028 \u0001 👍",
      loop: [1, -2, 2_147_483_647],
      numbers: [0.1, -1e-300, 1e21, 5],
      flags: [true, false],
      odds: ["it's", 'say "no"', 'a\\b', '%s $1 $$ ;--', 'ünï 👍'],
      times: ['2020-01-01T00:00:00+05:30'],
      anything: [null, { a: [1, 'x'] }, 'text', 0.5],
      spans: [31_536_000_000],
      data: Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)).toString('base64'),
      outer: {
        inner: { must: 1, may: null, given: 'g' },
        many: [{ must: 2, may: 'm', given: 'g' }],
        when: '2020-01-01T00:00:00Z',
      },
      whole: 7.0,
      real: 1e100,
      flag: false,
      at: '2020-02-29T23:59:59.123456+05:30',
      begun: null,
      ended: null,
    };
    const answer = await db.done('order.create', { input });
    expect(answer).toMatchObject({ ...input, at: '2020-02-29T18:29:59.123456Z', gap: null });
  });

  it('that are left out are null or their defaults, in nested objects too', async () => {
    const outer = { inner: { must: 1 }, many: [{ must: 2 }, { must: 3, given: 'x' }] };
    const answer = await db.done('order.create', { input: { outer } });
    expect(answer).toMatchObject({
      group: "it's",
      end: 'x\'); DROP TABLE api."order"; --',
      numbers: [0.1, 1e21],
      odds: [],
      loop: null,
      outer: {
        inner: { must: 1, may: null, given: "d'" },
        many: [
          { must: 2, may: null, given: "d'" },
          { must: 3, may: null, given: 'x' },
        ],
        when: null,
      },
    });
    expect(await db.done('order.create', { input: { end: null, outer: {} } })).toMatchObject({
      end: null,
      outer: { inner: null, many: null, when: null },
    });
  });

  it('merged into what was null must be whole', async () => {
    const created = await db.done('order.create', { input: {} });
    const id = String(created['order_id']);
    const half = await db.call('order.update', { id, input: { outer: { inner: { may: 'x' } } } });
    expect(half.refusal).toEqual({ status: 400, code: 'INVALID_INPUT', message: 'outer lacks inner.must' });
    const whole = await db.done('order.update', { id, input: { outer: { inner: { must: 1 } } } });
    expect(whole['outer']).toEqual({ inner: { must: 1, may: null, given: "d'" }, many: null, when: null });
    const patched = await db.done('order.update', {
      id,
      input: { outer: { inner: { may: 'x', given: null }, many: [] } },
    });
    expect(patched['outer']).toEqual({ inner: { must: 1, may: 'x', given: "d'" }, many: [], when: null });
    expect((await db.done('order.update', { id, input: { outer: null } }))['outer']).toBeNull();
  });

  it('between two times is counted in milliseconds, again when either changes', async () => {
    const input = { begun: '2020-01-01T00:00:00Z', ended: '2020-01-01T00:00:01.5Z' };
    const created = await db.done('order.create', { input });
    expect(created['gap']).toBe(1500);
    const id = String(created['order_id']);
    expect((await db.done('order.update', { id, input: { ended: '2020-01-02T00:00:00Z' } }))['gap']).toBe(86_400_000);
    expect((await db.done('order.update', { id, input: { begun: null } }))['gap']).toBeNull();
  });

  it('that look like code are refused and told as they are', async () => {
    const created = await db.done('order.create', { input: { group: 'a\\b', odds: ["it's"] } });
    const { refusal } = await db.call('order.update', { id: String(created['order_id']), input: { whole: 1 } });
    expect(refusal).toEqual({ status: 409, code: 'ODD_ONE', message: 'group is a\\b; update needs any other group' });
    const other = await db.done('order.create', { input: { group: '%s $1 $$ ;--', odds: ["it's"] } });
    await db.heard();
    await db.done('order.update', { id: String(other['order_id']), input: { whole: 1 } });
    const [event] = await db.heard();
    expect(event?.payload).toMatchObject({
      group: '%s $1 $$ ;--',
      odds: ["it's"],
      select: 'x\'); DROP TABLE api."order"; --',
    });
    expect(event?.new_fields).toMatchObject({ group: '%s $1 $$ ;--' });
  });

  it('that no text can hold are refused by the database, not cut', async () => {
    await expect(db.call('order.create', { input: { end: 'a\0b' } })).rejects.toMatchObject({ code: '22P05' });
  });

  it('give the same text twice', () => {
    const emit = () => emitSql(modelOf(zoo), { contract: '', support: '', source: 'resources.yaml' });
    expect(emit()).toEqual(emit());
  });
});
