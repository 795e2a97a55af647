/** One statement on one pooled connection: the only way in which requests reach the database. */
import type pg from 'pg';
import { ApiError } from '../errors.ts';
import { Dispatch, type DispatchLimits, Exhausted, NotConnected } from './dispatch.ts';
import { isAnswer, Silence } from './lane.ts';

/** `name` makes it a prepared statement of the connection; without one it is planned anew each time. At most 63 bytes. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values: readonly unknown[];
  /**
   * It may be committed in one transaction with others that say so: it waits for none of them, and locks nothing that they could wait for
   * in another order. An error undoes all of them, and each is then run by itself.
   */
  readonly together?: boolean;
}

/** Rows as Postgres wrote them: every column is text or null, nothing is parsed. */
export type TextRow = readonly (string | null)[];

export interface Database {
  /**
   * Runs one statement in one round trip, in a transaction of its own or with others that may share one.
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

/** The statement was sent, and the connection died before its answer: nobody here knows whether it was done. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
  /** The connection is there, and the server says nothing: to ask once more would only double the wait. */
  readonly silent: boolean;

  constructor(cause: Error) {
    super('no answer came', { cause });
    this.silent = cause instanceof Silence;
  }
}

export function createDatabase(pool: pg.Pool, limits: DispatchLimits): Database {
  const dispatch = new Dispatch(pool, limits);
  const run: Database['run'] = (statement) =>
    dispatch
      .run(statement)
      .catch((error: unknown) => {
        // Sent behind the one that was to prepare it, and that failed: nothing was done. Without a name it prepares itself.
        if (sqlState(error) === unknownPreparedStatement)
          return dispatch.run({ ...statement, name: '', together: false });
        throw error;
      })
      .catch((error: unknown) => {
        throw explained(error as Error);
      });
  return {
    run,
    read: (statement) =>
      run(statement).catch((error: unknown) => {
        if (!(error instanceof ConnectionLost)) throw error;
        return error.silent ? noAnswer(error) : run(statement).catch(noAnswer);
      }),
  };
}
const unknownPreparedStatement = '26000';

function explained(error: Error): Error {
  if (error instanceof Exhausted) return exhausted(error);
  if (error instanceof NotConnected) return unavailable('the database cannot be reached; nothing was changed', error);
  if (error instanceof TypeError) return error;
  return isAnswer(error) ? (givenUp(error) ?? error) : new ConnectionLost(error);
}

function noAnswer(error: unknown): never {
  throw error instanceof ConnectionLost ? unavailable('the database went away before it answered', error) : error;
}

/** The SQLSTATE of an error that the server itself reported; null for all others. */
export function sqlState(error: unknown): string | null {
  return error instanceof Error && 'severity' in error && 'code' in error ? String(error.code) : null;
}

/** Refusals of a healthy statement by a server in distress: it was undone and may be tried again. */
function givenUp(error: Error): ApiError | null {
  const state = sqlState(error) ?? '';
  // 57014 statement timeout, 55P03 lock timeout, 53xxx out of resources, 25006 a standby that was the primary.
  return state === '57014' || state === '55P03' || state.startsWith('53') || state === '25006'
    ? unavailable('the database could not finish the work in time; nothing was changed', error)
    : null;
}

export function unavailable(message: string, cause: unknown): ApiError {
  return new ApiError(503, 'SERVICE_UNAVAILABLE', message, { cause, headers: { 'Retry-After': '1' } });
}

function exhausted(cause: unknown): ApiError {
  const message = 'all database connections are busy; nothing was changed';
  return new ApiError(503, 'CONNECTION_POOL_EXHAUSTED', message, { cause, headers: { 'Retry-After': '1' } });
}
