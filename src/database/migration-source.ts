import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Knex } from 'knex';
import { DatabaseFailure } from './failure.ts';

/** One file of SQL that is applied once. */
export interface Step {
  /** `resound/0001_resound`, `api/0001_init`: what the database remembers. */
  readonly name: string;
  readonly text: string;
  readonly sha256: Buffer;
}

/** The steps of one folder, `0001_*.sql` and so on, in order. */
export function readSteps(owner: 'resound' | 'api', folder: URL): readonly Step[] {
  return readdirSync(folder)
    .filter((file) => /^\d{4}_\w+\.sql$/.test(file))
    .sort()
    .map((file) => {
      const text = readFileSync(new URL(file, slashed(folder)), 'utf8');
      return {
        name: `${owner}/${file.slice(0, -'.sql'.length)}`,
        text,
        sha256: createHash('sha256').update(text).digest(),
      };
    });
}

/** A folder's URL, so that names resolve below it. */
export const slashed = (folder: URL): URL => (folder.href.endsWith('/') ? folder : new URL(`${folder.href}/`));

/** Hands the steps to knex, which applies each in a transaction of its own and remembers its name in the same one. */
export function stepSource(steps: readonly Step[]): Knex.MigrationSource<Step> {
  return {
    getMigrations: () => Promise.resolve([...steps]),
    getMigrationName: ({ name }) => name,
    getMigration: ({ name, text, sha256 }) =>
      Promise.resolve({
        up: async (transaction) => {
          await transaction.raw(escapeBindings(text)).catch((cause: unknown) => {
            throw migrationFailed(name, cause);
          });
          await transaction.raw('INSERT INTO migration.content (name, sha256) VALUES (?, ?)', [name, sha256]);
        },
        down: () => Promise.reject(new Error(`${name} cannot be undone: restore a backup`)),
      }),
  };
}

/** knex reads `?` as a placeholder, also in a text without values. */
const escapeBindings = (text: string): string => text.replaceAll('?', '\\?');

/** What Postgres said, without the text of the step, which knex puts before it. */
export function migrationFailed(name: string, cause: unknown): DatabaseFailure {
  const { message, where } = cause as { readonly message: string; readonly where?: string };
  const words = message.split('\n').at(-1)?.split(' - ').at(-1) ?? message;
  const place = where === undefined ? '' : ` (${where.split('\n')[0]})`;
  return new DatabaseFailure('MIGRATION_FAILED', `${name} failed and changed nothing: ${words}${place}`, { cause });
}
