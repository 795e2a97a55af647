/** Makes requests that must be refused, and demands that nobody hears anything of them. Knows nothing of jest. */
import { randomUUID } from 'node:crypto';
import { demand } from './failure.ts';
import { demandAnnounced, isOfTimer } from './heard.ts';
import type { Answered } from './party.ts';
import type { Draft, MutationPlan, Refusal, ResourcePlan, Step } from './plan.ts';
import { createStep, draw, type Row } from './rows.ts';
import type { World } from './world.ts';

/** The request was refused for this, with one of these codes where the manifest says which. */
interface Expected {
  readonly status: number;
  readonly codes?: readonly string[];
}

interface Tried {
  readonly reason: string;
  readonly sent: Draft | null;
  readonly expected: Expected;
}

/** @throws BroadcastFailure where a request is accepted, refused for another reason, or heard */
export async function verifyRefused(
  world: World,
  resource: ResourcePlan,
  mutation: MutationPlan,
  seed: number,
): Promise<void> {
  if (mutation.route === null) return;
  const attempt = new Attempt(world, resource, mutation, seed);
  await Promise.all([
    attempt.everyMutation(),
    ...(mutation.refusals ?? []).map((refusal, index) => attempt.refused(refusal, index + 10)),
  ]);
  const [mine, theirs] = await Promise.all([
    world.window(world.ours, resource.resource),
    world.window(world.theirs, resource.resource),
  ]);
  demandAnnounced(mine, isOfTimer(resource, mutation));
  demandAnnounced(theirs);
}

class Attempt {
  readonly #world: World;
  readonly #resource: ResourcePlan;
  readonly #mutation: MutationPlan;
  readonly #seed: number;

  constructor(world: World, resource: ResourcePlan, mutation: MutationPlan, seed: number) {
    this.#world = world;
    this.#resource = resource;
    this.#mutation = mutation;
    this.#seed = seed;
  }

  /** What holds without the manifest saying so. */
  async everyMutation(): Promise<void> {
    const { ours, theirs } = this.#world;
    const row = await this.#start(this.#mutation.after);
    const body = await this.#body(row, {});
    const send = (id: string | null, sent: Draft | null, headers: Readonly<Record<string, string>> = {}) =>
      ours.rows.send(this.#resource, this.#mutation, id, sent, headers);
    const id = row?.id ?? null;

    this.#demand('an unknown field', await send(id, { ...body, nobody_declared_this: 1 }), { status: 400 });
    this.#demand('no credential', await send(id, body, { 'x-api-key': '' }), { status: 401 });
    if (this.#mutation.requires !== undefined) {
      const plain = await send(id, body, { 'x-api-key': this.#world.plainKey });
      this.#demand('a missing role', plain, { status: 403, codes: ['FORBIDDEN'] });
    }
    if (id === null) return;
    this.#demand('another version', await send(id, body, { 'if-match': '"999"' }), {
      status: 412,
      codes: ['CONCURRENT_MODIFICATION'],
    });
    if (this.#resource.singleton === true) return;
    const absent: Expected = { status: 404, codes: [this.#resource.notFound] };
    this.#demand('an unknown id', await send(randomUUID(), body), absent);
    // Which of our rows is missed there first, the one in the path or one that the body names, does not matter.
    this.#demand("another tenant's row", await theirs.rows.send(this.#resource, this.#mutation, id, body), {
      status: 404,
    });
  }

  /** One that the manifest says. */
  async refused(refusal: Refusal, salt: number): Promise<void> {
    const after = refusal.because === 'state' ? refusal.after : this.#mutation.after;
    const row = await this.#start(after, salt);
    const given = 'given' in refusal ? (refusal.given ?? {}) : {};
    const body = await this.#body(row, given, salt);
    const { reason, sent, expected } = await this.#attempt(refusal, row?.id ?? null, body, salt);
    const response = await this.#world.ours.rows.send(this.#resource, this.#mutation, row?.id ?? null, sent);
    this.#demand(reason, response, expected);
  }

  /** What to send, and how it must be answered; whatever must stand in its way is made here. */
  async #attempt(refusal: Refusal, id: string | null, body: Draft | null, salt: number): Promise<Tried> {
    const bad = (reason: string, sent: Draft | null, ...codes: string[]): Tried => ({
      reason,
      sent,
      expected: codes.length === 0 ? { status: 400 } : { status: 400, codes },
    });
    switch (refusal.because) {
      case 'empty':
        return bad('an empty patch', {});
      case 'missing': {
        const { [refusal.field]: _, ...rest } = body ?? {};
        return bad(`no ${refusal.field}`, rest, 'MISSING_FIELD');
      }
      case 'type':
        return bad('a wrong type', body);
      case 'range':
        return bad('a value out of bounds', body, 'INVALID_RANGE');
      case 'reference': {
        const sent = { ...body, [refusal.field]: randomUUID() };
        return { reason: `an unknown ${refusal.field}`, sent, expected: { status: 404, codes: [refusal.code] } };
      }
      case 'state':
        return { reason: 'the wrong state', sent: body, expected: { status: 409, codes: [refusal.code] } };
      case 'actor': {
        const sent = { ...body, [refusal.parameter]: randomUUID() };
        return { reason: 'another actor', sent, expected: { status: 403, codes: ['FORBIDDEN'] } };
      }
      case 'conflict': {
        const sent = await this.#second(refusal, body, salt);
        return { reason: 'what another row has', sent, expected: { status: 409, codes: [refusal.code] } };
      }
      case 'referenced': {
        const { rows } = this.#world.ours;
        const child = rows.resource(refusal.by);
        const step = { ...createStep(child), given: { [refusal.field]: id } };
        await rows.advance(child, null, step, this.#seed + salt + 1);
        const expected = { status: 409, codes: ['STATE_CONFLICT'] };
        return { reason: `a ${refusal.by} that points at it`, sent: body, expected };
      }
    }
  }

  /** Performs the first of two, and gives a body that agrees with it in what may stand only once. */
  async #second(
    { fields, given }: Refusal & { readonly because: 'conflict' },
    body: Draft | null,
    salt: number,
  ): Promise<Draft | null> {
    const first = await this.#world.ours.rows.send(this.#resource, this.#mutation, null, body);
    demand(first.status === this.#mutation.status, 'answer', `${this.#name} the first time`, first);
    const shared = Object.fromEntries(fields.map((field) => [field, body?.[field]]));
    return this.#body(null, { ...given, ...shared }, salt + 20);
  }

  get #name(): string {
    return `${this.#resource.resource}.${this.#mutation.name}`;
  }

  async #start(after: readonly Step[] | undefined, salt = 0): Promise<Row | null> {
    const { rows } = this.#world.ours;
    if (this.#resource.singleton === true) return rows.read(this.#resource, '');
    return after === undefined ? null : rows.make(this.#resource, after, this.#seed + 100 * salt);
  }

  async #body(row: Row | null, given: Draft, salt = 0): Promise<Draft | null> {
    const { body } = this.#mutation;
    if (body === undefined) return null;
    return this.#world.ours.rows.fill(row, { ...draw(body, this.#seed + 100 * salt + 50), ...given });
  }

  #demand(reason: string, response: Answered, { status, codes }: Expected): void {
    const evidence = { status: response.status, body: response.body };
    const message = `${this.#name} with ${reason} must be refused with ${status}`;
    demand(response.status === status, response.status < 300 ? 'unannounced' : 'answer', message, evidence);
    const code = (response.body as { code?: unknown } | null)?.code;
    demand(
      codes === undefined || codes.includes(String(code)),
      'answer',
      `${message} ${codes?.join(' or ')}`,
      evidence,
    );
    demand(response.eventIds.length === 0, 'unannounced', `${this.#name}: a refusal announces events`, evidence);
  }
}
