/**
 * Makes the data folder of the embedded database while a first start still generates: two thirds of a second that need nobody's
 * attention. It says nothing, since what goes wrong here goes wrong again in the start itself, which tells it.
 */
import { resolve } from 'node:path';
import { chooseAccount } from '../database/embedded/account.ts';
import { findBinaries } from '../database/embedded/binaries.ts';
import { ensureCluster } from '../database/embedded/cluster.ts';
import { reachableFolder } from '../database/embedded/folders.ts';
import { user } from '../database/embedded.ts';
import { readSettings } from '../settings.ts';

const { databaseUrl, dataDir } = readSettings(process.env);
if (databaseUrl === null) {
  const account = chooseAccount();
  const binaries = await findBinaries(account);
  await ensureCluster({ folder: reachableFolder(resolve(dataDir), account), user, binaries, account, durable: true });
}
