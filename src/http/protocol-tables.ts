/** The tables of docs/protocol.md, from the code. */
import { closeCodeTable } from './close-codes.ts';
import { streamErrors } from './stream-errors.ts';

/** Close codes of WebSockets. */
export function closeCodesTable(): string {
  const rows = closeCodeTable.map(({ code, when, then }) => `| ${code} | ${when} | ${then} |`);
  return ['| Code | The server closes when | The client then |', '| --- | --- | --- |', ...rows].join('\n');
}

/** Codes of refusals, by status; those without one stand in frames. */
export function streamErrorsTable(): string {
  const rows = streamErrors.map(
    ({ code, status, when, then }) => `| ${status ?? 'frame'} | \`${code}\` | ${when} | ${then} |`,
  );
  return ['| Status | Code | When | The client then |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
