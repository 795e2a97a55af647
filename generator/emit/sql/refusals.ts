/** Refusals are values: a function that refuses gives the reason and has changed nothing. */
import type { SqlContext } from './context.ts';
import type { Lines } from './lines.ts';
import { when } from './lines.ts';
import { body, literal } from './quoting.ts';

export type Status = 400 | 403 | 404 | 409 | 412;

export function refuseFunction(context: SqlContext): Lines {
  return [
    '-- The reason of a refusal, as JSON text.',
    `CREATE FUNCTION ${context.names.of('refuse')}(status integer, code text, message text) RETURNS text`,
    `LANGUAGE sql STABLE PARALLEL SAFE AS ${body([
      "  SELECT json_build_object('status', status, 'code', code, 'message', message)::text",
    ])};`,
  ];
}

/** @param message - an SQL expression */
export function refuse(context: SqlContext, status: Status, code: string, message: string): Lines {
  const call = `refusal := ${context.names.of('refuse')}(${status}, ${literal(code)},`;
  return [call, `  ${message});`, 'RETURN;'];
}

/** Refuses where the condition is true. */
export function refuseIf(context: SqlContext, condition: string, status: Status, code: string, message: string): Lines {
  return when(condition, refuse(context, status, code, message));
}
