/** Processes that are measured, and that never outlive the benchmark. */
import { type ChildProcess, fork } from 'node:child_process';

export interface Child {
  readonly pid: number;
  /** Asks by the channel. One question at a time. */
  readonly ask: (question: string) => Promise<unknown>;
  /** Asks it to end, and makes it end where it does not. Resolves when it has. */
  readonly end: () => Promise<void>;
}

const patienceMs = 2000;

/**
 * Starts a program and waits until it says `ready`. It is told to end with us by the channel, which closes however we end.
 *
 * @throws where it ends before it is ready
 */
export async function startChild(
  name: string,
  program: string,
  execArgv: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Child> {
  const child = fork(program, [], { execArgv: [...execArgv], env });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  try {
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve());
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`${name} ended with ${String(code)} before it was ready`)));
    });
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  return {
    pid: child.pid ?? 0,
    ask: (question) =>
      new Promise((resolve, reject) => {
        child.once('message', resolve);
        child.send(question, (error) => {
          if (error !== null) reject(error);
        });
      }),
    end: () => endChild(child, ended),
  };
}

async function endChild(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await ended;
  clearTimeout(timer);
}
