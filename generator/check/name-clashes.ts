import type { Resource } from '../model/model.ts';
import { type Check, type Checked, type Path, pathOf } from './check.ts';
import { frameNames } from './frame-names.ts';

/** Generated code writes names in other casings, and some file systems know no case at all: so what differs in these alone is one name. */
const folded = (...words: readonly string[]): string => words.join('').replaceAll('_', '').toLowerCase();

/** What generated code calls its own for all to see; where it stands among names of the manifest, `generated/index.ts` has both. */
const published = ['ApiEvent', 'EventMap', 'EventType', 'Hooks', 'MutationRoutes'];
/** Types of the language, which types and events would hide. The generator's other names give way to those of the manifest. */
const builtin = [
  'Array',
  'Boolean',
  'Date',
  'Error',
  'Function',
  'JSON',
  'Map',
  'Number',
  'Object',
  'Promise',
  'Readonly',
  'Record',
  'RegExp',
  'Set',
  'String',
  'Symbol',
  'URL',
  'URLSearchParams',
];

interface Named {
  readonly folded: string;
  readonly what: string;
  readonly path: Path;
}

function* clashes(checked: Checked, names: Iterable<Named>) {
  const seen = new Map<string, Named>();
  for (const named of names) {
    const first = seen.get(named.folded);
    if (first === undefined) seen.set(named.folded, named);
    else {
      yield checked.problem(
        'E2010',
        named.path,
        { what: named.what, other: first.what },
        {
          at: checked.at(...first.path),
          message: `${first.what} stands here`,
        },
      );
    }
  }
}

/** What stands in one file of the resource: mutations, queries and calls have names of one kind. */
function partsOf(resource: Resource): readonly Named[] {
  const named = (place: 'mutations' | 'queries' | 'calls', noun: string): readonly Named[] =>
    resource[place].map(({ name }) => ({
      folded: folded(name),
      what: `${noun} ${resource.name}.${name}`,
      path: pathOf(resource, place, name),
    }));
  return [...named('mutations', 'mutation'), ...named('queries', 'query'), ...named('calls', 'call')];
}

/** Two things whose generated names would be one. */
export const nameClashes: Check = function* (checked) {
  const { types, resources } = checked.model;
  for (const { name } of types) {
    if (builtin.includes(name))
      yield checked.problem('E2011', ['types', name], { name, why: 'generated code has a type of that name' });
  }

  const exported: Named[] = types.flatMap(({ name, type }) => {
    const path = ['types', name];
    const forms = type.kind === 'object' ? ['input', 'patch'] : [];
    return [
      { folded: folded(name), what: `type ${name}`, path },
      ...forms.map((form) => ({ folded: folded(name, form), what: `the ${form} form of type ${name}`, path })),
    ];
  });
  const tables: Named[] = [];
  for (const resource of resources) {
    const { name, fields, mutations, queries, calls } = resource;
    exported.push({ folded: folded(name), what: `resource ${name}`, path: pathOf(resource) });
    tables.push({ folded: name, what: `resource ${name}`, path: pathOf(resource) });
    const counted = fields.find(({ counter }) => counter !== null);
    if (counted !== undefined) {
      const path = pathOf(resource, 'fields', counted.name);
      tables.push({ folded: `${name}_counters`, what: `the table of read counters of ${name}`, path });
    }
    yield* clashes(
      checked,
      fields.map((field) => ({
        folded: folded(field.name),
        what: `field ${field.name}`,
        path: pathOf(resource, 'fields', field.name),
      })),
    );
    yield* clashes(checked, partsOf(resource));
    for (const mutation of mutations) {
      const path = pathOf(resource, 'mutations', mutation.name);
      exported.push({ folded: folded(mutation.name, name), what: `the body of ${name}.${mutation.name}`, path });
      for (const event of mutation.events) {
        // Those of frames have a rule of their own.
        if (builtin.includes(event.name) && !frameNames.includes(event.name)) {
          yield checked.problem('E2011', [...path, 'event', event.name], {
            name: event.name,
            why: 'generated code has a type of that name',
          });
        }
      }
    }
    for (const query of queries) {
      if (query.kind !== 'search') continue;
      exported.push({
        folded: folded(query.name, name),
        what: `the body of ${name}.${query.name}`,
        path: pathOf(resource, 'queries', query.name),
      });
    }
    for (const call of calls) {
      const path = pathOf(resource, 'calls', call.name);
      exported.push({ folded: folded(call.name, name), what: `the body of ${name}.${call.name}`, path });
      exported.push({ folded: folded(call.name, name, 'answer'), what: `the answer of ${name}.${call.name}`, path });
    }
  }
  // Two events of one name have a rule of their own; here each name counts once.
  const events = new Map<string, Named>();
  for (const resource of resources) {
    for (const mutation of resource.mutations) {
      for (const { name } of mutation.events) {
        if (!events.has(name)) {
          events.set(name, {
            folded: folded(name),
            what: `event ${name}`,
            path: pathOf(resource, 'mutations', mutation.name, 'event', name),
          });
        }
      }
    }
  }
  const all = [...exported, ...events.values()];
  for (const { folded: text, path } of all) {
    const name = published.find((one) => folded(one) === text);
    if (name !== undefined)
      yield checked.problem('E2011', path, { name, why: 'generated code has a type of that name' });
  }
  yield* clashes(checked, all);
  yield* clashes(checked, tables);
};
