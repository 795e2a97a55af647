/** Types of entities and bodies: `types/`. */
import type { Call, Field, Model, Mutation, NamedType, Parameter, Resource, SearchQuery } from '../model/model.ts';
import { constant } from '../render/declaration.ts';
import { docComment } from '../render/doc.ts';
import type { Draft } from '../render/draft.ts';
import { Imports } from '../render/imports.ts';
import { memberKey, stringLiteral } from '../render/literal.ts';
import { interfaceOf, type Member, type Statement, sourceFile } from '../render/source-file.ts';
import { unionAlias } from '../render/union.ts';
import type { Emitter, Surroundings } from './emitter.ts';
import {
  among,
  answerType,
  bodyType,
  contractFile,
  entityType,
  fileOf,
  routed,
  takesBody,
  valuesName,
} from './names.ts';
import { docOf, entityMembers, type Form, hasInputForm, namedTypeName, type Scope, typeOf } from './type-of.ts';

export const emitTypes: Emitter = (model, given) => {
  const options = among(model, given);
  return [
    ...(model.types.length > 0 ? [commonFile(model, options)] : []),
    ...model.resources.map((resource) => resourceFile(resource, options)),
  ];
};

function commonFile(model: Model, options: Surroundings): Draft {
  const imports = new Imports(options);
  const scope: Scope = { imports, common: null, json: contractFile(options.contract, 'json') };
  const patched = patchedObjects(model);
  const statements = model.types.flatMap((named) => namedType(named, scope, patched.has(named.name)));
  return sourceFile({ path: 'types/common.ts', source: options.source, about: null, imports, statements });
}

function namedType({ name, doc, type }: NamedType, scope: Scope, patched: boolean): Statement[] {
  switch (type.kind) {
    case 'enum':
      return [`${docComment(doc)}${unionAlias(name, type.values.map(stringLiteral))}`, enumValues(name, type.values)];
    case 'variant': {
      const cases = type.cases.map(({ tag, holds }) =>
        holds === null ? stringLiteral(tag) : `{ readonly ${memberKey(tag)}: number }`,
      );
      return [`${docComment(doc)}${unionAlias(name, cases)}`];
    }
    case 'object': {
      const declare = (form: Form, about: string | null): Statement =>
        interfaceOf(namedTypeName(type, form), about, members(type.fields, form, scope));
      return [
        declare('answer', doc),
        ...(hasInputForm(type) ? [declare('input', `{@link ${name}} as a body gives it.`)] : []),
        ...(patched ? [declare('patch', `Part of {@link ${name}} in a merge patch: what is left out stays.`)] : []),
      ];
    }
  }
}

const enumValues = (name: string, values: readonly string[]): string =>
  constant(valuesName(name), `readonly ${name}[]`, values, `Every {@link ${name}}, in the order of the manifest.`);

/** Named objects that some update patches, those inside of them included. */
function patchedObjects(model: Model): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = ({ type }: Parameter): void => {
    if (type.kind !== 'object' || found.has(type.name)) return;
    found.add(type.name);
    type.fields.forEach(visit);
  };
  for (const { mutations } of model.resources) {
    for (const { kind, input } of mutations) if (kind === 'update') input.forEach(visit);
  }
  return found;
}

function resourceFile(resource: Resource, options: Surroundings): Draft {
  const imports = new Imports(options);
  const scope: Scope = { imports, common: './common.ts', json: contractFile(options.contract, 'json') };
  const entity =
    resource.storage === 'module'
      ? []
      : [interfaceOf(entityType(resource.name), resource.doc, entityMembers(resource, scope))];
  const statements = [
    ...entity,
    ...routed(resource)
      .filter(takesBody)
      .map((mutation) => mutationBody(resource, mutation, scope)),
    ...resource.queries
      .filter((query) => query.kind === 'search')
      .map((query) => searchBody(resource, query, scope, options)),
    ...resource.calls.flatMap((call) => callTypes(resource, call, scope)),
  ];
  return sourceFile({
    path: `types/${fileOf(resource.name)}`,
    source: options.source,
    about: `resource ${resource.name}`,
    imports,
    statements: statements.length > 0 ? statements : ['export {};'],
  });
}

function mutationBody(resource: Resource, mutation: Mutation, scope: Scope): Statement {
  const form: Form = mutation.kind === 'update' ? 'patch' : 'input';
  const about =
    mutation.doc ??
    `Body of \`${resource.name}.${mutation.name}\`${mutation.kind === 'update' ? ', a JSON Merge Patch' : ''}.`;
  return interfaceOf(bodyType(resource.name, mutation), about, [
    ...members(topLevel(mutation.input), form, scope),
    ...members(mutation.with, 'input', scope),
  ]);
}

/** The fields of a body: an object that is flat gives its keys. */
export function topLevel(fields: readonly Field[]): readonly Parameter[] {
  return fields.flatMap((field): readonly Parameter[] => {
    if (!field.flat || field.type.kind !== 'object') return [field];
    // Where the object itself may be absent, so may each of its keys.
    return field.nullable ? field.type.fields.map((key) => ({ ...key, nullable: true })) : field.type.fields;
  });
}

/** A singleton that is one document under one key: a patch without that key says nothing, and is told so by its name. */
export const patchesOneDocument = ({ singleton }: Resource, { kind, input }: Mutation): boolean =>
  singleton && kind === 'update' && input.length === 1 && input[0]?.type.kind === 'object' && !input[0].flat;

function members(parameters: readonly Parameter[], form: Form, scope: Scope): Member[] {
  return parameters.map((parameter) => {
    const optional = form === 'patch' || (form === 'input' && (parameter.nullable || parameter.default !== undefined));
    return {
      key: `${memberKey(parameter.name)}${optional ? '?' : ''}`,
      type: typeOf(parameter, form, scope),
      doc: docOf(parameter),
    };
  });
}

function searchBody(resource: Resource, query: SearchQuery, scope: Scope, options: Surroundings): Statement {
  const filter = scope.imports.type('SearchFilter', contractFile(options.contract, 'query'));
  return interfaceOf(
    bodyType(resource.name, query),
    `Body of \`${resource.name}.${query.name}\`, a full-text search.`,
    [
      { key: 'query', type: 'string', doc: 'Words to look for, in the syntax of web search engines.' },
      { key: 'limit?', type: 'number', doc: '1 to 1000; 20 where it is left out.' },
      { key: 'filters?', type: `readonly ${filter}[]`, doc: 'All of them must hold.' },
      ...members(query.with, 'input', scope),
    ],
  );
}

function callTypes(resource: Resource, call: Call, scope: Scope): Statement[] {
  const name = bodyType(resource.name, call);
  const about = call.doc ?? `Body of \`${resource.name}.${call.name}\`.`;
  const validated = resource.mutations.find((mutation) => mutation.name === call.validates);
  if (validated !== undefined) {
    const json = scope.imports.type('JsonValue', scope.json);
    const whole = patchesOneDocument(resource, validated);
    const body = [...topLevel(validated.input), ...validated.with].map(({ name: key }) => ({
      key: whole ? memberKey(key) : `${memberKey(key)}?`,
      type: whole ? `{ readonly [key: string]: ${json} }` : json,
      doc: whole ? 'A merge patch; what it would lead to is checked.' : null,
    }));
    return [interfaceOf(name, about, body)];
  }
  return [
    interfaceOf(name, about, members(call.with, 'input', scope)),
    interfaceOf(
      answerType(resource.name, call),
      `Answer of \`${resource.name}.${call.name}\`.`,
      members(call.answer, 'answer', scope),
    ),
  ];
}
