/** Makes rows through the API's own mutations, in the state that a plan asks for. */
import fc from 'fast-check';
import type { Answered, Heard, Party } from './party.ts';
import { type Resolver, type RowOf, resolve } from './placeholder.ts';
import type { ApiPlan, Draft, MutationPlan, ResourcePlan, Step } from './plan.ts';

export type Entity = Readonly<Record<string, unknown>>;

/** A row as it was answered last. */
export interface Row {
  readonly id: string;
  readonly entity: Entity;
}

/** A request that was made, and what it was made of. */
export interface Performed {
  readonly response: Answered;
  readonly body: Draft | null;
}

/** Takes whole days from the time in a field of a row, without an event. */
export type BringForward = (resource: ResourcePlan, id: string, field: string, days: number) => Promise<void>;

const dayMs = 86_400_000;
/** A time that comes by itself within this is waited for. */
const soonMs = 5_000;
const mostRedraws = 4;
/** Between the seeds of two tries: far from those of other rows. */
const redraw = 1_000_003;

export class Rows {
  readonly #api: ApiPlan;
  readonly #party: Party;
  readonly #bringForward: BringForward;

  constructor(api: ApiPlan, party: Party, bringForward: BringForward) {
    this.#api = api;
    this.#party = party;
    this.#bringForward = bringForward;
  }

  resource(name: string): ResourcePlan {
    const plan = this.#api.resources.find(({ resource }) => resource === name);
    if (plan === undefined) throw new TypeError(`no plan of a resource "${name}"`);
    return plan;
  }

  /** Walks the steps; each must be answered with its own status. `seed` decides every value that no step gives. */
  async make(resource: ResourcePlan, steps: readonly Step[], seed: number, depth = 1): Promise<Row> {
    let row: Row | null = null;
    for (const [index, step] of steps.entries()) {
      const next = steps[index + 1];
      const isDue = next !== undefined && timerOf(resource, next) !== undefined;
      row = isDue
        ? await this.#lead(resource, row, step, seed + index, depth)
        : await this.advance(resource, row, step, seed + index, depth);
    }
    if (row === null) throw new TypeError(`no step makes a ${resource.resource}`);
    return row;
  }

  /** One step onward; gives the row as it is answered after it. */
  async advance(resource: ResourcePlan, row: Row | null, step: Step, seed: number, depth = 1): Promise<Row> {
    if (row !== null && timerOf(resource, step) !== undefined) return this.#awaitTimer(resource, row, step, seed);
    const response = await this.#step(resource, row, step, seed, depth);
    const { answer } = mutationOf(resource, step.do);
    if (answer === 'entity') return rowOf(resource, response.body as Entity);
    return this.read(resource, row?.id ?? this.#party.tenantId);
  }

  /** Walks the steps, and lets the time come for which the mutation waits; gives the row as it stands before that. */
  async makeDue(resource: ResourcePlan, mutation: MutationPlan, seed: number): Promise<Row> {
    const { after = [] } = mutation;
    const [last] = after.slice(-1);
    if (last === undefined) throw new TypeError(`no step makes a ${resource.resource} due`);
    const before = after.length === 1 ? null : await this.make(resource, after.slice(0, -1), seed);
    const row = await this.#lead(resource, before, last, seed + after.length, 1);
    return this.#due(resource, mutation, row, seed);
  }

  /** One step to a row that may be gone at once, since its time has come: it is taken from that step's own words. */
  async #lead(resource: ResourcePlan, row: Row | null, step: Step, seed: number, depth: number): Promise<Row> {
    if (row !== null && timerOf(resource, step) !== undefined) return this.#awaitTimer(resource, row, step, seed);
    const response = await this.#step(resource, row, step, seed, depth);
    if (mutationOf(resource, step.do).answer === 'entity') return rowOf(resource, response.body as Entity);
    const [id] = response.eventIds;
    return told(resource, step.do, row, await this.#party.hear(id ?? ''));
  }

  /** The row as the system leaves it once the step's time has come. */
  async #awaitTimer(resource: ResourcePlan, row: Row, step: Step, seed: number): Promise<Row> {
    const mutation = mutationOf(resource, step.do);
    return this.afterTimer(resource, mutation, await this.#due(resource, mutation, row, seed));
  }

  /** The row as the system left it, by its own words: another timer may have been next. */
  async afterTimer(resource: ResourcePlan, { name }: MutationPlan, row: Row): Promise<Row> {
    const isMeant = ({ meta }: Heard): boolean =>
      meta.id === row.id &&
      meta.mutation === `${resource.resource}.${name}` &&
      meta.version > Number(row.entity['version']);
    return told(resource, name, row, await this.#party.hearOne(`${resource.resource}.${name} of ${row.id}`, isMeant));
  }

  /** Lets the time come: by itself where it is near, else it is brought forward by whole days. */
  async #due(resource: ResourcePlan, { name, timer = '' }: MutationPlan, row: Row, seed: number): Promise<Row> {
    const time = row.entity[timer];
    if (typeof time !== 'string')
      throw new TypeError(`${resource.resource}.${name} waits for ${timer}, which is not set`);
    const days = Math.ceil((Date.parse(time) - Date.now()) / dayMs);
    if (Date.parse(time) - Date.now() < soonMs) return row;
    await this.#bringForward(resource, row.id, timer, days);
    // The server learns of a new time by an event of the resource, and nothing was said of this one.
    await this.make(resource, [createStep(resource)], seed + redraw);
    const date = new Date(Date.parse(time) - days * dayMs).toISOString().slice(0, 'YYYY-MM-DD'.length);
    return { id: row.id, entity: { ...row.entity, [timer]: date + time.slice(date.length) } };
  }

  async #step(resource: ResourcePlan, row: Row | null, step: Step, seed: number, depth: number): Promise<Answered> {
    const mutation = mutationOf(resource, step.do);
    const { body } = mutation;
    const draftOf = (again: number): Draft | null =>
      body === undefined ? null : { ...draw(body, seed + again * redraw), ...step.given };
    const { response } = await this.performDrawn(resource, mutation, row, draftOf, depth);
    if (response.status === mutation.status) return response;
    const name = `${resource.resource}.${mutation.name}`;
    throw new Error(`${name}, a prerequisite, was refused: ${response.status} ${JSON.stringify(response.body)}`);
  }

  async read(resource: ResourcePlan, id: string): Promise<Row> {
    const response = await this.#party.request('GET', withId(resource.get, id));
    if (response.status !== 200) throw new Error(`GET ${resource.resource} ${id}: ${response.status}`);
    return rowOf(resource, response.body as Entity);
  }

  /** The request of one mutation, with the placeholders of its body replaced. */
  async perform(
    resource: ResourcePlan,
    mutation: MutationPlan,
    row: Row | null,
    draft: Draft | null,
    depth = 0,
  ): Promise<Performed> {
    const body = draft === null ? null : await this.fill(row, draft, depth);
    return { response: await this.send(resource, mutation, row?.id ?? null, body), body };
  }

  /**
   * The request with a drawn body. Where the rows of the test hold already what was drawn and may stand only once, that says nothing
   * about the mutation: it is drawn again.
   *
   * @param draftOf - the body of the first try (0), and of each one after a conflict
   */
  async performDrawn(
    resource: ResourcePlan,
    mutation: MutationPlan,
    row: Row | null,
    draftOf: (again: number) => Draft | null,
    depth = 0,
  ): Promise<Performed> {
    for (let again = 0; ; again += 1) {
      const performed = await this.perform(resource, mutation, row, draftOf(again), depth);
      if (performed.response.status !== 409 || performed.body === null || again === mostRedraws) return performed;
    }
  }

  async fill(row: Row | null, draft: Draft, depth = 0): Promise<Draft> {
    const resolver: Resolver = {
      row: (placeholder) => this.#rowFor(placeholder, depth),
      field: (name) => row?.entity[name],
    };
    return (await resolve(draft, resolver)) as Draft;
  }

  send(
    resource: ResourcePlan,
    mutation: MutationPlan,
    id: string | null,
    body: Draft | null,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answered> {
    if (mutation.route === null) throw new TypeError(`${resource.resource}.${mutation.name} has no route`);
    return this.#party.request(mutation.route.method, withId(mutation.route.path, id ?? ''), body, headers);
  }

  async #rowFor({ resource: name, seed, optional }: RowOf, depth: number): Promise<string | null> {
    if (optional && depth > 0) return null;
    const resource = this.#api.resources.find((plan) => plan.resource === name);
    // Tenants are not made over the API: the only one that a row may point at is its own.
    if (resource === undefined) return this.#party.tenantId;
    return (await this.make(resource, [createStep(resource)], seed, depth + 1)).id;
  }
}

/** What an event says of the row: all of it where it carries the entity, else what it names. */
function told(resource: ResourcePlan, name: string, row: Row | null, event: Heard): Row {
  const { payload = {} } = mutationOf(resource, name).events.find(({ type }) => type === event.type) ?? {};
  const whole = Object.entries(payload).find(([, source]) => source === 'entity')?.[0];
  if (whole !== undefined) return rowOf(resource, event[whole] as Entity);
  const entity: Record<string, unknown> = { ...row?.entity, version: event.meta.version };
  for (const [key, source] of Object.entries(payload)) if (source !== 'entity') entity[source.field] = event[key];
  return { id: event.meta.id, entity };
}

/** The field whose time makes the system perform the step; undefined for a step that is asked for. */
const timerOf = (resource: ResourcePlan, { do: name }: Step): string | undefined => mutationOf(resource, name).timer;

export function mutationOf(resource: ResourcePlan, name: string): MutationPlan {
  const found = resource.mutations.find((mutation) => mutation.name === name);
  if (found === undefined) throw new TypeError(`no plan of ${resource.resource}.${name}`);
  return found;
}

/** The step that makes a row from nothing. */
export function createStep(resource: ResourcePlan): Step {
  const create = resource.mutations.find(({ kind, route }) => kind === 'create' && route !== null);
  if (create === undefined) throw new TypeError(`no mutation creates a ${resource.resource}`);
  return { do: create.name };
}

export function draw<D extends Draft | null>(arbitrary: fc.Arbitrary<D>, seed: number): D {
  const [drawn] = fc.sample(arbitrary, { seed, numRuns: 1 });
  if (drawn === undefined) throw new TypeError('nothing was drawn');
  return drawn;
}

export const withId = (path: string, id: string): string => path.replace(':id', id);
const rowOf = (resource: ResourcePlan, entity: Entity): Row => ({ id: String(entity[resource.id]), entity });
