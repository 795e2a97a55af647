/** Validators of bodies and query strings: `validators/`, and what ajv compiled for them: `validators/compiled/`. */
import type { Call, Json, ListQuery, Mutation, Resource, SearchQuery } from '../model/model.ts';
import { constantOf } from '../render/declaration.ts';
import type { Draft } from '../render/draft.ts';
import { Imports, own } from '../render/imports.ts';
import { literal } from '../render/literal.ts';
import { header, textFile } from '../render/source-file.ts';
import type { EmittedFile, Emitter, Surroundings } from './emitter.ts';
import { among, bodyType, constantName, contractFile, dottedName, fileOf, routed, takesBody } from './names.ts';
import { bodyRules } from './validators/rules.ts';
import {
  callSchema,
  documentSchema,
  dryRunSchema,
  mutationSchema,
  type Schema,
  searchSchema,
} from './validators/schema.ts';
import { filterTypes, searchable } from './value-types.ts';

export const emitValidators: Emitter = (model, given) => {
  const options = among(model, given);
  return model.resources.flatMap((resource) => {
    const module = new ValidatorModule(resource, options);
    for (const mutation of routed(resource)) if (takesBody(mutation)) module.mutation(mutation);
    for (const query of resource.queries) {
      if (query.kind === 'list') module.list(query);
      if (query.kind === 'search') module.search(query);
    }
    for (const call of resource.calls) module.call(call);
    return module.files();
  });
};

/** The name of the validator that judges the document which a dry run's patch would lead to. */
export const documentName = (resource: string, call: Call, options: Surroundings): string =>
  own(`${constantName(resource, call)}Document`, options);

/** Gathers the validators of one resource. */
class ValidatorModule {
  readonly #imports: Imports;
  readonly #statements: string[] = [];
  readonly #schemas = new Map<string, Schema>();
  readonly #resource: Resource;
  readonly #options: Surroundings;

  constructor(resource: Resource, options: Surroundings) {
    this.#imports = new Imports(options);
    this.#resource = resource;
    this.#options = options;
  }

  mutation(mutation: Mutation): void {
    const rules = bodyRules(this.#resource, mutation);
    this.#body(mutation, mutationSchema(this.#resource, mutation), {
      ...(mutation.kind === 'update' && { partial: true }),
      ...(rules.length > 0 && { rules }),
    });
  }

  search(query: SearchQuery): void {
    const fields = searchable(this.#resource);
    const schema = searchSchema(
      query,
      fields.map(({ field }) => field.name),
    );
    const types = Object.fromEntries(fields.map(({ field, type }) => [field.name, type]));
    const { contract } = this.#options;
    const params = this.#imports.type('SearchParams', contractFile(contract, 'query'));
    this.#declare(
      constantName(this.#resource.name, query),
      this.#bodyOf(query),
      params,
      schema,
      { fields: types },
      { factory: 'searchValidator', module: 'validate-search' },
    );
  }

  call(call: Call): void {
    const validated = this.#resource.mutations.find(({ name }) => name === call.validates);
    this.#body(call, validated === undefined ? callSchema(call) : dryRunSchema(this.#resource, validated), {});
    if (validated === undefined) return;
    const name = documentName(this.#resource.name, call, this.#options);
    const rules = bodyRules(this.#resource, { ...validated, kind: 'create' });
    this.#declare(
      name,
      `The document that a patch of \`${this.#resource.name}.${call.name}\` leads to.`,
      this.#imports.type('JsonValue', contractFile(this.#options.contract, 'json')),
      documentSchema(validated.input),
      rules.length > 0 ? { rules } : {},
    );
  }

  list(query: ListQuery): void {
    const { contract } = this.#options;
    const params = this.#imports.type('ListParams', contractFile(contract, 'query'));
    const validator = this.#imports.type('QueryValidator', contractFile(contract, 'validation'));
    const list = this.#imports.value('listQuery', contractFile(contract, 'validate-query'));
    const name = constantName(this.#resource.name, query);
    const types = filterTypes(this.#resource, query);
    this.#statements.push(
      constantOf(
        name,
        `${validator}<${params}>`,
        list,
        (indent, lead) => literal(types, indent, lead, 2),
        `Query string of \`${dottedName(this.#resource.name, query)}\`.`,
      ),
    );
  }

  files(): readonly (Draft | EmittedFile)[] {
    if (this.#statements.length === 0) return [];
    const { source } = this.#options;
    const about = `resource ${this.#resource.name}`;
    const path = `validators/${fileOf(this.#resource.name)}`;
    const typed = textFile({ path, source, about, imports: this.#imports, statements: this.#statements });
    return this.#schemas.size === 0 ? [typed] : [typed, this.#compiled(about)];
  }

  #body(part: Mutation | Call, schema: Schema, options: Readonly<Record<string, Json>>): void {
    const { name } = this.#resource;
    const type = this.#imports.type(bodyType(name, part), `../types/${fileOf(name)}`);
    this.#declare(constantName(name, part), this.#bodyOf(part), type, schema, options);
  }

  #bodyOf({ name }: Mutation | SearchQuery | Call): string {
    return `Body of \`${this.#resource.name}.${name}\`.`;
  }

  #declare(
    name: string,
    about: string,
    type: string,
    schema: Schema,
    options: Readonly<Record<string, Json>>,
    { factory, module } = { factory: 'bodyValidator', module: 'validate' },
  ): void {
    const { contract } = this.#options;
    const validator = this.#imports.type('Validator', contractFile(contract, 'validation'));
    const create = this.#imports.value(factory, contractFile(contract, module));
    const compiled = this.#imports.namespace('compiled', `./compiled/${fileOf(this.#resource.name)}`);
    this.#schemas.set(name, schema);
    const printed = (indent: number): string => {
      const inner = ' '.repeat(indent + 2);
      const member = (key: string, value: Json): string =>
        `${inner}${key}: ${literal(value, indent + 2, key.length + 2)},\n`;
      const more = Object.entries(options).map(([key, value]) => member(key, value));
      const check = `${inner}check: ${compiled}.${name},\n`;
      return `{\n${member('schema', schema)}${check}${more.join('')}${' '.repeat(indent)}}`;
    };
    this.#statements.push(constantOf(name, `${validator}<${type}>`, create, printed, about));
  }

  #compiled(about: string): Draft {
    const { contract, source } = this.#options;
    const head = [header(source, about), '// @ts-nocheck\n', '// biome-ignore-all format: compiled by ajv'].join('');
    const checks = [...this.#schemas].map(([name, schema]) => ({ name, schema }));
    return { path: `validators/compiled/${fileOf(this.#resource.name)}`, blocks: [head, { checks, contract }] };
  }
}
