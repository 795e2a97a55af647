/** The development key that a start has kept beside its data. */
import { readFileSync } from 'node:fs';

/** Relative to the project's folder; git ignores it. */
export const developmentKeyFile = '.resound/dev-key';

/** The plain key; null where there is none, as in production. */
export function readDevelopmentKey(file: string = developmentKeyFile): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
