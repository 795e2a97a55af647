import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { keyList } from '../../src/console/key.ts';
import { epochBump, logStatus } from '../../src/console/log.ts';
import { tenantList } from '../../src/console/tenant.ts';
import type { Verb } from '../../src/console/verb.ts';
import { addressOf } from '../../src/database/address.ts';
import { hasEmbedded } from '../../src/database/embedded/running.ts';
import { migrate } from '../../src/database/migrate.ts';
import { serverRole } from '../../src/database/roles.ts';
import { lineFor } from '../../src/program/failure.ts';
import { readSettings } from '../../src/settings.ts';
import { emptyDatabase } from '../support/database.ts';

const run = async (verb: Verb, environment: Readonly<Record<string, string>>): Promise<readonly string[]> => {
  const lines: string[] = [];
  await verb.run([], {
    settings: readSettings(environment),
    base: '/api/v1',
    print: (line) => lines.push(line),
    tell: () => undefined,
  });
  return lines;
};
const factsOf = async (url: string): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries((await run(logStatus, { DATABASE_URL: url })).map((line) => line.split('\t') as [string, string]));
/** The line that a person sees. */
const lineOf = async (verb: Verb, environment: Readonly<Record<string, string>>): Promise<string | null> =>
  run(verb, environment).then(
    (lines) => lines.join(),
    (error: unknown) => lineFor(error),
  );

describe('before the first start', () => {
  it('a verb says in one line what to do, in words of ours', async () => {
    const database = await emptyDatabase();
    for (const verb of [logStatus, epochBump, keyList, tenantList]) {
      expect(await lineOf(verb, { DATABASE_URL: database.url })).toMatch(
        /^the database \S+ is not set up for this version yet: start the server once, with the same settings: npm start$/,
      );
    }
    await database.drop();
  });

  it('a verb makes no embedded database', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'resound-console-'));
    expect(await lineOf(logStatus, { DATA_DIR: folder })).toBe(
      `there is no database in ${folder} yet: start the server once, with the same settings: npm start`,
    );
    expect(hasEmbedded(folder)).toBe(false);
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('log status', () => {
  it('says a fact a line', async () => {
    const database = await emptyDatabase();
    await migrate({ address: addressOf(database.url), role: serverRole, api: null });
    const facts = await factsOf(database.url);
    expect(facts).toMatchObject({ head: '0', oldest: '-', events: '0', 'held by': '-', 'keeps for': '7 days' });
    await database.drop();
  });

  it('says in whole units how long the log keeps an event', async () => {
    const database = await emptyDatabase();
    const said: (string | undefined)[] = [];
    for (const age of ['2w', '1d', '36h', '90m', '60s', '61s']) {
      const { logMaxAgeMs: maxAgeMs, logMaxEvents: maxEvents } = readSettings({ RESOUND_LOG_MAX_AGE: age });
      await migrate({
        address: addressOf(database.url),
        role: serverRole,
        api: null,
        retention: { maxAgeMs, maxEvents },
      });
      said.push((await factsOf(database.url))['keeps for']);
    }
    expect(said).toEqual(['14 days', '1 day', '36 hours', '90 minutes', '1 minute', '61 seconds']);
    await database.drop();
  });
});
