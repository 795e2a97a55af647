import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chooseAccount } from '../../src/database/embedded/account.ts';
import { ownFolder, reachableFolder } from '../../src/database/embedded/folders.ts';
import { explain } from '../../src/database/embedded/reasons.ts';
import { type EmbeddedOptions, type EmbeddedPostgres, startEmbedded } from '../../src/database/embedded.ts';
import { connect } from '../../src/database/safety.ts';
import { endWithUs } from '../support/leash.ts';

let folder: string;
const servers: EmbeddedPostgres[] = [];
const programs: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'resound-test-embedded-'));
  chmodSync(folder, 0o755);
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
  for (const program of programs.splice(0)) program.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const data = (): string => join(folder, 'postgres', 'data');
const start = async (options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedPostgres> => {
  const server = await startEmbedded({ folder: join(folder, 'postgres'), durable: false, ...options });
  servers.push(server);
  return server;
};

async function ask(server: EmbeddedPostgres, text: string): Promise<unknown[]> {
  const client = await connect({ address: server.address, name: 'test', role: null });
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

/** Another program with a server on the same folder, which lives until it is killed. */
async function startProgram(): Promise<ChildProcess> {
  const script = `
    import { startEmbedded } from ${JSON.stringify(join(process.cwd(), 'src/database/embedded.ts'))};
    const server = await startEmbedded({ folder: ${JSON.stringify(join(folder, 'postgres'))}, durable: false });
    console.log(server.pid());
    setInterval(() => undefined, 1000);`;
  const program = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  endWithUs(program);
  programs.push(program);
  await once(program.stdout, 'data');
  return program;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Fails with the test's own timeout where it never comes true. */
async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await delay(10);
}

describe('the embedded server', () => {
  it('keeps its data, sorts by code point, and flushes unless told otherwise', async () => {
    const first = await start({ durable: true });
    expect(first.created).toBe(true);
    await ask(first, "CREATE TABLE public.kept AS SELECT 'ä' AS letter");
    await first.stop();
    const second = await start({ durable: true });
    expect(second.created).toBe(false);
    expect(await ask(second, "SELECT letter, 'a' < 'B' AS as_words FROM public.kept")).toEqual([
      { letter: 'ä', as_words: false },
    ]);
    const settings =
      "SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit')";
    expect(await ask(second, settings)).toEqual(
      ['fsync', 'full_page_writes', 'synchronous_commit'].map((name) => ({ name, setting: 'on' })),
    );
  });

  it('can be entered by its own account alone', async () => {
    const server = await start();
    expect(server.address.host).toMatch(/^\//);
    expect(await ask(server, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '' }]);
  });

  it('ends when the program that started it is killed, and starts again at once', async () => {
    const program = await startProgram();
    const pid = Number(readFileSync(join(data(), 'postmaster.pid'), 'utf8').split('\n')[0]);
    expect(isAlive(pid)).toBe(true);
    program.kill('SIGKILL');
    const next = await start();
    expect(await ask(next, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(isAlive(pid)).toBe(false);
  });

  it('refuses a folder that another program uses', async () => {
    const program = await startProgram();
    await expect(start()).rejects.toMatchObject({
      code: 'ALREADY_RUNNING',
      message: expect.stringMatching(
        /^the database in .* is in use by another server of this program \(its PostgreSQL is process \d+\): stop/,
      ),
    });
    program.kill('SIGKILL');
  });

  it('starts again after it crashed, with all that was committed', async () => {
    const server = await start({ durable: true });
    await ask(server, 'CREATE TABLE public.kept (n integer); INSERT INTO public.kept VALUES (7)');
    const pid = server.pid();
    process.kill(pid, 'SIGKILL');
    await until(() => !isAlive(pid));
    await until(() =>
      ask(server, 'SELECT n FROM public.kept').then(
        (rows) => JSON.stringify(rows) === '[{"n":7}]',
        () => false,
      ),
    );
    expect(server.pid()).not.toBe(pid);
  });

  it('is not stopped by a lock file from before a crash that names a process of somebody else', async () => {
    const first = await start();
    const file = join(data(), 'postmaster.pid');
    const text = readFileSync(file, 'utf8');
    await first.stop();
    writeFileSync(file, text.replace(/^\d+/, String(process.pid)));
    await start();
  });

  it('begins anew where making the data folder was interrupted', async () => {
    mkdirSync(join(folder, 'postgres'));
    const half = join(folder, 'postgres', 'data.new-4000000');
    mkdirSync(half);
    writeFileSync(join(half, 'PG_VERSION'), '18\n');
    const server = await start();
    expect(server.created).toBe(true);
    expect(existsSync(half)).toBe(false);
  });

  it.each([
    ['99', 'newer'],
    ['9', 'older'],
  ])('refuses data of version %s', async (version, side) => {
    mkdirSync(data(), { recursive: true });
    writeFileSync(join(data(), 'PG_VERSION'), `${version}\n`);
    await expect(start()).rejects.toMatchObject({
      code: 'OTHER_VERSION',
      message: expect.stringContaining(`was written by PostgreSQL ${version}, which is ${side}`),
    });
  });

  it("tells the server's own reason when it does not start", async () => {
    await start().then((server) => server.stop());
    await expect(start({ settings: { max_connections: 'many' } })).rejects.toMatchObject({
      code: 'START_FAILED',
      message: expect.stringContaining('invalid value for parameter "max_connections": "many"'),
    });
  });
});

describe('what a person is told', () => {
  it.each([
    ['initdb: error: could not create directory "/x": No space left on device', 'DISK_FULL'],
    ["ENOSPC: no space left on device, copyfile 'a' -> 'b'", 'DISK_FULL'],
    ['FATAL:  could not write lock file "postmaster.pid": No space left on device', 'DISK_FULL'],
    [
      'FATAL:  lock file "postmaster.pid" already exists\nHINT:  Is another postmaster (PID 7) running?',
      'ALREADY_RUNNING',
    ],
    ["EACCES: permission denied, mkdir '/x'", 'START_FAILED'],
    ['', 'START_FAILED'],
  ])('about %j is one line', (said, code) => {
    const failure = explain(said, '/x');
    expect(failure.code).toBe(code);
    expect(failure.message).toMatch(/^[^\n]+$/);
    expect(failure.message).toContain('/x');
  });

  it('gives away no folder that holds other things', () => {
    const home = join(folder, 'home');
    mkdirSync(home, { mode: 0o755 });
    writeFileSync(join(home, 'letters'), '');
    const used = reachableFolder(home, chooseAccount());
    expect(statSync(home).uid).toBe(process.getuid?.());
    if (used !== home) rmSync(used, { recursive: true });
  });

  it('about a folder that others may write to is that it is unsafe', () => {
    const open = join(folder, 'open');
    mkdirSync(open);
    chmodSync(open, 0o777);
    expect(() => ownFolder(open)).toThrow(expect.objectContaining({ code: 'UNSAFE_FOLDER' }));
    ownFolder(join(folder, 'own'));
  });
});
