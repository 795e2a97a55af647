/** How a peer's server works on our table. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Client } from 'pg';
import type { Address } from '../../../src/database/address.ts';
import { serverRole } from '../../../src/database/roles.ts';

/** Installs what the peers need, where the lock file names something that is not there. */
export function installPeers(): void {
  if (existsSync('test/bench/peers/node_modules/socket.io')) return;
  execFileSync('npm', ['ci'], { cwd: 'test/bench/peers', stdio: 'inherit' });
}

export const peerProgram = (name: string): string => `test/bench/peers/${name}.js`;

/** Nothing asks for an event, and the server's role may write by itself. */
export async function asPeer(owner: Client): Promise<void> {
  await owner.query('ALTER TABLE api.trajectory DISABLE TRIGGER USER');
  await owner.query(`GRANT SELECT, INSERT ON api.trajectory TO ${serverRole}`);
}

/** Peers take the same role as our server, for a superuser is not asked for its rights. */
export function peerUrl({ connectionString, host, user, database }: Address): string {
  const socket = `postgres://${user ?? ''}@localhost/${database ?? ''}?host=${encodeURIComponent(host ?? '')}`;
  const url = new URL(connectionString ?? socket);
  url.searchParams.set('options', `-c jit=off -c TimeZone=UTC -c role=${serverRole}`);
  return url.href.replaceAll('+', '%20');
}
