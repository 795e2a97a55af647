import { describe, expect, it } from '@jest/globals';
import { createIds } from '../../src/mutation/uuid.ts';

const format = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const timeOf = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);

function idsAt(clock: () => number, fill = 0xff): () => string {
  return createIds(clock, (buffer) => buffer.fill(fill));
}

describe('ids of new rows', () => {
  it.each([0x00, 0x5a, 0xff])(
    'are UUIDs of version 7 with the time in front, whatever the random bytes (%i)',
    (fill) => {
      const id = idsAt(() => 1_700_000_000_123, fill)();
      expect(id).toMatch(format);
      expect(timeOf(id)).toBe(1_700_000_000_123);
    },
  );

  it('strictly increase within a millisecond, beyond what its counter holds', () => {
    const nextId = idsAt(() => 1_700_000_000_000);
    const ids = Array.from({ length: 10_000 }, nextId);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(ids.every((id) => format.test(id))).toBe(true);
  });

  it('strictly increase when the clock is set back', () => {
    let now = 1_700_000_000_000;
    const nextId = idsAt(() => (now -= 1000));
    const ids = Array.from({ length: 100 }, nextId);
    expect(ids).toEqual([...new Set(ids)].sort());
  });
});
