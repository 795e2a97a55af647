/** `npm start` in a copy of the tree, as a person at a terminal runs it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endWithUs } from '../support/leash.ts';

export const project = resolve(fileURLToPath(import.meta.url), '..', '..', '..');

/** What a clone has; `generated` belongs to it. */
const tracked = [
  '.npmrc',
  'generated',
  'generator',
  'package-lock.json',
  'package.json',
  'resources.yaml',
  'scripts',
  'src',
  'tsconfig.build.json',
  'tsconfig.generator.json',
  'tsconfig.json',
];

/** A fresh copy without any state; it shares the installed packages. */
export function copyOfTree(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), `resound-test-${process.pid}-`));
  // The embedded server's account must get through.
  chmodSync(folder, 0o755);
  for (const name of tracked) cpSync(join(project, name), join(folder, name), { recursive: true });
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export type Environment = Readonly<Record<string, string>>;

/** Without what the tests' own surroundings have set. */
function cleanEnvironment(further: Environment): NodeJS.ProcessEnv {
  const ours = /^(npm_|DATABASE_|JWT_|RESOUND_|JEST_|NODE_|PORT$|HOST$|DATA_DIR$|LOG_LEVEL$|FORCE_COLOR$|NO_COLOR$)/i;
  const rest = Object.entries(process.env).filter(([name]) => !ours.test(name));
  return { ...Object.fromEntries(rest), ...further };
}

/** A command in its own process group, with what it has said so far. */
export class Program {
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  #out = '';
  #err = '';

  constructor(folder: string, command: readonly [string, ...string[]], environment: Environment = {}) {
    const [program, ...args] = command;
    const env = cleanEnvironment(environment);
    this.#child = spawn(program, args, { cwd: folder, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    endWithUs(this.#child, { group: true });
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#out += text;
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#err += text;
    });
    // `close` and not `exit`: by then every process that holds our pipes has ended, and all has been read.
    this.#ended = once(this.#child, 'close').then(([code]) => code as number | null);
  }

  get out(): string {
    return this.#out;
  }
  get err(): string {
    return this.#err;
  }
  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** @returns the first match in what was or will be said; rejects when the program ends without it */
  async says(stream: 'out' | 'err', pattern: RegExp): Promise<RegExpExecArray> {
    const source = stream === 'out' ? this.#child.stdout : this.#child.stderr;
    for (;;) {
      const match = pattern.exec(stream === 'out' ? this.#out : this.#err);
      if (match !== null) return match;
      const ended = await Promise.race([
        this.#ended.then(() => true),
        source === null ? true : once(source, 'data').then(() => false),
      ]);
      if (ended && !pattern.test(stream === 'out' ? this.#out : this.#err)) {
        throw new Error(`ended without saying ${pattern.source}\n${this.#out}\n${this.#err}`);
      }
    }
  }

  /** Status; null when a signal ended it. */
  ended(): Promise<number | null> {
    return this.#ended;
  }

  /** To all processes of the group, as a terminal does. */
  signalAll(signal: NodeJS.Signals): void {
    process.kill(-this.pid, signal);
  }

  /** To the first process alone. */
  signal(signal: NodeJS.Signals): void {
    process.kill(this.pid, signal);
  }

  /** Whatever is left of the group. */
  async kill(): Promise<void> {
    try {
      this.signalAll('SIGKILL');
    } catch {
      // It has ended.
    }
    await this.#ended;
  }
}

/** Process id of the PostgreSQL server that runs in a copy; null where none does. */
export function postgresPid(folder: string): number | null {
  const file = join(folder, '.resound', 'postgres', 'data', 'postmaster.pid');
  if (!existsSync(file)) return null;
  return Number.parseInt(readFileSync(file, 'utf8'), 10);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
