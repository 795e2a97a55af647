/** A log in memory, as the hub sees it. */
import { randomUUID } from 'node:crypto';
import type { LoggedEvent, Span, TenantLog, TenantPage } from '../../src/log/store.ts';

const pageEvents = 50;

export interface ThingOptions {
  readonly type?: string;
  readonly rowId?: string;
  readonly version?: number;
  readonly before?: object;
  readonly after?: object;
  /** Stands in the payload. */
  readonly text?: string;
}

export type Unnumbered = Omit<LoggedEvent, 'position' | 'number'>;

/** An event of a thing that has a color. */
export function thing(tenantId: string, options: ThingOptions = {}): Unnumbered {
  const { type = 'ThingHappened', rowId = randomUUID(), version = 1, before, after, text } = options;
  return {
    tenantId,
    eventId: randomUUID(),
    type,
    resource: 'thing',
    rowId,
    version,
    mutation: 'thing.happen',
    actor: 'system',
    requestId: 'test',
    traceparent: null,
    at: '2026-01-01T00:00:00.000000Z',
    payload: JSON.stringify({ type, tenant_id: tenantId, text }),
    oldFields: before === undefined ? null : JSON.stringify(before),
    newFields: after === undefined ? null : JSON.stringify(after),
  };
}

export class MemoryLog implements TenantLog {
  readonly events: LoggedEvent[] = [];
  /** Questions that were asked. */
  reads = 0;
  /** Thrown by every question. */
  fault: Error | null = null;
  readonly #floors = new Map<string, number>();

  append(event: Unnumbered): LoggedEvent {
    const logged = { ...event, position: this.events.length + 1, number: this.#head(event.tenantId) + 1 };
    this.events.push(logged);
    return logged;
  }

  /** Drops the tenant's events up to a number. */
  drop(tenantId: string, number: number): void {
    this.#floors.set(tenantId, number);
  }

  span(tenantId: string): Promise<Span> {
    return this.#answer(() => ({ floor: this.#floor(tenantId), head: this.#head(tenantId) }));
  }

  readTenant(tenantId: string, after: number): Promise<TenantPage> {
    return this.#answer(() => {
      const floor = this.#floor(tenantId);
      const events = this.#own(tenantId)
        .filter(({ number }) => number > Math.max(after, floor))
        .slice(0, pageEvents);
      return { events, floor };
    });
  }

  #answer<T>(read: () => T): Promise<T> {
    this.reads += 1;
    return this.fault === null ? Promise.resolve(read()) : Promise.reject(this.fault);
  }

  #own(tenantId: string): readonly LoggedEvent[] {
    return this.events.filter((event) => event.tenantId === tenantId);
  }

  #head(tenantId: string): number {
    return this.#own(tenantId).length;
  }

  #floor(tenantId: string): number {
    return this.#floors.get(tenantId) ?? 0;
  }
}
