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
    const lines = await run(logStatus, { DATABASE_URL: database.url });
    const facts = Object.fromEntries(lines.map((line) => line.split('\t') as [string, string]));
    expect(facts).toMatchObject({ head: '0', oldest: '-', events: '0', 'held by': '-', 'keeps for': 'P7D' });
    await database.drop();
  });
});
