/** What a mutation writes, in which order, and when: worked out once, read by every part of its function. */
import type { Field, Json, Mutation, Resource, Value } from '../../model/model.ts';
import { fieldOf, storedFields } from './context.ts';

/** One field that the mutation writes. */
export interface Write {
  readonly field: Field;
  readonly source:
    | { readonly kind: 'input' }
    | { readonly kind: 'default'; readonly value: Json }
    | { readonly kind: 'value'; readonly value: Value };
  /** Only when the body gives one of these keys; null: always. */
  readonly given: readonly string[] | null;
  /** And only when this field was given one of these values. */
  readonly became: { readonly field: Field; readonly values: readonly Json[] } | null;
}

export interface MutationPlan {
  readonly resource: Resource;
  readonly mutation: Mutation;
  /** Each after those that it is made from. */
  readonly writes: readonly Write[];
  /** Names of the fields in `writes`. */
  readonly written: ReadonlySet<string>;
}

export function planOf(resource: Resource, mutation: Mutation): MutationPlan {
  const writes = mutation.kind === 'delete' ? [] : writesOf(resource, mutation);
  return { resource, mutation, writes, written: new Set(writes.map(({ field }) => field.name)) };
}

/** Keys of the body that give the field. */
export function bodyKeys(field: Field): readonly string[] {
  return field.flat && field.type.kind === 'object' ? field.type.fields.map(({ name }) => name) : [field.name];
}

/** Fields that a value is made from. */
function sourcesOf(value: Value): readonly string[] {
  switch (value.kind) {
    case 'add':
    case 'subtract':
      return [value.left, value.right].flatMap((operand) => (operand.kind === 'field' ? [operand.field] : []));
    case 'hash':
    case 'root':
      return [value.field];
    case 'case':
      return value.of.slice(0, 1);
    default:
      return [];
  }
}

function writesOf(resource: Resource, mutation: Mutation): readonly Write[] {
  const isCreate = mutation.kind === 'create';
  const direct = new Map<string, Write>();
  const put = (write: Write): void => void direct.set(write.field.name, write);
  if (isCreate) {
    for (const field of storedFields(resource)) {
      if (field.default !== undefined && field.default !== null) {
        put({ field, source: { kind: 'default', value: field.default }, given: null, became: null });
      }
    }
  }
  for (const field of mutation.input) {
    put({ field, source: { kind: 'input' }, given: mutation.kind === 'update' ? bodyKeys(field) : null, became: null });
  }
  for (const { field, value } of mutation.set) {
    put({ field: fieldOf(resource, field), source: { kind: 'value', value }, given: null, became: null });
  }
  return inOrder([...direct.values(), ...derivedWrites(resource, mutation, direct)]);
}

/** Values that the server puts in, where this mutation makes it do so. */
function derivedWrites(resource: Resource, mutation: Mutation, direct: ReadonlyMap<string, Write>): readonly Write[] {
  const derived = new Map<string, Write>();
  const candidates = storedFields(resource).filter(({ name, value }) => value !== null && !direct.has(name));
  // A derived value may be made from another one: go round until nothing is added.
  for (let added = true; added; ) {
    added = false;
    for (const field of candidates) {
      if (derived.has(field.name) || field.value === null || lacksParameter(mutation, field.value)) continue;
      const write = derivedWrite(mutation, field, field.value, (name) => direct.get(name) ?? derived.get(name));
      if (write === null) continue;
      derived.set(field.name, write);
      added = true;
    }
  }
  return [...derived.values()];
}

function derivedWrite(
  mutation: Mutation,
  field: Field,
  value: Value,
  writeOf: (name: string) => Write | undefined,
): Write | null {
  const source = { kind: 'value', value } as const;
  const { setOn } = field;
  if (typeof setOn === 'object') {
    const watched = writeOf(setOn.field);
    if (watched === undefined) return null;
    const known = knownValue(watched);
    if (known === undefined) {
      return { field, source, given: watched.given, became: { field: watched.field, values: setOn.values } };
    }
    return setOn.values.includes(known) ? { field, source, given: watched.given, became: null } : null;
  }
  if (mutation.kind === 'create' || setOn === 'change') return { field, source, given: null, became: null };
  const sources = sourcesOf(value).flatMap((name) => writeOf(name) ?? []);
  if (sources.length === 0) return null;
  const given = sources.some((write) => write.given === null) ? null : sources.flatMap((write) => write.given ?? []);
  return { field, source, given, became: null };
}

/** The value that a write always puts in; undefined where that depends on the request or the row. */
function knownValue({ source }: Write): Json | undefined {
  if (source.kind === 'default') return source.value;
  return source.kind === 'value' && source.value.kind === 'literal' ? source.value.value : undefined;
}

/** A value from a parameter that only other mutations have stays as it is. */
function lacksParameter(mutation: Mutation, value: Value): boolean {
  const names =
    value.kind === 'from'
      ? [value.parameter]
      : value.kind === 'add' || value.kind === 'subtract'
        ? [value.left, value.right].flatMap((operand) => (operand.kind === 'parameter' ? [operand.parameter] : []))
        : [];
  return names.some((name) => mutation.with.every((parameter) => parameter.name !== name));
}

/** Keeps the given order but for what must stand after its sources. */
function inOrder(writes: readonly Write[]): readonly Write[] {
  const byName = new Map(writes.map((write) => [write.field.name, write]));
  const ordered = new Set<Write>();
  const open = new Set<Write>();
  const visit = (write: Write): void => {
    if (ordered.has(write) || open.has(write)) return;
    open.add(write);
    const value = write.source.kind === 'value' ? write.source.value : null;
    const before = [
      ...(value === null ? [] : sourcesOf(value)),
      ...(write.became === null ? [] : [write.became.field.name]),
    ];
    for (const name of before) {
      const source = byName.get(name);
      if (source !== undefined) visit(source);
    }
    open.delete(write);
    ordered.add(write);
  };
  for (const write of writes) visit(write);
  return [...ordered];
}
