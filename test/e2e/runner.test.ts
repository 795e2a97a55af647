import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Environment, Program, project } from './program.ts';

// After a change the first of them generates and compiles.
jest.setTimeout(180_000);

/** Whoever is connected here lives. */
let register: Server;
let alive: Socket[];
let port: number;
let folder: string;
const running: (Program | ChildProcess)[] = [];
beforeEach(async () => {
  alive = [];
  // A process that is killed may reset its connection.
  register = createServer((socket) => alive.push(socket.on('error', () => undefined).resume())).listen(0, '127.0.0.1');
  await once(register, 'listening');
  ({ port } = register.address() as AddressInfo);
  folder = mkdtempSync(join(tmpdir(), `resound-test-${process.pid}-`));
});
afterEach(async () => {
  for (const each of running.splice(0)) await each.kill('SIGKILL');
  register.close();
  rmSync(folder, { recursive: true });
});

async function born(count: number): Promise<void> {
  while (alive.length < count) await once(register, 'connection');
}
async function gone(): Promise<void> {
  for (const socket of alive) if (!socket.destroyed) await once(socket, 'close');
}

function runTests(args: readonly string[], environment: Environment = {}): Program {
  const program = new Program(project, [process.execPath, 'scripts/test.js', ...args], environment);
  running.push(program);
  return program;
}

describe('npm test', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGKILL'] as const)('takes its workers with it when %s ends it', async (signal) => {
    for (const name of ['one', 'two']) {
      const text = `require('node:net').connect(${port}, '127.0.0.1'); test('waits', () => new Promise(() => {}), 600000);`;
      writeFileSync(join(folder, `${name}.test.js`), text);
    }
    const config = { rootDir: folder, transform: {}, maxWorkers: 2, workerIdleMemoryLimit: '1GB' };
    const program = runTests(['--config', JSON.stringify(config)]);
    await born(2);
    program.signal(signal);
    await gone();
    await program.ended();
  });

  it('lets workers end by themselves that have just started in the place of others, on a slow machine too', async () => {
    const { default: ours } = (await import(new URL('../../jest.config.js', import.meta.url).href)) as {
      readonly default: object;
    };
    for (const name of ['one', 'two']) writeFileSync(join(folder, `${name}.test.js`), "test('passes', () => {});");
    const slow = join(folder, 'slow.cjs');
    writeFileSync(slow, 'if (process.send) for (const end = Date.now() + 700; Date.now() < end; );');
    const only = {
      rootDir: folder,
      roots: [folder],
      testMatch: ['**/*.test.js'],
      transform: {},
      globalSetup: null,
      globalTeardown: null,
    };
    const config = { ...ours, ...only, workerIdleMemoryLimit: '1MB' };
    const program = runTests(['--config', JSON.stringify(config)], { NODE_OPTIONS: `--require ${slow}` });
    expect(await program.ended()).toBe(0);
    expect(program.err).toContain('2 passed');
    expect(program.err).not.toContain('force exited');
  });

  it.each(['1h', '0', '-5', '1e3', '2147484'])('says what TEST_BUDGET must be, and not %s', async (text) => {
    const program = runTests(['test/none'], { TEST_BUDGET: text });
    expect(await program.ended()).toBe(1);
    expect(program.err).toBe(
      `TEST_BUDGET must be a whole number of seconds from 1 to 2147483, not "${text}"; for example TEST_BUDGET=1200\n`,
    );
    expect(program.out).toBe('0 passed, 1 failed\n');
  });
});

describe('npm run soak', () => {
  it.each(['CRASH_ROUNDS', 'MODEL_RUNS', 'TEST_BUDGET'])('says what %s must be', async (variable) => {
    const program = new Program(project, [process.execPath, 'scripts/soak.js'], { [variable]: 'many' });
    running.push(program);
    expect(await program.ended()).toBe(1);
    expect(program.err).toMatch(new RegExp(`^${variable} must be a whole number of .*, not "many"; for example .*\n$`));
  });
});

describe('a command of npm', () => {
  it('hears the signals that npm passes on, with no shell in between', () => {
    const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { scripts: object };
    const programs = Object.values(scripts).filter((line: string) => line.includes('node '));
    expect(programs.length).toBeGreaterThan(5);
    expect(programs.filter((line: string) => !line.startsWith('exec node '))).toEqual([]);
  });
});

describe('a program that a test runs', () => {
  it('ends with the test, also where that is killed, and a frozen one too', async () => {
    const inner = `require('node:net').connect(${port}, '127.0.0.1', () => process.kill(process.pid, 'SIGSTOP'))`;
    const outer = `
      import { Program } from ${JSON.stringify(pathToFileURL(join(project, 'test', 'e2e', 'program.ts')).href)};
      new Program('/', [process.execPath, '-e', ${JSON.stringify(inner)}]);`;
    const test = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', outer], {
      cwd: project,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    running.push(test);
    await born(1);
    test.kill('SIGKILL');
    await gone();
  });
});
