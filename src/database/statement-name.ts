import { createHash } from 'node:crypto';

/** Postgres cuts names after 63 bytes, which could make two statements one. */
const longest = 63;

/** The name itself where it fits, else its beginning and a hash of it. */
export function statementName(name: string): string {
  if (Buffer.byteLength(name) <= longest) return name;
  return `${name.slice(0, 40)}#${createHash('sha256').update(name).digest('hex').slice(0, 16)}`;
}
