import type { ClientConfig } from 'pg';
import type { Address } from './address.ts';

export interface SessionOptions {
  readonly address: Address;
  /** Shown by the server in `pg_stat_activity`. */
  readonly name: string;
  /** Role that the session takes (`SET ROLE`); null: the login itself is the server's role. */
  readonly role: string | null;
  /** Longest run of one statement, milliseconds; 0: no bound. */
  readonly statementTimeoutMs?: number;
  /** The server ends a session that is idle for so long, and frees its locks; milliseconds. */
  readonly idleTimeoutMs?: number;
  /** Longest wait for a connection, milliseconds. */
  readonly connectTimeoutMs?: number;
}

/**
 * The settings of every session of ours. They travel in the start-up packet: no round trip, and no session is ever without them. A pooler
 * that shares sessions among clients refuses them, which is right, since our sessions hold locks and prepared statements.
 */
export function sessionConfig(options: SessionOptions): ClientConfig {
  const statementTimeoutMs = options.statementTimeoutMs ?? 30_000;
  const settings: Record<string, string | number> = {
    TimeZone: 'UTC',
    DateStyle: 'ISO',
    IntervalStyle: 'iso_8601',
    search_path: 'pg_catalog,pg_temp',
    default_transaction_isolation: 'read committed',
    default_transaction_read_only: 'off',
    // With tables that were never analysed it made rounds of the sequencer 16 ms long.
    jit: 'off',
    // Our lists and mutations are small; a scan by several processes costs more than it gives.
    max_parallel_workers_per_gather: 0,
    // Every read of ours has an index that begins with its tenant. Where few tenants share a table, a plan for any of them may prefer
    // the whole table, and then a small tenant waits for the rows of a large one.
    enable_seqscan: 'off',
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: 15_000,
    idle_session_timeout: options.idleTimeoutMs ?? 0,
  };
  if (options.role !== null) settings['role'] = options.role;
  return {
    ...options.address,
    application_name: options.name,
    options: Object.entries(settings)
      .map(([name, value]) => `-c ${name}=${escape(String(value))}`)
      .join(' '),
    connectionTimeoutMillis: options.connectTimeoutMs ?? 5000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    // The server's own bound comes first; this one is for a server that no longer answers.
    ...(statementTimeoutMs > 0 ? { query_timeout: statementTimeoutMs + 5000 } : {}),
  };
}

/** Backslash and blanks, as the server's parser of start-up options wants them. */
const escape = (value: string): string => value.replace(/[\\\s]/g, '\\$&');
