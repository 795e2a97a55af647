import { createHash } from 'node:crypto';
import type { CallPort } from '../contract/api.ts';
import type { Database, Statement } from '../database/statement.ts';
import { ApiError } from '../errors.ts';
import { type PositionOf, withHead } from './heads.ts';

/** Dry runs: what a merge patch would make of the stored document. */
export function createCalls(database: Database, positionOf: PositionOf): CallPort {
  const statements = new Map<string, Pick<Statement, 'name' | 'text'>>();
  function statementOf(sql: string): Pick<Statement, 'name' | 'text'> {
    const text = withHead(sql, ['text'], '$1');
    const statement = statements.get(sql) ?? {
      name: `merged:${createHash('sha256').update(text).digest('hex').slice(0, 32)}`,
      text,
    };
    statements.set(sql, statement);
    return statement;
  }
  return {
    async merged(sql, tenantId, patch) {
      const [row] = await database.read({ ...statementOf(sql), values: [tenantId, JSON.stringify(patch)] });
      const text = row?.[0];
      if (typeof text !== 'string') throw new ApiError(500, 'DATABASE_ERROR', 'the database gave no document');
      return `{"position":"${positionOf(tenantId, row?.[1])}",${text.slice(text.indexOf('{') + 1)}`;
    },
  };
}
