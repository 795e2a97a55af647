import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Account } from './account.ts';
import { cleanEnvironment } from './cluster.ts';
import { explain } from './reasons.ts';

/**
 * Runs the server and, beside it, a watcher that blocks in reading a pipe from us. However we end, also by `kill -9`, the pipe
 * closes and the watcher asks the server for a fast stop; the server's own end ends the shell, so that we notice a crash.
 */
const guard =
  'exec 3<&0 </dev/null; "$@" 3<&- & pid=$!; ' +
  '{ read -r _ <&3; kill -INT $pid; } 2>/dev/null & watch=$!; ' +
  'exec 3<&-; wait $pid; code=$?; kill $watch 2>/dev/null; exit $code';

export interface ServerOptions {
  readonly postgres: string;
  readonly data: string;
  readonly socket: string;
  readonly folder: string;
  readonly account: Account;
  readonly settings: Readonly<Record<string, string | number>>;
  /** Takes each line that the server writes once it runs. */
  readonly log: (line: string) => void;
}

export interface Server {
  /** Resolves when the server has ended, whatever the reason. */
  readonly ended: Promise<void>;
  /** Fast stop: open transactions are rolled back, what was committed is kept. */
  readonly stop: () => Promise<void>;
}

/** @throws DatabaseFailure with the server's own last words when it does not come up */
export async function runServer(options: ServerOptions): Promise<Server> {
  const args = ['-D', options.data, '-c', 'listen_addresses=', '-c', `unix_socket_directories=${options.socket}`];
  for (const [name, value] of Object.entries(options.settings)) args.push('-c', `${name}=${value}`);
  const child = spawn('/bin/sh', ['-c', guard, 'resound-postgres', options.postgres, ...args], {
    ...options.account,
    env: cleanEnvironment(),
    cwd: '/',
    // A process group of its own: Ctrl-C reaches us alone, and we stop the server after the last request.
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  await untilReady(child, options);
  const ended = once(child, 'exit').then(() => undefined);
  // The server must not keep us alive: we keep it alive.
  child.unref();
  for (const stream of [child.stdin, child.stderr]) (stream as unknown as { unref(): void }).unref();
  return {
    ended,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.ref();
      child.stdin.end();
      await ended;
    },
  };
}

function untilReady(child: ChildProcess, { folder, log }: ServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    let rest = '';
    let ready = false;
    child.stderr?.on('data', (bytes: Buffer) => {
      const lines = (rest + bytes.toString()).split('\n');
      rest = (lines.pop() ?? '').slice(-8192);
      for (const line of lines) {
        if (ready) log(line);
        else said = `${said}${line}\n`.slice(-8192);
        if (!ready && line.includes('database system is ready to accept connections')) {
          ready = true;
          resolve();
        }
      }
    });
    child.once('error', (cause) => reject(explain(cause.message, folder, cause)));
    // `close` and not `exit`: by then all that it said has arrived.
    child.once('close', () => reject(explain(said + rest, folder)));
  });
}
