import { DatabaseFailure } from '../failure.ts';

/** Turns what Postgres, initdb or the file system said into one line that says what to do. */
export function explain(said: string, folder: string, cause?: unknown): DatabaseFailure {
  const options = cause === undefined ? undefined : { cause };
  if (/No space left on device|ENOSPC|EDQUOT|Disk quota exceeded/i.test(said)) {
    return new DatabaseFailure(
      'DISK_FULL',
      `no disk space left for the database in ${folder}: free some (a new database needs 100 MB), then start again`,
      options,
    );
  }
  if (/lock file ".*" already exists|is another postmaster|pre-existing shared memory block/i.test(said)) {
    return alreadyRunning(folder, null);
  }
  if (/EACCES|EPERM|EROFS|Permission denied|Read-only file system/i.test(said)) {
    return new DatabaseFailure(
      'START_FAILED',
      `the database's folder ${folder} cannot be written (${lastWords(said)}): give this user the right, or set DATABASE_URL`,
      options,
    );
  }
  return new DatabaseFailure(
    'START_FAILED',
    `the embedded PostgreSQL in ${folder} did not start: ${lastWords(said)}`,
    options,
  );
}

export function alreadyRunning(folder: string, pid: number | null): DatabaseFailure {
  const process = pid === null ? '' : ` (its PostgreSQL is process ${pid})`;
  return new DatabaseFailure(
    'ALREADY_RUNNING',
    `the database in ${folder} is in use by another server of this program${process}: stop that one first, or set DATA_DIR to another folder`,
  );
}

/** The line that says most: the last FATAL or error line, else the last one of all. */
function lastWords(said: string): string {
  const lines = said
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const telling = lines.findLast((line) => /FATAL|PANIC|error:/i.test(line)) ?? lines.at(-1) ?? 'it said nothing';
  return telling.replace(/^.*?\b(FATAL|PANIC|error):\s*/i, '');
}
