import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createPositions, PositionError } from '../../src/log/position.ts';

const key = randomBytes(32);
const tenantId = randomUUID();
const positions = createPositions(3, key);
const number = fc.oneof(fc.nat(), fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }));

/** What a refusal says, for comparing. */
function fault(text: string, tenant = tenantId, from = positions): string {
  try {
    from.decode(tenant, text);
    return 'accepted';
  } catch (error) {
    if (error instanceof PositionError) return error.code;
    throw error;
  }
}

describe('a position', () => {
  it('gives back its number', () => {
    fc.assert(fc.property(number, (n) => positions.decode(tenantId, positions.encode(tenantId, n)) === n));
  });

  it('compares as text as its number does', () => {
    const order = (a: number | string, b: number | string): number => Number(a > b) - Number(a < b);
    fc.assert(
      fc.property(number, number, (a, b) => {
        expect(order(positions.encode(tenantId, a), positions.encode(tenantId, b))).toBe(order(a, b));
      }),
    );
  });

  it('is the same on every node, and in either case of the tenant', () => {
    expect(createPositions(3, key).encode(tenantId.toUpperCase(), 5)).toBe(positions.encode(tenantId, 5));
  });

  it('is refused for another tenant, with another key, or when it was made up', () => {
    const genuine = positions.encode(tenantId, 41);
    expect(fault(genuine, randomUUID())).toBe('POSITION_INVALID');
    expect(fault(genuine, tenantId, createPositions(3, randomBytes(32)))).toBe('POSITION_INVALID');
    for (const text of [
      '',
      '41',
      'start',
      genuine.slice(1),
      `${genuine}0`,
      genuine.toUpperCase(),
      `${genuine.slice(0, -1)}é`,
    ]) {
      if (text !== genuine) expect(fault(text)).toBe('POSITION_INVALID');
    }
  });

  it('is refused when any character was changed', () => {
    const alphabet = Array.from('0123456789abcdefghijklmnopqrstuv');
    fc.assert(
      fc.property(number, fc.nat(31), fc.constantFrom(...alphabet), (n, at, character) => {
        const genuine = positions.encode(tenantId, n);
        const changed = genuine.slice(0, at) + character + genuine.slice(at + 1);
        expect(fault(changed)).toBe(changed === genuine ? 'accepted' : 'POSITION_INVALID');
      }),
    );
  });

  it('of another epoch is told apart from a forged one', () => {
    expect(fault(createPositions(2, key).encode(tenantId, 41))).toBe('POSITION_EPOCH');
    expect(fault(createPositions(4, key).encode(tenantId, 41))).toBe('POSITION_EPOCH');
  });
});
