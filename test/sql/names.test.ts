/** Names and texts on their way into SQL. */
import { describe, expect, it } from '@jest/globals';
import { emitFunctions } from '../../generator/emit/sql/functions.ts';
import { FunctionNames, joined, NameScope } from '../../generator/emit/sql/names.ts';
import { body, ident, literal, remark } from '../../generator/emit/sql/quoting.ts';
import type { SabotageKind } from '../../generator/emit/sql/sabotage.ts';
import { modelIn, modelOf } from './support.ts';

describe('a text on its way into SQL', () => {
  it('is quoted as a name where it must be', () => {
    expect(['lock_id', 'order', 'loop', 'Group', 'a"b', '1st', 'ä'].map(ident)).toEqual([
      'lock_id',
      '"order"',
      '"loop"',
      '"Group"',
      '"a""b"',
      '"1st"',
      '"ä"',
    ]);
  });

  it('is quoted as a value, whatever the settings', () => {
    expect(["it's", 'a\\', "\\'"].map(literal)).toEqual(["'it''s'", "E'a\\\\'", "E'\\\\'''"]);
    expect(() => literal('a\0')).toThrow('NUL');
  });

  it('cannot leave a comment or a body', () => {
    expect(remark('a\r\nb\u2028c\0d')).toEqual(['-- a b c d']);
    expect(body(["SELECT '$$ $body1$'"])).toBe("$body2$\nSELECT '$$ $body1$'\n$body2$");
  });
});

describe('a name in the database', () => {
  it('is never longer than PostgreSQL keeps', () => {
    const long = joined('ä'.repeat(40), 'tail');
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(63);
    expect(joined('ä'.repeat(40), 'other')).not.toBe(long);
  });

  it('belongs to one thing', () => {
    const names = new NameScope();
    const first = names.take(['a_b', 'c']);
    const second = names.take(['a', 'b_c']);
    expect([first, names.take(['a_b', 'c'])]).toEqual(['a_b_c', 'a_b_c']);
    expect(second).toMatch(/^a_b_c_[0-9a-f]{8}$/);
  });

  it('is the same for whoever asks', () => {
    const model = modelOf(`
api: { title: Names, version: "1.0.0", base: /api }
resources:
  a: { fields: { x: { type: text } }, mutations: { b_c: { create: [x], event: { One: a } } }, queries: { get: {} } }
  a_b: { fields: { x: { type: text } }, mutations: { c: { create: [x], event: { Two: a_b } } }, queries: { get: {} } }
`);
    const names = new FunctionNames(model, 'fn');
    expect(names.of('a', 'b_c')).toBe('fn.a_b_c');
    expect(names.of('a_b', 'c')).toMatch(/^fn\.a_b_c_[0-9a-f]{8}$/);
    expect(emitFunctions(model).text.match(/^CREATE FUNCTION .*a_b_c.*\(/gm)).toHaveLength(2);
  });
});

describe('the schema of functions', () => {
  const model = modelIn('resources.yaml');

  it('is named after their text', () => {
    const { schema, text } = emitFunctions(model);
    expect(schema).toMatch(/^fn_[0-9a-f]{12}$/);
    expect(text).toContain(`CREATE SCHEMA ${schema};`);
    expect(text).not.toContain('\0');
    expect(emitFunctions(modelIn('test/fixtures/shop/resources.yaml')).schema).not.toBe(schema);
  });

  it.each<SabotageKind>(['omit', 'type', 'tenant', 'payload', 'double'])(
    'with "%s" differs in one function only',
    (kind) => {
      const functions = ({ schema, text }: ReturnType<typeof emitFunctions>) =>
        text.replaceAll(schema, 'fn').split(/^(?=-- )/m);
      const whole = new Set(functions(emitFunctions(model)));
      const broken = functions(emitFunctions(model, { sabotage: { mutation: 'lock.acquire', kind } }));
      const changed = broken.filter((part) => !whole.has(part));
      expect(changed).toHaveLength(1);
      expect(changed[0]).toContain('fn.lock_acquire(');
    },
  );
});
