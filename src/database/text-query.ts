/** A query as pg sends it, without what we have no use for: column descriptions, parsers, events, result objects. */
import type { Connection } from 'pg';
import type { Statement, TextRow } from './statement.ts';

/** What pg keeps of a connection's prepared statements, by name. */
interface Preparing {
  readonly parsedStatements: Readonly<Record<string, string>>;
  readonly submittedNamedStatements: Record<string, string>;
}

/** Rows as Postgres wrote them: every column is text or null. */
export type Rows = readonly TextRow[];

/** Rows stay text, so that the server need not describe them: one message less each way, and no object made for it. */
export class TextQuery {
  readonly name: string;
  readonly text: string;
  readonly rows: TextRow[] = [];
  readonly #values: readonly (string | Buffer | null)[];

  /** @throws TypeError for a value that is no parameter; here, since in the middle of a submission it would spoil the connection */
  constructor({ name = '', text, values }: Statement) {
    this.name = name;
    this.text = text;
    this.#values = values.map(toText);
  }

  /** Length of the values, roughly in bytes. */
  get size(): number {
    return this.#values.reduce((sum, value) => sum + (value?.length ?? 0), 0);
  }

  write(connection: Connection): void {
    const { parsedStatements, submittedNamedStatements } = preparing(connection);
    const { name, text } = this;
    if (name === '' || (parsedStatements[name] ?? submittedNamedStatements[name]) === undefined) {
      connection.parse({ name, text, types: [] }, true);
      if (name !== '') submittedNamedStatements[name] = text;
    }
    connection.bind({ portal: '', statement: name, values: this.#values as string[], binary: '' }, true);
    connection.execute({ portal: '', rows: '' }, true);
  }

  /** The server has passed over it: if it was to be prepared, it was not. */
  passedOver(connection: Connection): void {
    Reflect.deleteProperty(preparing(connection).submittedNamedStatements, this.name);
  }
}

const preparing = (connection: Connection): Preparing => connection as unknown as Preparing;

/** A value as Postgres reads it in a parameter: text, bytes or null. */
function toText(value: unknown): string | Buffer | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || Buffer.isBuffer(value)) return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `{${value.map(toElement).join(',')}}`;
  throw new TypeError(`a parameter cannot be of type ${typeof value}`);
}

const toElement = (value: unknown): string => `"${String(value).replaceAll(/["\\]/g, '\\$&')}"`;
