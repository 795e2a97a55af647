/** What things of the model are called in TypeScript, and where their files stand. */
import type { Call, Model, Mutation, Query, Resource } from '../model/model.ts';
import { camelCase, pascalCase } from '../render/identifier.ts';

/** `Lock` */
export const entityType = (resource: string): string => pascalCase(resource);

/** `AcquireLock`: the body of a mutation, a call or a search. */
export const bodyType = (resource: string, { name }: Mutation | Call | Query): string => pascalCase(name, resource);

/** `JudgeOrderAnswer` */
export const answerType = (resource: string, call: Call): string => `${bodyType(resource, call)}Answer`;

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
