/** Processes that tests start do not outlive them. */
import { type ChildProcess, spawn } from 'node:child_process';

/**
 * Kills the child, frozen or not, once this process has ended in whatever way: by then a pipe of ours is closed, from which somebody beside
 * it reads. Otherwise that one goes when the child has ended.
 *
 * @param group - with all that belong to the process group that the child leads
 */
export function endWithUs(child: ChildProcess, { group = false } = {}): void {
  if (child.pid === undefined) return;
  const target = String(group ? -child.pid : child.pid);
  const keeper = spawn('/bin/sh', ['-c', 'read -r _; kill -s KILL -- "$0"', target], {
    // A signal to our group is not for it.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  keeper.unref();
  (keeper.stdin as unknown as { unref(): void }).unref();
  child.once(group ? 'close' : 'exit', () => keeper.kill('SIGKILL'));
}
