/** A create that an empty database accepts, for the line that a starting server prints. */
import type { Field, FieldType, Json, Model, Mutation, Parameter, Resource } from '../model/model.ts';
import type { EmittedFile, Emitter } from './emitter.ts';

export const emitExample: Emitter<EmittedFile> = (model, { contract, source }) => [
  {
    path: 'example.ts',
    text: `// Code generated from ${source}. DO NOT EDIT.

import type { Example } from '${contract}/example.ts';

/** Works on an empty database. null: every create of this API needs another row first. */
export const example: Example | null = ${print(findExample(model))};
`,
  },
];

interface Found {
  readonly method: string;
  readonly path: string;
  readonly body: Json;
  readonly event: string;
}

/** The first one that can be sent again and again; where there is none, the first that works once. */
function findExample(model: Model): Found | null {
  const found = model.resources.flatMap((resource) =>
    resource.mutations.map((mutation) => ({ resource, example: exampleOf(resource, mutation) })),
  );
  const repeatable = found.find(({ resource, example }) => example !== null && resource.unique.length === 0);
  return (repeatable ?? found.find(({ example }) => example !== null))?.example ?? null;
}

function exampleOf(resource: Resource, mutation: Mutation): Found | null {
  const { kind, route, requires, hook, input } = mutation;
  const event = mutation.events.find(({ given }) => given === null);
  // Rules over several fields and hooks of the application may refuse what each field alone allows.
  if (kind !== 'create' || route === null || event === undefined || requires.length > 0 || hook) return null;
  if (resource.rules.length > 0 || resource.exclusive !== null) return null;
  const given = [...input.flatMap(keysOfBody), ...mutation.with].filter(isRequired);
  const body = sampleObject(given, resource.name);
  return body === undefined ? null : { method: route.method, path: route.path, body, event: event.name };
}

const isRequired = (parameter: Parameter): boolean => !parameter.nullable && parameter.default === undefined;

/** The keys that a body gives for a field: a flat object's own. */
const keysOfBody = (field: Field): readonly Parameter[] =>
  field.flat && field.type.kind === 'object' && isRequired(field) ? field.type.fields : [field];

/** undefined where one of the parameters has no sample. */
function sampleObject(parameters: readonly Parameter[], resource: string): { [key: string]: Json } | undefined {
  const body: { [key: string]: Json } = {};
  for (const { name, type } of parameters) {
    const value = sample(type, resource);
    if (value === undefined) return undefined;
    body[name] = value;
  }
  return body;
}

const clamp = (value: number, min: number | null, max: number | null): number =>
  Math.min(Math.max(value, min ?? value), max ?? Number.POSITIVE_INFINITY);

/** A value that the type allows; undefined where none can be known (a row of another resource, a pattern). */
function sample(type: FieldType, resource: string): Json | undefined {
  switch (type.kind) {
    case 'text':
      if (type.pattern !== null) return undefined;
      if (type.parsesAs === 'json') return '{}';
      return `First ${resource.replaceAll('_', ' ')}`.slice(0, type.max ?? undefined).padEnd(type.min ?? 0, '.');
    case 'integer':
    case 'duration_ms':
      return clamp(type.kind === 'integer' ? 1 : 60_000, type.min, type.max);
    case 'number':
      return clamp(1, type.min, type.max);
    case 'boolean':
      return true;
    case 'uuid':
      return '01890a5d-ac96-774b-bcce-b302099a8057';
    case 'timestamp':
      return '2030-01-01T00:00:00Z';
    case 'json':
      return {};
    case 'bytes':
      return Buffer.alloc(clamp(5, type.min, type.max), 'Hello').toString('base64');
    case 'enum':
      return type.values[0];
    case 'list':
      return sampleList(type, resource);
    case 'object':
      return sampleObject(type.fields.filter(isRequired), resource);
    case 'variant':
      return sampleVariant(type);
    case 'ref':
      return undefined;
  }
}

function sampleList(type: FieldType & { kind: 'list' }, resource: string): Json | undefined {
  const first = type.includes ?? sample(type.of, resource);
  const length = clamp(type.includes === null ? 0 : 1, type.min, type.max);
  if (length === 0) return [];
  return first === undefined ? undefined : Array<Json>(length).fill(first);
}

function sampleVariant(type: FieldType & { kind: 'variant' }): Json | undefined {
  const [first] = type.cases;
  if (first === undefined) return undefined;
  return first.holds === null ? first.tag : { [first.tag]: clamp(60_000, first.holds.min, first.holds.max) };
}

/** As Biome prints it. */
function print(found: Found | null): string {
  if (found === null) return 'null';
  const lines = [
    `method: ${quote(found.method)}`,
    `path: ${quote(found.path)}`,
    `body: ${quote(JSON.stringify(found.body))}`,
    `event: ${quote(found.event)}`,
  ];
  return `{\n${lines.map((line) => `  ${line},\n`).join('')}}`;
}

/** A TypeScript string. JSON's escapes are TypeScript's, but for the quotes around them. */
function quote(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1);
  return inner.includes("'") && !inner.includes('"')
    ? `"${inner}"`
    : `'${inner.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
