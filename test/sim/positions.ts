import { createPositions, type Positions } from '../../src/log/position.ts';
import { positionKey } from './postgres.ts';

export interface Place {
  readonly epoch: number;
  readonly number: number;
}

/** Positions of any epoch, readable by whoever has the servers' key. */
export class AnyPositions {
  readonly #byEpoch = new Map<number, Positions>();
  /** What was read before. */
  readonly #known = new Map<string, Place>();

  encode(tenantId: string, { epoch, number }: Place): string {
    return this.#of(epoch).encode(tenantId, number);
  }

  /** @throws PositionError where it is not one of the tenant's */
  decode(tenantId: string, text: string): Place {
    const known = this.#known.get(tenantId + text);
    if (known !== undefined) return known;
    // The first eight characters are 40 bits: the epoch's 24 and 16 of the number.
    const epoch = Math.floor(Number.parseInt(text.slice(0, 8), 32) / 2 ** 16);
    const place = { epoch, number: this.#of(epoch).decode(tenantId, text) };
    this.#known.set(tenantId + text, place);
    return place;
  }

  #of(epoch: number): Positions {
    const known = this.#byEpoch.get(epoch) ?? createPositions(epoch, positionKey);
    this.#byEpoch.set(epoch, known);
    return known;
  }
}
