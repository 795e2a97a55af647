import { expect, it } from '@jest/globals';
import { openPool } from '../../src/database/pool.ts';

const broken = (code: string): Error => Object.assign(new Error('terminating connection'), { code });

it('tells of idle connections that break, but not that the server stopped when the pool had', async () => {
  const told: unknown[] = [];
  const pool = openPool({
    address: { host: '127.0.0.1' },
    name: 'test',
    role: null,
    size: 1,
    onError: (error) => told.push((error as { readonly code?: unknown }).code),
  });
  pool.emit('error', broken('57P01'));
  pool.emit('error', broken('ECONNRESET'));
  const ended = pool.end();
  pool.emit('error', broken('57P01'));
  pool.emit('error', broken('57P03'));
  await ended;
  pool.emit('error', broken('57P01'));
  expect(told).toEqual(['57P01', 'ECONNRESET', '57P03']);
});
