/** The event stream under every fault at any moment, by seeds; `npm run sim` runs more of them, and shows all of one. */
import { describe, expect, it } from '@jest/globals';
import { planted } from './planted.ts';
import { type Outcome, simulate } from './simulation.ts';

const first = 1;
const seeds = 200;

/** What must have happened in some of the runs: else they have shown nothing of it. */
const kinds = [
  'a connection was not answered',
  'a connection was refused',
  'a copy was put back: bumped first',
  'a copy was put back: bumped later',
  'a copy was put back: found out',
  'a copy was put back: it has gone on',
  'a copy was put back: told by its place',
  'a forged position was refused',
  'a node crashed',
  'a node froze',
  'a node was stopped',
  'a page brought events',
  'a position came from the future',
  'a reader left',
  'a reader left before its page came',
  'a reader met a gap',
  'a reader stopped reading',
  'a reader was switched to pull',
  'a reader was closed: it has lasted its time',
  'a reader was closed: refused',
  'a reader was closed: stayed-away',
  'a reader was closed: the server stops',
  'a reader was closed: unavailable',
  'a reader was told POSITION_EPOCH',
  'a reader was told POSITION_FUTURE',
  'a relay was overtaken by retention',
  'a request was answered by 503',
  'a row came into view',
  'a row went out of view',
  'a server found out that the log went back',
  'a statement was not answered, after its effect',
  'a statement was not answered, before its effect',
  'a timer fired',
  'a wake-up came twice',
  'a wake-up was lost',
  'an epoch was begun for a seen epoch',
  'an epoch was begun for a seen event',
  'an epoch was begun for a seen number',
  'an epoch was begun for a seen position',
  'another node took over',
  'the connection was cut after the effect',
  'the connection was cut before the effect',
  'the connection was cut in the middle',
  'the database clock leapt',
  'the database was away',
  'the disk was full',
  'the epoch was bumped for nothing',
  'the oldest events were dropped',
];

const broken = ({ seed, wrong }: Outcome): string[] => wrong.slice(0, 3).map((what) => `seed ${seed}: ${what}`);

describe('the event stream, simulated', () => {
  it(`keeps its promises under ${seeds} seeds`, async () => {
    const happened = new Set<string>();
    const wrong: string[] = [];
    for (let seed = first; seed < first + seeds; seed++) {
      const outcome = await simulate({ seed });
      wrong.push(...broken(outcome));
      for (const what of outcome.happened.keys()) happened.add(what);
    }
    expect(wrong).toEqual([]);
    expect(kinds.filter((kind) => !happened.has(kind))).toEqual([]);
  }, 120_000);

  it('goes the same way again by the same seed', async () => {
    const [one, other] = [await simulate({ seed: 7, traced: true }), await simulate({ seed: 7, traced: true })];
    expect(one.trace.length).toBeGreaterThan(1000);
    expect(other.trace).toEqual(one.trace);
  });

  it.each(planted)(`finds a planted bug within ${seeds} seeds: $name`, async ({ plant }) => {
    const careless = await plant();
    let isFound = false;
    for (let seed = first; seed < first + seeds && !isFound; seed++) {
      isFound = (await simulate({ seed, ...careless })).wrong.length > 0;
    }
    expect(isFound).toBe(true);
  });
});
