/** How far the log has come, as a small file beside the server. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isUuid } from '../auth/uuid.ts';
import type { Seen } from '../log/epoch.ts';
import type { WitnessStore } from '../log/witness.ts';

/** Relative to the project's folder; git ignores it. */
export const witnessFolder = '.resound';

/** @param folder - made where it is absent */
export function witnessFile(folder: string): WitnessStore {
  const fileOf = (place: string): string => join(folder, `log-${place}.json`);
  return {
    async read(place) {
      try {
        const { epoch, position, eventId } = JSON.parse(await readFile(fileOf(place), 'utf8')) as Partial<Seen>;
        if (!Number.isSafeInteger(epoch) || !Number.isSafeInteger(position)) return null;
        return { epoch, position, eventId: typeof eventId === 'string' && isUuid(eventId) ? eventId : null } as Seen;
      } catch {
        return null;
      }
    },
    async write(place, seen) {
      await mkdir(folder, { recursive: true });
      const file = fileOf(place);
      // Whoever reads it finds the old one or the new one, whenever we are killed.
      await writeFile(`${file}.new`, `${JSON.stringify(seen)}\n`);
      await rename(`${file}.new`, file);
    },
  };
}
