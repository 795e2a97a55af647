/** One tenant's client: makes requests, hears its stream, and keeps what was announced to it. */
import { setTimeout as after } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { Client } from '../client.ts';
import type { Frame, Meta } from '../socket.ts';
import { BroadcastFailure, demand } from './failure.ts';

/** An event as it is heard. */
export type Heard = Frame & { readonly meta: Meta };

export interface Answered {
  readonly status: number;
  /** Parsed body, null where there is none. */
  readonly body: unknown;
  readonly etag: string | null;
  /** Ids of the events that the request caused, in order. */
  readonly eventIds: readonly string[];
}

/** Longest wait for something that the server owes; a healthy one takes milliseconds. */
const patience = 10_000;

export class Party {
  readonly tenantId: string;
  readonly #client: Client;
  readonly #socket: WebSocket;
  readonly #heard: Heard[] = [];
  readonly #announced = new Set<string>();
  /** Waits for the next frame, each. */
  #waiting: (() => void)[] = [];
  #cut = 0;

  private constructor(client: Client, tenantId: string, socket: WebSocket) {
    this.#client = client;
    this.tenantId = tenantId;
    this.#socket = socket;
    socket.on('message', (data: Buffer) => {
      this.#receive(JSON.parse(data.toString('utf8')) as Heard);
    });
  }

  /** @param base - such as `http://127.0.0.1:8080/api/v1` */
  static async join(base: string, key: string, tenantId: string): Promise<Party> {
    const socket = new WebSocket(`${base.replace(/^http/, 'ws')}/ws`, ['resound.v1'], {
      headers: { 'x-api-key': key },
    });
    const party = new Party(new Client(base, { 'x-api-key': key }), tenantId, socket);
    const connected = party.#nextFrame();
    await Promise.race([
      connected,
      new Promise((_, reject) => {
        socket.once('error', reject);
      }),
    ]);
    return party;
  }

  /** What has been heard since the last call of `take`, in the order of the stream. */
  get pending(): readonly Heard[] {
    return this.#heard.slice(this.#cut);
  }

  /** Ids that responses announced since the last call of `take`. */
  get announced(): ReadonlySet<string> {
    return new Set(this.#announced);
  }

  /** The pending events and announced ids; both begin anew. */
  take(): { readonly heard: readonly Heard[]; readonly announced: ReadonlySet<string> } {
    const { pending: heard, announced } = this;
    this.#cut = this.#heard.length;
    this.#announced.clear();
    return { heard, announced };
  }

  /** Everything heard since the socket opened, or since the last call of `forget`. */
  get history(): readonly Heard[] {
    return this.#heard;
  }

  forget(): void {
    this.#heard.length = 0;
    this.#cut = 0;
  }

  async request(
    method: string,
    path: string,
    body: unknown = null,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answered> {
    const reply = await this.#client.send(method, path, body ?? undefined, { headers });
    const eventIds = (reply.headers.get('resound-events') ?? '').split(',').flatMap((id) => id.trim() || []);
    for (const id of eventIds) this.#announced.add(id);
    return { status: reply.status, body: reply.body ?? null, etag: reply.headers.get('etag'), eventIds };
  }

  /** Waits until an event of this id has been heard. */
  hear(eventId: string): Promise<Heard> {
    return this.hearOne(`event ${eventId}`, ({ meta }) => meta.event_id === eventId);
  }

  /** Waits until such an event has been heard. */
  async hearOne(what: string, isMeant: (event: Heard) => boolean): Promise<Heard> {
    const deadline = Date.now() + patience;
    for (;;) {
      const event = this.pending.find(isMeant);
      if (event !== undefined) return event;
      demand(Date.now() < deadline, 'silent', `${what} was not heard within ${patience} ms`);
      await Promise.race([this.#nextFrame(), after(Math.max(deadline - Date.now(), 1), null, { ref: false })]);
    }
  }

  /** Asks again, with each frame and every few milliseconds, until `seen` holds of the answer. */
  async poll(path: string, seen: (response: Answered) => boolean): Promise<Answered> {
    const deadline = Date.now() + patience;
    for (;;) {
      const response = await this.request('GET', path);
      if (seen(response)) return response;
      demand(Date.now() < deadline, 'silent', `GET ${path} did not change within ${patience} ms`, response.body);
      await Promise.race([this.#nextFrame(), after(20)]);
    }
  }

  async leave(): Promise<void> {
    if (this.#socket.readyState === WebSocket.CLOSED) return;
    const closed = new Promise((done) => this.#socket.once('close', done));
    this.#socket.terminate();
    await closed;
  }

  #nextFrame(): Promise<void> {
    if (this.#socket.readyState === WebSocket.CLOSED) {
      throw new BroadcastFailure('silent', 'the server closed the socket');
    }
    return new Promise((done) => this.#waiting.push(done));
  }

  #receive(frame: Heard): void {
    // Frames without `meta` speak of the connection (Connected, heartbeats), not of a mutation.
    if ((frame as Partial<Heard>).meta?.event_id !== undefined) this.#heard.push(frame);
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const go of waiting) go();
  }
}
