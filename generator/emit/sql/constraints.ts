/** What a violated constraint means to the client, by the constraint's name in the database. */
import type { Mutation, Resource } from '../../model/model.ts';
import { checksOf } from './checks.ts';
import { childrenOf } from './children.ts';
import type { SqlContext } from './context.ts';
import { foreignKeyName } from './names.ts';
import { planOf } from './plan.ts';
import type { Status } from './refusals.ts';
import { primaryKeyName } from './tables.ts';
import { uniqueMessage, uniqueName } from './uniques.ts';

/** As `RefusalSpec` of `src/contract/mutation.ts`. */
export type Refusal = {
  readonly status: Status;
  readonly code: string;
  readonly message: string;
};

/** Constraints that a mutation can violate, those of the mutations that it runs on other rows included. */
export function constraintsOf(
  context: SqlContext,
  resource: Resource,
  mutation: Mutation,
): Readonly<Record<string, Refusal>> {
  const found = new Map<string, Refusal>();
  collect(context, resource, mutation, found, new Set());
  return Object.fromEntries(found);
}

function collect(
  context: SqlContext,
  resource: Resource,
  mutation: Mutation,
  found: Map<string, Refusal>,
  seen: Set<Mutation>,
): void {
  if (seen.has(mutation)) return;
  seen.add(mutation);
  const own = mutation.kind === 'delete' ? referrers(context, resource) : violations(context, resource, mutation);
  for (const [name, refusal] of own) if (!found.has(name)) found.set(name, refusal);
  if (mutation.kind === 'delete') {
    for (const child of childrenOf(context, resource)) collect(context, child.resource, child.run, found, seen);
  } else if (resource.exclusive !== null) {
    // Whoever takes a place in a group expires what stands there.
    const { alive } = resource.exclusive;
    for (const timer of resource.mutations) if (timer.timer === alive) collect(context, resource, timer, found, seen);
  }
}

type Entries = readonly (readonly [string, Refusal])[];

/** Rows that point at the one that is to go. */
function referrers(context: SqlContext, resource: Resource): Entries {
  return context.references(resource.name).map(({ resource: child, field }) => {
    const message = `rows of ${child.name} point at this ${resource.name} by their ${field.name}`;
    return [foreignKeyName(child.name, field.name), { status: 409, code: 'STATE_CONFLICT', message }] as const;
  });
}

function violations(context: SqlContext, resource: Resource, mutation: Mutation): Entries {
  const { written } = planOf(resource, mutation);
  const isCreate = mutation.kind === 'create';
  const isTouched = (fields: readonly string[]): boolean => isCreate || fields.some((field) => written.has(field));
  const key: Entries = isCreate
    ? [
        [
          primaryKeyName(resource),
          { status: 409, code: 'ENTITY_ALREADY_EXISTS', message: `${resource.name} has a row with this id already` },
        ],
      ]
    : [];
  const uniques = resource.unique
    .filter(({ fields, where }) => isTouched([...fields, ...where].map(({ field }) => field)))
    .map((unique) => {
      const refusal = { status: 409, code: unique.error, message: uniqueMessage(resource, unique) } as const;
      return [uniqueName(resource, unique), refusal] as const;
    });
  // Validators and constants keep to an enum's values; sizes and sums are worth a second answer.
  const checks = checksOf(resource)
    .filter(({ fields, isEnum }) => !isEnum && isTouched(fields))
    .map(({ name, code, message }) => [name, { status: 400, code, message }] as const);
  const references = resource.fields.flatMap(({ name, type }) => {
    if (type.kind !== 'ref' || !written.has(name)) return [];
    const message = `${name}: there is no ${type.resource} with this id`;
    const refusal = { status: 404, code: context.resource(type.resource).notFound, message } as const;
    return [[foreignKeyName(resource.name, name), refusal] as const];
  });
  return [...key, ...uniques, ...checks, ...references];
}
