/** All rules of the language beyond its shape; the listing of this folder is their documentation. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { MapNode, Source } from '../manifest/tree.ts';
import type { Model } from '../model/model.ts';
import { actors } from './actors.ts';
import { answers } from './answers.ts';
import { bodyKeys } from './body-keys.ts';
import { calls } from './calls.ts';
import { type Check, Checked } from './check.ts';
import { conditionTypes } from './conditions.ts';
import { counters } from './counters.ts';
import { creatable } from './creatable.ts';
import { createComplete } from './create-complete.ts';
import { enumValues } from './enum-values.ts';
import { eventAlways } from './event-always.ts';
import { eventGiven } from './event-given.ts';
import { eventNamesUnique } from './event-names-unique.ts';
import { eventPayload } from './event-payload.ts';
import { exclusiveFields } from './exclusive-fields.ts';
import { fieldAttributes } from './field-attributes.ts';
import { fieldNames } from './field-names.ts';
import { filters } from './filters.ts';
import { eventsAreNoFrames } from './frame-names.ts';
import { inputFields } from './input-fields.ts';
import { nameClashes } from './name-clashes.ts';
import { onDelete } from './on-delete.ts';
import { parameterNames } from './parameter-names.ts';
import { reachableStates } from './reachable-states.ts';
import { references } from './references.ts';
import { resourceNames } from './resource-names.ts';
import { routeShapes } from './route-shapes.ts';
import { routesUnique } from './routes-unique.ts';
import { rowRules } from './row-rules.ts';
import { searches } from './searches.ts';
import { setFields } from './set-fields.ts';
import { setOn } from './set-on.ts';
import { singletonStart } from './singleton-start.ts';
import { sorts } from './sorts.ts';
import { storageKinds } from './storage-kinds.ts';
import { systemMutations } from './system-mutations.ts';
import { timers } from './timers.ts';
import { uniqueFields } from './unique-fields.ts';
import { valueParameters } from './value-parameters.ts';
import { valueTypes } from './value-types.ts';

const rules: readonly Check[] = [
  actors,
  answers,
  bodyKeys,
  calls,
  conditionTypes,
  counters,
  creatable,
  createComplete,
  enumValues,
  eventAlways,
  eventGiven,
  eventNamesUnique,
  eventPayload,
  eventsAreNoFrames,
  exclusiveFields,
  fieldAttributes,
  fieldNames,
  filters,
  inputFields,
  nameClashes,
  onDelete,
  parameterNames,
  reachableStates,
  references,
  resourceNames,
  routeShapes,
  routesUnique,
  rowRules,
  searches,
  setFields,
  setOn,
  singletonStart,
  sorts,
  storageKinds,
  systemMutations,
  timers,
  uniqueFields,
  valueParameters,
  valueTypes,
];

/** Every breach of every rule, except where the manifest was found unsound before: `before` holds those problems. */
export function runChecks(model: Model, source: Source, root: MapNode, before: readonly Diagnostic[]): Diagnostic[] {
  const checked = new Checked(model, source, root, before);
  return rules.flatMap((rule) => [...rule(checked)]);
}
