/** Verbs for the log of events. */
import { logHolders } from '../log/hold-up.ts';
import { readArguments } from './arguments.ts';
import { withOwner } from './owner.ts';
import type { Owner } from './tenants.ts';
import type { Verb } from './verb.ts';

export interface LogStatus {
  readonly epoch: number;
  /** The position given last, over all tenants. */
  readonly head: number;
  /** The oldest position that is kept; null where none is. */
  readonly oldest: number | null;
  /** When that event was made. */
  readonly oldestAt: Date | null;
  readonly events: number;
  /** Committed, and without a position yet. */
  readonly waiting: number;
  /** The session that has had the log open in one transaction for longest, if that is long: what is dropped waits for it. */
  readonly holder: { readonly pid: number; readonly program: string; readonly since: Date } | null;
  /** Ranges of positions, each a table; some are made ahead. */
  readonly partitions: number;
  /** On disk, with indexes. */
  readonly bytes: number;
  /** How long the log keeps an event, milliseconds. */
  readonly maxAgeMs: number;
  readonly maxEvents: number;
}

/** @param long - how old a transaction is that has the log open, to be told of */
export async function readLogStatus(owner: Owner, long = '1 minute'): Promise<LogStatus> {
  const { rows } = await owner.query<
    Record<keyof LogStatus, string> & { oldestAt: Date | null; pid: number; program: string; since: Date | null }
  >(
    `SELECT h.epoch, h.position AS head, o.position AS oldest, o.at AS "oldestAt", p.partitions, p.bytes,
            coalesce(h.position - o.position + 1, 0) AS events, (SELECT count(*) FROM resound.outbox) AS waiting,
            extract(epoch FROM r.max_age) * 1000 AS "maxAgeMs", r.max_events AS "maxEvents", s.pid, s.application_name AS program, s.xact_start AS since
     FROM resound.head AS h CROSS JOIN resound.retention AS r
       CROSS JOIN (SELECT count(*) AS partitions, sum(pg_total_relation_size(format('resound.%I', format('log_%s', lower))::regclass)) AS bytes
                   FROM resound.log_partition) AS p
       LEFT JOIN (SELECT position, at FROM resound.log ORDER BY position LIMIT 1) AS o ON true
       LEFT JOIN (SELECT * FROM (${logHolders}) AS a WHERE a.xact_start < clock_timestamp() - $1::interval LIMIT 1) AS s ON true`,
    [long],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('the database has no log: start the server once');
  return {
    epoch: Number(row.epoch),
    head: Number(row.head),
    oldest: (row.oldest as string | null) === null ? null : Number(row.oldest),
    oldestAt: row.oldestAt,
    events: Number(row.events),
    waiting: Number(row.waiting),
    holder: row.since === null ? null : { pid: row.pid, program: row.program, since: row.since },
    partitions: Number(row.partitions),
    bytes: Number(row.bytes),
    maxAgeMs: Number(row.maxAgeMs),
    maxEvents: Number(row.maxEvents),
  };
}

const held = ({ holder }: LogStatus): string =>
  holder === null
    ? '-'
    : `${holder.pid} ${holder.program === '' ? '-' : holder.program} since ${holder.since.toISOString()}`;

/** In the largest unit in which it is a whole number, so that nothing is lost: `7 days`, `36 hours`. */
function inWords(ms: number): string {
  const units = [
    ['day', 86_400_000],
    ['hour', 3_600_000],
    ['minute', 60_000],
  ] as const;
  const [unit, size] = units.find(([, each]) => ms % each === 0) ?? (['second', 1000] as const);
  const count = ms / size;
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

export const logStatus: Verb = {
  usage: 'log status',
  doc: 'Says how far the log of events has come and what it keeps, a fact a line',
  async run(args, { settings, print }) {
    readArguments(args, {});
    const status = await withOwner(settings, (owner) => readLogStatus(owner));
    const facts = [
      ['epoch', status.epoch],
      ['head', status.head],
      ['oldest', status.oldest ?? '-'],
      ['oldest at', status.oldestAt?.toISOString() ?? '-'],
      ['events', status.events],
      ['waiting', status.waiting],
      ['held by', held(status)],
      ['partitions', status.partitions],
      ['bytes', status.bytes],
      ['keeps events', status.maxEvents],
      ['keeps for', inWords(status.maxAgeMs)],
    ];
    for (const fact of facts) print(fact.join('\t'));
  },
};

export async function bumpEpoch(owner: Owner): Promise<number> {
  const { rows } = await owner.query<{ epoch: number }>('SELECT resound.bump_epoch() AS epoch');
  return Number(rows[0]?.epoch);
}

export const epochBump: Verb = {
  usage: 'epoch bump',
  doc: 'After a restore of the database: makes every position from before invalid, so that clients take a snapshot; prints the epoch',
  async run(args, { settings, print, tell }) {
    readArguments(args, {});
    print(String(await withOwner(settings, bumpEpoch)));
    tell('Every position from before is refused now, and streams that were open end.');
  },
};
