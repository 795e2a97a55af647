import { describe, expect, test } from '@jest/globals';
import { parse } from '../../../src/hooks/dsl/parse.ts';

/** A source that is refused, by line and column (both from 1), and what the message speaks of. */
interface Refused {
  readonly what: string;
  readonly source: string;
  readonly at: readonly [line: number, column: number];
  readonly says: RegExp;
}

const lines = (...text: string[]): string => `${text.join('\n')}\n`;

const refused: readonly Refused[] = [
  {
    what: 'no header',
    source: lines('memory scratch {', '    type: working', '    retention: session', '}'),
    at: [1, 1],
    says: /expected "caliber", found `memory`/,
  },
  {
    what: 'an unknown adapter type',
    source: lines(
      'caliber: "1.0" {',
      '    adapter store {',
      '        type: oracle',
      '        connection: "x"',
      '    }',
      '}',
    ),
    at: [3, 15],
    says: /adapter type .*found `oracle`/,
  },
  {
    what: 'no retention, at the token after the brace of the definition',
    source: lines('caliber: "1.0" {', '    memory notes {', '        type: semantic', '    }', '}'),
    at: [5, 1],
    says: /required field retention missing/,
  },
  {
    what: 'an empty connection, at the token after it',
    source: lines(
      'caliber: "1.0" {',
      '    adapter store {',
      '        type: postgres',
      '        connection: ""',
      '    }',
      '}',
    ),
    at: [5, 5],
    says: /connection must not be empty/,
  },
  {
    what: 'no colon after a trigger',
    source: lines('caliber: "1.0" {', '    policy tidy {', '        on scope_close [summarize(notes)]', '    }', '}'),
    at: [3, 24],
    says: /expected ":", found `\[`/,
  },
  {
    what: 'a comma between the fields of a body',
    source: lines(
      'caliber: "1.0" {',
      '    inject notes into prompt {',
      '        mode: full,',
      '        priority: 10',
      '    }',
      '}',
    ),
    at: [3, 19],
    says: /expected an identifier or "}", found `,`/,
  },
  {
    what: 'an unknown field, at its value',
    source: lines(
      'caliber: "1.0" {',
      '    memory notes {',
      '        type: semantic',
      '        retention: session',
      '        colour: "red"',
      '    }',
      '}',
    ),
    at: [5, 17],
    says: /unknown field colour/,
  },
  {
    what: 'a field of another definition, at its value',
    source: lines('caliber: "1.0" {', '    memory notes {', '        priority: 10', '    }', '}'),
    at: [3, 19],
    says: /unknown field priority/,
  },
  {
    what: 'a text that is never closed',
    source: lines(
      'caliber: "1.0" {',
      '    adapter store {',
      '        type: postgres',
      '        connection: "postgres://x',
      '    }',
      '}',
    ),
    at: [4, 21],
    says: /text in double quotes/,
  },
  {
    what: 'a word where a number is meant',
    source: lines('caliber: "1.0" {', '    inject notes into prompt {', '        mode: top_k(many)', '    }', '}'),
    at: [3, 21],
    says: /expected a number, found `many`/,
  },
  {
    what: 'a version that is no text',
    source: lines('caliber: 1.0 {', '}'),
    at: [1, 10],
    says: /text in double quotes, found `1.0`/,
  },
  {
    what: 'an unknown retention',
    source: lines('caliber: "1.0" {', '    memory notes { type: semantic retention: forever }', '}'),
    at: [2, 46],
    says: /retention/,
  },
  {
    what: 'max(n), which this language writes as a bare number',
    source: lines('caliber: "1.0" {', '    memory notes { type: semantic retention: max(5) }', '}'),
    at: [2, 46],
    says: /retention/,
  },
  {
    what: 'no outer closing brace',
    source: lines('caliber: "1.0" {', '    policy tidy { }'),
    at: [3, 1],
    says: /"}", found the end of the source/,
  },
  {
    what: 'an unknown field type',
    source: lines(
      'caliber: "1.0" {',
      '    memory notes {',
      '        type: semantic',
      '        schema: {',
      '            id: uid',
      '        }',
      '    }',
      '}',
    ),
    at: [5, 17],
    says: /field type/,
  },
  { what: 'nothing at all', source: '', at: [1, 1], says: /"caliber", found the end of the source/ },
  {
    what: 'a duration where a number is meant',
    source: 'caliber: "1" { inject a into b { mode: relevant(5m) priority: 1 } }',
    at: [1, 49],
    says: /expected a number, found `5m`/,
  },
  {
    what: 'a missing priority',
    source: 'caliber: "1" { inject a into b { mode: full } }',
    at: [1, 47],
    says: /required field priority missing/,
  },
  {
    what: 'a missing comma between two arguments',
    source: 'caliber: "1" { policy p { on manual: [inject(a full)] } }',
    at: [1, 48],
    says: /expected ",", found `full`/,
  },
  {
    what: 'a keyword as the name of a definition',
    source: 'caliber: "1" { memory semantic { } }',
    at: [1, 23],
    says: /expected a name/,
  },
  {
    what: 'auto_close in capitals',
    source: 'caliber: "1" { memory m { lifecycle: AUTO_CLOSE(manual) } }',
    at: [1, 38],
    says: /AUTO_CLOSE/,
  },
  {
    what: 'postgres in capitals',
    source: 'caliber: "1" { adapter a { type: Postgres } }',
    at: [1, 34],
    says: /adapter type/,
  },
  {
    what: 'an operator where a field of a filter is meant',
    source: 'caliber: "1" { inject a into b { filter: and = 1 } }',
    at: [1, 42],
    says: /found `and`/,
  },
  { what: 'a character that begins nothing', source: 'caliber: "1" {\n  ; }', at: [2, 3], says: /found `;`/ },
  {
    what: 'a number that no double can hold',
    source: `caliber: "1" { inject a into b { priority: ${'9'.repeat(400)} } }`,
    at: [1, 44],
    says: /number too large/,
  },
];

describe('the error of a refused source', () => {
  test.each(refused)('$what', ({ source, at: [line, column], says }) => {
    expect(parse(source)).toEqual({
      ok: false,
      error: { line, column, message: expect.stringMatching(says) as unknown },
    });
  });

  test('counts characters and not UTF-16 units', () => {
    expect(parse('/* 🎈🎈 */ memory')).toMatchObject({ error: { line: 1, column: 10 } });
  });

  test('does not count the line breaks inside a text, and goes on counting its columns', () => {
    expect(parse('caliber: "a\nb" memory')).toMatchObject({ error: { line: 1, column: 16 } });
    expect(parse('caliber: "a\nb" {\n  memory: }')).toMatchObject({ error: { line: 2, column: 9 } });
  });

  test('counts the line breaks inside a comment', () => {
    expect(parse('/* a\nb */ // c "\n memory')).toMatchObject({ error: { line: 3, column: 2 } });
  });

  test('is at the end of the source where a comment is never closed', () => {
    expect(parse('caliber: "1" { /* a\n b')).toMatchObject({ error: { line: 2, column: 3 } });
  });
});
