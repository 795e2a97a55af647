/** A query as pg sends it, without what we have no use for: column descriptions, parsers, events, result objects. */
import { type Connection, Query } from 'pg';
import { flushAtEndOfTurn } from './flush.ts';
import type { Statement, TextRow } from './statement.ts';

/** What pg keeps of a connection's prepared statements, by name. */
interface Preparing {
  readonly parsedStatements: Readonly<Record<string, string>>;
  readonly submittedNamedStatements: Record<string, string>;
}

/** Rows as Postgres wrote them: every column is text or null. */
export type Rows = readonly TextRow[];
type Done = (error: Error | null, rows: Rows) => void;

/**
 * pg hands messages to whatever it was given to submit. Rows stay text, so that the server need not describe them: one message less
 * each way, and no object made for it. On a connection that holds several statements pg takes its own queries alone, since a cursor
 * that stays open would be answered out of turn; this one is over when it is answered, so it may call itself one of them.
 */
export class TextQuery {
  static {
    Object.setPrototypeOf(TextQuery.prototype, Query.prototype);
  }

  readonly name: string;
  readonly text: string;
  /** Told once how it ended. */
  callback: Done = () => undefined;
  readonly #values: readonly (string | Buffer | null)[];
  readonly #rows: TextRow[] = [];
  #sent = false;

  /** @throws TypeError for a value that is no parameter; here, since in the middle of a submission it would spoil the connection */
  constructor({ name = '', text, values }: Statement) {
    this.name = name;
    this.text = text;
    this.#values = values.map(toText);
  }

  /** Whether the server may have got it. */
  get sent(): boolean {
    return this.#sent;
  }

  submit(connection: Connection): void {
    this.#sent = true;
    const { parsedStatements, submittedNamedStatements } = connection as unknown as Preparing;
    const { name, text } = this;
    flushAtEndOfTurn(connection.stream);
    if (name === '' || (parsedStatements[name] ?? submittedNamedStatements[name]) === undefined) {
      connection.parse({ name, text, types: [] }, true);
      if (name !== '') submittedNamedStatements[name] = text;
    }
    connection.bind({ portal: '', statement: name, values: this.#values as string[], binary: '' }, true);
    connection.execute({ portal: '', rows: '' }, true);
    // Ends its transaction: what follows on this connection neither sees nor undoes it.
    connection.sync();
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
