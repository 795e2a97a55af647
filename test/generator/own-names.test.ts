/** Names of a manifest that are the generator's own: what it imports, declares and exports. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { SourceTextModule } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { compileText, diagnose } from './support.ts';

const { ts } = createRequire(import.meta.url)('ts-morph') as typeof import('ts-morph');

type Manifest = Readonly<Record<string, unknown>>;
const manifestOf = (resources: Manifest, types: Manifest = {}): string =>
  JSON.stringify({
    api: { title: 'Names', version: '1.0.0', base: '/api' },
    ...(Object.keys(types).length > 0 && { types }),
    resources,
  });

let events = 0;
const event = (payload: unknown): Manifest => ({ [`Happened${(events += 1)}`]: payload });

/** One with further parts of these names: changes, one that a hook guards, searches and calls. */
function resource(name: string, parts: readonly string[] = []): Manifest {
  const mutations: Record<string, unknown> = {
    create: { create: ['zzword', 'zzjson', 'zzdue', 'zzabove'], event: event(name) },
    update: { update: ['zzword', 'zzjson'], hook: true, event: event(name) },
    delete: { delete: true, event: event([`${name}_id`]) },
    zzexpire: { at: 'zzdue', set: { zzdue: null }, event: event(name) },
  };
  const queries: Record<string, unknown> = { get: {}, list: { filter: ['zzword'] } };
  const calls: Record<string, unknown> = {};
  for (const [at, part] of parts.entries()) {
    if (part in mutations || part in queries) continue;
    if (at % 4 === 0) mutations[part] = { input: ['zzword'], event: event(name) };
    else if (at % 4 === 1) mutations[part] = { set: { zzword: 'x' }, hook: true, event: event(name) };
    else if (at % 4 === 2) queries[part] = { search: ['zzword'] };
    else calls[part] = { with: { zzgiven: { type: 'json' } }, answer: { zzgood: { type: 'boolean' } } };
  }
  return {
    fields: {
      zzword: { type: 'text', nullable: true },
      zzjson: { type: 'json', nullable: true },
      zzdue: { type: 'timestamp', nullable: true },
      zzabove: { ref: name, nullable: true, on_delete: { run: 'delete' } },
    },
    mutations,
    queries,
    ...(Object.keys(calls).length > 0 && { calls }),
  };
}

/** What the compiler and the engine have to say about the files of manifests. */
async function faultsOf(texts: readonly string[]): Promise<string> {
  mkdirSync('.resound', { recursive: true });
  const folder = mkdtempSync('.resound/names-');
  try {
    const faults: string[] = [];
    for (const [at, text] of texts.entries()) {
      const { diagnostics, files } = await compileText(text);
      expect(diagnostics.map(({ message }) => message)).toEqual([]);
      for (const file of files.filter(({ path }) => path.endsWith('.ts'))) {
        const path = join(folder, String(at), file.path);
        mkdirSync(dirname(path), { recursive: true });
        // From where it stands here, what is written by hand is two folders farther.
        writeFileSync(path, file.text.replaceAll(/'((?:\.\.\/)+)(src|test)\//g, "'$1../../$2/"));
        faults.push(...syntaxFaults(file.path, file.text));
      }
    }
    const config = join(folder, 'tsconfig.json');
    const extended = relative(folder, 'tsconfig.json');
    const compilerOptions = { rootDir: process.cwd(), noEmit: true };
    writeFileSync(config, JSON.stringify({ extends: extended, compilerOptions, include: ['./**/*.ts'], exclude: [] }));
    const compiler = 'node_modules/typescript-7/bin/tsc';
    const { stdout, stderr } = spawnSync(process.execPath, [compiler, '-p', config], { encoding: 'utf8' });
    return [...faults, stdout, stderr].join('').slice(0, 5000);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The compiler passes over files of checks, whose types it is not to look at; a name that is declared twice is an error of the engine. */
function syntaxFaults(path: string, text: string): readonly string[] {
  const compilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    verbatimModuleSyntax: true,
  };
  try {
    new SourceTextModule(ts.transpileModule(text, { compilerOptions }).outputText);
    return [];
  } catch (error) {
    return [`${path}: ${(error as Error).message}\n`];
  }
}

/** Resources, with parts whose names with theirs are what generated files import, declare or export: `listQuery`, `count_bytes`, `createState`. */
const resources: Readonly<Record<string, readonly string[]>> = {
  query: ['list'],
  validator: ['body', 'query', 'search'],
  bytes: ['count'],
  characters: ['count'],
  letters: ['declared'],
  parameters: ['no'],
  params: ['list', 'zz', 'search'],
  route: ['mutation', 'zz', 'query', 'call'],
  handler: ['mutation', 'query'],
  statement: ['mutation', 'timer', 'list', 'get'],
  statements: ['mutation', 'timer'],
  state: ['state', 'create_state'],
  create: ['zz'],
  routes: ['state', 'create', 'query', 'routes'],
  input: ['no'],
  run: ['dry'],
  value: ['json'],
  plan: ['resource', 'plan'],
  hook: ['mutation', 'call'],
  check: ['compiled'],
  id: ['tenant'],
  // Words of the language that are no names in it, and what every object has.
  class: ['delete', 'new', 'function', 'import'],
  this: ['await', 'default', 'typeof', 'yield'],
  proto: ['to_string', 'value_of', 'has_own_property', 'then'],
};
const ownTypes = [
  'EventMeta',
  'JsonValue',
  'MutationHandler',
  'NoInput',
  'Ports',
  'ResourcePlan',
  'Route',
  'Validator',
];
const object: Manifest = { object: { zzkey: { type: 'text', default: 'x' } } };

describe('names of a manifest that are the generator’s own', () => {
  it('may be those of resources, parts, types and events: what is accepted compiles and loads', async () => {
    const made = Object.fromEntries(Object.entries(resources).map(([name, parts]) => [name, resource(name, parts)]));
    const fields = Object.fromEntries(ownTypes.map((type, at) => [`zz${at}`, { type, nullable: true }]));
    const input = Object.keys(fields);
    const full = {
      fields,
      mutations: {
        create: { create: input, event: event('zzfull') },
        update: { update: input, event: event('zzfull') },
      },
      queries: { get: {} },
    };
    const loud = {
      fields: { zzword: { type: 'text', nullable: true } },
      mutations: {
        create: { create: ['zzword'], event: event('zzloud') },
        ...Object.fromEntries(
          ownTypes.map((name, at) => [`zz${at}`, { set: { zzword: null }, event: { [name]: 'zzloud' } }]),
        ),
      },
      queries: { get: {} },
    };
    const manifests = [
      manifestOf(made),
      manifestOf({ zzfull: full }, Object.fromEntries(ownTypes.map((name) => [name, object]))),
      manifestOf({ zzloud: loud }),
    ];
    expect(await faultsOf(manifests)).toBe('');
  }, 170_000);

  it.each([
    ['hooks', 'Hooks'],
    ['event_map', 'EventMap'],
    ['mutation_routes', 'MutationRoutes'],
  ])('cannot be those of types that generated/index.ts exports: %s', (name, type) => {
    expect(diagnose(manifestOf({ [name]: resource(name) })).map(({ code, message }) => `${code} ${message}`)).toEqual([
      `E2011 "${type}" cannot be used as a name here: generated code has a type of that name`,
    ]);
  });

  it('are kept apart where they would become one: parts of a resource, and forms of a type', () => {
    const parts = { ...resource('zzthing'), queries: { get: {}, create: { search: ['zzword'] } } };
    const found = [
      ...diagnose(manifestOf({ zzthing: parts })),
      ...diagnose(manifestOf({ zzthing: resource('zzthing') }, { Held: object, HeldPatch: object })),
    ];
    expect(found.map(({ code, message }) => `${code} ${message}`)).toEqual(
      expect.arrayContaining([
        'E2010 query zzthing.create and mutation zzthing.create would have one name in the generated code',
        'E2010 type HeldPatch and the patch form of type Held would have one name in the generated code',
      ]),
    );
  });
});
