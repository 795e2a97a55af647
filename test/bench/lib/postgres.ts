/** The PostgreSQL of a benchmark: the one of DATABASE_URL, or an embedded one with the settings of production. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Address } from '../../../src/database/address.ts';
import { startEmbedded } from '../../../src/database/embedded.ts';
import type { Later } from './cleanup.ts';
import { once, prepareDatabase, withName } from './database.ts';

/** @returns the address of an owner who may create databases */
export async function openPostgres(later: Later): Promise<Address> {
  const url = process.env['DATABASE_URL'];
  if (url !== undefined) return { connectionString: url };
  const folder = mkdtempSync(join(tmpdir(), 'resound-bench-'));
  later(async () => rmSync(folder, { recursive: true, force: true }));
  const embedded = await startEmbedded({ folder });
  later(() => embedded.stop());
  return embedded.address;
}

export interface BenchDatabase {
  readonly address: Address;
  readonly tenant: string;
  readonly key: string;
}

/** A migrated database with one tenant, removed at the end. */
export async function newDatabase(admin: Address, later: Later, label = ''): Promise<BenchDatabase> {
  const name = `resound_bench_${randomBytes(3).toString('hex')}${label.replaceAll(/\W+/g, '_')}`;
  later(() => once(admin, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)));
  const { tenant, key } = await prepareDatabase(admin, name);
  return { address: withName(admin, name), tenant, key };
}
