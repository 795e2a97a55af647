/** A reader by server-sent events, as an `EventSource`: it comes back to the same address, with the id that came last. */
import { closeCodes } from '../../src/http/close-codes.ts';
import { queryOf } from './follower.ts';
import type { Frame, Pipe } from './pipe.ts';
import { SimulatedResponse } from './response.ts';
import { type Connection, StreamClient, type Wire } from './stream-client.ts';

/** What the end of a stream says, by its code. */
const reasons: Readonly<Record<number, string>> = {
  [closeCodes.over]: 'it has lasted its time',
  [closeCodes.serviceRestart]: 'the server stops',
  [closeCodes.tryAgainLater]: 'unavailable',
  [closeCodes.stayedAway]: 'stayed-away',
};

class Source implements Wire {
  readonly response: SimulatedResponse;
  reason = 'nothing was said';
  /** Where the stream stood, as its end says. */
  position = '';

  constructor(wake: () => void) {
    this.response = new SimulatedResponse(wake);
  }

  get pipe(): Pipe {
    return this.response.pipe;
  }

  get ended(): Wire['ended'] {
    const { response, reason, position } = this;
    return response.writableEnded || response.destroyed ? { reason, position } : null;
  }

  settle(): void {
    this.response.settle();
  }

  leave(): void {
    this.response.destroy();
  }
}

export class SourceClient extends StreamClient<Source> {
  /** The position in the address: where it once began. */
  #address: string | null = this.cursor;
  /** What it has heard last of what it asked for by that address. */
  #last: string | null = null;

  protected override wire(wake: () => void): Source {
    return new Source(wake);
  }

  protected override open(connection: Connection<Source>): void {
    const { node, wire, after, forged } = connection;
    // A program that has a position of its own, as from a snapshot, makes a new source of it.
    const isBack = after !== null && after === this.#last;
    if (!isBack) this.#address = after;
    const request = {
      tenantId: this.tenantId,
      accept: 'text/event-stream' as const,
      query: queryOf(this.opening, this.#address),
      lastEventId: isBack ? after : null,
      response: wire.response,
    };
    node.ask(request).then(
      () => {
        if (forged === 'invalid') this.wrong('a forged position was taken');
      },
      (error: unknown) => this.fail(connection, error),
    );
  }

  protected override heed({ wire }: Connection<Source>, frame: Frame): boolean {
    const { type, code, lastEventId = null } = frame;
    const position = frame.meta?.position ?? (frame.position as string | undefined) ?? null;
    if (lastEventId !== position) this.wrong(`${type} has the id ${String(lastEventId)}, and says ${String(position)}`);
    if (lastEventId !== null) this.#last = lastEventId;
    if (type === 'Gap') wire.reason = 'gap';
    if (type === 'Error') wire.reason = 'refused';
    if (type !== 'Disconnected') return false;
    wire.reason = reasons[Number(code)] ?? `an unknown code ${String(code)}`;
    wire.position = /position ([0-9a-v]{32})/.exec(String((frame as { readonly reason?: unknown }).reason))?.[1] ?? '';
    return true;
  }

  protected override change(): void {
    // It would have to come anew.
  }
}
