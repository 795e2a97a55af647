/** What a mutation's handler takes and announces, in TypeScript. */
import type { Mutation, Resource } from '../model/model.ts';
import type { Imports } from '../render/imports.ts';
import type { EmitOptions } from './emitter.ts';
import { bodyType, contractFile, fileOf, takesBody } from './names.ts';

/** Seen from a folder of the output. */
export function inputType(resource: Resource, mutation: Mutation, imports: Imports, options: EmitOptions): string {
  return takesBody(mutation)
    ? imports.type(bodyType(resource.name, mutation), `../types/${fileOf(resource.name)}`)
    : imports.type('NoInput', contractFile(options.contract, 'mutation'));
}

/** The event; a tuple where there are several, since a union would let a handler pass that announces only one of them. */
export function announcedType(resource: Resource, mutation: Mutation, imports: Imports): string {
  const names = mutation.events.map(({ name }) => imports.type(name, `../events/${fileOf(resource.name)}`));
  return names.length === 1 ? (names[0] ?? '') : `readonly [${names.join(', ')}]`;
}
