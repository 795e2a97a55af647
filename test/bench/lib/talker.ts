/** A process of a benchmark that is spoken to by lines. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Unmet } from './cleanup.ts';

export class Talker {
  readonly #name: string;
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    this.#name = [command, ...args].join(' ').slice(0, 200);
    this.#child = spawn(command, args, {
      env: { ...process.env, NODE_ENV: 'production', ...env },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    // It may have ended when it is told something: the answer that does not come says so.
    this.#child.stdin?.on('error', () => undefined);
    this.#lines = createInterface(this.#child.stdout as NodeJS.ReadableStream)[Symbol.asyncIterator]();
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** @throws where it has ended */
  async line(): Promise<string> {
    const next = await this.#lines.next();
    if (next.done === true) throw new Error(`a program of the benchmark has ended: ${this.#name}`);
    return next.value;
  }

  /** One question at a time. */
  ask(line: string): Promise<string> {
    this.#child.stdin?.write(`${line}\n`);
    return this.line();
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGKILL');
    await ended;
  }
}

/** @throws where one process may not have so many sockets: it says how to raise that */
export function requireDescriptors(sockets: number): void {
  // Node and our C programs raise the soft limit by themselves, as far as the hard one.
  const hard = /Max open files\s+\S+\s+(\S+)/.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1];
  const needed = sockets + 200;
  if (hard === undefined || hard === 'unlimited' || Number(hard) >= needed) return;
  throw new Unmet(
    `${sockets} sockets need ${needed} file descriptors, and a process may have ${hard}: run \`ulimit -n ${needed}\` first, or ask for fewer sockets`,
  );
}
