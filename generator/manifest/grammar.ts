/** The language of the manifest: every key, what it takes, and what it means. */
import type {
  BooleanShape,
  ChoiceShape,
  Key,
  ListShape,
  MapShape,
  NamePattern,
  NamesShape,
  NumberShape,
  ScalarShape,
  Shape,
  TextShape,
} from './shape.ts';

const snake: NamePattern = {
  noun: 'name',
  regex: /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/,
  like: 'snake_case, such as "holder_id"',
};
const pascal: NamePattern = { noun: 'Name', regex: /^[A-Z][A-Za-z0-9]*$/, like: 'PascalCase, such as "OrderPlaced"' };
const code: NamePattern = {
  noun: 'CODE',
  regex: /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/,
  like: 'UPPER_CASE, such as "OUT_OF_STOCK"',
};
const basePath: NamePattern = {
  noun: 'path',
  regex: /^(?:\/[A-Za-z0-9._-]*[A-Za-z0-9_-])+$/,
  like: 'a path such as "/api/v1"',
};
const resourcePath: NamePattern = { noun: 'path', regex: /^(?:\/[a-z0-9-]+)+$/, like: 'a path such as "/orders"' };
const routePattern: NamePattern = {
  noun: 'route',
  regex: /^(?:GET|POST|PUT|PATCH|DELETE) \/(?:(?::id|[a-z0-9_-]+)(?:\/(?::id|[a-z0-9_-]+))*)?$/,
  like: 'a method and a path, such as "POST /:id/cancel"',
};
const dotted: NamePattern = {
  noun: 'field or key',
  regex: /^[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*$/,
  like: 'a field, or a key inside an object field, such as "result.status"',
};
const role: NamePattern = {
  noun: 'role',
  regex: /^[a-z][a-z0-9._:-]*$/,
  like: 'lower case, such as "admin" or "stock:write"',
};

/** What fits on a line of a table and in an error message. */
const LONGEST_NAME = 63;
/** With `_id` it names a column. */
const LONGEST_RESOURCE = LONGEST_NAME - '_id'.length;

const text: TextShape = { kind: 'text' };
const name = (pattern: NamePattern, max = LONGEST_NAME): TextShape => ({ kind: 'text', pattern, max });
const word = (...words: readonly string[]): TextShape => ({ kind: 'text', words });
const whole = (min?: number, max?: number): NumberShape => ({
  kind: 'number',
  whole: true,
  ...(min !== undefined && { min }),
  ...(max !== undefined && { max }),
});
const number: NumberShape = { kind: 'number', whole: false };
const yes: BooleanShape = { kind: 'boolean', only: true };
const boolean: BooleanShape = { kind: 'boolean' };
const scalar: ScalarShape = { kind: 'scalar' };
const literal: Shape = { kind: 'literal' };
const list = (of: Shape, min = 1, max?: number): ListShape => ({
  kind: 'list',
  of,
  min,
  ...(max !== undefined && { max }),
});
const choice = (title: string | null, ...of: readonly Shape[]): ChoiceShape => ({ kind: 'choice', name: title, of });
const names = (title: string | null, key: TextShape | ScalarShape, of: Shape, min = 1, max?: number): NamesShape => ({
  kind: 'names',
  name: title,
  key,
  of,
  min,
  ...(max !== undefined && { max }),
});

const doc: Key = { shape: text, doc: 'One sentence for the reader; it appears in the generated documentation.' };

/** The types that need no declaration. */
export const builtinTypes = [
  'text',
  'integer',
  'number',
  'boolean',
  'uuid',
  'timestamp',
  'json',
  'bytes',
  'duration_ms',
] as const;
const typeName: TextShape = { kind: 'text', max: LONGEST_NAME, suggest: builtinTypes };

const field = name(snake);
const fields = list(field);
const operand: ScalarShape = { kind: 'scalar', noun: 'operand' };
const operands = list(operand, 2, 2);

/** What a type may be told beyond its name: for fields, keys of objects, parameters and answers alike. */
const attributes: Readonly<Record<string, Key>> = {
  doc,
  type: {
    shape: typeName,
    doc: '`text`, `integer` (32 bit), `number`, `boolean`, `uuid`, `timestamp` (RFC 3339), `json`, `bytes` (base64), `duration_ms`, or one of `types`.',
  },
  list: { shape: { kind: 'text', max: LONGEST_NAME }, doc: 'Instead of `type`: a list of values of this type.' },
  nullable: { shape: boolean, doc: 'May be null, which is also what it is when nobody gives it.', default: 'false' },
  default: { shape: literal, doc: 'The value where a create does not give one.' },
  min: {
    shape: number,
    doc: 'Least number; for text least characters, for bytes least bytes, for a list least items.',
  },
  max: {
    shape: number,
    doc: 'Greatest number; for text most characters, for bytes most bytes, for a list most items. A text with a `pattern` has at most 1000 characters where this says nothing else.',
  },
  pattern: {
    shape: text,
    doc: 'Regular expression (ECMAScript, flag `u`) that the text must match. Anchor it with `^` and `$`.',
  },
  not_blank: { shape: boolean, doc: 'The text must hold something besides white space.', default: 'false' },
  parses_as: { shape: word('json'), doc: 'The text must be readable as this format.' },
  ignore_case: {
    shape: boolean,
    doc: 'The values of an enum are accepted in any letter case, and kept as declared.',
    default: 'false',
  },
  includes: { shape: scalar, doc: 'A value that the list must hold.' },
};

const parameter: MapShape = {
  kind: 'map',
  name: 'Parameter',
  doc: 'A key of an object, a further parameter of a body (`with`), or a key of a call’s `answer`.',
  keys: attributes,
  oneOf: ['type', 'list'],
};
const parameters = names('Parameters', field, parameter);

const value = choice(
  'Value',
  scalar,
  { kind: 'list', of: literal, min: 0 },
  {
    kind: 'map',
    name: 'ServerValue',
    doc: 'A value that the server makes. A bare value stands for itself, except `now` for a timestamp.',
    keys: {
      add: {
        shape: operands,
        doc: 'Sum of two: `now`, a number, a field, a parameter. A timestamp plus milliseconds (a number, a `duration_ms`, or a variant that `lasts`) is a timestamp.',
      },
      subtract: { shape: operands, doc: 'Difference of two, like `add`.' },
      hash: { shape: field, doc: 'SHA-256 of a text field, as bytes.' },
      root: {
        shape: field,
        doc: 'Top of the chain of parents through this reference of the resource to itself; the row’s own id where it has no parent.',
      },
      from: { shape: field, doc: 'A parameter of the mutation’s `with`.' },
      case: {
        shape: {
          kind: 'map',
          name: 'Case',
          doc: 'A value chosen by another one.',
          keys: {
            of: { shape: name(dotted), doc: 'The field, or key inside an object field, that decides.', required: true },
            when: {
              shape: names(null, scalar, scalar),
              doc: 'For each of its values the value to take.',
              required: true,
            },
            else: { shape: scalar, doc: 'The value to take for all others.', required: true },
          },
        },
        doc: 'A value chosen by the value of a field.',
      },
    },
    oneOf: ['add', 'subtract', 'hash', 'root', 'from', 'case'],
  },
);

const condition: MapShape = {
  kind: 'map',
  name: 'Condition',
  doc: 'What must hold of a field of the row. Several tests in one map must all hold.',
  keys: {
    is: { shape: scalar, doc: 'Equals this value.' },
    not: { shape: scalar, doc: 'Differs from this value.' },
    in: { shape: list(scalar), doc: 'Equals one of these values.' },
    time: {
      shape: word('future', 'past'),
      doc: 'A timestamp that is still to come, or over, by the database’s clock.',
    },
    empty: { shape: boolean, doc: '`true`: is null; `false`: is not null.' },
    at_least: { shape: operand, doc: 'Not less than a number, a field or a parameter.' },
    at_most: { shape: operand, doc: 'Not more than a number, a field or a parameter.' },
    error: { shape: name(code), doc: 'Code of the refusal, which has status 409.', default: '`STATE_CONFLICT`' },
  },
  anyOf: ['is', 'not', 'in', 'time', 'empty', 'at_least', 'at_most'],
};
const conditions = names('Conditions', field, condition);

const fieldShape: MapShape = {
  kind: 'map',
  name: 'Field',
  doc: 'A field of a resource: a column of its table and a key of its entity.',
  keys: {
    ...attributes,
    ref: { shape: field, doc: 'Instead of `type`: the id of a row of this resource, in the same tenant.' },
    on_delete: {
      shape: choice(null, word('restrict'), {
        kind: 'map',
        name: null,
        doc: 'Runs a mutation, with its event, for each row that points at the deleted one.',
        keys: {
          run: { shape: field, doc: 'A delete or change of this resource that takes no parameters.', required: true },
        },
      }),
      doc: 'What happens when the row referred to is deleted: the deletion is refused (409 `STATE_CONFLICT`), or `{ run: <mutation> }` is performed first.',
      default: '`restrict`',
    },
    value: { shape: value, doc: 'What the server puts in; a body cannot give it.' },
    set_on: {
      shape: choice(null, word('create', 'change'), names(null, field, list(scalar), 1, 1)),
      doc: 'When `value` is put in: at create, at create and every change, or when a field gets one of these values: `{ status: [Done] }`.',
      default: '`create`',
    },
    flat: { shape: yes, doc: 'The keys of this object lie at the top level of a body; in answers it stays nested.' },
    counts: {
      shape: word('get'),
      doc: 'The number of times that the row was read by `get`. Kept aside: no event, no new version.',
    },
    last: { shape: word('get'), doc: 'The time of the last `get` of the row. Kept aside: no event, no new version.' },
    initially: { shape: field, doc: 'With `last`: the timestamp field shown until the first read.' },
  },
  oneOf: ['type', 'list', 'ref'],
};

const payloadItem = choice(null, field, names(null, field, field, 1, 1));
const payloadKeys = list(payloadItem);
const payload = choice('Payload', field, payloadKeys, {
  kind: 'map',
  name: 'ConditionalEvent',
  doc: 'An event that is announced only where the body gives a certain field.',
  keys: {
    payload: {
      shape: choice(null, field, payloadKeys),
      doc: 'The resource’s name, or the list of keys.',
      required: true,
    },
    given: { shape: field, doc: 'The input field that the body must give.', required: true },
  },
});

const requires: Key = {
  shape: list(name(role)),
  doc: 'The caller needs one of these roles.',
  default: 'any credential of the tenant',
};

const mutation: MapShape = {
  kind: 'map',
  name: 'Mutation',
  doc: 'A change that a client, a timer or an on-delete rule can make. It announces at least one event; there is no way to say none.',
  keys: {
    doc,
    create: { shape: list(field, 0), doc: 'Makes a row; the body gives these fields.' },
    update: { shape: fields, doc: 'Changes a row by JSON Merge Patch; the body gives at least one of these fields.' },
    delete: { shape: yes, doc: 'Removes the row.' },
    input: {
      shape: fields,
      doc: 'A change (neither create, update nor delete) whose body must give these fields, whole and not null.',
    },
    with: {
      shape: parameters,
      doc: 'Further parameters of the body, for values, conditions and `actor`; they are not stored by themselves.',
    },
    when: { shape: conditions, doc: 'What must hold of the row, checked while it is locked, else 409.' },
    actor: {
      shape: names(null, field, field, 1, 1),
      doc: '`{ parameter: field }`: the parameter must equal the row’s field, else 403 `FORBIDDEN`.',
    },
    set: {
      shape: names(null, field, value),
      doc: 'Fields that the mutation itself sets. A bare value stands for itself, `now` for the time.',
    },
    event: {
      shape: names('Events', name(pascal), payload),
      doc: 'The events it announces. `Name: resource` carries the whole entity; `Name: [a, b, { key: c }]` carries fields, and the entity where the resource’s name is listed.',
      required: 'E4001',
    },
    route: {
      shape: name(routePattern),
      doc: 'Method and path under the resource’s path.',
      default: '`POST /`, `PATCH /:id`, `DELETE /:id`, `POST /:id/<name>`',
    },
    at: { shape: field, doc: 'A timer: the system performs it when the time in this field has come. It has no route.' },
    internal: { shape: yes, doc: 'It has no route and only serves an `on_delete`.' },
    answer: {
      shape: field,
      doc: '`entity`, `none`, or the field that is answered.',
      default: '`entity`; a delete: `none`',
    },
    status: {
      shape: whole(200, 299),
      doc: 'HTTP status of the answer.',
      default: '200; 201 for a create, 204 without answer',
    },
    requires,
    hook: { shape: yes, doc: 'The application’s own guard runs first; generated/hooks.ts says what it looks like.' },
  },
};

const sort: Key = {
  shape: {
    kind: 'map',
    name: null,
    doc: 'Order of a list.',
    keys: {
      by: { shape: field, doc: 'The field to sort by.', required: true },
      direction: { shape: word('ascending', 'descending'), doc: 'Which end comes first.', default: '`ascending`' },
    },
  },
  doc: '`{ by: field, direction: ascending }`',
  default: 'newest first',
};

const filterTest = choice(null, field, {
  kind: 'names',
  name: null,
  key: field,
  of: choice(null, field, condition),
  min: 1,
  max: 1,
});

const query: MapShape = {
  kind: 'map',
  name: 'Query',
  doc: 'A read. `get` reads one row, `list` all rows; one with `under` lists the rows of a parent, one with `search` finds by words.',
  keys: {
    filter: {
      shape: list(choice(null, field, names(null, field, filterTest, 1, 1))),
      doc: 'Query parameters: a field; `{ parameter: field }`; `{ parameter: { since|until|includes: field } }`; `{ parameter: { field: condition } }`, a switch.',
    },
    where: { shape: conditions, doc: 'What must hold of each listed row.' },
    sort,
    under: { shape: field, doc: 'The reference whose row is the parent: `GET <parent path>/:id/<as>`, a bare array.' },
    as: { shape: name(snake), doc: 'With `under`: the last part of the path.', default: 'the query’s name' },
    search: { shape: fields, doc: 'Full-text search in these text fields, the most telling first: `POST /<name>`.' },
    label: {
      shape: field,
      doc: 'With `search`: the field shown as the title of a result.',
      default: 'the first searched field',
    },
    with: { shape: parameters, doc: 'With `search`: further parameters of the body.' },
    requires,
  },
};

const call: MapShape = {
  kind: 'map',
  name: 'Call',
  doc: 'A computation by `POST /<name>` that stores nothing: by a hook, or the dry run of an update.',
  keys: {
    doc,
    with: { shape: parameters, doc: 'The parameters of the body.' },
    answer: { shape: parameters, doc: 'The keys of the answer.' },
    validates: { shape: field, doc: 'Instead of a hook: the dry run of this update of the singleton.' },
    route: { shape: name(routePattern), doc: 'Method and path under the resource’s path.', default: '`POST /<name>`' },
    requires,
  },
};

const paths = list(name(dotted));
const rule: MapShape = {
  kind: 'map',
  name: 'Rule',
  doc: 'A rule over several fields of a body, and of the row that an update leaves.',
  keys: {
    any_of: { shape: paths, doc: 'At least one of these is given and not null.' },
    differ: { shape: list(name(dotted), 2), doc: 'These have different values.' },
    some_item: { shape: paths, doc: 'At least one of these lists holds an item.' },
  },
  oneOf: ['any_of', 'differ', 'some_item'],
};

const unique: MapShape = {
  kind: 'map',
  name: 'Unique',
  doc: 'No two rows of a tenant agree in all of these fields.',
  keys: {
    fields: {
      shape: list(
        choice(null, field, {
          kind: 'map',
          name: null,
          doc: 'Compared by its SHA-256, for long texts.',
          keys: { hash: { shape: field, doc: 'A text field.', required: true } },
        }),
      ),
      doc: 'Field names, or `{ hash: field }` for long texts.',
      required: true,
    },
    where: { shape: conditions, doc: 'Only among the rows of which this holds.' },
    error: { shape: name(code), doc: 'Code of the refusal, which has status 409.', default: '`ENTITY_ALREADY_EXISTS`' },
  },
};

const exclusive: MapShape = {
  kind: 'map',
  name: 'Exclusive',
  doc: 'At most one living row in a group, under any concurrency.',
  keys: {
    within: { shape: fields, doc: 'The fields that make the group.', required: true },
    alive: { shape: field, doc: 'A timestamp: the row lives while it lies in the future.', required: true },
    together: {
      shape: names(null, field, scalar, 1, 1),
      doc: '`{ field: value }`: rows that all hold this value may stand together.',
    },
    apart: { shape: field, doc: 'With `together`: rows that stand together differ in this field.' },
    error: { shape: name(code), doc: 'Code of the refusal, which has status 409.', default: '`STATE_CONFLICT`' },
  },
};

const resource: MapShape = {
  kind: 'map',
  name: 'Resource',
  doc: 'One kind of thing: its fields, how it changes, which events that causes, how it is read.',
  keys: {
    doc,
    plural: { shape: field, doc: 'Name of many.', default: 'the name with an `s`' },
    path: { shape: name(resourcePath), doc: 'Path under the API’s base.', default: '`/<plural>`' },
    not_found: { shape: name(code), doc: 'Code of the 404 of a row that is not there.', default: '`ENTITY_NOT_FOUND`' },
    singleton: {
      shape: yes,
      doc: 'One row per tenant, which shows the defaults with version 0 until its first update.',
    },
    builtin: { shape: word('tenants'), doc: 'The platform’s own tenants, read-only.' },
    fields: {
      shape: names('Fields', field, fieldShape),
      doc: 'The fields, in the order in which they are answered. Without any the resource is a module that only has calls.',
    },
    rules: { shape: list(rule), doc: 'Rules over several fields.' },
    unique: { shape: list(unique), doc: 'What must not occur twice.' },
    exclusive: { shape: exclusive, doc: 'Leases: one living row per group.' },
    mutations: { shape: names('Mutations', field, mutation), doc: 'How it changes.' },
    queries: { shape: names('Queries', field, query), doc: 'How it is read.' },
    calls: { shape: names('Calls', field, call), doc: 'Computations that store nothing.' },
  },
};

const lasts: Key = {
  shape: { kind: 'scalar', noun: 'milliseconds, or `value`' },
  doc: 'How long this case lasts, for `add`: milliseconds, or `value` where it holds them.',
  default: 'for ever',
};
const variantCase: MapShape = {
  kind: 'map',
  name: 'VariantCase',
  doc: 'A case of a variant: `{}` is the bare tag, one with `type` holds a value: `{ "Days": 3 }`.',
  keys: {
    type: { shape: word('integer', 'duration_ms'), doc: 'Type of the value that the case holds.' },
    min: { shape: whole(), doc: 'Least value.' },
    max: { shape: whole(), doc: 'Greatest value.' },
    lasts,
  },
};

const enumValues = list({ kind: 'text', max: LONGEST_NAME });
const namedType = choice('NamedType', enumValues, {
  kind: 'map',
  name: 'TypeDefinition',
  doc: 'A named type. A bare list of texts is an enum.',
  keys: {
    doc,
    enum: { shape: enumValues, doc: 'One of these texts; the long form of a bare list, for one with a `doc`.' },
    object: { shape: parameters, doc: 'An object with these keys.' },
    variant: { shape: names(null, name(pascal), variantCase), doc: 'A tagged value: one of these cases.' },
  },
  oneOf: ['enum', 'object', 'variant'],
});

/** The whole manifest. */
export const grammar: MapShape = {
  kind: 'map',
  name: 'Manifest',
  doc: 'One manifest describes one API: its types, and its resources with their mutations and the events these announce.',
  keys: {
    api: {
      shape: {
        kind: 'map',
        name: 'Api',
        doc: 'The API as a whole.',
        keys: {
          title: { shape: text, doc: 'Its name for people.', required: true },
          version: { shape: text, doc: 'Its version, a text: `"1.0.0"`.', required: true },
          base: { shape: name(basePath), doc: 'The path before all others.', default: '`/api/v1`' },
          doc,
        },
      },
      doc: 'The API as a whole.',
      required: true,
    },
    types: { shape: names('Types', name(pascal), namedType), doc: 'Named types: enums, objects, variants.' },
    resources: {
      shape: names('Resources', name(snake, LONGEST_RESOURCE), resource),
      doc: 'The resources.',
      required: true,
    },
  },
};
