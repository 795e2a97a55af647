import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { type EmbeddedPostgres, startEmbedded } from '../../src/database/embedded.ts';
import { type MigrateOptions, migrate } from '../../src/database/migrate.ts';
import { serverRole } from '../../src/database/roles.ts';
import { connect, inspectDatabase, requireDurable } from '../../src/database/safety.ts';
import { sessionConfig } from '../../src/database/session.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { currentRun } from '../support/run.ts';

/** A manifest's migrations, written by hand. */
class Steps {
  readonly folder = mkdtempSync(join(tmpdir(), 'resound-test-migrate-'));
  readonly functionsSchema: string;

  constructor(functionsSchema = 'fn_0123456789ab') {
    this.functionsSchema = functionsSchema;
    this.write(
      '0001_init.sql',
      "CREATE TABLE api.thing (tenant_id uuid, id uuid, name text CHECK (name ~ '^a?$'), PRIMARY KEY (tenant_id, id));",
    );
    this.write(
      'functions.sql',
      `CREATE SCHEMA ${functionsSchema}; CREATE FUNCTION ${functionsSchema}.one() RETURNS integer LANGUAGE sql RETURN 1; REVOKE ALL ON FUNCTION ${functionsSchema}.one() FROM PUBLIC;`,
    );
  }

  get migrations(): URL {
    return pathToFileURL(`${this.folder}/`);
  }

  write(file: string, text: string): void {
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(join(this.folder, file), text);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

describe('migrate', () => {
  let database: TestDatabase;
  let steps: Steps;
  beforeEach(async () => {
    database = await freshDatabase(null);
    steps = new Steps();
  });
  afterEach(async () => {
    steps.remove();
    await database.drop();
  });

  const run = (api: MigrateOptions['api'] = steps, options: Partial<MigrateOptions> = {}) =>
    migrate({ address: database.address, role: database.role, api, ...options });

  it('applies each step once, and gives the server what it needs', async () => {
    expect(await run()).toEqual(['api/0001_init']);
    expect(await run()).toEqual([]);
    const server = await connect({ address: database.address, name: 'test', role: database.role });
    expect((await server.query('SELECT fn_0123456789ab.one()')).rows).toEqual([{ one: 1 }]);
    expect((await server.query('SELECT * FROM api.thing')).rows).toEqual([]);
    await expect(
      server.query("INSERT INTO api.thing VALUES (gen_random_uuid(), gen_random_uuid(), 'a')"),
    ).rejects.toMatchObject({ code: '42501' });
    await expect(server.query('SELECT * FROM resound.outbox')).rejects.toMatchObject({ code: '42501' });
    await expect(server.query('CREATE TABLE public.mine (n integer)')).rejects.toMatchObject({ code: '42501' });
    await server.end();
  });

  it('can be run by many at once', async () => {
    const applied = await Promise.all(Array.from({ length: 4 }, () => run()));
    expect(applied.flat()).toEqual(['api/0001_init']);
  });

  it('does a step whole or not at all, and goes on from there', async () => {
    await run();
    steps.write('0002_broken.sql', 'CREATE TABLE api.half (n integer);\nSELECT 1 / 0;');
    await expect(run()).rejects.toMatchObject({
      code: 'MIGRATION_FAILED',
      message: 'api/0002_broken failed and changed nothing: division by zero',
    });
    steps.write('0002_broken.sql', 'CREATE TABLE api.half (n integer);');
    expect(await run()).toEqual(['api/0002_broken']);
  });

  it('says that functions.sql failed, and leaves none of it behind', async () => {
    steps.write('functions.sql', 'CREATE SCHEMA fn_0123456789ab; SELECT nonsense;');
    await expect(run()).rejects.toMatchObject({
      code: 'MIGRATION_FAILED',
      message: expect.stringMatching(/^functions.sql failed and changed nothing: column "nonsense"/),
    });
    const { rowCount } = await database.pool.query("SELECT FROM pg_namespace WHERE nspname = 'fn_0123456789ab'");
    expect(rowCount).toBe(0);
  });

  it('keeps the functions of an older program beside the new ones', async () => {
    await run();
    const newer = new Steps('fn_ba9876543210');
    await run(newer);
    const { rows } = await database.pool.query('SELECT fn_0123456789ab.one() + fn_ba9876543210.one() AS both');
    expect(rows).toEqual([{ both: 2 }]);
    newer.remove();
  });

  it('refuses a step that was changed after it was applied', async () => {
    await run();
    steps.write('0001_init.sql', 'CREATE TABLE api.thing (n integer);');
    await expect(run()).rejects.toMatchObject({
      code: 'MIGRATION_CHANGED',
      message: expect.stringContaining('api/0001_init.sql changed'),
    });
    await expect(run(steps, { another: 'DATA_DIR=.resound/postgres-2 npm start' })).rejects.toMatchObject({
      message:
        'api/0001_init.sql changed after it was applied to this database: undo the change, or begin with an empty database: DATA_DIR=.resound/postgres-2 npm start',
    });
  });

  it('refuses a database that a newer program migrated, unless it ran there before', async () => {
    steps.write('0002_more.sql', 'CREATE TABLE api.more (n integer);');
    await run();
    const older = new Steps();
    expect(await run(older)).toEqual([]);
    const unknown = new Steps('fn_000000000000');
    await expect(run(unknown)).rejects.toMatchObject({
      code: 'MIGRATION_UNKNOWN',
      message: expect.stringContaining('api/0002_more'),
    });
    older.remove();
    unknown.remove();
  });

  it('goes on after it was killed in the middle, whatever locks that left', async () => {
    await run();
    await database.pool.query('UPDATE migration.step_lock SET is_locked = 1');
    steps.write('0002_more.sql', 'CREATE TABLE api.more (n integer);');
    expect(await run()).toEqual(['api/0002_more']);
  });
});

describe('an owner without the rights of a superuser', () => {
  let folder: string;
  let postgres: EmbeddedPostgres;
  let admin: Client;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'resound-test-owner-'));
    chmodSync(folder, 0o755);
    postgres = await startEmbedded({ folder: join(folder, 'postgres'), durable: false });
    admin = await connect({ address: postgres.address, name: 'test', role: null });
    await admin.query('CREATE ROLE owner LOGIN CREATEROLE; CREATE ROLE humble LOGIN; CREATE ROLE server LOGIN');
    await admin.query('GRANT CREATE ON DATABASE postgres TO owner, humble');
  });
  afterAll(async () => {
    await admin.end();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const as = (user: string) => ({ ...postgres.address, user });

  it('is told what to do when it may not make the role', async () => {
    await expect(migrate({ address: as('humble'), role: serverRole, api: null })).rejects.toMatchObject({
      code: 'NO_RIGHT',
      message: expect.stringMatching(
        /^the login that migrates may not run CREATE ROLE "resound_server" NOLOGIN \(permission denied/,
      ),
    });
  });

  it('migrates, and the server takes the role that it made', async () => {
    await migrate({ address: as('owner'), role: serverRole, api: null });
    await migrate({ address: as('owner'), role: serverRole, api: null });
    const server = await connect({ address: as('owner'), name: 'test', role: serverRole });
    expect((await server.query('SELECT current_user, taken FROM resound.take_over()')).rows).toEqual([
      { current_user: 'resound_server', taken: true },
    ]);
    await expect(server.query('DELETE FROM resound.outbox')).rejects.toMatchObject({ code: '42501' });
    await server.end();
  });

  it('may leave serving to another login, which owns nothing', async () => {
    await migrate({ address: as('owner'), role: 'server', api: null });
    const server = await connect({ address: as('server'), name: 'test', role: null });
    expect((await server.query("SELECT head FROM resound.sequence(0, '{}', true, 10)")).rows).toEqual([{ head: '0' }]);
    await expect(server.query('DELETE FROM resound.outbox')).rejects.toMatchObject({ code: '42501' });
    await server.end();
  });
});

describe('a session', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await freshDatabase(null);
  });
  afterEach(() => database.drop());

  it('has the settings that the mutations rely on, also after RESET ALL', async () => {
    const client = new Client(sessionConfig({ address: database.address, name: 'test', role: database.role }));
    await client.connect();
    await client.query('RESET ALL; RESET ROLE');
    const { rows } = await client.query(
      `SELECT current_user, current_setting('jit') AS jit, current_setting('TimeZone') AS zone, current_setting('search_path') AS path,
              current_setting('default_transaction_isolation') AS isolation, current_setting('statement_timeout') AS timeout`,
    );
    expect(rows).toEqual([
      {
        current_user: database.role,
        jit: 'off',
        zone: 'UTC',
        path: 'pg_catalog,pg_temp',
        isolation: 'read committed',
        timeout: '30s',
      },
    ]);
    await client.end();
  });

  it('is refused in one line that names the place and not the password', async () => {
    const address = { connectionString: 'postgres://somebody:secret@127.0.0.1:1/nothing' };
    const refused = inspectDatabase({ address, name: 'test', role: null });
    await expect(refused).rejects.toMatchObject({
      code: 'UNREACHABLE',
      message: expect.stringMatching(
        /^the database somebody@127\.0\.0\.1:1\/nothing cannot be reached \(connect ECONNREFUSED [^\n]*\): start it, or correct DATABASE_URL$/,
      ),
    });
  });

  it('tells whether the database keeps what it acknowledged', async () => {
    const safety = await inspectDatabase({ address: database.address, name: 'test', role: database.role });
    expect(safety).toMatchObject({ encoding: 'UTF8', durable: !currentRun().embedded });
    expect(() =>
      requireDurable({ ...safety, fsync: false, fullPageWrites: true, synchronousCommit: false, durable: false }),
    ).toThrow(
      'the database has fsync, synchronous_commit off, so that a power cut loses acknowledged changes: set them to on',
    );
  });
});
