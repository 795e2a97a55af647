/** The database as its owner sees it, for verbs that manage tenants and keys. */
import { resolve } from 'node:path';
import { type Address, addressOf } from '../database/address.ts';
import { runningEmbedded } from '../database/embedded/running.ts';
import { startEmbedded } from '../database/embedded.ts';
import { connect } from '../database/safety.ts';
import type { Settings } from '../settings.ts';
import type { Owner } from './tenants.ts';

type Place = Pick<Settings, 'databaseUrl' | 'databaseOwnerUrl' | 'dataDir'>;

/** Runs `work` on the server that DATABASE_URL names, on the embedded one that serves now, or on one started for it. */
export async function withOwner<T>(place: Place, work: (owner: Owner) => Promise<T>): Promise<T> {
  const url = place.databaseOwnerUrl ?? place.databaseUrl;
  if (url !== null) return withClient(addressOf(url), work);
  const folder = resolve(place.dataDir);
  const running = runningEmbedded(folder);
  if (running !== null) return withClient(running, work);
  const server = await startEmbedded({ folder });
  try {
    return await withClient(server.address, work);
  } finally {
    await server.stop();
  }
}

async function withClient<T>(address: Address, work: (owner: Owner) => Promise<T>): Promise<T> {
  const client = await connect({ address, name: 'resound console', role: null });
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
