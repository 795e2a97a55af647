import type { ClientConfig } from 'pg';

/** Where a database is, and as whom to log in: a URL, or the parts of one. */
export type Address = Pick<ClientConfig, 'connectionString' | 'host' | 'port' | 'user' | 'password' | 'database'>;

/** `postgres://user:password@host:5432/name`, also with `?host=/a/folder` for a Unix socket. */
export const addressOf = (url: string): Address => ({ connectionString: url });
