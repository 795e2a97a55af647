import { describe, expect, it } from '@jest/globals';
import { parseJson } from '../../src/http/json.ts';

describe('the JSON of a body', () => {
  it('may hold 100,000 values and no more', () => {
    const list = (count: number): Buffer => Buffer.from(`[${Array<string>(count).fill('0').join(',')}]`);
    expect(parseJson(list(100_000))).toHaveLength(100_000);
    expect(() => parseJson(list(100_001))).toThrow('the body holds more than 100000 values');
    expect(() => parseJson(Buffer.from(`[${'[],'.repeat(60_000)}0]`))).toThrow('more than 100000 values');
  });

  it('counts no commas and brackets within texts', () => {
    const text = ',[{:'.repeat(50_000);
    expect(parseJson(Buffer.from(JSON.stringify({ text })))).toEqual({ text });
  });
});
