import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { closeCodes, closeCodeTable } from '../../src/http/close-codes.ts';
import { streamRefusals } from '../../src/http/stream-refusals.ts';

const sources = new URL('../../src/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, sources), 'utf8');
const all = (folder: string): readonly string[] =>
  readdirSync(new URL(`${folder}/`, sources))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file}`);

describe('the table of close codes', () => {
  const codes = closeCodeTable.map(({ code }) => code);

  it('has each code once, and of the ranges that may be sent', () => {
    expect(new Set(codes).size).toBe(codes.length);
    expect(Object.values(closeCodes)).toEqual(codes);
    // 1004 to 1006 are never sent.
    const sendable = (code: number): boolean =>
      (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1013) || (code >= 4000 && code < 5000);
    expect(codes.filter((code) => !sendable(code))).toEqual([]);
  });

  it('is where the sources have them from', () => {
    const bare = all('http').filter((file) => /\.close\(\s*\d/.test(read(file)));
    expect(bare).toEqual([]);
  });
});

describe('the table of refusals', () => {
  it('has every code with which the way into a stream and its messages are refused', () => {
    const files = [
      ...all('auth'),
      ...all('hub'),
      'log/position.ts',
      ...[
        'client-error',
        'close-codes',
        'origin',
        'stream-gate',
        'stream-request',
        'subscriptions',
        'upgrade',
        'tickets',
      ].map((name) => `http/${name}.ts`),
    ];
    const known = new Map(streamRefusals.map(({ code, status }) => [code, status]));
    const used = files.flatMap((file) => [
      ...read(file).matchAll(/(?:ApiError\(\s*(\d+),|tokenRefused\(|code: |, )\s*'([A-Z]+_[A-Z_]+)'/g),
    ]);
    expect(used.length).toBeGreaterThan(30);
    const unknown = used
      .map(([, , code]) => code as string)
      .filter((code) => !known.has(code) && !ofEveryRoute.has(code));
    expect(unknown).toEqual([]);
  });

  const ofEveryRoute = new Set([
    ...[
      'INVALID_FORMAT',
      'INVALID_INPUT',
      'INVALID_RANGE',
      'MISSING_FIELD',
      'UNAUTHORIZED',
      'INVALID_TOKEN',
      'TOKEN_EXPIRED',
    ],
    ...[
      'FORBIDDEN',
      'ROUTE_NOT_FOUND',
      'METHOD_NOT_ALLOWED',
      'TIMEOUT',
      'BODY_TOO_LARGE',
      'HEADERS_TOO_LARGE',
      'SERVICE_UNAVAILABLE',
    ],
    // Of a library, never of an answer.
    'ERR_JOSE_GENERIC',
  ]);
});
