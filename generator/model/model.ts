/**
 * The model: the manifest with every name resolved and every default filled in. Emitters read nothing else.
 * Lists keep the manifest's order. Names are as in the manifest (snake_case); casing is the emitters' business.
 */

/** A place in the manifest; line and column count from 1, offset from 0 in UTF-16 units. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly offset: number;
  /** Length of the marked text, at least 1, for the code frame. */
  readonly length: number;
}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export interface Model {
  readonly api: Api;
  readonly types: readonly NamedType[];
  readonly resources: readonly Resource[];
}

export interface Api {
  readonly title: string;
  readonly version: string;
  /** Starts with a slash and does not end with one: `/api/v1`. */
  readonly base: string;
  readonly doc: string | null;
}

export interface NamedType {
  readonly name: string;
  readonly doc: string | null;
  readonly type: EnumType | ObjectType | VariantType;
  readonly at: Position;
}

export interface EnumType {
  readonly kind: 'enum';
  readonly name: string;
  readonly values: readonly string[];
}
export interface ObjectType {
  readonly kind: 'object';
  readonly name: string;
  readonly fields: readonly Parameter[];
}
/** A tagged variant: on the wire the bare tag (`"Persistent"`) or, where the case holds a value, `{ "Duration": 5000 }`. */
export interface VariantType {
  readonly kind: 'variant';
  readonly name: string;
  readonly cases: readonly VariantCase[];
}
export interface VariantCase {
  readonly tag: string;
  /** The type of the value that the case holds; null for a bare tag. */
  readonly holds: IntegerType | null;
  /** How long it lasts: milliseconds, the held value (also milliseconds), or null for ever. */
  readonly lasts: number | 'value' | null;
}

export interface TextType {
  readonly kind: 'text';
  readonly min: number | null;
  readonly max: number | null;
  readonly pattern: string | null;
  readonly notBlank: boolean;
  readonly parsesAs: 'json' | null;
}
/** `integer`: 32 bit signed. `duration_ms`: milliseconds, at most a year (31536000000). Bounds are inclusive and always filled in. */
export interface IntegerType {
  readonly kind: 'integer' | 'duration_ms';
  readonly min: number;
  readonly max: number;
}
export interface NumberType {
  readonly kind: 'number';
  readonly min: number | null;
  readonly max: number | null;
}
export interface PlainType {
  readonly kind: 'boolean' | 'uuid' | 'timestamp' | 'json';
}
/** base64 on the wire, bytea in a column; bounds count bytes. */
export interface BytesType {
  readonly kind: 'bytes';
  readonly min: number | null;
  readonly max: number | null;
}
export interface ListType {
  readonly kind: 'list';
  readonly of: FieldType;
  readonly min: number | null;
  readonly max: number | null;
  /** A value that the list must hold. */
  readonly includes: string | null;
}
/** The id of a row of `resource`, in the same tenant. `onDelete`: refuse the deletion, or run this mutation of the referring resource. */
export interface RefType {
  readonly kind: 'ref';
  readonly resource: string;
  readonly onDelete: 'restrict' | { readonly run: string };
}

export type FieldType =
  | TextType
  | IntegerType
  | NumberType
  | PlainType
  | BytesType
  | EnumType
  | ObjectType
  | VariantType
  | ListType
  | RefType;

/** Something with a name and a type: a body parameter, a key of an object, an answer's key. */
export interface Parameter {
  readonly name: string;
  readonly doc: string | null;
  readonly type: FieldType;
  readonly nullable: boolean;
  /** Enum texts are accepted in any letter case and stored as declared. */
  readonly ignoreCase: boolean;
  readonly default: Json | undefined;
  readonly at: Position;
}

export interface Field extends Parameter {
  /** What the server puts in; null where the value comes from a body, a `set`, the default or nowhere. */
  readonly value: Value | null;
  /**
   * When `value` is put in: at create; at create and each change; or whenever a mutation writes one of `values` to `field`.
   * A value made from other fields (`hash`, `root`, `add`) is put in again by each mutation that may change one of these.
   */
  readonly setOn: 'create' | 'change' | { readonly field: string; readonly values: readonly Json[] };
  /** An object whose keys lie at the top level of a body, though they are answered nested. */
  readonly flat: boolean;
  /** Kept in a side table, without event or version: the number of reads, or the time of the last one. */
  readonly counter: { readonly kind: 'counts' } | { readonly kind: 'last'; readonly initially: string } | null;
}

export type Value =
  | { readonly kind: 'now' }
  | { readonly kind: 'literal'; readonly value: Json }
  /** A body parameter (`with`) of the mutation. */
  | { readonly kind: 'from'; readonly parameter: string }
  /** Sums: timestamp + milliseconds, timestamp + variant that lasts (null where it lasts for ever), number + number. */
  | { readonly kind: 'add' | 'subtract'; readonly left: Operand; readonly right: Operand }
  /** SHA-256 of a text field, 32 bytes. */
  | { readonly kind: 'hash'; readonly field: string }
  /** The top of the chain of parents through this self-reference; the row's own id where there is no parent. */
  | { readonly kind: 'root'; readonly field: string }
  /** By the value of a field or of a key in an object field of the body (`result.status`). */
  | {
      readonly kind: 'case';
      readonly of: readonly string[];
      readonly when: readonly { readonly is: Json; readonly then: Json }[];
      readonly otherwise: Json;
    };

export type Operand =
  | { readonly kind: 'now' }
  | { readonly kind: 'field'; readonly field: string }
  | { readonly kind: 'parameter'; readonly parameter: string }
  | { readonly kind: 'literal'; readonly value: number };

export interface Condition {
  readonly field: string;
  readonly test: Test;
  /** Error code of a refusal, `STATE_CONFLICT` unless the manifest names another. Status 409. */
  readonly error: string;
  readonly at: Position;
}
export type Test =
  | { readonly kind: 'is' | 'not'; readonly value: Json }
  | { readonly kind: 'in'; readonly values: readonly Json[] }
  | { readonly kind: 'time'; readonly is: 'future' | 'past' }
  | { readonly kind: 'empty'; readonly is: boolean }
  | { readonly kind: 'at_least' | 'at_most'; readonly operand: Operand };

/** Cross-field rules of bodies, and of the row that an update leaves. Paths lead into objects: `['memory_access', 'read']`. */
export type Rule =
  | { readonly kind: 'any_of'; readonly paths: readonly (readonly string[])[]; readonly at: Position }
  | { readonly kind: 'differ'; readonly paths: readonly (readonly string[])[]; readonly at: Position }
  | { readonly kind: 'some_item'; readonly paths: readonly (readonly string[])[]; readonly at: Position };

export interface Unique {
  readonly fields: readonly { readonly field: string; readonly hash: boolean }[];
  readonly where: readonly Condition[];
  /** `ENTITY_ALREADY_EXISTS` unless named. Status 409. */
  readonly error: string;
  readonly at: Position;
}

/** At most one living row in a group, unless both rows hold `together` and differ in `apart`. */
export interface Exclusive {
  readonly within: readonly string[];
  /** A timestamp field: the row is alive while it lies in the future. An expired row in the way is expired first. */
  readonly alive: string;
  readonly together: { readonly field: string; readonly value: Json } | null;
  readonly apart: string | null;
  readonly error: string;
  readonly at: Position;
}

export interface Resource {
  readonly name: string;
  readonly doc: string | null;
  /** `table`: rows of its own. `builtin`: the platform's tenants, read-only. `module`: calls only, no rows. */
  readonly storage: 'table' | 'builtin' | 'module';
  /** One row per tenant, under the tenant's id, not there until its first update; read as the defaults with version 0 until then. */
  readonly singleton: boolean;
  readonly plural: string;
  /** Under the base, starts with a slash: `/locks`. */
  readonly path: string;
  /** `lock_id`; for a singleton `tenant_id`. */
  readonly id: string;
  readonly notFound: string;
  readonly fields: readonly Field[];
  readonly rules: readonly Rule[];
  readonly unique: readonly Unique[];
  readonly exclusive: Exclusive | null;
  readonly mutations: readonly Mutation[];
  readonly queries: readonly Query[];
  readonly calls: readonly Call[];
  readonly at: Position;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Under the base, with `:id` where the row's id stands: `/locks/:id/release`. */
  readonly path: string;
}

export interface Mutation {
  readonly name: string;
  readonly resource: string;
  readonly doc: string | null;
  /** `create`: a new row. `update`: merge patch. `change`: a transition or setting. `delete`: the row goes. */
  readonly kind: 'create' | 'update' | 'change' | 'delete';
  /** null for a mutation that only the system performs (timers, on-delete rules). */
  readonly route: Route | null;
  /** The field whose time, once come, makes the system perform it. */
  readonly timer: string | null;
  /** Fields that the body may give (object fields marked flat give their keys). */
  readonly input: readonly Field[];
  /** Further body parameters, not stored by themselves. */
  readonly with: readonly Parameter[];
  readonly when: readonly Condition[];
  /** The parameter must equal the row's field, else 403 `FORBIDDEN`. */
  readonly actor: { readonly parameter: string; readonly field: string } | null;
  readonly set: readonly { readonly field: string; readonly value: Value }[];
  readonly events: readonly EventSpec[];
  readonly answer:
    | { readonly kind: 'entity' }
    | { readonly kind: 'none' }
    | { readonly kind: 'field'; readonly field: string };
  readonly status: number;
  /** Any one of these roles; empty: every credential of the tenant. */
  readonly requires: readonly string[];
  /** The application's own guard runs first (a hook of this name must exist). */
  readonly hook: boolean;
  readonly at: Position;
}

export interface EventSpec {
  readonly name: string;
  readonly payload: readonly PayloadKey[];
  /** Only when the body gives this field. */
  readonly given: string | null;
  readonly at: Position;
}
export type PayloadKey =
  | { readonly key: string; readonly source: { readonly kind: 'entity' } }
  | { readonly key: string; readonly source: { readonly kind: 'field'; readonly field: string } };

export type Query = GetQuery | ListQuery | SearchQuery;
interface QueryBase {
  readonly name: string;
  readonly route: Route;
  readonly requires: readonly string[];
  readonly at: Position;
}
export interface GetQuery extends QueryBase {
  readonly kind: 'get';
}
export interface ListQuery extends QueryBase {
  readonly kind: 'list';
  readonly filters: readonly Filter[];
  readonly where: readonly Condition[];
  /** null: newest first, by id. */
  readonly sort: { readonly by: string; readonly direction: 'ascending' | 'descending' } | null;
  /**
   * A sub-collection: the rows whose `field` is the id in the path, answered as a bare array; 404 of `resource` where the parent
   * is absent. null: the envelope `{ <plural>: [...], total, next_cursor }`.
   */
  readonly under: { readonly resource: string; readonly field: string } | null;
}
export interface SearchQuery extends QueryBase {
  readonly kind: 'search';
  /** Text fields, the most telling first. */
  readonly in: readonly string[];
  readonly label: string;
  readonly with: readonly Parameter[];
}

export interface Filter {
  readonly parameter: string;
  readonly test:
    | { readonly kind: 'equals' | 'since' | 'until' | 'includes'; readonly field: string }
    /** A switch: `true` keeps the rows that meet the condition, `false` and absence keep all. */
    | { readonly kind: 'switch'; readonly condition: Condition };
}

/** A computation by POST that stores nothing: by a hook, or the dry run of an update (`validates`) of a singleton. */
export interface Call {
  readonly name: string;
  readonly doc: string | null;
  readonly route: Route;
  readonly requires: readonly string[];
  readonly with: readonly Parameter[];
  readonly answer: readonly Parameter[];
  readonly validates: string | null;
  readonly at: Position;
}
