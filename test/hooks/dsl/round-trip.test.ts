import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from '../../../src/hooks/dsl/parse.ts';
import { print } from '../../../src/hooks/dsl/print.ts';
import type * as tree from '../../../src/hooks/dsl/tree.ts';

const plain = <Kind extends string>(...kinds: Kind[]) => fc.constantFrom(...kinds).map((kind) => ({ kind }));

const name = fc.stringMatching(/^[a-z_][a-z0-9_]{0,8}$/).map((text) => `x${text}`); // no keyword begins with x
/** What stands where keywords may name things, too. */
const word = fc.oneof(name, fc.constantFrom('type', 'Memory', 'optional', 'into', 'uuid', 'now', 'retention'));
const text = fc.string({ unit: 'binary' });
const whole = fc.maxSafeInteger().map((number) => number + 0); // no -0: JSON has none
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);

const duration: fc.Arbitrary<tree.Duration> = fc.record({
  kind: fc.constant('duration' as const),
  amount: number,
  unit: fc.constantFrom('s', 'm', 'h', 'd', 'w'),
});

const trigger: fc.Arbitrary<tree.Trigger> = fc.oneof(
  plain('task_start', 'task_end', 'scope_close', 'turn_end', 'manual'),
  fc.record({ kind: fc.constant('schedule' as const), cron: text }),
);

const mode: fc.Arbitrary<tree.Mode> = fc.oneof(
  plain('full', 'summary'),
  fc.record({ kind: fc.constant('top_k' as const), count: whole }),
  fc.record({ kind: fc.constant('relevant' as const), threshold: number }),
);

const { filter } = fc.letrec<{ value: tree.Value; filter: tree.Filter }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    plain('true', 'false', 'null', 'current_trajectory', 'current_scope', 'now'),
    fc.record({ kind: fc.constant('text' as const), text }),
    fc.record({ kind: fc.constant('number' as const), number }),
    duration,
    fc.record({ kind: fc.constant('list' as const), items: fc.array(tie('value'), { maxLength: 4 }) }),
  ),
  filter: fc.oneof(
    { depthSize: 'small' },
    fc.record({
      kind: fc.constant('compare' as const),
      field: word,
      operator: fc.constantFrom<tree.Operator[]>('=', '!=', '<', '>', '<=', '>=', '~', 'in', 'contains'),
      value: tie('value'),
    }),
    fc.record({ kind: fc.constant('not' as const), operand: tie('filter') }),
    fc.record({
      kind: fc.constantFrom('and', 'or'),
      operands: fc.array(tie('filter'), { minLength: 2, maxLength: 4 }),
    }),
  ),
}));

const adapter: fc.Arbitrary<tree.Adapter> = fc.record({
  kind: fc.constant('adapter' as const),
  name,
  type: fc.constantFrom('postgres', 'redis', 'memory'),
  connection: fc.string({ unit: 'binary', minLength: 1 }),
  options: fc.array(fc.record({ key: text, value: fc.oneof(text, number) }), { maxLength: 4 }),
});

const fieldType: fc.Arbitrary<tree.FieldType> = fc.oneof(
  plain('uuid', 'text', 'int', 'float', 'bool', 'timestamp', 'json'),
  fc.record({ kind: fc.constant('embedding' as const), dimensions: fc.option(whole) }),
  fc.record({ kind: fc.constant('enum' as const), values: fc.array(text, { maxLength: 4 }) }),
);

const memory: fc.Arbitrary<tree.Memory> = fc.record({
  kind: fc.constant('memory' as const),
  name,
  type: fc.constantFrom('ephemeral', 'working', 'episodic', 'semantic', 'procedural', 'meta'),
  schema: fc.array(fc.record({ name: word, type: fieldType, optional: fc.boolean() }), { maxLength: 5 }),
  retention: fc.oneof(
    plain('persistent', 'session', 'scope'),
    fc.record({ kind: fc.constant('max' as const), count: whole }),
    duration,
  ),
  lifecycle: fc.option(fc.oneof(plain('explicit'), fc.record({ kind: fc.constant('auto_close' as const), trigger }))),
  parent: fc.option(name),
  index: fc.array(
    fc.record({ field: name, kind: fc.constantFrom<tree.IndexKind[]>('btree', 'hash', 'gin', 'hnsw', 'ivfflat') }),
    { maxLength: 4 },
  ),
  inject_on: fc.array(trigger, { maxLength: 4 }),
  artifacts: fc.array(text, { maxLength: 4 }),
});

const action: fc.Arbitrary<tree.Action> = fc.oneof(
  fc.record({ kind: fc.constantFrom('summarize', 'extract_artifacts', 'checkpoint'), target: word }),
  fc.record({ kind: fc.constant('prune' as const), target: word, filter }),
  fc.record({ kind: fc.constant('notify' as const), text }),
  fc.record({ kind: fc.constant('inject' as const), target: word, mode }),
);

const policy: fc.Arbitrary<tree.Policy> = fc.record({
  kind: fc.constant('policy' as const),
  name,
  rules: fc.array(fc.record({ on: trigger, actions: fc.array(action, { maxLength: 3 }) }), { maxLength: 3 }),
});

const injection: fc.Arbitrary<tree.Injection> = fc.record({
  kind: fc.constant('injection' as const),
  source: word,
  target: word,
  mode,
  priority: whole,
  max_tokens: fc.option(whole),
  filter: fc.option(filter),
});

const source: fc.Arbitrary<tree.Source> = fc.record({
  version: text,
  definitions: fc.array(fc.oneof(adapter, memory, policy, injection), { maxLength: 5 }),
});

test('a tree that is printed and parsed again is the same tree', () => {
  fc.assert(
    fc.property(source, (written) => {
      expect(parse(print(written))).toEqual({ ok: true, source: structuredClone(written) });
    }),
    { numRuns: 200 },
  );
});

test('a source that is parsed, printed and parsed again gives the same tree, optional fields included', () => {
  const text = `caliber: "1.0" {
    memory findings {
        type: semantic
        retention: persistent
        schema: { id: uuid, score: float optional optional: text }
    }
}`.replace('float optional optional', 'float optional, optional');
  const first = parse(text);
  if (!first.ok) throw new Error(first.error.message);
  expect(first.source.definitions).toMatchObject([{ schema: [{}, { optional: true }, { name: 'optional' }] }]);
  expect(parse(print(first.source))).toEqual(first);
});

test('the printed form has one item a line, four spaces a level', () => {
  const parsed = parse(
    'caliber: "1" { memory m { type: meta retention: 7d schema: { a: int optional b: enum("x") } } }',
  );
  if (!parsed.ok) throw new Error(parsed.error.message);
  expect(print(parsed.source)).toBe(`caliber: "1" {
    memory m {
        type: meta
        schema: {
            a: int optional,
            b: enum("x"),
        }
        retention: 7d
    }
}
`);
});

test('no text whatever makes the parser fail otherwise than by an error with a position', () => {
  const piece = fc.oneof(
    fc.constantFrom('caliber', ':', '"1"', '{', '}', '(', ')', '[', ']', ',', 'memory', 'm', 'type', 'filter', 'not'),
    fc.constantFrom('"', '\\', '\n', '/*', '*/', '//', '-', '7d', '0.5', 'inject', 'into', 'on', '=', 'é', '\0'),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const parsed = parse(pieces.join(' '));
      if (parsed.ok) return;
      expect(parsed.error.line).toBeGreaterThanOrEqual(1);
      expect(parsed.error.column).toBeGreaterThanOrEqual(1);
    }),
    { numRuns: 500 },
  );
});
