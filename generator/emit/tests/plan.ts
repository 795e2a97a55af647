/** The plan of one resource: what the harness in `test/support` needs to perform each mutation and to know what must be heard. */
import type { Model, Mutation, Query, Resource } from '../../model/model.ts';
import { type Expression, json, list, object } from '../../render/expression.ts';
import type { Imports } from '../../render/imports.ts';
import { stringLiteral } from '../../render/literal.ts';
import { type Bounds, Draw } from './draw.ts';
import { arrived, conditionHolds, findPath, type Given, type Path } from './path.ts';
import { refusalsOf } from './refusals.ts';

export interface PlanModules {
  readonly imports: Imports;
  /** Where the words that draw are. */
  readonly words: string;
}

/** Whether the resource changes over the API, and can be read: else there is nothing to hear or to compare. */
export const isHeard = (resource: Resource): boolean => resource.mutations.length > 0 && getOf(resource) !== undefined;

const getOf = ({ queries }: Resource): Query | undefined => queries.find(({ kind }) => kind === 'get');

export function planOf(model: Model, resource: Resource, { imports, words }: PlanModules): Expression {
  const draw = new Draw(imports, words, './values.ts');
  const steps = (path: Path): Expression =>
    list(
      path.steps.map(({ mutation, given }) =>
        object({ do: stringLiteral(mutation), given: given.size === 0 ? null : printGiven(given, draw) }),
      ),
    );
  const counters = resource.fields.filter(({ counter }) => counter !== null).map(({ name }) => stringLiteral(name));
  return object({
    resource: stringLiteral(resource.name),
    id: stringLiteral(resource.id),
    get: stringLiteral(getOf(resource)?.route.path ?? ''),
    singleton: resource.singleton ? 'true' : null,
    counters: listOrNone(counters),
    notFound: stringLiteral(resource.notFound),
    mutations: list(resource.mutations.map((mutation) => planMutation(model, resource, mutation, draw, steps))),
  });
}

const listOrNone = (items: readonly Expression[]): Expression | null => (items.length === 0 ? null : list(items));

function printGiven(given: ReadonlyMap<string, Given>, draw: Draw): Expression {
  const members = [...given].map(([name, value]) => {
    return [
      name,
      value.kind === 'json' ? json(value.value) : draw.word('fromNow', String(value.milliseconds)),
    ] as const;
  });
  return object(Object.fromEntries(members));
}

function planMutation(
  model: Model,
  resource: Resource,
  mutation: Mutation,
  draw: Draw,
  steps: (path: Path) => Expression,
): Expression {
  const { name, kind, route, status, answer, requires, timer } = mutation;
  const isPerformedOnRow = kind !== 'create' && !resource.singleton && (route !== null || timer !== null);
  const path = isPerformedOnRow ? pathTo(resource, mutation) : null;
  return object({
    name: stringLiteral(name),
    kind: stringLiteral(kind),
    route: route === null ? 'null' : object({ method: stringLiteral(route.method), path: stringLiteral(route.path) }),
    status: String(status),
    answer: answer.kind === 'field' ? object({ field: stringLiteral(answer.field) }) : stringLiteral(answer.kind),
    requires: listOrNone(requires.map(stringLiteral)),
    body: route === null ? null : draw.body(resource, mutation, narrowed(mutation, path)),
    after: path === null ? null : steps(path),
    unreached: isPerformedOnRow && path === null ? 'true' : null,
    timer: timer === null ? null : stringLiteral(timer),
    events: list(mutation.events.map(printEvent)),
    cascades: listOrNone(cascadesOf(model, resource, mutation)),
    refusals: listOrNone(refusalsOf(model, resource, mutation, steps)),
  });
}

/** To a row on which every guard holds, for at least one body. */
const pathTo = (resource: Resource, mutation: Mutation): Path | null =>
  findPath(resource, {
    soon: mutation.timer,
    timers: true,
    reached: (state) => {
      const then = mutation.timer === null ? state : arrived(state, mutation.timer);
      return mutation.when.every(
        (condition) => conditionHolds(condition, then, mutation, () => undefined, 'some') === true,
      );
    },
  });

/** The bodies for which the guards hold, where these compare the row with a parameter. */
function narrowed({ when }: Mutation, path: Path | null): Bounds {
  const bounds = new Map<string, { min?: number; max?: number }>();
  for (const { field, test } of when) {
    const known = path?.state.get(field);
    if (!('operand' in test) || test.operand.kind !== 'parameter') continue;
    if (known?.kind !== 'is' || typeof known.value !== 'number') continue;
    const { parameter } = test.operand;
    bounds.set(parameter, { ...bounds.get(parameter), [test.kind === 'at_least' ? 'max' : 'min']: known.value });
  }
  return bounds;
}

const printEvent = ({ name, given, payload }: Mutation['events'][number]): Expression =>
  object({
    type: stringLiteral(name),
    given: given === null ? null : stringLiteral(given),
    payload: object(
      Object.fromEntries(
        payload.map(({ key, source }) => [
          key,
          source.kind === 'entity' ? stringLiteral('entity') : object({ field: stringLiteral(source.field) }),
        ]),
      ),
    ),
  });

/** The deletions that perform this mutation on the rows that refer to what goes. */
function cascadesOf(model: Model, resource: Resource, { name }: Mutation): readonly Expression[] {
  const create = resource.mutations.find(({ kind, route }) => kind === 'create' && route !== null);
  return (create?.input ?? []).flatMap(({ name: field, type }) => {
    if (type.kind !== 'ref' || type.onDelete === 'restrict' || type.onDelete.run !== name) return [];
    const parent = model.resources.find((other) => other.name === type.resource);
    const deletion = parent?.mutations.find(({ kind, route }) => kind === 'delete' && route !== null);
    if (parent === undefined || deletion === undefined) return [];
    return [
      object({ resource: stringLiteral(parent.name), by: stringLiteral(deletion.name), field: stringLiteral(field) }),
    ];
  });
}

/** Creates that need no other row, at most two and of different resources; else what comes nearest. */
export function markersOf(model: Model): Expression {
  const heard = model.resources.filter(isHeard);
  const performed = heard.flatMap((resource) =>
    resource.mutations
      .filter(({ kind, route }) => route !== null && (kind === 'create' || resource.singleton))
      .map((mutation) => ({ resource, mutation, needs: needsOf(resource, mutation) })),
  );
  const chosen: typeof performed = [];
  for (const candidate of performed.sort((a, b) => a.needs - b.needs)) {
    if (chosen.length < 2 && !chosen.some(({ resource }) => resource === candidate.resource)) chosen.push(candidate);
  }
  return list(
    chosen.map(({ resource, mutation }) =>
      object({ resource: stringLiteral(resource.name), mutation: stringLiteral(mutation.name) }),
    ),
  );
}

/** What can stand in the way of a marker: rows to be made first, rules over several rows, the application's own guard. */
const needsOf = (resource: Resource, { input, hook }: Mutation): number =>
  input.filter(({ type, nullable }) => type.kind === 'ref' && !nullable).length * 4 +
  resource.unique.length +
  (resource.exclusive === null ? 0 : 2) +
  (hook ? 8 : 0);
