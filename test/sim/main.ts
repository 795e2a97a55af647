/**
 * `npm run sim -- [--seeds 10000] [--from 1] [--seed 17] [--planted <name>]`: the simulation for long, or of one seed with everything that
 * happened in it. The exit status is 1 where a promise was broken; with a planted bug, where none was.
 */
import { parseArgs } from 'node:util';
import { planted } from './planted.ts';
import { type Outcome, type SimulationOptions, simulate } from './simulation.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    planted: { type: 'string' },
  },
});

const careless = values.planted === undefined ? {} : await plant(values.planted);
const from = whole('seed' in values ? 'seed' : 'from', values.seed ?? values.from, 0);
const seeds = values.seed === undefined ? whole('seeds', values.seeds, 1) : 1;
const broken = seeds === 1 ? await replay(from) : await search();
process.exitCode = broken > 0 === (values.planted !== undefined) ? 0 : 1;

async function replay(seed: number): Promise<number> {
  const outcome = await simulate({ seed, traced: true, ...careless });
  for (const line of outcome.trace) console.log(line);
  console.log(`\nseed ${seed}: ${outcome.steps} steps, ${outcome.owed} events owed`);
  for (const [what, times] of [...outcome.happened].sort()) console.log(`  ${what}: ${times}`);
  tell(outcome);
  return outcome.wrong.length > 0 ? 1 : 0;
}

/** @returns how many seeds broke a promise */
async function search(): Promise<number> {
  const since = performance.now();
  const happened = new Map<string, number>();
  let [failed, steps, owed] = [0, 0, 0];
  for (let seed = from; seed < from + seeds; seed++) {
    const outcome = await simulate({ seed, ...careless });
    steps += outcome.steps;
    owed += outcome.owed;
    for (const [what, times] of outcome.happened) happened.set(what, (happened.get(what) ?? 0) + times);
    if (outcome.wrong.length > 0) {
      failed += 1;
      tell(outcome);
    }
    if ((seed - from + 1) % 500 === 0) console.log(`seeds ${from} to ${seed}: ${failed} failed`);
  }
  const seconds = ((performance.now() - since) / 1000).toFixed(1);
  console.log(
    `\nseeds ${from} to ${from + seeds - 1}: ${failed} failed; ${steps} steps, ${owed} events owed (${seconds} s)`,
  );
  for (const [what, times] of [...happened].sort()) console.log(`  ${what}: ${times}`);
  return failed;
}

function tell({ seed, wrong }: Outcome): void {
  const also = values.planted === undefined ? '' : ` --planted ${values.planted}`;
  for (const what of wrong.slice(0, 3)) console.log(`seed ${seed}: ${what}`);
  if (wrong.length > 0 && seeds > 1) console.log(`  all of it: npm run sim -- --seed ${seed}${also}`);
}

async function plant(name: string): Promise<Partial<SimulationOptions>> {
  const one = planted.find((each) => each.name === name);
  if (one === undefined) {
    throw new Error(`no planted bug "${name}"; there are ${planted.map((each) => each.name).join(', ')}`);
  }
  return one.plant();
}

function whole(name: string, text: string, least: number): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < least)
    throw new Error(`--${name} is a whole number from ${least}, not ${text}`);
  return number;
}
