/** Small manifests for the tests of emitters. */
import { analyse } from '../../../../generator/compile.ts';
import { formatAll } from '../../../../generator/diagnostics/format.ts';
import type { EmitOptions } from '../../../../generator/emit/emitter.ts';
import { Source } from '../../../../generator/manifest/tree.ts';
import type { Model, Resource } from '../../../../generator/model/model.ts';

export const options: EmitOptions = {
  contract: '../src/contract',
  support: '../test/support',
  source: 'resources.yaml',
};

/** The model of a manifest without its head. @throws Error with its problems, where it has some */
export function modelOf(manifest: string): Model {
  const source = new Source('resources.yaml', `api: { title: T, version: "1.0.0", base: /api }\n${manifest}`);
  const { model, diagnostics } = analyse(source);
  if (model === null || diagnostics.length > 0) throw new Error(formatAll(diagnostics, source.text));
  return model;
}

export function resourceOf(model: Model, name: string): Resource {
  const resource = model.resources.find((one) => one.name === name);
  if (resource === undefined) throw new Error(`no resource ${name}`);
  return resource;
}
