/** What each resource's routes reach the database by: `state/`. */
import type { Call, Json, Model, Mutation, Query, Resource } from '../model/model.ts';
import { camelCase, pascalCase } from '../render/identifier.ts';
import { Imports } from '../render/imports.ts';
import { constant, memberKey, propertyKey } from '../render/literal.ts';
import { interfaceOf, type Member, type Statement, sourceFile, textFile } from '../render/source-file.ts';
import type { EmitOptions, EmittedFile, Emitter } from './emitter.ts';
import { announcedType, inputType } from './handler-types.ts';
import { constantName, contractFile, fileOf, routed, served } from './names.ts';
import type { SqlContext } from './sql/context.ts';
import { sqlContextOf } from './sql-context.ts';
import {
  dryRunSql,
  getStatement,
  listStatement,
  mutationStatement,
  searchStatement,
  timerStatement,
} from './statements.ts';

export const stateType = (resource: Resource): string => pascalCase(resource.name, 'state');
export const stateFactory = 'createState';
const factoryName = (resource: Resource): string => camelCase('create', resource.name, 'state');

export const emitState: Emitter = (model, options) => {
  const context = sqlContextOf(model);
  return [
    ...model.resources
      .filter((resource) => parts(resource).length > 0)
      .map((resource) => resourceFile(context, resource, options)),
    indexFile(model, options),
  ];
};

export const timers = ({ mutations }: Resource): readonly Mutation[] => mutations.filter(({ timer }) => timer !== null);

const dryRuns = ({ calls }: Resource): readonly Call[] => calls.filter(({ validates }) => validates !== null);

const parts = (resource: Resource): readonly (Mutation | Query | Call)[] => [
  ...routed(resource),
  ...timers(resource),
  ...resource.queries,
  ...dryRuns(resource),
];

/** Whether routes of the resource reach the database. */
export const hasState = (resource: Resource): boolean =>
  routed(resource).length > 0 || resource.queries.length > 0 || dryRuns(resource).length > 0;

function resourceFile(context: SqlContext, resource: Resource, options: EmitOptions): EmittedFile {
  const imports = new Imports();
  const contract = (name: string): string => contractFile(options.contract, name);
  const declare = (part: Mutation | Query | Call, type: string, doc: string, value: Json): string =>
    `/** ${doc} */\n${constant(constantName(resource.name, part), type, value)}`;
  const members: Member[] = [];
  const wiring: string[] = [];
  const constants: string[] = [];
  const add = (part: Mutation | Query | Call, type: string, call: string): void => {
    members.push({ key: memberKey(part.name), type, doc: null });
    wiring.push(`    ${propertyKey(part.name)}: ${call},\n`);
  };

  for (const mutation of routed(resource)) {
    const input = inputType(resource, mutation, imports, options);
    const types = `${input}, ${announcedType(resource, mutation, imports)}`;
    const statement = `${imports.type('MutationStatement', contract('mutation'))}<${types}>`;
    const doc = `Statement of \`${resource.name}.${mutation.name}\`.`;
    constants.push(declare(mutation, statement, doc, mutationStatement(context, resource, mutation)));
    const run = `(request) => ports.mutations.run(${constantName(resource.name, mutation)}, request)`;
    add(mutation, `${imports.type('MutationHandler', contract('mutation'))}<${types}>`, run);
  }
  for (const mutation of timers(resource)) {
    const type = imports.type('TimerStatement', contract('api'));
    const doc = `Timer \`${resource.name}.${mutation.name}\`.`;
    constants.push(declare(mutation, type, doc, timerStatement(context, resource, mutation)));
  }
  for (const query of resource.queries) {
    const { statement, params, paramsType, value } = queryParts(context, resource, query);
    const doc = `Statement of \`${resource.name}.${query.name}\`.`;
    constants.push(declare(query, imports.type(statement, contract('query')), doc, value));
    if (paramsType) imports.type(params, contract('query'));
    const run = `(request) => ports.queries.${query.kind}(${constantName(resource.name, query)}, request)`;
    add(query, `${imports.type('QueryHandler', contract('query'))}<${params}>`, run);
  }
  for (const call of dryRuns(resource)) {
    constants.push(
      declare(
        call,
        'string',
        `What a patch of \`${resource.name}.${call.name}\` would leave.`,
        dryRunSql(context, resource),
      ),
    );
    const run = `(patch, { tenantId }) => ports.calls.merged(${constantName(resource.name, call)}, tenantId, patch)`;
    const callContext = imports.type('CallContext', contract('mutation'));
    add(call, `(patch: unknown, context: ${callContext}) => Promise<string>`, run);
  }

  const statements: Statement[] = constants;
  if (members.length > 0) {
    const ports = imports.type('Ports', contract('api'));
    statements.push(
      interfaceOf(stateType(resource), `The database of ${resource.name}, and the log of its events.`, members),
      [
        `export function ${factoryName(resource)}(ports: ${ports}): ${stateType(resource)} {`,
        `  return {\n${wiring.join('')}  };`,
        '}',
      ].join('\n'),
    );
  }
  return sourceFile({
    path: `state/${fileOf(resource.name)}`,
    source: options.source,
    about: `resource ${resource.name}`,
    imports,
    statements,
  });
}

interface QueryParts {
  readonly statement: string;
  readonly params: string;
  readonly paramsType: boolean;
  readonly value: Json;
}

function queryParts(context: SqlContext, resource: Resource, query: Query): QueryParts {
  switch (query.kind) {
    case 'get':
      return {
        statement: 'GetStatement',
        params: 'null',
        paramsType: false,
        value: getStatement(context, resource, query),
      };
    case 'list':
      return {
        statement: 'ListStatement',
        params: 'ListParams',
        paramsType: true,
        value: listStatement(context, resource, query),
      };
    case 'search':
      return {
        statement: 'SearchStatement',
        params: 'SearchParams',
        paramsType: true,
        value: searchStatement(resource, query),
      };
  }
}

function indexFile(model: Model, options: EmitOptions): EmittedFile {
  const imports = new Imports();
  const contract = (name: string): string => contractFile(options.contract, name);
  const resources = served(model).filter(hasState);
  const members = resources.map((resource) => ({
    key: memberKey(camelCase(resource.name)),
    type: imports.type(stateType(resource), `./${fileOf(resource.name)}`),
    doc: null,
  }));
  const wiring = resources.map((resource) => {
    const create = imports.value(factoryName(resource), `./${fileOf(resource.name)}`);
    return `    ${propertyKey(camelCase(resource.name))}: ${create}(ports),\n`;
  });
  const constants = (of: (resource: Resource) => readonly Mutation[]): readonly string[] =>
    model.resources.flatMap((resource) =>
      of(resource).map((mutation) =>
        imports.value(constantName(resource.name, mutation), `./${fileOf(resource.name)}`),
      ),
    );
  const statement = `${imports.type('MutationStatement', contract('mutation'))}<never, unknown>`;
  const timer = imports.type('TimerStatement', contract('api'));
  const ports = imports.type('Ports', contract('api'));
  const state: Statement[] =
    members.length === 0
      ? ['export type State = Readonly<Record<never, never>>;']
      : [interfaceOf('State', 'The state of every resource.', members)];
  return sourceFile({
    path: 'state/index.ts',
    source: options.source,
    about: null,
    imports,
    statements: [
      ...state,
      `/** Wires every resource to its database and its log. */\nexport function ${stateFactory}(${members.length === 0 ? '_ports' : 'ports'}: ${ports}): State {\n  return {${wiring.length === 0 ? '' : `\n${wiring.join('')}  `}};\n}`,
      list('mutationStatements', statement, 'Every mutation that a client may ask for.', constants(routed)),
      list(
        'timerStatements',
        timer,
        'Every mutation that the system performs when its time has come.',
        constants(timers),
      ),
    ],
  });
}

function list(name: string, type: string, doc: string, items: readonly string[]): string {
  const lead = `export const ${name}: readonly ${type}[] = `;
  const line = `${lead}[${items.join(', ')}];`;
  const text = line.length <= 120 ? line : `${lead}[\n${items.map((item) => `  ${item},\n`).join('')}];`;
  return `/** ${doc} */\n${text}`;
}
