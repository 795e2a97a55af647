/** Manifest to model: every name resolved, every default filled in. */
import type { Report } from '../diagnostics/diagnostic.ts';
import type { MapNode, Source } from '../manifest/tree.ts';
import { child, entriesOf, textOf } from '../manifest/tree.ts';
import type { Model } from './model.ts';
import { declareFields, declareResource, resolveResource } from './resource.ts';
import { Scope } from './scope.ts';
import { Types } from './type.ts';

/**
 * Expects a tree that was checked against the grammar; what is of a wrong shape is passed over, so that the rest is still looked at.
 *
 * @returns the model; whole only where nothing was reported
 */
export function resolveModel(source: Source, root: MapNode, report: Report): Model {
  const scope = new Scope(source, report);
  const types = new Types(scope, child(root, 'types'));
  const named = types.resolveAll();
  for (const entry of entriesOf(child(root, 'resources'))) scope.shells.set(entry.name, declareResource(entry));
  for (const shell of scope.shells.values()) declareFields(scope, types, shell);
  const api = child(root, 'api');
  return {
    api: {
      title: textOf(child(api, 'title')) ?? '',
      version: textOf(child(api, 'version')) ?? '',
      base: textOf(child(api, 'base')) ?? '/api/v1',
      doc: textOf(child(api, 'doc')),
    },
    types: named,
    resources: [...scope.shells.values()].map((shell) => resolveResource(scope, types, shell)),
  };
}
