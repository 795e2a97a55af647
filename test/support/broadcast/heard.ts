/** What must hold of the events that one mutation caused. */
import { isDeepStrictEqual } from 'node:util';
import { demand } from './failure.ts';
import type { Heard } from './party.ts';
import type { Draft, EventPlan, MutationPlan, ResourcePlan } from './plan.ts';
import type { Entity } from './rows.ts';
import type { Window } from './world.ts';

/** One mutation as the test saw it from the outside. */
export interface Occurrence {
  readonly resource: ResourcePlan;
  readonly mutation: MutationPlan;
  readonly tenantId: string;
  readonly id: string;
  readonly body: Draft | null;
  /** Ids from the response, in order; null where the system performed it. */
  readonly announced: readonly string[] | null;
  /** null at a create. */
  readonly before: Entity | null;
  /** As GET answers afterwards; null where the row is gone. */
  readonly after: Entity | null;
}

const nameOf = ({ resource, mutation }: Occurrence): string => `${resource.resource}.${mutation.name}`;

/** Heard by its tenant, each expected event once, in order, with the payload that GET answers; by the other tenant not at all. */
export function demandHeard(occurrence: Occurrence, ours: Window, theirs: Window): void {
  const { resource, id } = occurrence;
  const name = nameOf(occurrence);
  const isOurs = ({ meta }: Heard): boolean => meta.id === id && meta.mutation === name;
  const expected = expectedOf(occurrence);
  const heard = ours.heard.filter(isOurs);
  const version = occurrence.after?.['version'] ?? Number(occurrence.before?.['version']) + 1;

  const astray = theirs.heard.filter(({ meta }) => meta.id === id);
  demand(astray.length === 0, 'tenant', `${name} was heard by another tenant`, astray);
  demandTypes(name, expected, heard);
  for (const [index, event] of heard.entries()) {
    demandPayload(occurrence, expected[index] as EventPlan, event);
    demand(event.meta.version === version, 'order', `${name}: version of the event`, { event, version });
    demand(event.meta.resource === resource.resource, 'payload', `${name}: resource of the event`, event);
  }
  if (occurrence.announced !== null) {
    const ids = heard.map(({ meta }) => meta.event_id);
    const announced = occurrence.announced.filter((eventId) => !isOther(ours, eventId, isOurs));
    const message = `${name}: Resound-Events and what was heard differ`;
    demand(isDeepStrictEqual(ids, announced), 'answer', message, { heard: ids, announced });
  }
}

/** A mutation may cause another's events (an on-delete rule); these are checked where that one is under test. */
const isOther = (window: Window, eventId: string, isOurs: (event: Heard) => boolean): boolean =>
  window.heard.some((event) => event.meta.event_id === eventId && !isOurs(event));

const expectedOf = ({ mutation, body }: Occurrence): readonly EventPlan[] =>
  mutation.events.filter(({ given }) => given === undefined || (body !== null && given in body));

function demandTypes(name: string, expected: readonly EventPlan[], heard: readonly Heard[]): void {
  const wanted = expected.map(({ type }) => type);
  const came = heard.map(({ type }) => type);
  const evidence = { wanted, heard };
  for (const type of new Set(came)) {
    const times = came.filter((other) => other === type).length;
    demand(times < 2, 'double', `${name}: ${type} was heard ${times} times`, evidence);
  }
  const strange = came.find((type) => !wanted.includes(type));
  demand(strange === undefined, 'type', `${name}: ${strange} was heard`, evidence);
  const missed = wanted.find((type) => !came.includes(type));
  demand(missed === undefined, 'silent', `${name}: ${missed} was not heard`, evidence);
  demand(isDeepStrictEqual(came, wanted), 'order', `${name}: events in another order`, evidence);
}

function demandPayload(
  { resource, mutation, tenantId, before, after }: Occurrence,
  plan: EventPlan,
  event: Heard,
): void {
  const row = after ?? before;
  const wanted: Record<string, unknown> = { type: plan.type, tenant_id: tenantId };
  const { meta: _, ...rest } = event;
  const came: Record<string, unknown> = rest;
  for (const [key, source] of Object.entries(plan.payload)) {
    wanted[key] = source === 'entity' ? row : row?.[source.field];
    if (source === 'entity') came[key] = shared(resource, came[key]);
  }
  for (const [key, source] of Object.entries(plan.payload))
    if (source === 'entity') wanted[key] = shared(resource, wanted[key]);
  const message = `${resource.resource}.${mutation.name}: ${plan.type} says something else than GET`;
  demand(isDeepStrictEqual(came, wanted), 'payload', message, { heard: came, get: wanted });
}

/** The entity without the counters that reads move. */
export function shared({ counters = [] }: ResourcePlan, entity: unknown): unknown {
  if (typeof entity !== 'object' || entity === null) return entity;
  return Object.fromEntries(Object.entries(entity).filter(([key]) => !counters.includes(key)));
}

/** Holds of everything heard on one socket: positions ascend, each event comes once, a row's versions never go back. */
export function demandOrder(history: readonly Heard[]): void {
  const versions = new Map<string, number>();
  const ids = new Set<string>();
  let position = '';
  for (const event of history) {
    const { meta } = event;
    const row = `${meta.resource} ${meta.id}`;
    demand(meta.position > position, 'order', `position ${meta.position} after ${position}`, event);
    demand(position === '' || meta.previous === position, 'order', `previous is not ${position}`, event);
    demand(!ids.has(meta.event_id), 'double', `event ${meta.event_id} was heard twice`, event);
    demand(meta.version >= (versions.get(row) ?? 0), 'order', `version goes back from ${versions.get(row)}`, event);
    position = meta.position;
    ids.add(meta.event_id);
    versions.set(row, meta.version);
  }
}

/**
 * An event that no response announces: of a timer that lies on the way to the mutation's rows, or of one that follows on another, and so
 * may still be heard when the next test has begun.
 */
export function isOfTimer(resource: ResourcePlan, { after = [] }: MutationPlan): (event: Heard) => boolean {
  const timers = resource.mutations.filter(({ timer }) => timer !== undefined).map((mutation) => mutation.name);
  const onTheWay = after.filter((step) => timers.includes(step.do)).map((step) => step.do);
  const following = timers.length > 1 ? timers : [];
  const expected = [...onTheWay, ...following].map((timer) => `${resource.resource}.${timer}`);
  return ({ meta }) => expected.includes(meta.mutation);
}

/** What was heard is what responses announced, each once; `byTheSystem` may come besides. */
export function demandAnnounced(
  { heard, announced }: Window,
  byTheSystem: (event: Heard) => boolean = () => false,
): void {
  const strange = heard.filter((event) => !announced.has(event.meta.event_id) && !byTheSystem(event));
  demand(strange.length === 0, 'unannounced', 'heard, though no response announced it', strange);
  const missed = [...announced].filter((id) => !heard.some(({ meta }) => meta.event_id === id));
  demand(missed.length === 0, 'silent', 'announced, but not heard', missed);
}
