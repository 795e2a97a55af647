import { spawnSync } from 'node:child_process';
import { DatabaseFailure } from '../failure.ts';

/** Under which user and group Postgres runs; empty: under our own. Shaped for `child_process`. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** Postgres refuses to run as root, so root hands it to an account without rights. */
export function chooseAccount(): Account {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const uid = ask('-u', name);
    const gid = ask('-g', name);
    if (uid !== null && gid !== null) return { uid, gid };
  }
  throw new DatabaseFailure(
    'NO_ACCOUNT',
    'PostgreSQL must not run as root and there is no account "postgres" or "nobody": start as another user, or set DATABASE_URL',
  );
}

function ask(flag: '-u' | '-g', name: string): number | null {
  const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : null;
}
