/** Streams outlive the check of their credential: it is checked again when something has changed. */
import { ApiError } from '../errors.ts';
import type { Admission } from './authenticate.ts';
import type { Changes } from './changes.ts';
import { holdsForMs } from './remembered.ts';

/**
 * How often it is asked whether anything has changed. With one question for that, and one for every 500 credentials where something has, a
 * stream ends well within a second of its credential.
 */
const pauseMs = 250;
/** Credentials that are checked at once. */
const mostAtOnce = 500;

/** `expired`: no longer valid, for whatever reason; `forbidden`: valid, and without a right that it had when the stream was opened. */
export type EndReason = 'expired' | 'forbidden';

export interface Watch {
  /**
   * @param end - called once, when the credential is no longer good; where nobody can say, it is not called
   * @returns ends the watch
   */
  add(admission: Admission, end: (reason: EndReason) => void): () => void;
  stop(): void;
}

interface Group {
  readonly name: string;
  readonly admission: Admission;
  readonly ends: Set<(reason: EndReason) => void>;
}

export function createWatch(changes: Pick<Changes, 'ask'>, clock: () => number): Watch {
  const groups = new Map<string, Group>();
  /** Those that have not been checked at `checked` yet. */
  const unchecked = new Set<Group>();
  let checked = '';
  /** All are checked again then, whatever has changed. */
  let dueAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;

  async function round(): Promise<void> {
    const version = await changes.ask();
    const now = clock();
    // A clock that was set back makes it due as well.
    if (version !== checked || now >= dueAt || dueAt - now > holdsForMs) {
      [checked, dueAt] = [version, now + holdsForMs];
      for (const group of groups.values()) unchecked.add(group);
    }
    const batch = [...unchecked];
    unchecked.clear();
    for (let at = 0; at < batch.length && !stopped; at += mostAtOnce) {
      await Promise.all(batch.slice(at, at + mostAtOnce).map(check));
    }
  }

  async function check(group: Group): Promise<void> {
    const { admission, ends } = group;
    const reason = await stateOf(admission);
    if (reason === 'unknown') {
      if (ends.size > 0) unchecked.add(group);
    } else if (reason === 'good') {
      const { expiresAt } = admission.caller.principal;
      if (expiresAt !== null) dueAt = Math.min(dueAt, expiresAt);
    } else {
      // Whoever opens a stream from here on is one of another group.
      forget(group);
      for (const end of ends) end(reason);
    }
  }

  function forget(group: Group): void {
    unchecked.delete(group);
    if (groups.get(group.name) === group) groups.delete(group.name);
  }

  function arm(): void {
    if (stopped || timer !== null || groups.size === 0) return;
    timer = setTimeout(() => {
      void round()
        // The database does not answer: the next round asks again.
        .catch(() => undefined)
        .then(() => {
          timer = null;
          arm();
        });
    }, pauseMs);
    timer.unref();
  }

  return {
    add(admission, end) {
      const name = `${admission.name} ${admission.caller.principal.roles.join(' ')}`;
      const group = groups.get(name) ?? { name, admission, ends: new Set() };
      if (!groups.has(name)) {
        groups.set(name, group);
        // Something may have changed since it was let in.
        unchecked.add(group);
      }
      group.ends.add(end);
      arm();
      return () => {
        group.ends.delete(end);
        if (group.ends.size === 0) forget(group);
      };
    },
    stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}

async function stateOf(admission: Admission): Promise<EndReason | 'good' | 'unknown'> {
  try {
    const { principal } = await admission.check();
    const lost = admission.caller.principal.roles.some((role) => !principal.roles.includes(role));
    return lost ? 'forbidden' : 'good';
  } catch (error) {
    if (!(error instanceof ApiError)) return 'unknown';
    if (error.status === 401) return 'expired';
    return error.status === 403 ? 'forbidden' : 'unknown';
  }
}
