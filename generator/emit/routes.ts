/** Routes: `routes/`. */
import type { Call, Model, Mutation, Query, Resource, Route } from '../model/model.ts';
import type { Draft } from '../render/draft.ts';
import { camelCase, pascalCase } from '../render/identifier.ts';
import { Imports, own } from '../render/imports.ts';
import {
  arrow,
  below,
  call,
  extending,
  generic,
  index,
  type Layout,
  list,
  print,
  signature,
} from '../render/layout.ts';
import { access, literal, memberKey, propertyKey, stringLiteral } from '../render/literal.ts';
import { interfaceOf, type Statement, sourceFile, textFile } from '../render/source-file.ts';
import type { EmittedFile, Emitter, Surroundings } from './emitter.ts';
import { announcedType, inputType } from './handler-types.ts';
import { anyHooks, guardedMutations, hookOf, needsHooks } from './hooks.ts';
import { among, constantName, contractFile, dottedName, fileOf, routed, served, takesBody } from './names.ts';
import { hasState, stateFactory, stateType } from './state.ts';
import { documentName } from './validators.ts';

export const emitRoutes: Emitter = (model, given) => {
  const options = among(model, given);
  return [...served(model).map((resource) => resourceFile(resource, options)), indexFile(model, options)];
};

/** What makes the routes of all resources. */
export const routesFactory = (options: Surroundings): string => own('createRoutes', options);
/** That of a resource `create` would be called like the one for all. */
function factoryName(resource: Resource, options: Surroundings): string {
  const name = own(camelCase(resource.name, 'routes'), options);
  return name === routesFactory(options) ? `${name}_` : name;
}
const handlersType = (resource: Resource, options: Surroundings): string =>
  own(pascalCase(resource.name, 'mutation', 'routes'), options);

function resourceFile(resource: Resource, options: Surroundings): Draft {
  const imports = new Imports(options);
  const mutations = routed(resource);
  const statements: Statement[] =
    mutations.length === 0 ? [] : [handlersInterface(resource, mutations, imports, options)];
  statements.push(factory(resource, imports, options));
  return sourceFile({
    path: `routes/${fileOf(resource.name)}`,
    source: options.source,
    about: `resource ${resource.name}`,
    imports,
    statements,
  });
}

function handlersInterface(
  resource: Resource,
  mutations: readonly Mutation[],
  imports: Imports,
  options: Surroundings,
): Statement {
  const handler = imports.type('MutationHandler', contractFile(options.contract, 'mutation'));
  const members = mutations.map((mutation) => ({
    key: memberKey(dottedName(resource.name, mutation)),
    type: generic(handler, inputType(resource, mutation, imports, options), announcedType(resource, mutation, imports)),
    doc: null,
  }));
  const doc = `What performs each mutation of ${resource.name}. A handler that announces nothing, or another event, does not compile.`;
  return interfaceOf(handlersType(resource, options), doc, members);
}

function factory(resource: Resource, imports: Imports, options: Surroundings): string {
  const contract = contractFile(options.contract, 'route');
  const given = [
    ...(hasState(resource)
      ? [`state: ${imports.type(stateType(resource, options), `../state/${fileOf(resource.name)}`)}`]
      : []),
    ...(needsHooks(resource) ? [`hooks: ${imports.type('Hooks', '../hooks.ts')}`] : []),
  ];
  const route = imports.type('Route', contract);
  const mutations = routed(resource);
  const routes = [
    ...mutations.map((mutation) => mutationRoute(resource, mutation, imports, contract)),
    ...resource.queries.map((query) => queryRoute(resource, query, imports, options)),
    ...resource.calls.map((call) => callRoute(resource, call, imports, options)),
  ];
  const handlers = mutations.map((mutation) => {
    const own = `state${access(mutation.name)}`;
    const isGuarded = guardedMutations(resource).includes(mutation);
    const key = propertyKey(dottedName(resource.name, mutation));
    return isGuarded
      ? property(4, key, ' ', call(imports.value('guarded', contract), hookOf(resource, mutation), own))
      : property(4, key, below(own));
  });
  return [
    `/** Every route of ${resource.name}. */`,
    print(signature(factoryName(resource, options), given, `readonly ${route}[]`)),
    ...(handlers.length > 0
      ? [`  const mutations: ${handlersType(resource, options)} = {\n${handlers.join('')}  };`]
      : []),
    `  return [\n${routes.join('')}  ];`,
    '}',
  ].join('\n');
}

function mutationRoute(resource: Resource, mutation: Mutation, imports: Imports, contract: string): string {
  const name = dottedName(resource.name, mutation);
  const body = takesBody(mutation) ? validator(constantName(resource.name, mutation), resource, imports) : 'null';
  return routeCall(imports.value('mutationRoute', contract), {
    ...address(name, mutation.route, mutation.requires),
    status: String(mutation.status),
    events: literal(
      mutation.events.map((event) => event.name),
      6,
      'events: '.length,
    ),
    body,
    ...locationOf(resource, mutation),
    handle: below(index('mutations', stringLiteral(name))),
  });
}

/** Where a created row is read. */
function locationOf({ queries }: Resource, { kind, status }: Mutation): Readonly<Record<string, string>> {
  const get = queries.find((query) => query.kind === 'get');
  return kind === 'create' && status === 201 && get !== undefined ? { location: stringLiteral(get.route.path) } : {};
}

function queryRoute(resource: Resource, query: Query, imports: Imports, options: Surroundings): string {
  const contract = contractFile(options.contract, 'route');
  const base = address(dottedName(resource.name, query), query.route, query.requires);
  const handler = `state${access(query.name)}`;
  switch (query.kind) {
    case 'get':
      return routeCall(imports.value('queryRoute', contract), {
        ...base,
        query: imports.value('noParameters', contractFile(options.contract, 'validate-query')),
        handle: below(handler),
      });
    case 'list':
      return routeCall(imports.value('queryRoute', contract), {
        ...base,
        query: validator(constantName(resource.name, query), resource, imports),
        handle: below(handler),
      });
    case 'search':
      return routeCall(imports.value('callRoute', contract), {
        ...base,
        body: validator(constantName(resource.name, query), resource, imports),
        handle: [' ', arrow('(params, context)', `${handler}({ ...context, id: null, params })`)],
      });
  }
}

function callRoute(resource: Resource, part: Call, imports: Imports, options: Surroundings): string {
  const contract = contractFile(options.contract, 'route');
  const validated = resource.mutations.find(({ name }) => name === part.validates);
  const handle =
    validated === undefined
      ? arrow(
          'async (input, context)',
          call(imports.value('answered', contract), ['await ', call(hookOf(resource, part), 'input', 'context')]),
        )
      : arrow('(input, context)', dryRun(resource, part, validated, imports, options));
  return routeCall(imports.value('callRoute', contract), {
    ...address(dottedName(resource.name, part), part.route, part.requires),
    body: validator(constantName(resource.name, part), resource, imports),
    handle: [' ', handle],
  });
}

function dryRun(resource: Resource, part: Call, update: Mutation, imports: Imports, options: Surroundings): Layout {
  const run = imports.value('dryRun', contractFile(options.contract, 'route'));
  const judge = validator(constantName(resource.name, update), resource, imports);
  const document = validator(documentName(resource.name, part, options), resource, imports);
  return call(run, 'input', 'context', judge, `state${access(part.name)}`, document);
}

const validator = (name: string, resource: Resource, imports: Imports): string =>
  imports.value(name, `../validators/${fileOf(resource.name)}`);

function address(name: string, route: Route | null, requires: readonly string[]): Readonly<Record<string, string>> {
  return {
    name: stringLiteral(name),
    method: stringLiteral(route?.method ?? ''),
    path: stringLiteral(route?.path ?? ''),
    requires: literal(requires, 6, 'requires: '.length),
  };
}

/** @param members - plain text stands on the line of its key */
function routeCall(helper: string, members: Readonly<Record<string, Layout>>): string {
  const lines = Object.entries(members).map(([key, value]) =>
    typeof value === 'string' ? `      ${key}: ${value},\n` : property(6, key, value),
  );
  return `    ${helper}({\n${lines.join('')}    }),\n`;
}

const property = (columns: number, key: string, ...value: readonly Layout[]): string =>
  `${' '.repeat(columns)}${print([`${key}:`, ...value, ','], columns)}\n`;

function indexFile(model: Model, options: Surroundings): EmittedFile {
  const imports = new Imports(options);
  const resources = served(model);
  const announcing = resources.filter((resource) => routed(resource).length > 0);
  const bases = announcing.map((resource) =>
    imports.type(handlersType(resource, options), `./${fileOf(resource.name)}`),
  );
  const route = imports.type('Route', contractFile(options.contract, 'route'));
  const ports = imports.type('Ports', contractFile(options.contract, 'api'));
  const hooks = imports.type('Hooks', '../hooks.ts');
  const routes = resources.map((resource) => {
    const create = imports.value(factoryName(resource, options), `./${fileOf(resource.name)}`);
    const given = [
      ...(hasState(resource) ? [`state${access(camelCase(resource.name))}`] : []),
      ...(needsHooks(resource) ? ['hooks'] : []),
    ];
    return call(`...${create}`, ...given);
  });
  const given = [`ports: ${ports}`, `${anyHooks(model) ? 'hooks' : '_hooks'}: ${hooks}`];
  return textFile({
    path: 'routes/index.ts',
    source: options.source,
    about: null,
    imports,
    statements: [
      `/** What performs each mutation of the API. */\n${print(extending('MutationRoutes', bases))}`,
      [
        '/** Every route of the API, wired to its database and its hooks. */',
        print(signature(routesFactory(options), given, `readonly ${route}[]`)),
        `  const state = ${imports.value(stateFactory(options), '../state/index.ts')}(ports);`,
        `  ${print(['return ', list(routes), ';'], 2)}`,
        '}',
      ].join('\n'),
    ],
  });
}
