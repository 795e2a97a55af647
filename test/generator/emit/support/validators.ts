/** Compiles the validators of a small manifest and loads them without a detour through the disk. */
import { compileChecks, localName } from '../../../../generator/emit/validators/compile.ts';
import { bodyRules } from '../../../../generator/emit/validators/rules.ts';
import { documentSchema, mutationSchema, type Schema } from '../../../../generator/emit/validators/schema.ts';
import * as formats from '../../../../src/contract/formats.ts';
import type { BodyRule } from '../../../../src/contract/rules.ts';
import { bodyValidator, type CompiledCheck } from '../../../../src/contract/validate.ts';
import type { Validator } from '../../../../src/contract/validation.ts';
import { modelOf, resourceOf } from './model.ts';
import { run } from './run.ts';

/** Runs what ajv printed. */
export function load(schema: Schema): CompiledCheck {
  const { shared, checks } = compileChecks([{ name: 'check', schema }]);
  const names = ['formats', 'countBytes', 'countCharacters', 'declaredLetters'].map(localName);
  const code = `${shared.join(' ')} const check = ${checks.join('')}; return check;`;
  const make = run(`function (${names.join(', ')}) { ${code} }`) as (...values: readonly unknown[]) => CompiledCheck;
  return make(formats.formats, formats.countBytes, formats.countCharacters, formats.declaredLetters);
}

/** The validator of a mutation's body, as it would be generated. */
export function validatorOf(manifest: string, resourceName: string, mutationName: string): Validator<unknown> {
  const resource = resourceOf(modelOf(manifest), resourceName);
  const mutation = resource.mutations.find(({ name }) => name === mutationName);
  if (mutation === undefined) throw new Error(`no mutation ${mutationName}`);
  const schema = mutationSchema(resource, mutation);
  const rules = bodyRules(resource, mutation) as unknown as readonly BodyRule[];
  return bodyValidator({ schema, check: load(schema), partial: mutation.kind === 'update', rules });
}

/** The validator of the document that a singleton's update leads to. */
export function documentValidatorOf(manifest: string, resourceName: string): Validator<unknown> {
  const resource = resourceOf(modelOf(manifest), resourceName);
  const [update] = resource.mutations;
  if (update === undefined) throw new Error('no update');
  const schema = documentSchema(update.input);
  return bodyValidator({ schema, check: load(schema) });
}

/** `CODE pointer` of each error; `[]` where the body is accepted. */
export function refusals(validate: Validator<unknown>, body: unknown): readonly string[] {
  const validated = validate(body);
  return validated.ok ? [] : validated.errors.map(({ code, pointer }) => `${code} ${pointer}`);
}
