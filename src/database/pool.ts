import { Pool } from 'pg';
import { type SessionOptions, sessionConfig } from './session.ts';

export interface PoolOptions extends SessionOptions {
  /** Most connections. */
  readonly size: number;
  /** Told when an idle connection breaks; the pool replaces it. */
  readonly onError?: (error: Error) => void;
}

/**
 * Longest run of a request's statement unless given, milliseconds. Less than the server waits for an answer (`answerTimeoutMs`): so the
 * client learns that nothing was done, and no statement runs on for somebody who was told that it failed.
 */
const requestStatementMs = 4000;

/**
 * The connections of requests. Whoever asks when all are taken waits at most `connectTimeoutMs` and then gets an error.
 * Nothing is connected yet when this returns.
 */
export function openPool(options: PoolOptions): Pool {
  const pool = new Pool({
    ...sessionConfig({ ...options, statementTimeoutMs: options.statementTimeoutMs ?? requestStatementMs }),
    max: options.size,
    // A connection takes a statement before it has answered the one before.
    pipeline: true,
    idleTimeoutMillis: 60_000,
    // A new server process now and then keeps caches of functions that no longer exist from growing.
    maxLifetimeSeconds: 3600,
  });
  // Without a listener an idle connection that breaks would end the process.
  pool.on('error', (error) => {
    if (!(pool.ending && isShutdown(error))) options.onError?.(error);
  });
  return pool;
}

/** `end` resolves before the last socket is closed: one that is still closing hears of a server that stops just after the pool. */
function isShutdown(error: Error): boolean {
  return (error as { readonly code?: unknown }).code === adminShutdown;
}
const adminShutdown = '57P01';
