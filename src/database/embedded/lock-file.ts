import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { alreadyRunning } from './reasons.ts';

/** A server whose program was killed stops by itself within a second; this is what it gets. */
const patienceMs = 5000;
const lookEveryMs = 25;

/** Above every operating system's largest process id. */
const nobodysPid = 2_000_000_000;

/**
 * Waits until nobody runs a server on the data.
 *
 * @throws DatabaseFailure `ALREADY_RUNNING` when somebody still does after the patience is over
 */
export async function awaitFree(data: string, folder: string): Promise<void> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const pid = runningServer(data);
    if (pid === null) return;
    if (performance.now() > until) throw alreadyRunning(folder, pid);
    await delay(lookEveryMs);
  }
}

function runningServer(data: string): number | null {
  const file = join(data, 'postmaster.pid');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return null;
  }
  const pid = Number.parseInt(text, 10);
  if (!(pid > 0)) return null;
  if (programOf(pid) === 'postgres') return pid;
  // A file from before a crash, whose number now belongs to somebody else (usual in containers, where numbers are small): Postgres would
  // refuse to start for ever. Only the number is made harmless; by the rest of the file Postgres still finds a live backend of old.
  writeFileSync(file, text.replace(/^\d+/, String(nobodysPid)));
  return null;
}

/** The name of the program that runs as this process, or null. */
function programOf(pid: number): string | null {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
    } catch {
      return null;
    }
  }
  const { status, stdout } = spawnSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' });
  return status === 0 ? (stdout.trim().split('/').at(-1) ?? null) : null;
}
