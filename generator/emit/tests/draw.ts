/** Types of the manifest as words that draw a value of them (`test/support/broadcast/draw.ts`). */
import type {
  Field,
  FieldType,
  Mutation,
  NamedType,
  Operand,
  Parameter,
  Resource,
  Rule,
  VariantType,
} from '../../model/model.ts';
import { call, type Expression, list, object } from '../../render/expression.ts';
import type { Imports } from '../../render/imports.ts';
import { stringLiteral } from '../../render/literal.ts';

/** What is drawn does not end before the test does: an hour. */
const lasting = 3_600_000;

/** Narrower bounds of some parameters: only these meet the mutation's guards in the state that its path leads to. */
export type Bounds = ReadonlyMap<string, { readonly min?: number; readonly max?: number }>;

/** Prints the arbitraries of one file and imports the words that it uses. */
export class Draw {
  readonly #imports: Imports;
  readonly #words: string;
  readonly #values: string | null;

  /**
   * @param words - module of the words
   * @param values - module of the named types; null in the very file that declares them
   */
  constructor(imports: Imports, words: string, values: string | null) {
    this.#imports = imports;
    this.#words = words;
    this.#values = values;
  }

  word(name: string, ...args: readonly Expression[]): Expression {
    return call(this.#imports.value(name, this.#words), ...args);
  }

  named(type: NamedType['type']): Expression {
    switch (type.kind) {
      case 'enum':
        return this.word('oneOf', ...type.values.map(stringLiteral));
      case 'object':
        return this.#object(
          'object',
          type.fields.map((field) => ({ parameter: field, value: this.parameter(field) })),
        );
      case 'variant':
        return this.#variant(type);
    }
  }

  type(type: FieldType): Expression {
    switch (type.kind) {
      case 'text':
        return this.word(
          'text',
          ...options({ ...bounds(type), notBlank: type.notBlank, pattern: type.pattern, parsesAs: type.parsesAs }),
        );
      case 'integer':
        return this.word('integer', String(type.min), String(type.max));
      case 'duration_ms':
        return this.word('duration', String(type.min), String(type.max));
      case 'number':
      case 'bytes':
        return this.word(type.kind, ...options(bounds(type)));
      case 'boolean':
      case 'uuid':
      case 'timestamp':
      case 'json':
        return this.word(type.kind);
      case 'list':
        return this.word('list', this.type(type.of), ...options({ ...bounds(type), includes: type.includes }));
      case 'ref':
        return this.word('row', stringLiteral(type.resource));
      case 'enum':
      case 'object':
      case 'variant':
        return this.#values === null ? type.name : this.#imports.value(type.name, this.#values);
    }
  }

  parameter({ type, nullable, ignoreCase }: Parameter, value: Expression | null = null): Expression {
    if (nullable && type.kind === 'ref') return this.word('rowOrNull', stringLiteral(type.resource));
    const inAnyCase = ignoreCase && type.kind === 'enum';
    const drawn = value ?? (inAnyCase ? this.word('inAnyCase', ...type.values.map(stringLiteral)) : this.type(type));
    return nullable ? this.word('nullable', drawn) : drawn;
  }

  /** The body of a mutation; null where its route takes none. */
  body(resource: Resource, mutation: Mutation, narrowed: Bounds): Expression | null {
    const members = bodyKeys(mutation).map((key) => ({
      parameter: { ...key.parameter, default: key.required ? undefined : null },
      value: this.#key(resource, mutation, key, narrowed),
    }));
    if (members.length === 0) return null;
    const patch = mutation.kind === 'update';
    const isBeside = ({ parameter }: Member): boolean =>
      patch && !isRequired(parameter) && mutation.with.some(({ name }) => name === parameter.name);
    const keys = new Set(members.map(({ parameter }) => parameter.name));
    const rules = resource.rules.filter((rule) => rule.paths.some(([first]) => first !== undefined && keys.has(first)));
    return this.#object(
      patch ? 'patch' : 'object',
      members.filter((member) => !isBeside(member)),
      patch ? rules.filter(({ kind }) => kind !== 'any_of') : rules,
      members.filter(isBeside),
    );
  }

  #key(resource: Resource, mutation: Mutation, { parameter, field }: BodyKey, narrowed: Bounds): Expression {
    const { type, name } = parameter;
    if (mutation.actor?.parameter === name) return this.word('ofRow', stringLiteral(mutation.actor.field));
    const isOneOfSeveral = resource.rules.some(
      (rule) => rule.kind === 'any_of' && rule.paths.some(([first]) => first === name),
    );
    // A patch that clears one field of several, of which one must be there, depends on what the row holds.
    const drawn = isOneOfSeveral && mutation.kind === 'update' ? { ...parameter, nullable: false } : parameter;
    // Nor may such a field be left null to end a chain of parents.
    if (isOneOfSeveral && drawn.nullable && type.kind === 'ref') return this.word('nullable', this.type(type));
    if (type.kind === 'timestamp' && writtenBy(resource, mutation, parameter).some((one) => endsWith(resource, one)))
      return this.parameter(drawn, this.word('later'));
    const limits = narrowed.get(name);
    if (limits !== undefined && (type.kind === 'integer' || type.kind === 'duration_ms' || type.kind === 'number')) {
      const min = Math.max(type.min ?? Number.NEGATIVE_INFINITY, limits.min ?? Number.NEGATIVE_INFINITY);
      const max = Math.min(type.max ?? Number.POSITIVE_INFINITY, limits.max ?? Number.POSITIVE_INFINITY);
      return this.parameter(drawn, this.type({ ...type, min, max }));
    }
    if (field !== null && isSoleKey(resource, field))
      return this.parameter(drawn, this.word('distinct', this.type(type)));
    return this.parameter(drawn);
  }

  /** @param beside - members that by themselves make no patch */
  #object(
    word: string,
    members: readonly Member[],
    rules: readonly Rule[] = [],
    beside: readonly Member[] = [],
  ): Expression {
    const print = (picked: readonly Member[]): Expression | null => {
      if (picked.length === 0) return null;
      return object(Object.fromEntries(picked.map(({ parameter, value }) => [parameter.name, value])));
    };
    const printed = rules.map((rule) => {
      const paths = rule.paths.map((path) => stringLiteral(path.join('.')));
      return this.word({ any_of: 'someOf', differ: 'differing', some_item: 'someItem' }[rule.kind], ...paths);
    });
    return this.word(
      word,
      object({
        required: print(members.filter(({ parameter }) => isRequired(parameter))),
        optional: print(members.filter(({ parameter }) => !isRequired(parameter))),
        beside: print(beside),
        rules: printed.length === 0 ? null : list(printed),
      }),
    );
  }

  #variant({ cases }: VariantType): Expression {
    const bare = cases.filter(({ holds, lasts }) => holds === null && !(typeof lasts === 'number' && lasts < lasting));
    const held = cases.flatMap(({ tag, holds, lasts }) => {
      if (holds === null) return [];
      const { min, max } = holds;
      const value = lasts === 'value' ? { ...holds, min: Math.max(min, Math.min(lasting, max)) } : holds;
      return [this.word('tagged', stringLiteral(tag), this.type(value))];
    });
    const choices = [
      ...(bare.length === 0 ? [] : [this.word('oneOf', ...bare.map(({ tag }) => stringLiteral(tag)))]),
      ...held,
    ];
    const [only] = choices;
    return choices.length === 1 && only !== undefined ? only : this.word('anyOf', ...choices);
  }
}

interface Member {
  readonly parameter: Parameter;
  readonly value: Expression;
}

/** A key of a body, and the field that it is written to where there is one of its own. */
export interface BodyKey {
  readonly parameter: Parameter;
  readonly field: Field | null;
  readonly required: boolean;
}

/** The keys of a mutation's body in the manifest's order; a flat object gives its own. */
export function bodyKeys({ kind, input, with: parameters }: Mutation): readonly BodyKey[] {
  const ofFields = input.flatMap((field): BodyKey[] => {
    if (field.flat && field.type.kind === 'object') {
      return field.type.fields.map((key) => ({
        parameter: key,
        field: null,
        required: kind !== 'update' && isRequired(key),
      }));
    }
    return [{ parameter: field, field, required: kind !== 'update' && isRequired(field) }];
  });
  return [...ofFields, ...parameters.map((parameter) => ({ parameter, field: null, required: isRequired(parameter) }))];
}

const isRequired = (parameter: Parameter): boolean => !parameter.nullable && parameter.default === undefined;

/** The fields whose value a key of the body becomes, or goes into. */
const writtenBy = ({ fields }: Resource, mutation: Mutation, { name }: Parameter): readonly Field[] =>
  fields.filter((field) => {
    const value = mutation.set.find((one) => one.field === field.name)?.value ?? field.value;
    if (value === null) return field.name === name;
    if (value.kind === 'from') return value.parameter === name;
    return (value.kind === 'add' || value.kind === 'subtract') && [value.left, value.right].some(isNamed(name));
  });

const isNamed =
  (name: string) =>
  (operand: Operand): boolean =>
    (operand.kind === 'field' && operand.field === name) ||
    (operand.kind === 'parameter' && operand.parameter === name);

/** Whether the row ends, or is changed by the system, at this field's time. */
const endsWith = ({ mutations, exclusive }: Resource, { name }: Field): boolean =>
  exclusive?.alive === name || mutations.some(({ timer }) => timer === name);

/** Whether the field alone must differ between any two rows: no fresh row beside it makes the difference. */
const isSoleKey = (resource: Resource, { name }: Field): boolean =>
  resource.unique.some(({ fields }) => {
    const types = fields.map(({ field }) => resource.fields.find((other) => other.name === field)?.type.kind);
    return fields.some(({ field }) => field === name) && !types.includes('ref');
  });

const bounds = ({ min, max }: { readonly min: number | null; readonly max: number | null }) => ({ min, max });

/** One argument of the options that are set, or none. */
function options(given: Readonly<Record<string, string | number | boolean | null>>): Expression[] {
  const set = Object.entries(given).filter(([, value]) => value !== null && value !== false);
  if (set.length === 0) return [];
  const print = (value: string | number | boolean | null): string =>
    typeof value === 'string' ? stringLiteral(value) : String(value);
  return [object(Object.fromEntries(set.map(([name, value]) => [name, print(value)])))];
}
