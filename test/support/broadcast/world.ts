/** Two tenants of one server, each with its socket, and a way to mark a place in their streams. */
import { demand } from './failure.ts';
import { type Heard, Party } from './party.ts';
import type { ApiPlan, Marker } from './plan.ts';
import { type BringForward, Rows } from './rows.ts';

/** Where the API is served, and what opens it for two tenants. */
export interface Served {
  /** `http://127.0.0.1:8080/api/v1` */
  readonly base: string;
  readonly key: string;
  readonly tenantId: string;
  readonly otherKey: string;
  readonly otherTenantId: string;
  /** A key of the first tenant that has no role. */
  readonly plainKey: string;
  readonly bringForward: BringForward;
}

/** A tenant, and how rows are made in it. */
export interface Side {
  readonly party: Party;
  readonly rows: Rows;
}

/** What a tenant heard between two marks, and what its responses announced meanwhile. */
export interface Window {
  readonly heard: readonly Heard[];
  readonly announced: ReadonlySet<string>;
}

export class World {
  readonly api: ApiPlan;
  readonly ours: Side;
  readonly theirs: Side;
  readonly plainKey: string;
  #marks = 0;

  private constructor(api: ApiPlan, ours: Party, theirs: Party, { plainKey, bringForward }: Served) {
    this.api = api;
    this.ours = { party: ours, rows: new Rows(api, ours, bringForward) };
    this.theirs = { party: theirs, rows: new Rows(api, theirs, bringForward) };
    this.plainKey = plainKey;
  }

  static async open(api: ApiPlan, served: Served): Promise<World> {
    const { base, key, tenantId, otherKey, otherTenantId } = served;
    const [ours, theirs] = await Promise.all([
      Party.join(base, key, tenantId),
      Party.join(base, otherKey, otherTenantId),
    ]);
    return new World(api, ours, theirs, served);
  }

  /**
   * Performs a harmless mutation and waits until it is heard. A tenant's events come in the order of their commits, so what is
   * not heard by then was never sent: this is how silence is proved without waiting.
   *
   * @param besides - the resource under test, whose own mutations may be broken and therefore mark nothing
   * @returns what came since the mark before
   */
  async window({ party, rows }: Side, besides: string): Promise<Window> {
    const { resource, mutation } = this.#markerBesides(besides);
    const before = party.announced;
    this.#marks += 1;
    // Seeds from the far end, so that no mark draws what a row of the test has drawn.
    await rows.advance(rows.resource(resource), null, { do: mutation }, 0x7fffffff - this.#marks);
    const marks = new Set([...party.announced].filter((id) => !before.has(id)));
    demand(marks.size > 0, 'answer', `${resource}.${mutation} announced no event`);
    for (const id of marks) await party.hear(id);
    const heard = party.take().heard.filter(({ meta }) => !marks.has(meta.event_id));
    return { heard, announced: before };
  }

  /** Begins anew after a failure, which may have left events behind that nobody looked at. */
  async settle(besides: string): Promise<void> {
    await Promise.all([this.window(this.ours, besides), this.window(this.theirs, besides)]);
    this.ours.party.forget();
    this.theirs.party.forget();
  }

  #markerBesides(resource: string): Marker {
    return this.api.markers.find((marker) => marker.resource !== resource) ?? this.api.markers[0];
  }

  async close(): Promise<void> {
    await Promise.all([this.ours.party.leave(), this.theirs.party.leave()]);
  }
}
