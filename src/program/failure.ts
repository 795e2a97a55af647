/** Why the program cannot start, as one line for the person at the terminal. */
import { DatabaseFailure } from '../database/failure.ts';
import { SettingError, type Settings } from '../settings.ts';

/** A fault that a person can mend: the message says what is wrong and what to do. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
}

/** The line for faults that a person can mend; null for our own, which need their stack. */
export function lineFor(error: unknown): string | null {
  const known = error instanceof SettingError || error instanceof DatabaseFailure || error instanceof StartFailure;
  return known ? error.message.replace(/\s*\n\s*/g, ' ') : null;
}

/** What the operating system said to `listen`, in words. */
export function explainListen(error: NodeJS.ErrnoException, { host, port }: Pick<Settings, 'host' | 'port'>): Error {
  switch (error.code) {
    case 'EADDRINUSE': {
      const next = port < 65535 ? port + 1 : 3000;
      return new StartFailure(
        `port ${port} on ${host} is already in use: stop the program that has it, or take another one: PORT=${next} npm start`,
      );
    }
    case 'EACCES':
      return new StartFailure(
        `this user may not listen on port ${port}: take one above 1023, for example PORT=3000 npm start`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new StartFailure(`HOST ${host} is not an address of this machine; for example HOST=127.0.0.1`);
    default:
      return error;
  }
}
