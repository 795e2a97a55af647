import { setTimeout as delay } from 'node:timers/promises';
import type { Client, QueryResultRow } from 'pg';
import { quoteIdentifier } from './identifier.ts';
import { connect } from './safety.ts';
import type { SessionOptions } from './session.ts';

export interface Query {
  /** Makes it a prepared statement of the connection. */
  readonly name: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

export interface Listening {
  readonly channel: string;
  /** Told of what is notified there while the connection lasts. */
  readonly heard: (payload: string) => void;
}

/**
 * A connection of a worker's own, so that it neither waits for requests nor makes them wait. It is made at the first query; after any
 * failure the next query makes a new one, and whatever the old session held (locks, prepared statements) is gone.
 */
export class Link {
  readonly #options: SessionOptions;
  readonly #listening: Listening | null;
  #client: Client | null = null;
  /** Ends when the query before has. */
  #before: Promise<unknown> = Promise.resolve();

  constructor(options: SessionOptions, listening: Listening | null = null) {
    this.#options = options;
    this.#listening = listening;
  }

  /** Queries run one after another, in the order of the calls. */
  query<Row extends QueryResultRow>(query: Query): Promise<readonly Row[]> {
    const result = this.#before.then(() => this.#run<Row>(query));
    this.#before = result.catch(() => undefined);
    return result;
  }

  async #run<Row extends QueryResultRow>(query: Query): Promise<readonly Row[]> {
    this.#client ??= await connect(this.#options);
    try {
      await this.#listen(this.#client);
      const { rows } = await this.#client.query<Row>({ ...query, values: [...(query.values ?? [])] });
      return rows;
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  async #listen(client: Client): Promise<void> {
    if (this.#listening === null || client.listenerCount('notification') > 0) return;
    const { channel, heard } = this.#listening;
    client.on('notification', ({ payload }) => heard(payload ?? ''));
    await client.query(`LISTEN ${quoteIdentifier(channel)}`);
  }

  /** Ends the session; what it locked is free when this resolves, unless the server cannot be reached. */
  async close(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    if (client !== null)
      await Promise.race([client.end().catch(() => undefined), delay(goodbyeMs, undefined, { ref: false })]);
  }
}

const goodbyeMs = 500;
