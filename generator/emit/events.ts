/** Types of events: `events/`. */
import type { EventSpec, Model, PayloadKey, Resource } from '../model/model.ts';
import { constant } from '../render/declaration.ts';
import { docComment } from '../render/doc.ts';
import type { Draft } from '../render/draft.ts';
import { Imports } from '../render/imports.ts';
import { memberKey, stringLiteral } from '../render/literal.ts';
import { interfaceOf, type Member, type Statement, sourceFile, textFile } from '../render/source-file.ts';
import { unionAlias } from '../render/union.ts';
import type { EmittedFile, Emitter, Surroundings } from './emitter.ts';
import { among, contractFile, entityType, fileOf } from './names.ts';
import { docOf, type Scope, typeOf } from './type-of.ts';

export const emitEvents: Emitter = (model, given) => {
  const options = among(model, given);
  return [
    ...model.resources.filter(announces).map((resource) => resourceFile(resource, options)),
    indexFile(model, options),
  ];
};

/** Whether the resource has events at all. */
export const announces = (resource: Resource): boolean => resource.mutations.length > 0;

function resourceFile(resource: Resource, options: Surroundings): Draft {
  const imports = new Imports(options);
  const scope: Scope = { imports, common: '../types/common.ts', json: contractFile(options.contract, 'json') };
  const statements = resource.mutations.flatMap((mutation) =>
    mutation.events.map((event) => eventType(event, `${resource.name}.${mutation.name}`, resource, scope, options)),
  );
  return sourceFile({
    path: `events/${fileOf(resource.name)}`,
    source: options.source,
    about: `resource ${resource.name}`,
    imports,
    statements,
  });
}

function eventType(
  event: EventSpec,
  cause: string,
  resource: Resource,
  scope: Scope,
  options: Surroundings,
): Statement {
  const meta = scope.imports.type('EventMeta', contractFile(options.contract, 'event'));
  const given = event.given === null ? '' : `, where the body gave \`${event.given}\``;
  return interfaceOf(event.name, `Announced when \`${cause}\` has committed${given}.`, [
    { key: 'type', type: stringLiteral(event.name), doc: null },
    ...event.payload.filter(({ key }) => key !== 'tenant_id').map((key) => payloadMember(key, resource, scope)),
    { key: 'tenant_id', type: 'string', doc: null },
    { key: 'meta', type: meta, doc: null },
  ]);
}

function payloadMember({ key, source }: PayloadKey, resource: Resource, scope: Scope): Member {
  if (source.kind === 'entity') {
    const type = scope.imports.type(entityType(resource.name), `../types/${fileOf(resource.name)}`);
    return { key: memberKey(key), type, doc: null };
  }
  const field = resource.fields.find(({ name }) => name === source.field);
  if (field !== undefined) return { key: memberKey(key), type: typeOf(field, 'answer', scope), doc: docOf(field) };
  // Every row has these beside its fields.
  return { key: memberKey(key), type: source.field === 'version' ? 'number' : 'string', doc: null };
}

function indexFile(model: Model, options: Surroundings): EmittedFile {
  const imports = new Imports(options);
  const announcing = model.resources.filter(announces);
  const names = announcing.flatMap((resource) =>
    resource.mutations.flatMap(({ events }) =>
      events.map(({ name }) => imports.type(name, `./${fileOf(resource.name)}`)),
    ),
  );
  const map = names.map((name) => `  readonly ${memberKey(name)}: ${name};\n`).join('');
  return textFile({
    path: 'events/index.ts',
    source: options.source,
    about: null,
    imports,
    statements: [
      `${docComment('Every event of the API, told apart by `type`.')}${unionAlias('ApiEvent', names)}`,
      `${docComment('Events by their type.')}export interface EventMap {${map === '' ? '' : `\n${map}`}}`,
      'export type EventType = keyof EventMap;',
      constant('eventTypes', 'readonly EventType[]', names, 'Every type of event, in the order of the manifest.'),
    ],
  });
}
