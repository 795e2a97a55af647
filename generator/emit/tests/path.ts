/**
 * Finds the mutations that lead from nothing to a row on which a mutation's guards hold (or one does not): a breadth-first walk over
 * what is known of the fields that guards ask about. Bounded, and blind to what it cannot know, so that a path it gives works.
 */
import type {
  Condition,
  Field,
  FieldType,
  Json,
  Mutation,
  Operand,
  Parameter,
  Resource,
  Value,
} from '../../model/model.ts';
import { drawn, holds, is, type Known, some, time, unknown } from './known.ts';

/** What a body must say: JSON, or a time from now in milliseconds. Keys with a dot lead into an object. */
export type Given =
  | { readonly kind: 'json'; readonly value: Json }
  | { readonly kind: 'from_now'; readonly milliseconds: number };

export interface PathStep {
  readonly mutation: string;
  readonly given: ReadonlyMap<string, Given>;
}

export interface Path {
  readonly steps: readonly PathStep[];
  readonly state: State;
}

/** By name of the field; only of fields that some guard, timer or sum reads. */
type State = ReadonlyMap<string, Known>;

export interface Goal {
  readonly reached: (state: State) => boolean;
  /** This field's time must come in a moment. */
  readonly soon: string | null;
  /** Timers may lie on the way: the system performs them, and times that are far away are brought forward. */
  readonly timers: boolean;
}

const mostSteps = 5;
const mostStates = 3_000;
const soonMs = 50;
/** What takes longer is not waited for. */
const mostSoonMs = 2_000;
const laterMs = 86_400_000;

/** The shortest path, and of these the one that gives least; one with timers only where there is no other; null where none was found. */
export function findPath(resource: Resource, goal: Goal): Path | null {
  return walk(resource, goal, false) ?? (goal.timers ? walk(resource, goal, true) : null);
}

function walk(resource: Resource, goal: Goal, timers: boolean): Path | null {
  const tracked = trackedFields(resource);
  const mutations = resource.mutations.filter(({ route, kind }) => route !== null && kind !== 'delete');
  const moves = (from: Path | null): Path[] => [
    ...(from !== null && isDue(from.state)
      ? []
      : mutations
          .filter(({ kind }) => (kind === 'create') === (from === null))
          .flatMap((mutation) => movesOf(resource, mutation, tracked, goal, from))),
    ...(from !== null && timers ? timerMoves(resource, tracked, from) : []),
  ];
  const seen = new Set<string>();
  let frontier = moves(null);
  while (frontier.length > 0) {
    const found = frontier.find(({ state }) => goal.reached(state) && isDueAsWanted(state, goal, timers));
    if (found !== undefined) return found;
    const next: Path[] = [];
    for (const path of frontier) {
      const key = JSON.stringify([...path.state]);
      if (seen.has(key) || path.steps.length >= mostSteps || seen.size > mostStates) continue;
      seen.add(key);
      next.push(...moves(path));
    }
    frontier = next;
  }
  return null;
}

const isSoon = (known: Known | undefined): boolean => known?.kind === 'time' && known.when === 'soon';
const isDue = (state: State): boolean => [...state.values()].some(isSoon);
const isToCome = (known: Known | undefined): boolean => known?.kind === 'time' && known.when !== 'past';
/** @param anyTime - what has a time to come can be brought forward */
const isDueAsWanted = (state: State, { soon }: Goal, anyTime: boolean): boolean =>
  [...state].every(([field, known]) =>
    field === soon && anyTime ? isToCome(known) : isSoon(known) === (field === soon),
  );

/** The state in which a timer finds the row. */
export const arrived = (state: State, timer: string): State => new Map([...state, [timer, time('past')]]);

/** The fields on which guards and timers depend, directly or by way of sums. */
function trackedFields(resource: Resource): ReadonlySet<string> {
  const tracked = new Set<string>();
  for (const { when, timer } of resource.mutations) {
    for (const { field, test } of when) {
      tracked.add(field);
      if ('operand' in test && test.operand.kind === 'field') tracked.add(test.operand.field);
    }
    if (timer !== null) tracked.add(timer);
  }
  if (resource.exclusive !== null) tracked.add(resource.exclusive.alive);
  for (;;) {
    const before = tracked.size;
    for (const { field, value } of writes(resource))
      if (tracked.has(field)) for (const name of operands(value)) tracked.add(name);
    if (tracked.size === before) return tracked;
  }
}

const writes = (resource: Resource): readonly { readonly field: string; readonly value: Value }[] => [
  ...resource.mutations.flatMap(({ set }) => set),
  ...resource.fields.flatMap(({ name, value }) => (value === null ? [] : [{ field: name, value }])),
];

const operands = (value: Value): string[] =>
  value.kind === 'add' || value.kind === 'subtract'
    ? [value.left, value.right].flatMap((operand) => (operand.kind === 'field' ? [operand.field] : []))
    : [];

/** What one step can do: each way in which its body can be chosen. */
function movesOf(
  resource: Resource,
  mutation: Mutation,
  tracked: ReadonlySet<string>,
  goal: Goal,
  from: Path | null,
): Path[] {
  return choices(resource, mutation, tracked, goal).flatMap((given) => {
    const value = (name: string): Json | undefined => {
      const chosen = given.get(name);
      return chosen?.kind === 'json' ? chosen.value : undefined;
    };
    if (
      from !== null &&
      !mutation.when.every((condition) => conditionHolds(condition, from.state, mutation, value, 'all'))
    )
      return [];
    const state = stateAfter(resource, mutation, tracked, given, from?.state ?? null);
    return [{ steps: [...(from?.steps ?? []), { mutation: mutation.name, given }], state }];
  });
}

/** What the system does when the one time that is due has come, or one that is brought forward. */
function timerMoves(resource: Resource, tracked: ReadonlySet<string>, from: Path): Path[] {
  const due = [...from.state].filter(([, known]) => isSoon(known)).map(([field]) => field);
  const timers = resource.mutations.flatMap((mutation) =>
    mutation.timer === null ? [] : [{ mutation, at: mutation.timer }],
  );
  const holds = (mutation: Mutation, at: string) =>
    mutation.when.map((condition) =>
      conditionHolds(condition, arrived(from.state, at), mutation, () => undefined, 'all'),
    );
  return timers.flatMap(({ mutation, at }) => {
    const isNext = due.length === 0 ? isToCome(from.state.get(at)) : due.length === 1 && due[0] === at;
    if (!isNext || mutation.kind === 'delete' || !holds(mutation, at).every((one) => one === true)) return [];
    // Of two that wait for one time, the one that is meant must be the one that happens.
    const isAlone = timers.every(
      (other) => other.mutation === mutation || other.at !== at || holds(other.mutation, at).includes(false),
    );
    if (!isAlone) return [];
    const given: ReadonlyMap<string, Given> = new Map();
    const state = stateAfter(resource, mutation, tracked, given, arrived(from.state, at));
    return [{ steps: [...from.steps, { mutation: mutation.name, given }], state }];
  });
}

/**
 * Whether a guard holds in a state.
 *
 * @param value - what the body says of a parameter, where that was chosen
 * @param bodies - `all`: for whatever the body says otherwise; `some`: for at least one body
 */
export function conditionHolds(
  { field, test }: Condition,
  state: State,
  mutation: Mutation,
  value: (parameter: string) => Json | undefined,
  bodies: 'all' | 'some',
): boolean | null {
  const known = state.get(field) ?? unknown;
  if (!('operand' in test)) return holds(test, known, null);
  return holds(
    test,
    known,
    operandOf(test.operand, state, mutation, value, (test.kind === 'at_least') === (bodies === 'all')),
  );
}

function operandOf(
  operand: Operand,
  state: State,
  mutation: Mutation,
  value: (parameter: string) => Json | undefined,
  most: boolean,
): number | null {
  switch (operand.kind) {
    case 'literal':
      return operand.value;
    case 'now':
      return null;
    case 'field': {
      const known = state.get(operand.field);
      return known?.kind === 'is' && typeof known.value === 'number' ? known.value : null;
    }
    case 'parameter': {
      const chosen = value(operand.parameter);
      if (typeof chosen === 'number') return chosen;
      const range = rangeOf(mutation.with.find(({ name }) => name === operand.parameter)?.type);
      return range === null ? null : most ? range.max : range.min;
    }
  }
}

/** Bounds of a type that sums and comparisons take. */
export function rangeOf(type: FieldType | undefined): { readonly min: number; readonly max: number } | null {
  if (type?.kind !== 'integer' && type?.kind !== 'duration_ms' && type?.kind !== 'number') return null;
  return { min: type.min ?? -1_000_000, max: type.max ?? 1_000_000 };
}

/** The ways to choose the part of a body on which guards may depend, those that choose least first. */
function choices(
  resource: Resource,
  mutation: Mutation,
  tracked: ReadonlySet<string>,
  goal: Goal,
): ReadonlyMap<string, Given>[] {
  const keys: (readonly [string, readonly Given[]])[] = [];
  for (const field of mutation.input) {
    const options = [
      ...(tracked.has(field.name) ? candidates(resource, field, goal) : []),
      ...lastingCandidates(resource, mutation, field, tracked, goal),
    ];
    if (options.length > 0) keys.push([field.name, options]);
  }
  for (const parameter of mutation.with) {
    const options = parameterCandidates(resource, mutation, parameter, tracked, goal);
    if (options.length > 0) keys.push([parameter.name, options]);
  }
  for (const { field, value } of mutation.set) {
    if (value.kind !== 'case' || !tracked.has(field)) continue;
    keys.push([value.of.join('.'), value.when.map(({ is: wanted }) => ({ kind: 'json', value: wanted }) as const)]);
  }
  let all: ReadonlyMap<string, Given>[] = [new Map()];
  for (const [name, options] of keys) {
    all = [...all, ...all.flatMap((given) => options.map((option) => new Map([...given, [name, option] as const])))];
  }
  return all.sort((a, b) => a.size - b.size);
}

const fixed = (value: Json): Given => ({ kind: 'json', value });

/** Values of a body's field that some guard asks for. */
function candidates(resource: Resource, field: Field, { soon }: Goal): Given[] {
  const { type, name } = field;
  if (type.kind === 'timestamp') {
    const times: Given[] = [{ kind: 'from_now', milliseconds: laterMs }];
    if (soon === name) times.push({ kind: 'from_now', milliseconds: soonMs });
    return field.nullable ? [...times, fixed(null)] : times;
  }
  if (type.kind === 'boolean') return [fixed(true), fixed(false)];
  if (type.kind === 'enum') return type.values.map(fixed);
  const range = rangeOf(type);
  if (range !== null) return [fixed(range.max), fixed(range.min)];
  return field.nullable && resource.mutations.some(({ when }) => when.some((condition) => condition.field === name))
    ? [fixed(null)]
    : [];
}

/** Values of a variant that ends in a moment, or not at all, where a timer's field is the sum of it and a time. */
function lastingCandidates(
  resource: Resource,
  mutation: Mutation,
  { name, type }: Field,
  tracked: ReadonlySet<string>,
  { soon }: Goal,
): Given[] {
  if (type.kind !== 'variant') return [];
  const sums = sumsOf(resource, mutation).filter(
    ({ field, value }) => tracked.has(field) && operands(value).includes(name),
  );
  return sums.flatMap(({ field }) =>
    type.cases.flatMap(({ tag, holds: held, lasts }): Given[] => {
      if (lasts === 'value' && held !== null && field === soon && held.min <= mostSoonMs) {
        return [fixed({ [tag]: Math.max(held.min, 1) })];
      }
      if (held !== null || (typeof lasts === 'number' && lasts < laterMs / 24)) return [];
      return [fixed(tag)];
    }),
  );
}

/** Extremes of a parameter that a guard compares with or a sum takes; of a duration, the shortest where a timer is wanted. */
function parameterCandidates(
  resource: Resource,
  mutation: Mutation,
  { name, type }: Parameter,
  tracked: ReadonlySet<string>,
  { soon }: Goal,
): Given[] {
  const range = rangeOf(type);
  if (range === null) return [];
  const reads = (operand: Operand): boolean => operand.kind === 'parameter' && operand.parameter === name;
  const sums = sumsOf(resource, mutation).filter(
    ({ field, value }) =>
      tracked.has(field) &&
      (value.kind === 'add' || value.kind === 'subtract') &&
      (reads(value.left) || reads(value.right)),
  );
  const compared = mutation.when.some(({ test }) => 'operand' in test && reads(test.operand));
  if (sums.some(({ field }) => field === soon)) return range.min > mostSoonMs ? [] : [fixed(Math.max(range.min, 1))];
  const isTime = sums.some(({ field }) => fieldOf(resource, field)?.type.kind === 'timestamp');
  return compared || (sums.length > 0 && !isTime) ? [fixed(range.max), fixed(range.min)] : [];
}

/** The values that a mutation puts in by itself. */
function sumsOf(resource: Resource, mutation: Mutation): readonly { readonly field: string; readonly value: Value }[] {
  const given = new Set(mutation.input.map(({ name }) => name));
  const own = resource.fields.flatMap(({ name, value }) => {
    if (value === null) return [];
    return mutation.kind === 'create' || operands(value).some((operand) => given.has(operand))
      ? [{ field: name, value }]
      : [];
  });
  return [...own, ...mutation.set];
}

const fieldOf = (resource: Resource, name: string): Field | undefined =>
  resource.fields.find((field) => field.name === name);

function stateAfter(
  resource: Resource,
  mutation: Mutation,
  tracked: ReadonlySet<string>,
  given: ReadonlyMap<string, Given>,
  before: State | null,
): State {
  const state = new Map<string, Known>(before ?? []);
  const read = (field: string): Known => state.get(field) ?? unknown;
  for (const field of resource.fields) {
    if (!tracked.has(field.name)) continue;
    const isInput = mutation.input.some(({ name }) => name === field.name);
    if (isInput) state.set(field.name, knownGiven(given.get(field.name), field, mutation.kind === 'update'));
    else if (before === null) state.set(field.name, initial(field));
    if (field.value?.kind === 'now' && field.setOn === 'change') state.set(field.name, time('past'));
  }
  for (const { field, value } of sumsOf(resource, mutation)) {
    if (tracked.has(field)) state.set(field, valueOf(resource, mutation, field, value, given, read));
  }
  for (const { name, value, setOn } of resource.fields) {
    if (typeof setOn !== 'object' || value === null || !tracked.has(name)) continue;
    const trigger = read(setOn.field);
    if (trigger.kind === 'is' && setOn.values.includes(trigger.value))
      state.set(name, value.kind === 'now' ? time('past') : some);
    else if (trigger.kind !== 'is' && before !== null && mutation.input.some((input) => input.name === setOn.field))
      state.set(name, unknown);
  }
  return state;
}

function initial({ nullable, value, setOn, default: fallback }: Field): Known {
  if (value !== null && typeof setOn !== 'object') return value.kind === 'now' ? time('past') : some;
  if (fallback !== undefined) return is(fallback);
  return nullable ? is(null) : unknown;
}

function knownGiven(given: Given | undefined, field: Field | Parameter, patch: boolean): Known {
  if (given === undefined) {
    // What is drawn of a time never comes while the test runs.
    if (field.type.kind === 'timestamp' && !field.nullable && !patch) return time('later');
    return drawn(field, patch || field.default !== undefined);
  }
  if (given.kind === 'json') return is(given.value);
  return time(given.milliseconds < laterMs ? 'soon' : 'later');
}

function valueOf(
  resource: Resource,
  mutation: Mutation,
  target: string,
  value: Value,
  given: ReadonlyMap<string, Given>,
  read: (field: string) => Known,
): Known {
  switch (value.kind) {
    case 'now':
      return time('past');
    case 'literal':
      return is(value.value);
    case 'hash':
    case 'root':
      return some;
    case 'from': {
      const parameter = mutation.with.find(({ name }) => name === value.parameter);
      return parameter === undefined ? unknown : knownGiven(given.get(value.parameter), parameter, false);
    }
    case 'case': {
      const chosen = given.get(value.of.join('.'));
      if (chosen?.kind !== 'json') return unknown;
      const branch = value.when.find(({ is: wanted }) => wanted === chosen.value);
      return is(branch === undefined ? value.otherwise : branch.then);
    }
    case 'add':
    case 'subtract':
      return fieldOf(resource, target)?.type.kind === 'timestamp'
        ? timeSum(value, resource, given, read)
        : numberSum(value.kind, numberOf(value.left, given, read), numberOf(value.right, given, read));
  }
}

/** When a time comes that is this much before or after another one of about now. */
function timeSum(
  { kind, left, right: lasts }: Extract<Value, { readonly kind: 'add' | 'subtract' }>,
  resource: Resource,
  given: ReadonlyMap<string, Given>,
  read: (field: string) => Known,
): Known {
  const start = left.kind === 'field' ? read(left.field) : time('past');
  if (start.kind === 'time' && start.when === 'later') return start;
  // What lies before a time of about now has come.
  if (kind === 'subtract') return time('soon');
  if (lasts.kind === 'literal') return time(lasts.value <= mostSoonMs ? 'soon' : 'later');
  const name = lasts.kind === 'field' ? lasts.field : lasts.kind === 'parameter' ? lasts.parameter : '';
  const chosen = given.get(name);
  const { type } = (lasts.kind === 'field' ? fieldOf(resource, name) : undefined) ?? {};
  if (type?.kind !== 'variant') return time(chosen === undefined ? 'later' : 'soon');
  if (chosen?.kind !== 'json') return unknown;
  if (typeof chosen.value !== 'string') return time('soon');
  const lasting = type.cases.find(({ tag }) => tag === chosen.value)?.lasts ?? null;
  return lasting === null ? is(null) : time('later');
}

function numberOf(operand: Operand, given: ReadonlyMap<string, Given>, read: (field: string) => Known): number | null {
  if (operand.kind === 'literal') return operand.value;
  if (operand.kind === 'now') return null;
  const chosen = operand.kind === 'parameter' ? given.get(operand.parameter) : undefined;
  const known: Known =
    operand.kind === 'field' ? read(operand.field) : chosen?.kind === 'json' ? is(chosen.value) : unknown;
  return known.kind === 'is' && typeof known.value === 'number' ? known.value : null;
}

function numberSum(kind: 'add' | 'subtract', left: number | null, right: number | null): Known {
  if (left === null || right === null) return some;
  return is(kind === 'add' ? left + right : left - right);
}
