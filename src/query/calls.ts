import { createHash } from 'node:crypto';
import type { CallPort } from '../contract/api.ts';
import type { Database } from '../database/statement.ts';
import { ApiError } from '../errors.ts';

/** Dry runs: what a merge patch would make of the stored document. */
export function createCalls(database: Database): CallPort {
  const names = new Map<string, string>();
  function nameOf(sql: string): string {
    const name = names.get(sql) ?? `merged:${createHash('sha256').update(sql).digest('hex').slice(0, 32)}`;
    names.set(sql, name);
    return name;
  }
  return {
    async merged(sql, tenantId, patch) {
      const [row] = await database.read({ name: nameOf(sql), text: sql, values: [tenantId, JSON.stringify(patch)] });
      const text = row?.[0];
      if (typeof text !== 'string') throw new ApiError(500, 'DATABASE_ERROR', 'the database gave no document');
      return text;
    },
  };
}
