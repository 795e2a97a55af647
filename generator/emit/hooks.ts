/** What the application must implement: `hooks.ts`. */
import type { Call, Model, Mutation, Resource } from '../model/model.ts';
import { docComment } from '../render/doc.ts';
import { Imports } from '../render/imports.ts';
import { generic } from '../render/layout.ts';
import { memberKey, stringLiteral } from '../render/literal.ts';
import { interfaceOf, type Member, sourceFile } from '../render/source-file.ts';
import type { EmitOptions, Emitter } from './emitter.ts';
import { among, answerType, bodyType, dottedName, fileOf, takesBody } from './names.ts';

export const emitHooks: Emitter = (model, given) => {
  const options = among(model, given);
  const imports = new Imports(options);
  const members = model.resources.flatMap((resource) => [
    ...guardedMutations(resource).map((mutation) => guard(resource, mutation, imports, options)),
    ...computedCalls(resource).map((call) => computation(resource, call, imports, options)),
  ]);
  const doc = 'What the manifest leaves to the application. A hook that is missing does not compile.';
  const none = `${docComment('The manifest leaves nothing to the application.')}export type Hooks = Readonly<Record<never, never>>;`;
  return [
    sourceFile({
      path: 'hooks.ts',
      source: options.source,
      about: null,
      imports,
      statements: [members.length === 0 ? none : interfaceOf('Hooks', doc, members)],
    }),
  ];
};

/** Calls that no statement answers. */
const computedCalls = ({ calls }: Resource): readonly Call[] => calls.filter(({ validates }) => validates === null);

export const guardedMutations = ({ mutations }: Resource): readonly Mutation[] =>
  mutations.filter(({ hook, route }) => hook && route !== null);

/** Whether a resource's routes call hooks. */
export const needsHooks = (resource: Resource): boolean =>
  computedCalls(resource).length > 0 || guardedMutations(resource).length > 0;

/** Whether any resource's do. */
export const anyHooks = (model: Model): boolean => model.resources.some(needsHooks);

function guard(resource: Resource, mutation: Mutation, imports: Imports, { contract }: EmitOptions): Member {
  const from = `${contract}/mutation.ts`;
  const input = takesBody(mutation)
    ? imports.type(bodyType(resource.name, mutation), `./types/${fileOf(resource.name)}`)
    : imports.type('NoInput', from);
  return {
    key: memberKey(dottedName(resource.name, mutation)),
    type: `${imports.type('MutationHook', from)}<${input}>`,
    doc: `Runs before \`${dottedName(resource.name, mutation)}\`: it may refuse, or give another input.`,
  };
}

function computation(resource: Resource, call: Call, imports: Imports, { contract }: EmitOptions): Member {
  const types = `./types/${fileOf(resource.name)}`;
  const input = imports.type(bodyType(resource.name, call), types);
  const answer = imports.type(answerType(resource.name, call), types);
  return {
    key: memberKey(dottedName(resource.name, call)),
    type: generic(imports.type('CallHook', `${contract}/mutation.ts`), input, answer),
    doc: call.doc ?? `Answers \`${call.route.method} ${call.route.path}\`.`,
  };
}

/** `hooks['order.judge']` */
export const hookOf = (resource: Resource, part: Mutation | Call): string =>
  `hooks[${stringLiteral(dottedName(resource.name, part))}]`;
