/** One run of jest, as its workers know it: which PostgreSQL server, and the names that belong to this run. */
import type { Address } from '../../src/database/address.ts';

export interface TestRun {
  /** A login that may create databases; its own database is not touched. */
  readonly admin: Address;
  /** Leads the name of each database of this run. */
  readonly prefix: string;
  /** True on the embedded server, which nobody else uses and which flushes nothing. */
  readonly embedded: boolean;
}

const variable = 'RESOUND_TEST_RUN';

/** Databases of runs end here; a prefix goes on with the run's number, which is also that of its advisory lock. */
export const prefixOfRuns = 'resound_test_';
/** Advisory lock class `RSNT`: a run holds (class, its number) while it lives. */
export const runLockClass = 0x52534e54;

/** Workers are started after this, and inherit the environment. */
export function announceRun(run: TestRun): void {
  process.env[variable] = JSON.stringify(run);
}

export function currentRun(): TestRun {
  const text = process.env[variable];
  if (text === undefined)
    throw new Error('no test run is announced: start the tests with npm test, which runs jest with its global set-up');
  return JSON.parse(text) as TestRun;
}

/** The same server and login, another database. */
export function withDatabase(address: Address, database: string): Address {
  if (address.connectionString === undefined) return { ...address, database };
  const url = new URL(address.connectionString);
  url.pathname = `/${database}`;
  return { ...address, connectionString: url.href };
}
