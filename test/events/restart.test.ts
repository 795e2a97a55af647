import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { type EmbeddedPostgres, startEmbedded } from '../../src/database/embedded.ts';
import { migrate } from '../../src/database/migrate.ts';
import { serverRole } from '../../src/database/roles.ts';
import { FrameSocket } from '../support/socket.ts';
import { append, startStream } from '../support/stream.ts';

/** A server of its own, with the settings of production: it is killed. */
describe('the event stream beside a database that crashes', () => {
  let folder: string;
  let postgres: EmbeddedPostgres;
  let pool: Pool;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'resound-test-restart-'));
    chmodSync(folder, 0o755);
    postgres = await startEmbedded({ folder: join(folder, 'postgres') });
    await migrate({ address: postgres.address, role: serverRole, api: null });
    pool = new Pool({ ...postgres.address, max: 4 });
    pool.on('error', () => undefined);
  });
  afterAll(async () => {
    await pool.end();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('delivers every acknowledged event once and in order, over the sockets that were open', async () => {
    const tenantId = randomUUID();
    const stream = await startStream({ address: postgres.address, role: serverRole });
    const socket = await FrameSocket.open(stream.url(tenantId));
    const acknowledged = new Set<string>();
    const unknown: unknown[] = [];
    const publish = async (): Promise<void> => {
      try {
        acknowledged.add((await append(pool, { tenantId })).eventId);
        stream.events.wake('thing');
      } catch (error) {
        unknown.push(error); // it may have been committed
      }
    };
    const crashes = 3;
    for (let crash = 0; crash < crashes; crash++) {
      const burst = Promise.all(Array.from({ length: 100 }, publish));
      const before = acknowledged.size;
      while (acknowledged.size < before + 10) await delay(1);
      const pid = postgres.pid();
      process.kill(pid, 'SIGKILL');
      await burst;
      while (!(await isUp(pool))) await delay(20);
      expect(postgres.pid()).not.toBe(pid);
    }
    // The fault has happened: statements were lost on the way.
    expect(unknown.length).toBeGreaterThan(0);
    expect(acknowledged.size).toBeGreaterThanOrEqual(10 * crashes);
    const { eventId: marker } = await append(pool, { tenantId });
    const frames = await socket.until(({ meta }) => meta?.event_id === marker);
    const heard = frames.flatMap(({ meta }) => meta?.event_id ?? []);
    const { rows } = await pool.query<{ event_id: string }>('SELECT event_id FROM resound.log ORDER BY position');
    expect(heard).toEqual(rows.map(({ event_id }) => event_id));
    expect([...acknowledged].filter((id) => !heard.includes(id))).toEqual([]);
    expect(new Set(heard).size).toBe(heard.length);
    await stream.stop();
  });
});

const isUp = (pool: Pool): Promise<boolean> =>
  pool.query('SELECT 1').then(
    () => true,
    () => false,
  );
