import { describe, expect, test } from '@jest/globals';
import { parse } from '../../../src/hooks/dsl/parse.ts';
import type { Definition, Source } from '../../../src/hooks/dsl/tree.ts';

function read(text: string): Source {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(`${parsed.error.line}:${parsed.error.column} ${parsed.error.message}`);
  return parsed.source;
}

function only(definition: string): Definition {
  const [first, ...others] = read(`caliber: "1" { ${definition} }`).definitions;
  if (first === undefined || others.length > 0) throw new Error('not one definition');
  return first;
}

describe('the tree of a source', () => {
  test('has adapters and memories with all their fields', () => {
    const source = read(`caliber: "1.0" {
    adapter main_store {
        type: postgres
        connection: "postgres://db.internal/agents"
    }
    memory findings {
        type: semantic
        schema: {
            id: uuid
            title: text
            score: float optional
            vec: embedding(384)
        }
        retention: persistent
        index: { id: btree, vec: hnsw }
        inject_on: [task_start, manual]
        artifacts: ["report", "patch"]
    }
}
`);
    expect(source).toEqual({
      version: '1.0',
      definitions: [
        {
          kind: 'adapter',
          name: 'main_store',
          type: 'postgres',
          connection: 'postgres://db.internal/agents',
          options: [],
        },
        {
          kind: 'memory',
          name: 'findings',
          type: 'semantic',
          schema: [
            { name: 'id', type: { kind: 'uuid' }, optional: false },
            { name: 'title', type: { kind: 'text' }, optional: false },
            { name: 'score', type: { kind: 'float' }, optional: true },
            { name: 'vec', type: { kind: 'embedding', dimensions: 384 }, optional: false },
          ],
          retention: { kind: 'persistent' },
          lifecycle: null,
          parent: null,
          index: [
            { field: 'id', kind: 'btree' },
            { field: 'vec', kind: 'hnsw' },
          ],
          inject_on: [{ kind: 'task_start' }, { kind: 'manual' }],
          artifacts: ['report', 'patch'],
        },
      ],
    });
  });

  test('has policies with their rules and actions', () => {
    const source = read(`// nightly tidy-up
CALIBER : "0.3" {
    memory scratch {
        type: working
        retention: 30m
        lifecycle: auto_close(scope_close)
    }
    policy tidy {
        on scope_close: [summarize(scratch), checkpoint(scratch)]
        on schedule("0 3 * * *"): [
            prune(scratch, age > 7d and not pinned = true)
            notify("tidied")
        ]
    }
}
`);
    expect(source.version).toBe('0.3');
    expect(source.definitions).toMatchObject([
      {
        kind: 'memory',
        retention: { kind: 'duration', amount: 30, unit: 'm' },
        lifecycle: { kind: 'auto_close', trigger: { kind: 'scope_close' } },
      },
      {
        kind: 'policy',
        name: 'tidy',
        rules: [
          {
            on: { kind: 'scope_close' },
            actions: [
              { kind: 'summarize', target: 'scratch' },
              { kind: 'checkpoint', target: 'scratch' },
            ],
          },
          {
            on: { kind: 'schedule', cron: '0 3 * * *' },
            actions: [
              {
                kind: 'prune',
                target: 'scratch',
                filter: {
                  kind: 'and',
                  operands: [
                    {
                      kind: 'compare',
                      field: 'age',
                      operator: '>',
                      value: { kind: 'duration', amount: 7, unit: 'd' },
                    },
                    {
                      kind: 'not',
                      operand: { kind: 'compare', field: 'pinned', operator: '=', value: { kind: 'true' } },
                    },
                  ],
                },
              },
              { kind: 'notify', text: 'tidied' },
            ],
          },
        ],
      },
    ]);
  });

  test('has injections, whose mode is full unless it is given', () => {
    const source = read(`/* injections only */
caliber: "2" {
    inject lessons into prompt {
        mode: top_k(5)
        priority: 80
        max_tokens: 1200
        filter: (confidence >= 0.7 or kind in ["rule", "tip"]) and scope_id = current_scope
    }
    inject rules into prompt {
        priority: 95
    }
}
`);
    expect(source.definitions).toEqual([
      {
        kind: 'injection',
        source: 'lessons',
        target: 'prompt',
        mode: { kind: 'top_k', count: 5 },
        priority: 80,
        max_tokens: 1200,
        filter: {
          kind: 'and',
          operands: [
            {
              kind: 'or',
              operands: [
                {
                  kind: 'compare',
                  field: 'confidence',
                  operator: '>=',
                  value: { kind: 'number', number: 0.7 },
                },
                {
                  kind: 'compare',
                  field: 'kind',
                  operator: 'in',
                  value: {
                    kind: 'list',
                    items: [
                      { kind: 'text', text: 'rule' },
                      { kind: 'text', text: 'tip' },
                    ],
                  },
                },
              ],
            },
            { kind: 'compare', field: 'scope_id', operator: '=', value: { kind: 'current_scope' } },
          ],
        },
      },
      {
        kind: 'injection',
        source: 'rules',
        target: 'prompt',
        mode: { kind: 'full' },
        priority: 95,
        max_tokens: null,
        filter: null,
      },
    ]);
  });
});

describe('the language', () => {
  test('takes keywords in any letter case', () => {
    expect(only('Memory m { TYPE: Working Retention: SESSION Inject_On: [Task_Start] }')).toMatchObject({
      type: 'working',
      retention: { kind: 'session' },
      inject_on: [{ kind: 'task_start' }],
    });
    expect(only('adapter a { type: MEMORY connection: "x" }')).toMatchObject({ type: 'memory' });
  });

  test('reads a word that a keyword begins as an identifier', () => {
    expect(only('memory internal { type: meta retention: 1 }')).toMatchObject({ name: 'internal' });
    expect(only('policy on_call { }')).toMatchObject({ name: 'on_call' });
  });

  test('lets keywords name schema fields, sources, targets and the fields of filters', () => {
    expect(only('memory m { type: meta retention: 1 schema: { type: text, optional: int optional } }')).toMatchObject({
      schema: [
        { name: 'type', type: { kind: 'text' }, optional: false },
        { name: 'optional', type: { kind: 'int' }, optional: true },
      ],
    });
    expect(only('inject memory into into { priority: 1 filter: type = null }')).toMatchObject({
      source: 'memory',
      target: 'into',
      filter: { field: 'type', value: { kind: 'null' } },
    });
  });

  test('keeps the last of several equal fields', () => {
    expect(only('memory m { type: meta retention: 1 type: working retention: 2.9 }')).toMatchObject({
      type: 'working',
      retention: { kind: 'max', count: 2 },
    });
  });

  test('cuts a fraction off where a whole number is meant, and keeps it elsewhere', () => {
    expect(only('inject a into b { priority: -1.9 max_tokens: 0.5 mode: relevant(0.25) }')).toMatchObject({
      priority: -1,
      max_tokens: 0,
      mode: { kind: 'relevant', threshold: 0.25 },
    });
  });

  test('ignores what follows the last brace', () => {
    expect(read('caliber: "1" { } } ; "').definitions).toEqual([]);
  });

  test('checks no meaning: doubles, unknown memories, an empty version, an empty enum, a policy without rules', () => {
    expect(
      read(
        'caliber: "" { policy p { } policy p { } memory m { type: meta retention: 0 parent: none schema: { e: enum() } } }',
      ),
    ).toMatchObject({
      version: '',
      definitions: [{ name: 'p', rules: [] }, { name: 'p' }, { parent: 'none', schema: [{ type: { values: [] } }] }],
    });
  });

  test('knows five escapes and leaves any other backslash as it is', () => {
    expect(only(String.raw`policy p { on manual: [notify("a\n\t\r\\\"\q")] }`)).toMatchObject({
      rules: [{ actions: [{ text: 'a\n\t\r\\"\\q' }] }],
    });
  });

  test('binds not closer than and, and and closer than or', () => {
    const filter = (text: string) => only(`inject a into b { priority: 1 filter: ${text} }`);
    expect(filter('not a = 1 and b == 2 or c ~ "x"')).toMatchObject({
      filter: {
        kind: 'or',
        operands: [
          {
            kind: 'and',
            operands: [
              { kind: 'not', operand: { field: 'a' } },
              { field: 'b', operator: '=' },
            ],
          },
          { field: 'c', operator: '~' },
        ],
      },
    });
  });

  test('reads options of adapters, texts and numbers', () => {
    expect(
      only('adapter a { type: redis connection: "x" options: { "pool": 5, "ssl": "on" "ratio": -0.5 } }'),
    ).toMatchObject({
      options: [
        { key: 'pool', value: 5 },
        { key: 'ssl', value: 'on' },
        { key: 'ratio', value: -0.5 },
      ],
    });
  });
});

describe('a hostile source', () => {
  const nested = (text: string): string => `caliber: "1" { inject a into b { priority: 1 filter: ${text} } }`;

  test.each([
    ['parentheses', '('],
    ['not', 'not '],
    ['lists', 'a in ['],
  ])('of %s without end is refused where it becomes too deep', (_, piece) => {
    const start = piece === 'a in [' ? 'a in ' : '';
    const parsed = parse(nested(start + (piece === 'a in [' ? '[' : piece).repeat(200_000)));
    expect(parsed).toMatchObject({ ok: false, error: { line: 1, message: 'a filter may nest at most 100 deep' } });
  });

  test('is read up to the depth that is allowed', () => {
    expect(parse(nested(`${'('.repeat(100)}a = 1${')'.repeat(100)}`))).toMatchObject({ ok: true });
    expect(parse(nested(`${'('.repeat(101)}a = 1${')'.repeat(101)}`))).toMatchObject({ ok: false });
  });

  test('of a long chain is read without going deep', () => {
    expect(parse(nested(`${'a = 1 and '.repeat(20_000)}b = 2`))).toMatchObject({ ok: true });
  });

  test('of quotes and backslashes takes time in proportion to its length', () => {
    expect(parse(`caliber: "${'\\"'.repeat(400_000)}`)).toMatchObject({ ok: false, error: { line: 1, column: 10 } });
    expect(parse(`caliber: ${'""'.repeat(400_000)}`)).toMatchObject({ ok: false, error: { line: 1, column: 12 } });
  });

  test('leaves nothing behind for the next one', () => {
    expect(parse(nested('('))).toMatchObject({ ok: false });
    expect(parse(nested('a = 1'))).toMatchObject({ ok: true });
  });
});
