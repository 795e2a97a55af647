/** The database as its owner sees it, for verbs that manage tenants and keys. */
import { resolve } from 'node:path';
import { type Address, addressOf } from '../database/address.ts';
import { hasEmbedded, runningEmbedded } from '../database/embedded/running.ts';
import { startEmbedded } from '../database/embedded.ts';
import { DatabaseFailure } from '../database/failure.ts';
import { connect } from '../database/safety.ts';
import type { Settings } from '../settings.ts';
import type { Owner } from './tenants.ts';

type Place = Pick<Settings, 'databaseUrl' | 'databaseOwnerUrl' | 'dataDir'>;

/**
 * Runs `work` on the server that DATABASE_URL names, on the embedded one that serves now, or on one started for it.
 *
 * @throws DatabaseFailure `NOT_SET_UP` where the database is not there, or is not set up yet; others where it cannot be reached
 */
export async function withOwner<T>(place: Place, work: (owner: Owner) => Promise<T>): Promise<T> {
  const url = place.databaseOwnerUrl ?? place.databaseUrl;
  if (url !== null) return withClient(addressOf(url), work);
  const folder = resolve(place.dataDir);
  const running = runningEmbedded(folder);
  if (running !== null) return withClient(running, work);
  if (!hasEmbedded(folder)) throw notSetUp(`there is no database in ${place.dataDir} yet`);
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
  } catch (error) {
    if (!isMissing(error)) throw error;
    const { database = 'database' } = client;
    throw notSetUp(`the database ${database} is not set up for this version yet`, error);
  } finally {
    await client.end();
  }
}

/** PostgreSQL's codes for a schema, table, column or function that is not there: every start makes them. */
const missing = ['3F000', '42P01', '42703', '42883'];

const isMissing = (error: unknown): boolean => missing.includes((error as { readonly code?: string }).code ?? '');

const notSetUp = (what: string, cause?: unknown): DatabaseFailure =>
  new DatabaseFailure('NOT_SET_UP', `${what}: start the server once, with the same settings: npm start`, { cause });
