/** One statement on one pooled connection: the only way in which requests reach the database. */
import type pg from 'pg';
import { ApiError } from '../errors.ts';
import { TextQuery } from './text-query.ts';

/** `name` makes it a prepared statement of the connection; without one it is planned anew each time. At most 63 bytes. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Rows as Postgres wrote them: every column is text or null, nothing is parsed. */
export type TextRow = readonly (string | null)[];

export interface Database {
  /**
   * Runs one statement in a transaction of its own, in one round trip.
   *
   * @throws ApiError 503 where it was certainly not done: no connection, no free one in time, or the server gave it up
   * @throws pg.DatabaseError where the server refused it, so that it was not done
   * @throws ConnectionLost where it was sent and no answer came: it may have been done
   */
  run(statement: Statement): Promise<readonly TextRow[]>;
  /**
   * The same for a statement that changes nothing: it is asked again, so that a connection that broke under it costs nobody anything.
   *
   * @throws ApiError 503, also where the second connection broke or the server says nothing
   * @throws pg.DatabaseError
   */
  read(statement: Statement): Promise<readonly TextRow[]>;
}

export interface DatabaseLimits {
  /** Requests that may wait for a connection; more are refused at once. */
  readonly maxWaiting: number;
  /** Milliseconds after which a server that does not answer counts as lost. */
  readonly answerTimeoutMs: number;
}

/** The statement was sent, and the connection died before its answer: nobody here knows whether it was done. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
  /** The connection is there, and the server says nothing: to ask once more would only double the wait. */
  readonly silent: boolean;

  constructor(cause: Error) {
    super('no answer came', { cause });
    this.silent = cause.message === 'Query read timeout';
  }
}

const ignore = (): void => undefined;

export function createDatabase(pool: pg.Pool, limits: DatabaseLimits): Database {
  // A connection in use has no listener of the pool's: without one, its death would end the process.
  const watched = new WeakSet<pg.ClientBase>();
  const run: Database['run'] = (statement) => {
    if (pool.waitingCount >= limits.maxWaiting) return Promise.reject(exhausted());
    return new Promise((resolve, reject) => {
      const query = new TextQuery(statement, limits.answerTimeoutMs);
      pool.connect((failure, client, release) => {
        if (client === undefined) {
          reject(notConnected(failure));
          return;
        }
        if (!watched.has(client)) {
          watched.add(client);
          client.on('error', ignore);
        }
        query.callback = (error, rows) => {
          if (error === null) {
            release();
            resolve(rows);
            return;
          }
          const answered = isAnswer(error);
          release(answered ? undefined : error);
          reject(answered ? (givenUp(error) ?? error) : new ConnectionLost(error));
        };
        client.query(query);
      });
    });
  };
  return {
    run,
    read: (statement) =>
      run(statement).catch((error: unknown) => {
        if (!(error instanceof ConnectionLost)) throw error;
        return error.silent ? noAnswer(error) : run(statement).catch(noAnswer);
      }),
  };
}

function noAnswer(error: unknown): never {
  throw error instanceof ConnectionLost ? unavailable('the database went away before it answered', error) : error;
}

/** The SQLSTATE of an error that the server itself reported; null for all others. */
export function sqlState(error: unknown): string | null {
  return error instanceof Error && 'severity' in error && 'code' in error ? String(error.code) : null;
}

/** FATAL and PANIC end the connection, perhaps after the commit; only ERROR says that the statement was undone. */
function isAnswer(error: Error): boolean {
  return 'severity' in error && error.severity === 'ERROR';
}

/** Refusals of a healthy statement by a server in distress: it was undone and may be tried again. */
function givenUp(error: Error): ApiError | null {
  const state = sqlState(error) ?? '';
  // 57014 statement timeout, 55P03 lock timeout, 53xxx out of resources, 25006 a standby that was the primary.
  return state === '57014' || state === '55P03' || state.startsWith('53') || state === '25006'
    ? unavailable('the database could not finish the work in time; nothing was changed', error)
    : null;
}

function notConnected(failure: unknown): ApiError {
  const waitedInVain = failure instanceof Error && failure.message === 'timeout exceeded when trying to connect';
  return waitedInVain || sqlState(failure) === '53300'
    ? exhausted(failure)
    : unavailable('the database cannot be reached; nothing was changed', failure);
}

export function unavailable(message: string, cause: unknown): ApiError {
  return new ApiError(503, 'SERVICE_UNAVAILABLE', message, { cause, headers: { 'Retry-After': '1' } });
}

function exhausted(cause?: unknown): ApiError {
  const message = 'all database connections are busy; nothing was changed';
  return new ApiError(503, 'CONNECTION_POOL_EXHAUSTED', message, { cause, headers: { 'Retry-After': '1' } });
}
