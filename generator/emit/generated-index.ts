/** What the server is given: `index.ts`. */
import type { Json, Model, Resource } from '../model/model.ts';
import { compareModules, Imports } from '../render/imports.ts';
import { literal, stringLiteral } from '../render/literal.ts';
import { textFile } from '../render/source-file.ts';
import type { Emitter } from './emitter.ts';
import { announces } from './events.ts';
import { among, fileOf } from './names.ts';
import { routesFactory } from './routes.ts';
import { filterableFields } from './sql/entity-text.ts';
import { tableOf } from './sql/names.ts';
import { functionsOf } from './sql-context.ts';
import { mutationList, timerList } from './state.ts';

export const emitIndex: Emitter = (model, given) => {
  const options = among(model, given);
  const imports = new Imports(options);
  const generated = imports.type('GeneratedApi', `${options.contract}/api.ts`);
  const hooks = imports.type('Hooks', './hooks.ts');
  const members: readonly (readonly [string, string])[] = [
    ['title', stringLiteral(model.api.title)],
    ['version', stringLiteral(model.api.version)],
    ['base', stringLiteral(model.api.base)],
    ['functionsSchema', stringLiteral(functionsOf(model).schema)],
    ['migrations', "new URL('./migrations/', import.meta.url)"],
    ['resources', literal(model.resources.map(resourceInfo), 2, 'resources: '.length)],
    ['events', literal(eventInfos(model), 2, 'events: '.length)],
    ['mutations', imports.value(mutationList(options), './state/index.ts')],
    ['timers', imports.value(timerList(options), './state/index.ts')],
    ['createRoutes', imports.value(routesFactory(options), './routes/index.ts')],
  ];
  const lines = members.map(([key, value]) => (key === value ? `  ${key},\n` : `  ${key}: ${value},\n`));
  return [
    textFile({
      path: 'index.ts',
      source: options.source,
      about: null,
      imports,
      statements: [
        exportsOf(model),
        `/** The whole API, as the server takes it. */\nexport const api: ${generated}<${hooks}> = {\n${lines.join('')}};`,
      ],
    }),
  ];
};

function exportsOf(model: Model): string {
  const events = ['index.ts', ...model.resources.filter(announces).map(({ name }) => fileOf(name))];
  const types = [...(model.types.length > 0 ? ['common.ts'] : []), ...model.resources.map(({ name }) => fileOf(name))];
  const modules = [
    ...events.map((file) => ({ what: '*', from: `./events/${file}` })),
    { what: '{ Hooks }', from: './hooks.ts' },
    { what: '{ MutationRoutes }', from: './routes/index.ts' },
    ...types.map((file) => ({ what: '*', from: `./types/${file}` })),
  ];
  return modules
    .sort((a, b) => compareModules(a.from, b.from))
    .map(({ what, from }) => `export type ${what} from '${from}';`)
    .join('\n');
}

function resourceInfo(resource: Resource): Json {
  return {
    name: resource.name,
    plural: resource.plural,
    path: resource.path,
    id: resource.id,
    notFound: resource.notFound,
    singleton: resource.singleton,
    table: resource.storage === 'module' ? null : tableOf(resource),
    filterable: resource.storage === 'table' ? filterableFields(resource).map(({ name }) => name) : [],
  };
}

const eventInfos = (model: Model): readonly Json[] =>
  model.resources.flatMap((resource) =>
    resource.mutations.flatMap((mutation) =>
      mutation.events.map(({ name }) => ({ type: name, resource: resource.name, mutation: mutation.name })),
    ),
  );
