import { expect, it } from '@jest/globals';
import { closeCodes, closeCodeTable } from '../../src/http/close-codes.ts';

it('close codes are different, and of the ranges that RFC 6455 leaves to us or defines', () => {
  const codes = closeCodeTable.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(Object.values(closeCodes)).toEqual(codes);
  // 1005, 1006 and 1015 are never sent.
  expect(
    codes.filter(
      (code) =>
        !((code >= 1001 && code <= 1013 && ![1004, 1005, 1006].includes(code)) || (code >= 4000 && code < 5000)),
    ),
  ).toEqual([]);
});
