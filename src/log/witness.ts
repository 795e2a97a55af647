import type { Cancel, Environment, Log } from '../environment.ts';
import type { EpochStore, LogIdentity, Seen } from './epoch.ts';

/** What is kept of a log beside the server, outside of the database: so it does not go back when the database does. */
export interface WitnessStore {
  /** @param place - of the log. @returns null where nothing is kept, or nothing that can be understood */
  read(place: string): Promise<Seen | null>;
  write(place: string, seen: Seen): Promise<void>;
}

/** The log's identity, after what was seen of the log at the last run was held against it. */
export async function trustedIdentity(epochs: EpochStore, store: WitnessStore | null, log: Log): Promise<LogIdentity> {
  const identity = await epochs.check();
  const seen = (await store?.read(identity.place)) ?? null;
  if (seen === null || (await epochs.report(seen)) === identity.epoch) return identity;
  log.error(
    { ...seen, found: identity.head },
    'the log is not what was seen of it at the last run: it has a new epoch',
  );
  return epochs.check();
}

export interface WitnessOptions {
  /** Null: nothing is kept. */
  readonly store: WitnessStore | null;
  readonly seen: () => Seen;
  readonly place: string;
  readonly environment: Environment;
  readonly log: Log;
}

const everyMs = 1000;

/** Keeps how far the log has come. @returns what ends it, after a last time */
export function keepWitness({ store, seen, place, environment, log }: WitnessOptions): () => Promise<void> {
  if (store === null) return () => Promise.resolve();
  let kept = '';
  let cancel: Cancel = () => undefined;
  let writing: Promise<unknown> = Promise.resolve();
  let failed = false;

  const keep = async (): Promise<void> => {
    const now = seen();
    const text = JSON.stringify(now);
    if (text === kept || failed) return;
    try {
      await store.write(place, now);
      kept = text;
    } catch (err) {
      // Once: what cannot be written cannot be written the next time either, and the server does its work without.
      failed = true;
      log.warn({ err }, 'how far the log has come cannot be kept beside the server: some restores will not be noticed');
    }
  };
  const arm = (): void => {
    cancel = environment.timers.after(everyMs, () => {
      writing = keep().then(arm);
    });
  };
  writing = keep().then(arm);
  return async () => {
    await writing;
    cancel();
    await keep();
  };
}
