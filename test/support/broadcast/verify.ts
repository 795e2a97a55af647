/** Performs one mutation over HTTP and demands that it is heard as the plan says. Knows nothing of jest. */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { demand } from './failure.ts';
import { demandAnnounced, demandHeard, demandOrder, isOfTimer, type Occurrence, shared } from './heard.ts';
import type { Cascade, Draft, MutationPlan, ResourcePlan } from './plan.ts';
import { createStep, draw, mutationOf, type Performed, type Row, withId } from './rows.ts';
import type { World } from './world.ts';

export interface Effort {
  /** Cases per mutation. */
  readonly runs: number;
  /** Printed by a failure; the same seed draws the same cases. */
  readonly seed: number;
}

/** @throws BroadcastFailure (as the cause of fast-check's report, where one was drawn) with the first promise that is broken */
export async function verifyHeard(
  world: World,
  resource: ResourcePlan,
  mutation: MutationPlan,
  effort: Effort,
): Promise<void> {
  if (mutation.route !== null) await verifyRoute(world, resource, mutation, effort);
  if (mutation.timer !== undefined) await verifyTimer(world, resource, mutation, effort.seed);
  for (const cascade of mutation.cascades ?? []) await verifyCascade(world, resource, mutation, cascade, effort.seed);
}

async function verifyRoute(
  world: World,
  resource: ResourcePlan,
  mutation: MutationPlan,
  { runs, seed }: Effort,
): Promise<void> {
  for (const [index, body] of bodiesOf(mutation).entries()) {
    const property = fc.asyncProperty(body, fc.noBias(fc.nat()), async (draft, rowSeed) => {
      const draftOf = (again: number): Draft | null => (again === 0 ? draft : draw(body, rowSeed + again));
      await performOnce(world, resource, mutation, draftOf, rowSeed);
    });
    // With one seed for all, the rows of one round would be drawn like those of the round before.
    const details = await fc.check(property, { numRuns: runs, seed: seed + index, endOnFailure: true });
    if (!details.failed) continue;
    if (details.errorInstance instanceof Error)
      details.errorInstance.message += `\n(seed ${seed + index}, body ${fc.stringify(details.counterexample?.[0])})`;
    throw details.errorInstance;
  }
}

/** Drawn bodies; where an event depends on a field, both with and without it. */
function bodiesOf({ body, events }: MutationPlan): readonly fc.Arbitrary<Draft | null>[] {
  if (body === undefined) return [fc.constant(null)];
  const givens = events.flatMap(({ given }) => (given === undefined ? [] : [given]));
  if (givens.length === 0) return [body];
  return givens.flatMap((given) => [body.filter((draft) => given in draft), body.filter((draft) => !(given in draft))]);
}

async function performOnce(
  world: World,
  resource: ResourcePlan,
  mutation: MutationPlan,
  draftOf: (again: number) => Draft | null,
  seed: number,
): Promise<void> {
  const { ours } = world;
  const start = await startOf(world, resource, mutation, seed);
  const { response, body } = await ours.rows.performDrawn(resource, mutation, start, draftOf);
  const name = `${resource.resource}.${mutation.name}`;
  demand(response.status === mutation.status, 'answer', `${name}: status ${mutation.status}`, { response, body });
  const id = start?.id ?? idFrom(world, resource, { response, body });
  const after = await readAfter(world, resource, mutation, id);
  demandAnswer(resource, mutation, response.body, after);
  const occurrence: Occurrence = {
    resource,
    mutation,
    tenantId: ours.party.tenantId,
    id,
    body,
    announced: response.eventIds,
    before: start?.entity ?? null,
    after,
  };
  const [mine, theirs] = await Promise.all([
    world.window(ours, resource.resource),
    world.window(world.theirs, resource.resource),
  ]);
  demandHeard(occurrence, mine, theirs);
  demandAnnounced(mine, isOfTimer(resource, mutation));
  demandAnnounced(theirs);
  demandOrder(ours.party.history);
  const etag = response.etag === null ? null : Number(/\d+/.exec(response.etag)?.[0]);
  const version = Number(after?.['version'] ?? Number(start?.entity['version']) + 1);
  demand(etag === null || etag === version, 'answer', `${name}: ETag ${response.etag} is not of version ${version}`);
}

/** The row that the mutation is about, in the state that its guards demand; null where it makes the row. */
async function startOf(
  { ours }: World,
  resource: ResourcePlan,
  mutation: MutationPlan,
  seed: number,
): Promise<Row | null> {
  if (resource.singleton === true) return ours.rows.read(resource, '');
  return mutation.after === undefined ? null : ours.rows.make(resource, mutation.after, seed);
}

function idFrom({ ours }: World, resource: ResourcePlan, { response }: Performed): string {
  const entity = response.body as Record<string, unknown> | null;
  const id = resource.singleton === true ? ours.party.tenantId : entity?.[resource.id];
  demand(typeof id === 'string', 'answer', `${resource.resource}: the answer has no ${resource.id}`, response.body);
  return id;
}

async function readAfter(
  { ours }: World,
  resource: ResourcePlan,
  { kind }: MutationPlan,
  id: string,
): Promise<Row['entity'] | null> {
  const read = await ours.party.request('GET', withId(resource.get, id));
  const gone = kind === 'delete';
  demand(
    read.status === (gone ? 404 : 200),
    'answer',
    `GET ${resource.resource} afterwards: ${read.status}`,
    read.body,
  );
  return gone ? null : (read.body as Row['entity']);
}

function demandAnswer(
  resource: ResourcePlan,
  { name, answer }: MutationPlan,
  body: unknown,
  after: Row['entity'] | null,
): void {
  const message = `${resource.resource}.${name}: the answer is not what GET answers`;
  if (answer === 'none') demand(body === null, 'answer', `${resource.resource}.${name} answers with nothing`, body);
  else {
    const wanted = answer === 'entity' ? shared(resource, after) : after?.[answer.field];
    const came = answer === 'entity' ? shared(resource, body) : body;
    demand(isDeepStrictEqual(came, wanted), 'answer', message, { answer: came, get: wanted });
  }
}

async function verifyTimer(world: World, resource: ResourcePlan, mutation: MutationPlan, seed: number): Promise<void> {
  const { ours } = world;
  const before = await ours.rows.makeDue(resource, mutation, seed);
  const version = Number(before.entity['version']);
  const gone = mutation.kind === 'delete';
  const changed = await ours.party.poll(
    withId(resource.get, before.id),
    ({ status, body }) => status === 404 || (!gone && Number((body as Row['entity'])['version']) > version),
  );
  const found = changed.status === 200 ? (changed.body as Row['entity']) : null;
  // Where another timer was due at once, what this one left can no longer be read.
  const isOver = !gone && found?.['version'] !== version + 1;
  const after = isOver ? (await ours.rows.afterTimer(resource, mutation, before)).entity : found;
  await demandSystem(world, {
    resource,
    mutation,
    tenantId: ours.party.tenantId,
    id: before.id,
    body: null,
    announced: null,
    before: before.entity,
    after,
  });
}

/** Deletes the row that another points at, which performs the mutation on that other. */
async function verifyCascade(
  world: World,
  resource: ResourcePlan,
  mutation: MutationPlan,
  { resource: parentName, by, field }: Cascade,
  seed: number,
): Promise<void> {
  const { ours } = world;
  const parentPlan = ours.rows.resource(parentName);
  const deletion = mutationOf(parentPlan, by);
  const parent = await ours.rows.make(parentPlan, deletion.after ?? [createStep(parentPlan)], seed);
  const step = createStep(resource);
  const child = await ours.rows.advance(resource, null, { ...step, given: { [field]: parent.id } }, seed + 1);
  const draft = deletion.body === undefined ? null : draw(deletion.body, seed);
  const { response } = await ours.rows.perform(parentPlan, deletion, parent, draft);
  demand(response.status === deletion.status, 'answer', `${parentName}.${by}: status ${deletion.status}`, response);
  const after = await readAfter(world, resource, mutation, child.id);
  await demandSystem(world, {
    resource,
    mutation,
    tenantId: ours.party.tenantId,
    id: child.id,
    body: null,
    announced: null,
    before: child.entity,
    after,
  });
}

async function demandSystem(world: World, occurrence: Occurrence): Promise<void> {
  const besides = occurrence.resource.resource;
  const [mine, theirs] = await Promise.all([world.window(world.ours, besides), world.window(world.theirs, besides)]);
  demandHeard(occurrence, mine, theirs);
  const isOther = isOfTimer(occurrence.resource, occurrence.mutation);
  demandAnnounced(mine, (event) => event.meta.id === occurrence.id || isOther(event));
  demandAnnounced(theirs);
  demandOrder(world.ours.party.history);
}
