/** A query as pg sends it, without what we have no use for: column descriptions, parsers, events, result objects. */
import type { Connection, Submittable } from 'pg';
import type { Statement, TextRow } from './statement.ts';

/** What pg keeps of a connection's prepared statements, by name. */
interface Preparing {
  readonly parsedStatements: Readonly<Record<string, string>>;
  readonly submittedNamedStatements: Record<string, string>;
}

type Done = (error: Error | null, rows: readonly TextRow[]) => void;

/**
 * pg hands messages to whatever it was given to submit (as pg-cursor is). Rows stay text, so that the server need not describe them:
 * one message less each way, and no object made for it.
 */
export class TextQuery implements Submittable {
  readonly name: string;
  readonly text: string;
  /** Milliseconds; read by pg, which calls back with an error when no answer came. */
  readonly query_timeout: number;
  /** Told once how it ended. pg replaces it by one that also stops its timer. */
  callback: Done = () => undefined;
  readonly #values: readonly (string | Buffer | null)[];
  readonly #rows: TextRow[] = [];

  /** @throws TypeError for a value that is no parameter; here, since in the middle of a submission it would spoil the connection */
  constructor({ name = '', text, values }: Statement, timeoutMs: number) {
    this.name = name;
    this.text = text;
    this.query_timeout = timeoutMs;
    this.#values = values.map(toText);
  }

  submit(connection: Connection): void {
    const { parsedStatements, submittedNamedStatements } = connection as unknown as Preparing;
    const { name, text } = this;
    // Messages of one query leave in one packet.
    connection.stream.cork();
    try {
      if (name === '' || (parsedStatements[name] ?? submittedNamedStatements[name]) === undefined) {
        connection.parse({ name, text, types: [] }, true);
        if (name !== '') submittedNamedStatements[name] = text;
      }
      connection.bind({ portal: '', statement: name, values: this.#values as string[], binary: '' }, true);
      connection.execute({ portal: '', rows: '' }, true);
      connection.sync();
    } finally {
      connection.stream.uncork();
    }
  }

  handleDataRow({ fields }: { readonly fields: TextRow }): void {
    this.#rows.push(fields);
  }

  /** The statement is committed, or an error came before this. */
  handleReadyForQuery(): void {
    this.callback(null, this.#rows);
  }

  handleError(error: Error): void {
    this.callback(error, []);
  }

  handleRowDescription(): void {
    // Not asked for.
  }

  handleCommandComplete(): void {
    // Not yet the end: the commit, and with it deferred triggers, comes before the server is ready for the next query.
  }

  handleEmptyQuery(): void {
    // As above.
  }

  handlePortalSuspended(): void {
    // Only with a bound on rows.
  }
}

/** A value as Postgres reads it in a parameter: text, bytes or null. */
function toText(value: unknown): string | Buffer | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || Buffer.isBuffer(value)) return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `{${value.map(toElement).join(',')}}`;
  throw new TypeError(`a parameter cannot be of type ${typeof value}`);
}

const toElement = (value: unknown): string => `"${String(value).replaceAll(/["\\]/g, '\\$&')}"`;
