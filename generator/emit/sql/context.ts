/** What every part of the SQL emitter looks things up in. */
import type { Field, Model, Mutation, NamedType, Resource } from '../../model/model.ts';
import { FunctionNames } from './names.ts';

export interface SqlContext {
  readonly model: Model;
  readonly names: FunctionNames;
  resource(name: string): Resource;
  type(name: string): NamedType;
  /** Every reference to the rows of a resource, in the manifest's order. */
  references(to: string): readonly Reference[];
}

/** A field that points at rows of another resource, or of its own. */
export interface Reference {
  readonly resource: Resource;
  readonly field: Field;
  /** The mutation of `resource` that runs when the row pointed at goes; null: that deletion is refused. */
  readonly run: Mutation | null;
}

/** @param schema - the functions' schema, as it is to stand in the text */
export function createContext(model: Model, schema: string): SqlContext {
  const resources = new Map(model.resources.map((resource) => [resource.name, resource]));
  const types = new Map(model.types.map((type) => [type.name, type]));
  const references = new Map<string, Reference[]>();
  for (const resource of model.resources) {
    for (const { to, ...reference } of resource.fields.flatMap((field) => referenceOf(resource, field))) {
      const known = references.get(to);
      if (known === undefined) references.set(to, [reference]);
      else known.push(reference);
    }
  }
  return {
    model,
    names: new FunctionNames(model, schema),
    resource: (name) => known(resources.get(name), name),
    type: (name) => known(types.get(name), name),
    references: (to) => references.get(to) ?? [],
  };
}

function referenceOf(resource: Resource, field: Field): readonly (Reference & { readonly to: string })[] {
  if (field.type.kind !== 'ref') return [];
  const { resource: to, onDelete } = field.type;
  const run = onDelete === 'restrict' ? null : mutationOf(resource, onDelete.run);
  return [{ to, resource, field, run }];
}

export function fieldOf(resource: Resource, name: string): Field {
  return known(
    resource.fields.find((field) => field.name === name),
    `${resource.name}.${name}`,
  );
}

function mutationOf(resource: Resource, name: string): Mutation {
  return known(
    resource.mutations.find((mutation) => mutation.name === name),
    `${resource.name}.${name}`,
  );
}

/** Fields with a column of the resource's own table. */
export function storedFields(resource: Resource): readonly Field[] {
  return resource.fields.filter(({ counter }) => counter === null);
}

/** Fields kept in the side table. */
export function counterFields(resource: Resource): readonly Field[] {
  return resource.fields.filter(({ counter }) => counter !== null);
}

function known<T>(found: T | undefined, name: string): T {
  if (found === undefined)
    throw new Error(`the model names "${name}", which it does not hold: resolve it before emitting`);
  return found;
}
