/** A reader without a network: it keeps what it gets, and stops taking it when a test says so. */
import type { CloseReason, Sink } from '../../src/hub/sink.ts';
import type { Positions } from '../../src/log/position.ts';
import { Continuity } from './continuity.ts';

/** One line of JSON a frame. */
export const lines = { name: 'lines', encode: (text: string) => Buffer.from(`${text}\n`) };

export interface FakeFrame {
  readonly type: string;
  readonly position?: string;
  readonly previous?: string;
  readonly meta?: Readonly<Record<string, unknown>> & { readonly position: string; readonly previous: string };
}

export class FakeSink implements Sink {
  backlog = 0;
  readonly writes: Buffer[] = [];
  closed: { readonly reason: CloseReason; readonly position: string } | null = null;
  #stalled = false;
  #drained: (() => void)[] = [];

  write(bytes: Buffer): void {
    if (this.closed !== null) throw new Error('written to after its end');
    this.writes.push(bytes);
    if (this.#stalled) this.backlog += bytes.length;
  }

  drained(call: () => void): void {
    if (this.backlog === 0) call();
    else this.#drained.push(call);
  }

  close(reason: CloseReason, position: string): void {
    this.closed = { reason, position };
  }

  /** Takes nothing more from the network. */
  stall(): void {
    this.#stalled = true;
  }

  resume(): void {
    this.#stalled = false;
    this.backlog = 0;
    for (const call of this.#drained.splice(0)) call();
  }

  get frames(): readonly FakeFrame[] {
    return this.writes.flatMap((bytes) =>
      bytes
        .toString()
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as FakeFrame),
    );
  }

  /** Numbers of the tenant's events that were heard, moved-out rows included. */
  numbers(tenantId: string, positions: Positions): readonly number[] {
    return this.frames.flatMap(({ meta }) => (meta === undefined ? [] : [positions.decode(tenantId, meta.position)]));
  }

  /** What breaks the proof of continuity. */
  faults(): readonly string[] {
    const continuity = new Continuity();
    return this.frames.flatMap((frame) => continuity.take(frame) ?? []);
  }
}
