/**
 * The grammar: one rule for each line of the notation in docs/dsl.md, with the tree built on the way. One token of lookahead
 * decides everything, so that the token in hand when the parser gives up is the one that did not fit.
 */
import { EmbeddedActionsParser, type IToken } from 'chevrotain';
import { messages } from './messages.ts';
import { DslProblem } from './problem.ts';
import * as t from './tokens.ts';
import type * as tree from './tree.ts';

/** Parentheses, `not` and lists in a filter nest at most so deep: the parser, and who walks its tree, goes down one call each. */
const deepest = 100;

/** A record under construction: the last of several equal fields wins. */
type Draft<T> = { -readonly [Key in keyof T]?: T[Key] };

export class Grammar extends EmbeddedActionsParser {
  constructor() {
    super(t.vocabulary, { maxLookahead: 1, errorMessageProvider: messages });
    this.performSelfAnalysis();
  }

  readonly source = this.RULE('source', (): tree.Source => {
    const definitions: tree.Definition[] = [];
    this.CONSUME(t.Caliber);
    this.CONSUME(t.Colon);
    const version = textOf(this.CONSUME(t.Text));
    this.CONSUME(t.LeftBrace);
    this.MANY(() => definitions.push(this.SUBRULE(this.definition)));
    this.CONSUME(t.RightBrace);
    return { version, definitions };
  });

  private readonly definition = this.RULE(
    'definition',
    (): tree.Definition =>
      this.OR<tree.Definition>([
        { ALT: () => this.SUBRULE(this.adapter) },
        { ALT: () => this.SUBRULE(this.memory) },
        { ALT: () => this.SUBRULE(this.policy) },
        { ALT: () => this.SUBRULE(this.injection) },
      ]),
  );

  private readonly adapter = this.RULE('adapter', (): tree.Adapter => {
    const draft: Draft<tree.Adapter> = {};
    this.CONSUME(t.Adapter);
    const name = this.CONSUME(t.Identifier).image;
    this.CONSUME(t.LeftBrace);
    this.MANY(() => {
      this.OR({
        IGNORE_AMBIGUITIES: true, // `unknownField` takes any word and comes last
        DEF: [
          {
            ALT: () => {
              this.CONSUME(t.Type);
              this.CONSUME1(t.Colon);
              draft.type = wordOf(this.CONSUME(t.AdapterType)) as tree.AdapterType;
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.Connection);
              this.CONSUME2(t.Colon);
              draft.connection = textOf(this.CONSUME(t.Text));
              this.ACTION(() => this.notEmpty(draft.connection));
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.Options);
              this.CONSUME3(t.Colon);
              draft.options = this.SUBRULE(this.options);
            },
          },
          { ALT: () => this.SUBRULE(this.unknownField) },
        ],
      });
    });
    this.CONSUME(t.RightBrace);
    return this.ACTION(() => ({
      kind: 'adapter',
      name,
      type: this.required('type', draft.type),
      connection: this.required('connection', draft.connection),
      options: draft.options ?? [],
    }));
  });

  private readonly options = this.RULE('options', (): readonly tree.AdapterOption[] => {
    const options: tree.AdapterOption[] = [];
    this.CONSUME(t.LeftBrace);
    this.MANY(() => {
      const key = textOf(this.CONSUME(t.Text));
      this.CONSUME(t.Colon);
      const value = this.OR<string | number>([
        { ALT: () => textOf(this.CONSUME2(t.Text)) },
        { ALT: () => this.number(this.CONSUME(t.NumberLiteral)) },
      ]);
      options.push({ key, value });
      this.OPTION(() => this.CONSUME(t.Comma));
    });
    this.CONSUME(t.RightBrace);
    return options;
  });

  private readonly memory = this.RULE('memory', (): tree.Memory => {
    const draft: Draft<tree.Memory> = {};
    this.CONSUME(t.Memory);
    const name = this.CONSUME(t.Identifier).image;
    this.CONSUME(t.LeftBrace);
    this.MANY(() => {
      this.OR({
        IGNORE_AMBIGUITIES: true, // `unknownField` takes any word and comes last
        DEF: [
          {
            ALT: () => {
              this.CONSUME(t.Type);
              this.CONSUME1(t.Colon);
              draft.type = wordOf(this.CONSUME(t.MemoryType)) as tree.MemoryType;
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.Schema);
              this.CONSUME2(t.Colon);
              draft.schema = this.SUBRULE(this.schema);
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.Retention);
              this.CONSUME3(t.Colon);
              draft.retention = this.SUBRULE(this.retention);
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.Lifecycle);
              this.CONSUME4(t.Colon);
              draft.lifecycle = this.SUBRULE(this.lifecycle);
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.Parent);
              this.CONSUME5(t.Colon);
              draft.parent = this.CONSUME2(t.Identifier).image;
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.Index);
              this.CONSUME6(t.Colon);
              draft.index = this.SUBRULE(this.index);
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.InjectOn);
              this.CONSUME7(t.Colon);
              draft.inject_on = this.SUBRULE(this.triggers);
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.Artifacts);
              this.CONSUME8(t.Colon);
              draft.artifacts = this.SUBRULE(this.texts);
            },
          },
          { ALT: () => this.SUBRULE(this.unknownField) },
        ],
      });
    });
    this.CONSUME(t.RightBrace);
    return this.ACTION(() => ({
      kind: 'memory',
      name,
      type: this.required('type', draft.type),
      schema: draft.schema ?? [],
      retention: this.required('retention', draft.retention),
      lifecycle: draft.lifecycle ?? null,
      parent: draft.parent ?? null,
      index: draft.index ?? [],
      inject_on: draft.inject_on ?? [],
      artifacts: draft.artifacts ?? [],
    }));
  });

  private readonly schema = this.RULE('schema', (): readonly tree.SchemaField[] => {
    const fields: tree.SchemaField[] = [];
    this.CONSUME(t.LeftBrace);
    this.MANY(() => {
      const name = this.CONSUME(t.Word).image;
      this.CONSUME(t.Colon);
      const type = this.SUBRULE(this.fieldType);
      const modifier = this.OPTION(() => this.CONSUME(t.Optional));
      fields.push({ name, type, optional: modifier !== undefined });
      this.OPTION2(() => this.CONSUME(t.Comma));
    });
    this.CONSUME(t.RightBrace);
    return fields;
  });

  private readonly fieldType = this.RULE(
    'fieldType',
    (): tree.FieldType =>
      this.OR<tree.FieldType>({
        ERR_MSG: 'a field type (uuid, text, int, float, bool, timestamp, json, embedding or enum)',
        DEF: [
          { ALT: () => ({ kind: wordOf(this.CONSUME(t.PlainFieldType)) as tree.PlainFieldType }) },
          {
            ALT: () => {
              this.CONSUME(t.Embedding);
              const dimensions = this.OPTION(() => {
                this.CONSUME1(t.LeftParenthesis);
                const count = this.whole(this.CONSUME(t.NumberLiteral));
                this.CONSUME1(t.RightParenthesis);
                return count;
              });
              return { kind: 'embedding', dimensions: dimensions ?? null };
            },
          },
          {
            ALT: () => {
              const values: string[] = [];
              this.CONSUME(t.Enum);
              this.CONSUME2(t.LeftParenthesis);
              this.MANY(() => {
                values.push(textOf(this.CONSUME(t.Text)));
                this.OPTION2(() => this.CONSUME(t.Comma));
              });
              this.CONSUME2(t.RightParenthesis);
              return { kind: 'enum', values };
            },
          },
        ],
      }),
  );

  private readonly retention = this.RULE(
    'retention',
    (): tree.Retention =>
      this.OR<tree.Retention>([
        { ALT: () => ({ kind: wordOf(this.CONSUME(t.PlainRetention)) as tree.PlainRetention }) },
        { ALT: () => this.duration(this.CONSUME(t.DurationLiteral)) },
        { ALT: () => ({ kind: 'max', count: this.whole(this.CONSUME(t.NumberLiteral)) }) },
      ]),
  );

  private readonly lifecycle = this.RULE(
    'lifecycle',
    (): tree.Lifecycle =>
      this.OR<tree.Lifecycle>([
        {
          ALT: () => {
            this.CONSUME(t.Explicit);
            return { kind: 'explicit' };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.AutoClose);
            this.CONSUME(t.LeftParenthesis);
            const trigger = this.SUBRULE(this.trigger);
            this.CONSUME(t.RightParenthesis);
            return { kind: 'auto_close', trigger };
          },
        },
      ]),
  );

  private readonly index = this.RULE('index', (): readonly tree.Index[] => {
    const indexes: tree.Index[] = [];
    this.CONSUME(t.LeftBrace);
    this.MANY(() => {
      const field = this.CONSUME(t.Identifier).image;
      this.CONSUME(t.Colon);
      indexes.push({ field, kind: wordOf(this.CONSUME(t.IndexKind)) as tree.IndexKind });
      this.OPTION(() => this.CONSUME(t.Comma));
    });
    this.CONSUME(t.RightBrace);
    return indexes;
  });

  private readonly triggers = this.RULE('triggers', (): readonly tree.Trigger[] => {
    const triggers: tree.Trigger[] = [];
    this.CONSUME(t.LeftBracket);
    this.MANY(() => {
      triggers.push(this.SUBRULE(this.trigger));
      this.OPTION(() => this.CONSUME(t.Comma));
    });
    this.CONSUME(t.RightBracket);
    return triggers;
  });

  private readonly trigger = this.RULE(
    'trigger',
    (): tree.Trigger =>
      this.OR<tree.Trigger>({
        ERR_MSG: 'a trigger (task_start, task_end, scope_close, turn_end, manual or schedule)',
        DEF: [
          { ALT: () => ({ kind: wordOf(this.CONSUME(t.PlainTrigger)) as tree.PlainTrigger }) },
          {
            ALT: () => {
              this.CONSUME(t.Schedule);
              this.CONSUME(t.LeftParenthesis);
              const cron = textOf(this.CONSUME(t.Text));
              this.CONSUME(t.RightParenthesis);
              return { kind: 'schedule', cron };
            },
          },
        ],
      }),
  );

  private readonly texts = this.RULE('texts', (): readonly string[] => {
    const texts: string[] = [];
    this.CONSUME(t.LeftBracket);
    this.MANY(() => {
      texts.push(textOf(this.CONSUME(t.Text)));
      this.OPTION(() => this.CONSUME(t.Comma));
    });
    this.CONSUME(t.RightBracket);
    return texts;
  });

  private readonly policy = this.RULE('policy', (): tree.Policy => {
    const rules: tree.PolicyRule[] = [];
    this.CONSUME(t.Policy);
    const name = this.CONSUME(t.Identifier).image;
    this.CONSUME(t.LeftBrace);
    this.MANY(() => rules.push(this.SUBRULE(this.rule)));
    this.CONSUME(t.RightBrace);
    return { kind: 'policy', name, rules };
  });

  private readonly rule = this.RULE('rule', (): tree.PolicyRule => {
    const actions: tree.Action[] = [];
    this.CONSUME(t.On);
    const on = this.SUBRULE(this.trigger);
    this.CONSUME(t.Colon);
    this.CONSUME(t.LeftBracket);
    this.MANY(() => {
      actions.push(this.SUBRULE(this.action));
      this.OPTION(() => this.CONSUME(t.Comma));
    });
    this.CONSUME(t.RightBracket);
    return { on, actions };
  });

  private readonly action = this.RULE(
    'action',
    (): tree.Action =>
      this.OR<tree.Action>([
        {
          ALT: () => {
            const kind = wordOf(this.CONSUME(t.PlainAction)) as tree.PlainAction;
            this.CONSUME1(t.LeftParenthesis);
            const target = this.CONSUME1(t.Word).image;
            this.CONSUME1(t.RightParenthesis);
            return { kind, target };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.Prune);
            this.CONSUME2(t.LeftParenthesis);
            const target = this.CONSUME2(t.Word).image;
            this.CONSUME2(t.Comma);
            const filter = this.SUBRULE(this.filter, { ARGS: [0] });
            this.CONSUME2(t.RightParenthesis);
            return { kind: 'prune', target, filter };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.Notify);
            this.CONSUME3(t.LeftParenthesis);
            const text = textOf(this.CONSUME(t.Text));
            this.CONSUME3(t.RightParenthesis);
            return { kind: 'notify', text };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.Inject);
            this.CONSUME4(t.LeftParenthesis);
            const target = this.CONSUME4(t.Word).image;
            this.CONSUME4(t.Comma);
            const mode = this.SUBRULE(this.mode);
            this.CONSUME4(t.RightParenthesis);
            return { kind: 'inject', target, mode };
          },
        },
      ]),
  );

  private readonly injection = this.RULE('injection', (): tree.Injection => {
    const draft: Draft<tree.Injection> = {};
    this.CONSUME(t.Inject);
    const source = this.CONSUME(t.Word).image;
    this.CONSUME(t.Into);
    const target = this.CONSUME2(t.Word).image;
    this.CONSUME(t.LeftBrace);
    this.MANY(() => {
      this.OR({
        IGNORE_AMBIGUITIES: true, // `unknownField` takes any word and comes last
        DEF: [
          {
            ALT: () => {
              this.CONSUME(t.Mode);
              this.CONSUME1(t.Colon);
              draft.mode = this.SUBRULE(this.mode);
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.Priority);
              this.CONSUME2(t.Colon);
              draft.priority = this.whole(this.CONSUME1(t.NumberLiteral));
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.MaxTokens);
              this.CONSUME3(t.Colon);
              draft.max_tokens = this.whole(this.CONSUME2(t.NumberLiteral));
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.Filter);
              this.CONSUME4(t.Colon);
              draft.filter = this.SUBRULE(this.filter, { ARGS: [0] });
            },
          },
          { ALT: () => this.SUBRULE(this.unknownField) },
        ],
      });
    });
    this.CONSUME(t.RightBrace);
    return this.ACTION(() => ({
      kind: 'injection',
      source,
      target,
      mode: draft.mode ?? { kind: 'full' },
      priority: this.required('priority', draft.priority),
      max_tokens: draft.max_tokens ?? null,
      filter: draft.filter ?? null,
    }));
  });

  private readonly mode = this.RULE(
    'mode',
    (): tree.Mode =>
      this.OR<tree.Mode>({
        ERR_MSG: 'an injection mode (full, summary, top_k or relevant)',
        DEF: [
          { ALT: () => ({ kind: wordOf(this.CONSUME(t.PlainMode)) as 'full' | 'summary' }) },
          {
            ALT: () => {
              this.CONSUME(t.TopK);
              this.CONSUME1(t.LeftParenthesis);
              const count = this.whole(this.CONSUME1(t.NumberLiteral));
              this.CONSUME1(t.RightParenthesis);
              return { kind: 'top_k', count };
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.Relevant);
              this.CONSUME2(t.LeftParenthesis);
              const threshold = this.number(this.CONSUME2(t.NumberLiteral));
              this.CONSUME2(t.RightParenthesis);
              return { kind: 'relevant', threshold };
            },
          },
        ],
      }),
  );

  private readonly filter = this.RULE('filter', (depth: number): tree.Filter => {
    const operands = [this.SUBRULE1(this.conjunction, { ARGS: [depth] })];
    this.MANY(() => {
      this.CONSUME(t.Or);
      operands.push(this.SUBRULE2(this.conjunction, { ARGS: [depth] }));
    });
    return joined('or', operands);
  });

  private readonly conjunction = this.RULE('conjunction', (depth: number): tree.Filter => {
    const operands = [this.SUBRULE1(this.condition, { ARGS: [depth] })];
    this.MANY(() => {
      this.CONSUME(t.And);
      operands.push(this.SUBRULE2(this.condition, { ARGS: [depth] }));
    });
    return joined('and', operands);
  });

  private readonly condition = this.RULE('condition', (depth: number): tree.Filter => {
    this.ACTION(() => this.notTooDeep(depth));
    return this.OR<tree.Filter>([
      {
        ALT: () => {
          this.CONSUME(t.Not);
          return { kind: 'not', operand: this.SUBRULE(this.condition, { ARGS: [depth + 1] }) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.LeftParenthesis);
          const inner = this.SUBRULE(this.filter, { ARGS: [depth + 1] });
          this.CONSUME(t.RightParenthesis);
          return inner;
        },
      },
      {
        ALT: () => {
          const field = this.CONSUME(t.Word).image;
          const operator = wordOf(this.CONSUME(t.Operator)) as tree.Operator | '==';
          const value = this.SUBRULE(this.value, { ARGS: [depth] });
          return { kind: 'compare', field, operator: operator === '==' ? '=' : operator, value };
        },
      },
    ]);
  });

  private readonly value = this.RULE(
    'value',
    (depth: number): tree.Value =>
      this.OR<tree.Value>({
        ERR_MSG:
          'a value (a text, a number, a duration, a list, true, false, null, current_trajectory, current_scope or now)',
        DEF: [
          { ALT: () => ({ kind: 'text', text: textOf(this.CONSUME(t.Text)) }) },
          { ALT: () => ({ kind: 'number', number: this.number(this.CONSUME(t.NumberLiteral)) }) },
          { ALT: () => this.duration(this.CONSUME(t.DurationLiteral)) },
          { ALT: () => ({ kind: wordOf(this.CONSUME(t.Constant)) as tree.Constant }) },
          { ALT: () => this.SUBRULE(this.list, { ARGS: [depth + 1] }) },
        ],
      }),
  );

  private readonly list = this.RULE('list', (depth: number): tree.Value => {
    const items: tree.Value[] = [];
    this.ACTION(() => this.notTooDeep(depth));
    this.CONSUME(t.LeftBracket);
    this.MANY(() => {
      items.push(this.SUBRULE(this.value, { ARGS: [depth] }));
      this.OPTION(() => this.CONSUME(t.Comma));
    });
    this.CONSUME(t.RightBracket);
    return { kind: 'list', items };
  });

  /** Reports at the value: name and colon are read before anyone knows the name. */
  private readonly unknownField = this.RULE('unknownField', (): void => {
    const name = this.CONSUME(t.Word).image;
    this.CONSUME(t.Colon);
    this.ACTION(() => {
      throw new DslProblem(`unknown field ${name}`, this.LA(1));
    });
  });

  /** Reports at the token after the closing brace, which is where the lack is certain. */
  private required<T>(field: string, value: T | undefined): T {
    if (value === undefined) throw new DslProblem(`required field ${field} missing`, this.LA(1));
    return value;
  }

  private notEmpty(connection: string | undefined): void {
    if (connection === '') throw new DslProblem('the connection must not be empty', this.LA(1));
  }

  private notTooDeep(depth: number): void {
    if (depth > deepest) throw new DslProblem(`a filter may nest at most ${deepest} deep`, this.LA(1));
  }

  private number(token: IToken): number {
    return this.ACTION(() => finite(token.image, token));
  }

  /** A fraction is cut off, as the language has it. */
  private whole(token: IToken): number {
    return this.ACTION(() => Math.trunc(finite(token.image, token)) + 0);
  }

  private duration(token: IToken): tree.Duration {
    return this.ACTION(() => ({
      kind: 'duration',
      amount: finite(token.image.slice(0, -1), token),
      unit: token.image.slice(-1) as tree.DurationUnit,
    }));
  }
}

/** `+ 0` makes `-0` a plain zero, which JSON has no other form for. */
function finite(digits: string, token: IToken): number {
  const number = Number(digits) + 0;
  if (!Number.isFinite(number)) throw new DslProblem('number too large', token);
  return number;
}

/** The canonical spelling; which words there can be is said by the token type, which the compiler does not see. */
const wordOf = (token: IToken): string => token.image.toLowerCase();

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

/** A backslash before any other character than the five escapes stands for itself. */
function textOf(token: IToken): string {
  return token.image.slice(1, -1).replace(/\\([ntr\\"])/g, (_, letter: string) => escapes[letter] ?? letter);
}

function joined(kind: 'and' | 'or', operands: readonly tree.Filter[]): tree.Filter {
  const [only, ...others] = operands;
  return only !== undefined && others.length === 0 ? only : { kind, operands };
}
