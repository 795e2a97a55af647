/** Servers as real processes on a PostgreSQL of their own with the settings of production, to be killed, frozen and started again. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { Address } from '../../src/database/address.ts';
import { startEmbedded } from '../../src/database/embedded.ts';
import { copyOfTree } from '../e2e/program.ts';
import { endWithUs } from '../support/leash.ts';

/** One server process, and those that came after it on the same port. */
export class Node {
  readonly base: string;
  readonly #folder: string;
  readonly #environment: NodeJS.ProcessEnv;
  #child: ChildProcess | null = null;
  #output = '';

  constructor(folder: string, port: number, databaseUrl: string) {
    this.#folder = folder;
    this.base = `http://127.0.0.1:${port}/api/v1`;
    this.#environment = {
      ...process.env,
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      LOG_LEVEL: 'error',
      NO_COLOR: '1',
    };
  }

  /** Resolves when it serves. @returns the development key that it has printed */
  async start(): Promise<string> {
    const child = spawn(process.execPath, [join('dist', 'src', 'main.js')], {
      cwd: this.#folder,
      env: this.#environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    endWithUs(child);
    this.#child = child;
    this.#output = '';
    const ended = once(child, 'close').then(() => 'ended' as const);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#output += text;
      });
    }
    while (!this.#output.includes('Stop: Ctrl-C')) {
      const event = await Promise.race([ended, once(child.stdout, 'data')]);
      if (event === 'ended') throw new Error(`the server has ended:\n${this.#output}`);
    }
    return /Development key: (\S+)/.exec(this.#output)?.[1] ?? '';
  }

  /** Without a last word. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  freeze(): void {
    this.#child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.#child?.kill('SIGCONT');
  }
}

export class Cluster {
  readonly nodes: readonly Node[];
  readonly #folder: string;
  readonly #tree: ReturnType<typeof copyOfTree>;
  readonly #database: Awaited<ReturnType<typeof startEmbedded>>;

  private constructor(
    folder: string,
    tree: ReturnType<typeof copyOfTree>,
    database: Awaited<ReturnType<typeof startEmbedded>>,
    nodes: readonly Node[],
  ) {
    this.#folder = folder;
    this.#tree = tree;
    this.#database = database;
    this.nodes = nodes;
  }

  /** Nothing of it serves yet. */
  static async make(size: number): Promise<Cluster> {
    const tree = copyOfTree();
    execFileSync(process.execPath, [join('scripts', 'build.js')], { cwd: tree.folder, stdio: 'ignore' });
    const folder = mkdtempSync(join(tmpdir(), `resound-test-${process.pid}-`));
    chmodSync(folder, 0o755);
    const database = await startEmbedded({ folder });
    const url = urlOf(database.address);
    const nodes: Node[] = [];
    for (let n = 0; n < size; n++) nodes.push(new Node(tree.folder, await freePort(), url));
    return new Cluster(folder, tree, database, nodes);
  }

  /** Answers by the owner's own connection: the truth, whatever the API says. */
  async query<Row extends object>(text: string): Promise<readonly Row[]> {
    const client = new Client(this.#database.address);
    await client.connect();
    try {
      return (await client.query<Row>(text)).rows;
    } finally {
      await client.end();
    }
  }

  /** Kills the postmaster, which ends every session; resolves when the server that its keeper has started anew answers. */
  async killDatabase(): Promise<void> {
    const killed = await this.#postmaster();
    process.kill(killed, 'SIGKILL');
    for (;;) {
      const pid = await this.#postmaster().catch(() => killed);
      if (pid !== killed) return;
      await pause(20);
    }
  }

  async #postmaster(): Promise<number> {
    const [row] = await this.query<{ pid: string }>(
      "SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1) AS pid",
    );
    return Number(row?.pid);
  }

  async remove(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.kill()));
    await this.#database.stop();
    rmSync(this.#folder, { recursive: true, force: true });
    this.#tree.remove();
  }
}

function urlOf({ connectionString, user = '', host = '', database = '' }: Address): string {
  return connectionString ?? `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
