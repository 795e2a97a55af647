/** Broadcast tests: for each resource a plan (data) and a test file that gives it to the harness in `test/support`. */
import type { Model, NamedType, Resource } from '../model/model.ts';
import { list, object, print } from '../render/expression.ts';
import { camelCase } from '../render/identifier.ts';
import { Imports, own } from '../render/imports.ts';
import { stringLiteral } from '../render/literal.ts';
import { textFile } from '../render/source-file.ts';
import type { EmitOptions, EmittedFile, Emitter, Surroundings } from './emitter.ts';
import { among } from './names.ts';
import { Draw } from './tests/draw.ts';
import { isHeard, markersOf, planOf } from './tests/plan.ts';

export const emitTests: Emitter = (model, given) => {
  const options = among(model, given);
  const heard = model.resources.filter(isHeard);
  if (heard.length === 0) return [];
  return [
    emitValues(model, options),
    ...heard.flatMap((resource) => [emitPlan(model, resource, options), emitTest(resource, options)]),
    emitPlans(model, heard, options),
  ];
};

const words = ({ support }: EmitOptions): string => `../${support}/broadcast/draw.ts`;
const shapes = ({ support }: EmitOptions): string => `../${support}/broadcast/plan.ts`;
const harness = ({ support }: EmitOptions): string => `../${support}/broadcast.ts`;

/** Each named type once, those that others are made of first. */
function emitValues({ types }: Model, options: Surroundings): EmittedFile {
  const imports = new Imports(options);
  const draw = new Draw(imports, words(options), null);
  const statements = inOrderOfUse(types).map(({ name, type }) => {
    const declaration = `export const ${name} = `;
    return `${declaration}${print(draw.named(type), 0, declaration.length)};`;
  });
  if (statements.length === 0) statements.push('export {};');
  return textFile({ path: 'tests/values.ts', source: options.source, about: null, imports, statements });
}

function inOrderOfUse(types: readonly NamedType[]): readonly NamedType[] {
  const ordered = new Set<NamedType>();
  const visit = (named: NamedType): void => {
    if (ordered.has(named)) return;
    if (named.type.kind === 'object') for (const { type } of named.type.fields) visitName(nameIn(type));
    ordered.add(named);
  };
  const visitName = (name: string | null): void => {
    const used = types.find((named) => named.name === name);
    if (used !== undefined) visit(used);
  };
  types.forEach(visit);
  return [...ordered];
}

function nameIn(type: NamedType['type'] | Resource['fields'][number]['type']): string | null {
  if (type.kind === 'list') return nameIn(type.of);
  return type.kind === 'enum' || type.kind === 'object' || type.kind === 'variant' ? type.name : null;
}

const planName = ({ name }: Resource, options: Surroundings): string => own(camelCase(name, 'plan'), options);

function emitPlan(model: Model, resource: Resource, options: Surroundings): EmittedFile {
  const imports = new Imports(options);
  const declaration = `export const ${planName(resource, options)}: ${imports.type('ResourcePlan', shapes(options))} = `;
  const plan = planOf(model, resource, { imports, words: words(options) });
  return textFile({
    path: `tests/${resource.name}.plan.ts`,
    source: options.source,
    about: `resource ${resource.name}`,
    imports,
    statements: [`${declaration}${print(plan, 0, declaration.length)};`],
  });
}

function emitTest(resource: Resource, options: Surroundings): EmittedFile {
  const imports = new Imports(options);
  imports.value('api', '../index.ts');
  imports.value('plans', './plans.ts');
  const specify = imports.value('specifyBroadcast', harness(options));
  return textFile({
    path: `tests/${resource.name}.test.ts`,
    source: options.source,
    about: `resource ${resource.name}`,
    imports,
    statements: [`${specify}(api, plans, ${stringLiteral(resource.name)});`],
  });
}

function emitPlans(model: Model, heard: readonly Resource[], options: Surroundings): EmittedFile {
  const imports = new Imports(options);
  const declaration = `export const plans: ${imports.type('ApiPlan', shapes(options))} = `;
  const resources = heard.map((resource) => imports.value(planName(resource, options), `./${resource.name}.plan.ts`));
  const plans = object({ resources: list(resources), markers: markersOf(model) });
  return textFile({
    path: 'tests/plans.ts',
    source: options.source,
    about: null,
    imports,
    statements: [`${declaration}${print(plans, 0, declaration.length)};`],
  });
}
