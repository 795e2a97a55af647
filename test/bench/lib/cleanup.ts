/** What must be undone at the end of a benchmark, also when it fails or is told to stop. */

type Undo = () => Promise<unknown> | undefined;
/** What a person must do before this can be measured: it is told in its one line. */
export class Unmet extends Error {
  override readonly name = 'Unmet';
}

/** Gives what is to be undone. */
export type Later = (undo: Undo) => void;

/**
 * Runs `work`, then whatever it gave to `later`, the last first; each of them, also where one fails.
 * Ctrl-C and SIGTERM do the same and then end the process.
 */
export async function withCleanup(work: (later: Later) => Promise<void>): Promise<void> {
  const undos: Undo[] = [];
  let undoing: Promise<void> | null = null;
  const undoAll = async (): Promise<void> => {
    for (let undo = undos.pop(); undo !== undefined; undo = undos.pop()) {
      await Promise.resolve(undo()).catch((error: unknown) => console.error(error));
    }
  };
  const stop = (): void => {
    undoing ??= undoAll();
    void undoing.then(() => process.exit(130));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    await work((undo) => undos.push(undo));
  } catch (error) {
    if (!(error instanceof Unmet)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  } finally {
    undoing ??= undoAll();
    await undoing;
    process.removeListener('SIGINT', stop);
    process.removeListener('SIGTERM', stop);
  }
}
