/** Field types of the model as TypeScript types. */
import type { FieldType, ObjectType, Parameter, Resource } from '../model/model.ts';
import type { Imports } from '../render/imports.ts';
import { memberKey } from '../render/literal.ts';
import type { Member } from '../render/source-file.ts';

/** As answered (every key there), as a body gives it (what has a default or may be null may be left out), or in a merge patch. */
export type Form = 'answer' | 'input' | 'patch';

/** The file in which types are written. */
export interface Scope {
  readonly imports: Imports;
  /** Where the named types are; null within their own file. */
  readonly common: string | null;
  readonly json: string;
}

/** The type of a parameter's value, null included where it may be null. */
export function typeOf({ type, nullable }: Pick<Parameter, 'type' | 'nullable'>, form: Form, scope: Scope): string {
  const text = plainTypeOf(type, form, scope);
  return nullable && type.kind !== 'json' ? `${text} | null` : text;
}

function plainTypeOf(type: FieldType, form: Form, scope: Scope): string {
  switch (type.kind) {
    case 'text':
    case 'uuid':
    case 'timestamp':
    case 'bytes':
    case 'ref':
      return 'string';
    case 'integer':
    case 'duration_ms':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'json':
      return scope.imports.type('JsonValue', scope.json);
    case 'list': {
      // A patch replaces lists whole.
      const item = plainTypeOf(type.of, form === 'patch' ? 'input' : form, scope);
      return `readonly ${item.includes(' ') ? `(${item})` : item}[]`;
    }
    case 'enum':
    case 'variant':
      return common(type.name, scope);
    case 'object':
      return common(namedTypeName(type, form), scope);
  }
}

const common = (name: string, { imports, common: from }: Scope): string =>
  from === null ? name : imports.type(name, from);

/** `Address`, `AddressInput` or `AddressPatch`. */
export function namedTypeName(type: ObjectType, form: Form): string {
  if (form === 'patch') return `${type.name}Patch`;
  return form === 'input' && hasInputForm(type) ? `${type.name}Input` : type.name;
}

/** Whether a body may leave out keys that an answer has. */
export const hasInputForm = (type: ObjectType): boolean =>
  type.fields.some((field) => field.nullable || field.default !== undefined || holdsInputForm(field.type));

function holdsInputForm(type: FieldType): boolean {
  if (type.kind === 'list') return holdsInputForm(type.of);
  return type.kind === 'object' && hasInputForm(type);
}

/** The doc of the manifest, or what the type alone does not say. */
export function docOf({ doc, type }: Parameter): string | null {
  if (doc !== null) return doc;
  switch (type.kind) {
    case 'uuid':
      return 'Uuid.';
    case 'ref':
      return `Uuid of a row of \`${type.resource}\`.`;
    case 'timestamp':
      return 'RFC 3339.';
    case 'bytes':
      return 'Base64, RFC 4648.';
    case 'duration_ms':
      return 'Milliseconds.';
    default:
      return null;
  }
}

/** The keys of an entity on the wire, in their order. */
export function entityMembers(resource: Resource, scope: Scope): Member[] {
  const ids = [...new Set([...(resource.singleton ? [] : [resource.id]), 'tenant_id'])];
  return [
    ...ids.map((key) => ({ key: memberKey(key), type: 'string', doc: 'Uuid.' })),
    ...resource.fields.map((field) => ({
      key: memberKey(field.name),
      type: typeOf(field, 'answer', scope),
      doc: docOf(field),
    })),
    { key: 'version', type: 'number', doc: '1 at first, 1 more with each change; also the `ETag`.' },
  ];
}
