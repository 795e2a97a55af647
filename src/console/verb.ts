/** What every verb of the console is. */
import type { Settings } from '../settings.ts';

export interface Console {
  readonly settings: Settings;
  /** The API's base path: `/api/v1`. */
  readonly base: string;
  /** A line of the result: stdout. */
  readonly print: (line: string) => void;
  /** A line for the person: stderr. */
  readonly tell: (line: string) => void;
}

export interface Verb {
  /** With its arguments: `key create --name <name> [--tenant <id or name>]`. */
  readonly usage: string;
  readonly doc: string;
  /**
   * @param args - what follows the verb
   * @throws UsageError when they cannot be understood; any other error's message is printed as it is
   */
  readonly run: (args: readonly string[], console: Console) => Promise<void>;
}

export class UsageError extends Error {
  override readonly name = 'UsageError';
}
