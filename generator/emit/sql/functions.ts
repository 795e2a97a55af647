/** migrations/functions.sql: everything that reads and changes rows, in a schema that is named after its text. */
import { createHash } from 'node:crypto';
import type { FieldType, Model, Resource } from '../../model/model.ts';
import type { SqlContext } from './context.ts';
import { createContext, storedFields } from './context.ts';
import { touchFunction } from './counters.ts';
import { fieldsFunction, textFunction } from './entity-text.ts';
import type { Lines } from './lines.ts';
import { fileText } from './lines.ts';
import { mutationFunction } from './mutation.ts';
import { mayLack } from './object-shape.ts';
import { jsonFunction, lacksFunction, lastsFunction, objectTypes } from './objects.ts';
import { refuseFunction } from './refusals.ts';
import type { Sabotage } from './sabotage.ts';
import { documentFunction, mergedFunction } from './singleton.ts';
import { timerFunctions } from './timers.ts';

/** Stands for the schema's name until the name is known. No text of a manifest can hold it, for {@link literal} refuses NUL. */
const placeholder = '\0functions\0';

export interface FunctionsOptions {
  /** Breaks one mutation's events, for the proof that tests notice. */
  readonly sabotage?: Sabotage;
}

export interface Functions {
  /** `fn_` and 12 hexadecimal digits. */
  readonly schema: string;
  readonly text: string;
}

/** The functions with the final name of their schema: 12 hexadecimal digits of the SHA-256 of their text. */
export function emitFunctions(model: Model, options: FunctionsOptions = {}): Functions {
  const text = fileText(functionsOf(createContext(model, placeholder), options.sabotage ?? null));
  const schema = `fn_${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
  return { schema, text: text.replaceAll(placeholder, schema) };
}

function* functionsOf(context: SqlContext, sabotage: Sabotage | null): Iterable<Lines> {
  const resources = context.model.resources.filter(({ storage }) => storage !== 'module');
  yield [
    '-- Code generated from resources.yaml. DO NOT EDIT.',
    '-- Applied where its schema is absent. The schema is named after this text, so that old and new servers work side by side.',
  ];
  yield [`CREATE SCHEMA ${placeholder};`];
  yield refuseFunction(context);
  yield* typeFunctions(context, resources);
  for (const resource of resources) yield* resourceFunctions(context, resource, sabotage);
  yield [
    '-- Functions are for those whom the schema is granted to.',
    `REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ${placeholder} FROM PUBLIC;`,
  ];
}

/** Functions of the manifest's own types, as far as resources need them. */
function typeFunctions(context: SqlContext, resources: readonly Resource[]): readonly Lines[] {
  const fields = resources.flatMap(storedFields);
  const patched = resources.flatMap(({ mutations }) =>
    mutations.filter(({ kind }) => kind === 'update').flatMap(({ input }) => input),
  );
  const mergedIntoNull = patched.filter(({ type, nullable }) => type.kind === 'object' && (nullable || mayLack(type)));
  const lasting = new Map<string, FieldType>(
    resources.flatMap((resource) => lastingTypes(resource).map((type) => [type.name, type] as const)),
  );
  return [
    ...objectTypes(fields.map(({ type }) => type)).map((type) => jsonFunction(context, type)),
    ...objectTypes(mergedIntoNull.map(({ type }) => type)).map((type) => lacksFunction(context, type)),
    ...[...lasting.values()].flatMap((type) => (type.kind === 'variant' ? [lastsFunction(context, type)] : [])),
  ];
}

/** Variants that are added to a time. */
function lastingTypes(resource: Resource): readonly (FieldType & { readonly kind: 'variant' })[] {
  const values = [
    ...resource.fields.flatMap(({ value }) => value ?? []),
    ...resource.mutations.flatMap(({ set }) => set.map(({ value }) => value)),
  ];
  const parameters = resource.mutations.flatMap((mutation) => mutation.with);
  return values.flatMap((value) => {
    if (value.kind !== 'add' && value.kind !== 'subtract') return [];
    return [value.left, value.right].flatMap((operand) => {
      const named = operand.kind === 'field' ? operand.field : operand.kind === 'parameter' ? operand.parameter : null;
      const types = [...(operand.kind === 'field' ? resource.fields : parameters)].filter(({ name }) => name === named);
      return types.flatMap(({ type }) => (type.kind === 'variant' ? [type] : []));
    });
  });
}

function* resourceFunctions(context: SqlContext, resource: Resource, sabotage: Sabotage | null): Iterable<Lines> {
  yield textFunction(context, resource);
  if (resource.storage === 'builtin') return;
  yield fieldsFunction(context, resource);
  yield touchFunction(context, resource);
  if (resource.singleton) {
    yield documentFunction(context, resource);
    yield mergedFunction(context, resource);
  }
  for (const mutation of resource.mutations) yield mutationFunction(context, resource, mutation, sabotage);
  for (const mutation of resource.mutations) {
    if (mutation.timer !== null) yield* timerFunctions(context, resource, mutation, mutation.timer);
  }
}
