import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { example } from '../../generated/example.ts';
import { runningEmbedded } from '../../src/database/embedded/running.ts';
import { connect } from '../../src/database/safety.ts';
import { emptyDatabase } from '../support/database.ts';
import { FrameSocket } from '../support/socket.ts';
import { copyOfTree, type Environment, isAlive, Program, postgresPid } from './program.ts';

// The first start of a copy generates, builds and makes a database.
jest.setTimeout(90_000);

let copy: ReturnType<typeof copyOfTree>;
const running: Program[] = [];

function run(command: readonly [string, ...string[]], environment: Environment = {}): Program {
  const program = new Program(copy.folder, command, environment);
  running.push(program);
  return program;
}

/** Any free port, so that tests can run beside each other. */
const npmStart = (environment: Environment = {}): Program => run(['npm', 'start'], { PORT: '0', ...environment });
/** The same without npm's own words. */
const start = (environment: Environment): Program =>
  run([process.execPath, 'scripts/start.js'], { PORT: '0', ...environment });
// Without exec the shell itself would die of a signal to the group, and its status would be ours.
const shell = (line: string): Program => run(['/bin/sh', '-c', `exec ${line}`]);

async function serving(program: Program): Promise<{ readonly base: string; readonly key: string }> {
  await program.says('out', /Stop: Ctrl-C/);
  const base = /served at (\S+)/.exec(program.out)?.[1] ?? '';
  const key = /Development key: (\S+)/.exec(program.out)?.[1] ?? '';
  return { base, key };
}

/** The indented line below the words. */
const lineBelow = (program: Program, words: string): string =>
  new RegExp(`${words}.*:\\n {2}(.*)`).exec(program.out)?.[1] ?? `echo "no line below ${words}"`;

beforeAll(() => {
  copy = copyOfTree();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((program) => program.kill()));
});
afterAll(() => copy.remove());

describe('npm start', () => {
  it('serves, and the lines that it prints work together', async () => {
    if (example === null) throw new Error('the shipped manifest has a create without references');
    const program = npmStart();
    await serving(program);
    expect(program.out + program.err).not.toContain('\u001b');

    const follow = shell(lineBelow(program, 'Follow the events'));
    await follow.says('err', /Following the events/);
    const curl = shell(lineBelow(program, 'Cause one'));
    expect(await curl.ended()).toBe(0);
    const [heard] = await follow.says('out', /^\{.*\}$/m);
    const { type, meta: _, ...payload } = JSON.parse(heard) as { type: string; meta: object };
    expect(type).toBe(example.event);
    expect(Object.values(payload)).toContainEqual(JSON.parse(curl.out));
    expect(program.out).not.toMatch(/^\{/m);
    follow.signalAll('SIGINT');
    expect(await follow.ended()).toBe(0);

    const postgres = postgresPid(copy.folder);
    program.signalAll('SIGINT');
    expect(await program.ended()).toBe(0);
    expect(postgres).not.toBeNull();
    expect(isAlive(postgres ?? 0)).toBe(false);
  });

  it('does what the tour in README.md says', async () => {
    const { base, key } = await serving(npmStart());
    const headers = { 'X-API-Key': key, 'Content-Type': 'application/json' };
    const made = await fetch(`${base}/trajectories`, { method: 'POST', headers, body: '{"name":"First trajectory"}' });
    const { trajectory_id: id } = (await made.json()) as { trajectory_id: string };

    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const line = /^ {4}(curl -sS -X PATCH .*)$/m.exec(readme)?.[1] ?? '';
    const paste = async (): Promise<unknown> => {
      const local = line.replace('http://127.0.0.1:3000/api/v1', base);
      const curl = run(['/bin/sh', '-c', `exec ${local}`], { KEY: key, ID: id });
      expect(await curl.ended()).toBe(0);
      return JSON.parse(curl.out);
    };
    expect(await paste()).toMatchObject({ trajectory_id: id, status: 'Completed', version: 2 });
    expect(await paste()).toMatchObject({ status: 412, code: 'CONCURRENT_MODIFICATION' });
  });

  it('keeps data and key for the next start, which SIGTERM to npm stops as well', async () => {
    const first = npmStart();
    const before = await serving(first);
    const headers = { 'X-API-Key': before.key, 'Content-Type': 'application/json' };
    const made = await fetch(before.base + (example?.path ?? ''), {
      method: 'POST',
      headers,
      body: example?.body ?? '',
    });
    expect(made.status).toBe(201);
    const created = (await made.json()) as object;
    first.signal('SIGTERM');
    expect(await first.ended()).toBe(0);

    const second = npmStart();
    const after = await serving(second);
    expect(after.key).toBe(before.key);
    const list = await fetch(after.base + (example?.path ?? ''), { headers });
    const rows = Object.values((await list.json()) as Record<string, unknown>).find(Array.isArray);
    expect(rows).toContainEqual(created);
  });

  it('says at SIGTERM that it goes before it goes', async () => {
    const program = npmStart({ DRAIN_DELAY_MS: '1500' });
    const { base, key } = await serving(program);
    const socket = await FrameSocket.open(`${base}/ws`, { 'x-api-key': key });
    program.signal('SIGTERM');
    const health = new URL('/health/ready', base);
    while ((await fetch(health)).status === 200);
    expect(await (await fetch(health)).json()).toMatchObject({ status: 'draining' });
    expect(socket.socket.readyState).toBe(socket.socket.OPEN);
    expect(await socket.next('Disconnected')).toMatchObject({ retry_ms: expect.any(Number) });
    expect(await socket.closed).toMatchObject({ code: 1012 });
    expect(await program.ended()).toBe(0);
  });

  it('starts again after kill -9, and leaves no process behind', async () => {
    const killed = npmStart();
    await serving(killed);
    const orphan = postgresPid(copy.folder) ?? 0;
    expect(isAlive(orphan)).toBe(true);
    killed.signalAll('SIGKILL');
    await killed.ended();

    const next = npmStart();
    const { base, key } = await serving(next);
    expect(isAlive(orphan)).toBe(false);
    expect((await fetch(base + (example?.path ?? ''), { headers: { 'X-API-Key': key } })).status).toBe(200);
  });

  it('ends when the npm that started it is killed', async () => {
    const program = npmStart();
    await serving(program);
    const postgres = postgresPid(copy.folder) ?? 0;
    program.signal('SIGKILL');
    // Our pipes close when the last process that holds them has ended.
    await program.ended();
    expect(isAlive(postgres)).toBe(false);
  });

  it('answers requests as somebody who owns nothing, and cannot become somebody else', async () => {
    const program = npmStart();
    await serving(program);
    const address = runningEmbedded(join(copy.folder, '.resound', 'postgres'));
    if (address === null) throw new Error('no server runs');
    const owner = await connect({ address, name: 'test', role: null });
    const { rows } = await owner.query(
      `SELECT DISTINCT a.usename, r.rolsuper, pg_has_role(a.usename, $1, 'MEMBER') AS becomes FROM pg_stat_activity AS a
       JOIN pg_roles AS r ON r.rolname = a.usename WHERE a.application_name ~ '^resound (requests|relay|timers|sequencer)'`,
      [address.user],
    );
    await owner.end();
    expect(rows).toEqual([{ usename: 'resound_server', rolsuper: false, becomes: false }]);
  });

  it('keeps the key for this user alone, and shows it again', async () => {
    const program = npmStart();
    const { key } = await serving(program);
    expect(statSync(join(copy.folder, '.resound', 'dev-key')).mode & 0o777).toBe(0o600);
    const show = shell('npm run -s resound -- key show');
    expect(await show.ended()).toBe(0);
    expect(show.out).toBe(`${key}\n`);
  });

  it('serves from the database that DATABASE_URL names, and makes no key in one that has its own', async () => {
    const database = await emptyDatabase();
    try {
      const first = npmStart({ DATABASE_URL: database.url });
      const { base, key } = await serving(first);
      const headers = { 'X-API-Key': key, 'Content-Type': 'application/json' };
      const made = await fetch(base + (example?.path ?? ''), { method: 'POST', headers, body: example?.body ?? '' });
      expect(made.status).toBe(201);
      first.signal('SIGTERM');
      expect(await first.ended()).toBe(0);

      rmSync(join(copy.folder, '.resound', 'dev-key'));
      const second = npmStart({ DATABASE_URL: database.url });
      await second.says('out', /key create/);
      expect(second.out).not.toContain('rsd_');
      second.signal('SIGTERM');
      expect(await second.ended()).toBe(0);
    } finally {
      await database.drop();
    }
  });

  it('makes neither tenant nor key in production, and logs JSON lines', async () => {
    const program = npmStart({ NODE_ENV: 'production', DATA_DIR: '.resound/production' });
    await program.says('out', /key create/);
    expect(program.out).not.toContain('rsd_');
    await program.says('out', /^\{.*"has taken over"\}$/m);
    const list = run(['npm', 'run', '-s', 'resound', '--', 'tenant', 'list'], { DATA_DIR: '.resound/production' });
    expect(await list.ended()).toBe(0);
    expect(list.out).toBe('');
  });

  it('lists its settings', async () => {
    const help = run(['npm', 'start', '--', '--help']);
    expect(await help.ended()).toBe(0);
    expect(help.out).toMatch(/^ {2}DATABASE_URL /m);
  });
});

describe('the console', () => {
  it('manages keys and tenants beside a running server', async () => {
    const program = npmStart();
    const { base } = await serving(program);
    const verb = async (line: string): Promise<string> => {
      const done = shell(`npm run -s resound -- ${line}`);
      expect([line, await done.ended(), done.err]).toEqual([line, 0, done.err]);
      return done.out.trim();
    };
    const status = async (key: string): Promise<number> =>
      (await fetch(base + (example?.path ?? ''), { headers: { 'X-API-Key': key } })).status;

    const tenant = await verb('tenant create acme');
    const key = await verb('key create --name test --tenant acme');
    expect(await status(key)).toBe(200);
    expect(await verb('tenant list')).toContain(`${tenant}\tActive\tacme`);
    await verb('tenant suspend acme');
    expect(await verb('tenant list')).toContain(`${tenant}\tSuspended\tacme`);
    await verb('tenant activate acme');
    const [keyId] =
      (await verb('key list'))
        .split('\n')
        .find((line) => line.includes('\ttest\t'))
        ?.split('\t') ?? [];
    await verb(`key revoke ${keyId ?? ''}`);
    expect(await verb('key list')).toContain(`${keyId ?? ''}\trevoked\ttest`);
  });

  it('says how to go on where it cannot', async () => {
    const nobody = shell('npm run -s resound -- follow --url http://127.0.0.1:9');
    expect(await nobody.ended()).toBe(1);
    expect(nobody.err).toBe('nobody answers at 127.0.0.1:9: is the server running? npm start\n');
    const wrong = shell('npm run -s resound -- fellow');
    expect(await wrong.ended()).toBe(2);
    expect(wrong.err).toBe('there is no verb "fellow"; see: npm run -s resound -- --help\n');
  });
});

describe('a start that cannot succeed ends with one line', () => {
  async function refusal(environment: Environment): Promise<string> {
    const program = start(environment);
    expect(await program.ended()).toBe(1);
    const lines = program.err
      .trim()
      .split('\n')
      .filter((line) => !line.endsWith('...'));
    expect(lines).toHaveLength(1);
    return lines[0] ?? '';
  }

  it('when the port is busy', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    expect(await refusal({ PORT: String(port) })).toContain(`PORT=${port + 1} npm start`);
    other.close();
  });

  it('when a setting is bad', async () => {
    expect(await refusal({ BODY_LIMIT: 'huge' })).toMatch(/^BODY_LIMIT must be .*; for example BODY_LIMIT=512kb$/);
  });

  it('when DATABASE_URL cannot be reached', async () => {
    const line = await refusal({ DATABASE_URL: 'postgres://me:hidden@127.0.0.1:9/app' });
    expect(line).toMatch(/127\.0\.0\.1:9.*cannot be reached.*DATABASE_URL/);
    expect(line).not.toContain('hidden');
  });

  it('when a newer version wrote the data folder', async () => {
    const data = join(copy.folder, '.resound', 'newer', 'data');
    mkdirSync(data, { recursive: true });
    writeFileSync(join(data, 'PG_VERSION'), '99\n');
    expect(await refusal({ DATA_DIR: '.resound/newer' })).toMatch(/PostgreSQL 99.*newer/);
  });

  it('when another server uses the data folder', async () => {
    await serving(npmStart());
    expect(await refusal({})).toMatch(/in use by another server.*DATA_DIR/);
  });
});
