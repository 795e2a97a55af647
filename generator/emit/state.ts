/** What each resource's routes reach the database by: `state/`. */
import type { Call, Json, Model, Mutation, Query, Resource } from '../model/model.ts';
import { constant, constantList } from '../render/declaration.ts';
import type { Draft } from '../render/draft.ts';
import { camelCase, pascalCase } from '../render/identifier.ts';
import { Imports, own } from '../render/imports.ts';
import { arrow, call, generic, type Layout, print, signature } from '../render/layout.ts';
import { memberKey, propertyKey } from '../render/literal.ts';
import { interfaceOf, type Member, type Statement, sourceFile } from '../render/source-file.ts';
import type { Emitter, Surroundings } from './emitter.ts';
import { announcedType, inputType } from './handler-types.ts';
import { among, constantName, contractFile, dottedName, fileOf, routed } from './names.ts';
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

export const stateType = (resource: Resource, options: Surroundings): string =>
  own(pascalCase(resource.name, 'state'), options);
/** What makes the state of all resources, and the lists that stand beside it. */
export const stateFactory = (options: Surroundings): string => own('createState', options);
export const mutationList = (options: Surroundings): string => own('mutationStatements', options);
export const timerList = (options: Surroundings): string => own('timerStatements', options);
const factoryName = (resource: Resource, options: Surroundings): string =>
  own(camelCase('create', resource.name, 'state'), options);

export const emitState: Emitter = (model, given) => {
  const options = among(model, given);
  const context = sqlContextOf(model);
  return [
    ...model.resources
      .filter((resource) => parts(resource).length > 0)
      .map((resource) => resourceFile(context, resource, options)),
    indexFile(model, options),
  ];
};

const timers = ({ mutations }: Resource): readonly Mutation[] => mutations.filter(({ timer }) => timer !== null);

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

function resourceFile(context: SqlContext, resource: Resource, options: Surroundings): Draft {
  const file = new StateFile(context, resource, options);
  for (const mutation of routed(resource)) file.mutation(mutation);
  for (const mutation of timers(resource)) file.timer(mutation);
  for (const query of resource.queries) file.query(query);
  for (const part of dryRuns(resource)) file.dryRun(part);
  return file.finish();
}

/** Gathers the statements of one resource, and the interface by which its routes reach them. */
class StateFile {
  readonly #imports: Imports;
  readonly #constants: string[] = [];
  readonly #members: Member[] = [];
  readonly #wiring: string[] = [];
  readonly #context: SqlContext;
  readonly #resource: Resource;
  readonly #options: Surroundings;

  constructor(context: SqlContext, resource: Resource, options: Surroundings) {
    this.#imports = new Imports(options);
    this.#context = context;
    this.#resource = resource;
    this.#options = options;
  }

  mutation(mutation: Mutation): void {
    const resource = this.#resource;
    const input = inputType(resource, mutation, this.#imports, this.#options);
    const event = announcedType(resource, mutation, this.#imports);
    const statement = generic(this.#contract('MutationStatement', 'mutation'), input, event);
    this.#declare(mutation, statement, 'Statement', mutationStatement(this.#context, resource, mutation));
    const handler = generic(this.#contract('MutationHandler', 'mutation'), input, event);
    this.#wire(mutation, handler, '(request)', call('ports.mutations.run', this.#constant(mutation), 'request'));
  }

  /** Performed by the system and by no route, so that it has a statement and no handler. */
  timer(mutation: Mutation): void {
    const type = this.#contract('TimerStatement', 'api');
    this.#declare(mutation, type, 'Timer', timerStatement(this.#context, this.#resource, mutation));
  }

  query(query: Query): void {
    const { statement, params, value } = this.#queryParts(query);
    this.#declare(query, this.#contract(statement, 'query'), 'Statement', value);
    const handler = generic(this.#contract('QueryHandler', 'query'), params);
    this.#wire(query, handler, '(request)', call(`ports.queries.${query.kind}`, this.#constant(query), 'request'));
  }

  dryRun(part: Call): void {
    this.#declare(part, 'string', 'Statement', dryRunSql(this.#context, this.#resource));
    const type = `(patch: unknown, context: ${this.#contract('CallContext', 'mutation')}) => Promise<string>`;
    const run = call('ports.calls.merged', this.#constant(part), 'context.tenantId', 'patch');
    this.#wire(part, type, '(patch, context)', run);
  }

  finish(): Draft {
    const resource = this.#resource;
    return sourceFile({
      path: `state/${fileOf(resource.name)}`,
      source: this.#options.source,
      about: `resource ${resource.name}`,
      imports: this.#imports,
      statements: [...this.#constants, ...(this.#members.length > 0 ? this.#state() : [])],
    });
  }

  #state(): readonly Statement[] {
    const type = stateType(this.#resource, this.#options);
    const doc = `The database of ${this.#resource.name}, and the log of its events.`;
    const ports = this.#contract('Ports', 'api');
    const factory = [
      `/** Wires ${this.#resource.name} to its database. */`,
      print(signature(factoryName(this.#resource, this.#options), [`ports: ${ports}`], type)),
      `  return {\n${this.#wiring.join('')}  };`,
      '}',
    ];
    return [interfaceOf(type, doc, this.#members), factory.join('\n')];
  }

  #queryParts(query: Query): { readonly statement: string; readonly params: string; readonly value: Json } {
    const resource = this.#resource;
    switch (query.kind) {
      case 'get':
        return { statement: 'GetStatement', params: 'null', value: getStatement(this.#context, resource, query) };
      case 'list': {
        const params = this.#contract('ListParams', 'query');
        return { statement: 'ListStatement', params, value: listStatement(this.#context, resource, query) };
      }
      case 'search': {
        const params = this.#contract('SearchParams', 'query');
        return { statement: 'SearchStatement', params, value: searchStatement(resource, query) };
      }
    }
  }

  #declare(part: Mutation | Query | Call, type: Layout, what: string, value: Json): void {
    const doc = `${what} of \`${dottedName(this.#resource.name, part)}\`.`;
    this.#constants.push(constant(this.#constant(part), type, value, doc));
  }

  #wire(part: Mutation | Query | Call, type: Layout, params: string, body: Layout): void {
    this.#members.push({ key: memberKey(part.name), type, doc: null });
    this.#wiring.push(`    ${print([`${propertyKey(part.name)}: `, arrow(params, body), ','], 4)}\n`);
  }

  #constant(part: Mutation | Query | Call): string {
    return constantName(this.#resource.name, part);
  }

  #contract(type: string, file: string): string {
    return this.#imports.type(type, contractFile(this.#options.contract, file));
  }
}

function indexFile(model: Model, options: Surroundings): Draft {
  const imports = new Imports(options);
  const contract = (type: string, file: string): string => imports.type(type, contractFile(options.contract, file));
  const resources = model.resources.filter(hasState);
  const members = resources.map((resource) => ({
    key: memberKey(camelCase(resource.name)),
    type: imports.type(stateType(resource, options), `./${fileOf(resource.name)}`),
    doc: null,
  }));
  const wiring = resources.map((resource) => {
    const create = imports.value(factoryName(resource, options), `./${fileOf(resource.name)}`);
    return `    ${propertyKey(camelCase(resource.name))}: ${create}(ports),\n`;
  });
  const constants = (of: (resource: Resource) => readonly Mutation[]): readonly string[] =>
    model.resources.flatMap((resource) =>
      of(resource).map((mutation) =>
        imports.value(constantName(resource.name, mutation), `./${fileOf(resource.name)}`),
      ),
    );
  const state = own('State', options);
  const none = `export type ${state} = Readonly<Record<never, never>>;`;
  const factory = [
    '/** Wires every resource to its database and its log. */',
    print(
      signature(
        stateFactory(options),
        [`${members.length === 0 ? '_ports' : 'ports'}: ${contract('Ports', 'api')}`],
        state,
      ),
    ),
    `  return {${wiring.length === 0 ? '' : `\n${wiring.join('')}  `}};`,
    '}',
  ];
  const statement = generic(contract('MutationStatement', 'mutation'), 'never', 'unknown');
  return sourceFile({
    path: 'state/index.ts',
    source: options.source,
    about: null,
    imports,
    statements: [
      members.length === 0 ? none : interfaceOf(state, 'The state of every resource.', members),
      factory.join('\n'),
      constantList(
        mutationList(options),
        print(statement),
        constants(routed),
        'Every mutation that a client may ask for.',
      ),
      constantList(
        timerList(options),
        contract('TimerStatement', 'api'),
        constants(timers),
        'Every mutation that the system performs when its time has come.',
      ),
    ],
  });
}
