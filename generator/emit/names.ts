/** What things of the model are called in TypeScript, and where their files stand. */
import type { Call, Model, Mutation, Query, Resource } from '../model/model.ts';
import { camelCase, pascalCase } from '../render/identifier.ts';
import type { EmitOptions, Surroundings } from './emitter.ts';

/** `Lock` */
export const entityType = (resource: string): string => pascalCase(resource);

/** `AcquireLock`: the body of a mutation, a call or a search. */
export const bodyType = (resource: string, { name }: Mutation | Call | Query): string => pascalCase(name, resource);

/** `JudgeOrderAnswer` */
export const answerType = (resource: string, call: Call): string => `${bodyType(resource, call)}Answer`;

/** `lockModeValues`: the constant that lists the values of an enum. */
export const valuesName = (type: string): string => `${camelCase(type)}Values`;

/** `acquireLock`: the constant that belongs to a mutation, a query or a call. */
export const constantName = (resource: string, { name }: Mutation | Call | Query): string => camelCase(name, resource);

/** `lock.acquire`: the name of routes, statements and hooks. */
export const dottedName = (resource: string, { name }: Mutation | Call | Query): string => `${resource}.${name}`;

/** Names of files keep the manifest's spelling, which the checks hold to letters, digits and underscores. */
export const fileOf = (resource: string): string => `${resource.replaceAll(/[^\w-]/g, '_')}.ts`;

/** Mutations that clients may perform; the others are the system's own. */
export const routed = (resource: Resource): readonly Mutation[] =>
  resource.mutations.filter((mutation) => mutation.route !== null);

/** Whether a body may hold anything at all. */
export const takesBody = (mutation: Mutation): boolean => mutation.input.length > 0 || mutation.with.length > 0;

/** Resources that have at least one route. */
export const served = (model: Model): readonly Resource[] =>
  model.resources.filter(
    (resource) => routed(resource).length > 0 || resource.queries.length > 0 || resource.calls.length > 0,
  );

/** The import path of a contract module, from a folder of the output. */
export const contractFile = (contract: string, name: string): string => `../${contract}/${name}.ts`;

/** The names of a model, for the emitter of a file. */
export function among(model: Model, options: EmitOptions): Surroundings {
  let spelled = spelledIn.get(model);
  if (spelled === undefined) {
    spelled = new Set(spelledNames(model));
    spelledIn.set(model, spelled);
  }
  return { ...options, spelled };
}

// Each emitter asks for them.
const spelledIn = new WeakMap<Model, ReadonlySet<string>>();

function* spelledNames({ types, resources }: Model): Iterable<string> {
  for (const { name } of types) yield* [name, `${name}Input`, `${name}Patch`, valuesName(name)];
  for (const { name, mutations, queries, calls } of resources) {
    yield entityType(name);
    for (const part of [...mutations, ...queries, ...calls]) yield* [bodyType(name, part), constantName(name, part)];
    for (const call of calls) yield answerType(name, call);
    for (const { events } of mutations) for (const event of events) yield event.name;
  }
}
