import type { Link } from '../database/link.ts';

export interface LogIdentity {
  /** Changes when the log was restored from a backup: older positions then mean nothing. */
  readonly epoch: number;
  /** Authenticates positions. */
  readonly key: Buffer;
}

export async function readLogIdentity(link: Link): Promise<LogIdentity> {
  const [row] = await link.query<LogIdentity>({
    name: 'resound.identity',
    text: "SELECT h.epoch, s.value AS key FROM resound.head AS h, resound.secret AS s WHERE s.name = 'position'",
  });
  if (row === undefined) throw new Error('the log has no head or no key: migrate the database');
  return row;
}
