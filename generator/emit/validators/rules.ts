/** The manifest's rules over several fields, as far as a body can be held to them. */
import type { Field, Json, Mutation, Resource, Rule } from '../../model/model.ts';
import { topLevel } from '../types.ts';

type BodyRule = { readonly [key: string]: Json };

/** Rules of a mutation's body; those over fields that it does not take are the row's own, which the database judges. */
export function bodyRules(resource: Resource, mutation: Mutation): readonly BodyRule[] {
  const fields = topLevel(mutation.input).map(({ name }) => name);
  const isPatch = mutation.kind === 'update';
  return [
    ...(isPatch && fields.length > 0 ? [{ kind: 'some_field', fields }] : []),
    ...resource.rules.flatMap((rule) => bodyRule(rule, resource, mutation)),
  ];
}

function bodyRule(rule: Rule, resource: Resource, mutation: Mutation): readonly BodyRule[] {
  const paths = rule.paths.filter(([name]) => mutation.input.some((field) => field.name === name));
  if (paths.length === 0) return [];
  // Of a row that exists, and of fields that the server fills in, a body knows too little to judge.
  const isWhole = paths.length === rule.paths.length;
  if (!isWhole && (mutation.kind !== 'create' || rule.kind === 'differ' || rule.paths.some(isFilledIn(resource))))
    return [];
  const uuids = rule.kind === 'differ' && paths.every((path) => isUuid(fieldOf(resource, path)));
  return [{ kind: rule.kind, paths: paths.map((path) => placeInBody(resource, path)), ...(uuids && { uuids }) }];
}

const fieldOf = (resource: Resource, [name]: readonly string[]): Field | undefined =>
  resource.fields.find((field) => field.name === name);

const isFilledIn =
  (resource: Resource) =>
  (path: readonly string[]): boolean => {
    const field = fieldOf(resource, path);
    return field !== undefined && (field.value !== null || field.default !== undefined);
  };

const isUuid = (field: Field | undefined): boolean => field?.type.kind === 'uuid' || field?.type.kind === 'ref';

/** A flat object's keys lie at the top of the body. */
const placeInBody = (resource: Resource, path: readonly string[]): readonly string[] =>
  fieldOf(resource, path)?.flat === true ? path.slice(1) : path;
