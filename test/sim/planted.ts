/**
 * Bugs that others had, and the first ones that the simulation found here, planted on purpose: it must find each. Some stand in the simulated database, in place of its SQL, one in
 * a setting, and some in a copy of the product's source.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { SimulationOptions } from './simulation.ts';

/** What of a run is careless. */
type Careless = Pick<SimulationOptions, 'startEvents' | 'flaw' | 'limits'>;

export interface Planted {
  readonly name: string;
  readonly plant: () => Promise<Careless>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The product with one text in one file replaced. */
async function changed(file: string, text: string, by: string): Promise<Careless> {
  mkdirSync(join(root, '.resound'), { recursive: true });
  const folder = mkdtempSync(join(root, '.resound', 'planted-'));
  try {
    cpSync(join(root, 'src'), join(folder, 'src'), { recursive: true });
    const path = join(folder, 'src', file);
    const source = readFileSync(path, 'utf8');
    if (source.split(text).length !== 2) throw new Error(`src/${file} does not have once: ${text}`);
    writeFileSync(
      path,
      source.replace(text, () => by),
    );
    const copy = (await import(pathToFileURL(join(folder, 'src', 'events.ts')).href)) as Required<
      Pick<Careless, 'startEvents'>
    >;
    return { startEvents: copy.startEvents };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const always = (careless: Careless) => (): Promise<Careless> => Promise.resolve(careless);

export const planted: readonly Planted[] = [
  { name: 'number-before-commit', plant: always({ flaw: 'numbers before commit' }) },
  { name: 'cursor-by-transaction-id', plant: always({ flaw: 'cursor by transaction id' }) },
  { name: 'missing-forgotten-early', plant: always({ flaw: 'missing ids are forgotten too early' }) },
  { name: 'wake-up-without-poll', plant: always({ limits: { pollMs: 3_600_000 } }) },
  {
    name: 'twice-at-the-switch-to-live',
    plant: () => changed('hub/reader.ts', 'batch.after(this.#number)', 'batch.after(-1)'),
  },
  {
    name: 'filter-forgotten-on-replay',
    plant: () => changed('hub/catch-up.ts', 'const whole = isEverything(reader.filters);', 'const whole = true;'),
  },
  {
    name: 'tail-with-a-hole',
    plant: () =>
      changed(
        'hub/tail.ts',
        'if (own === undefined || first === undefined || first > number + 1) return null;',
        'if (own === undefined || first === undefined) return null;',
      ),
  },
  {
    name: 'moved-out-not-told',
    plant: () =>
      changed('hub/filter.ts', "return after ? 'moved-in' : 'moved-out';", "return after ? 'moved-in' : null;"),
  },
  {
    name: 'slow-reader-skipped',
    plant: () =>
      changed(
        'hub/reader.ts',
        'if (this.isFull) {',
        'if (this.isFull) { this.advance(fresh.last.number, fresh.last.position);',
      ),
  },
  {
    name: 'untold-while-catching-up',
    plant: () => changed('hub/catch-up.ts', 'let { told } = reader;', 'let told = reader.position;'),
  },
  {
    name: 'untold-when-live-again',
    plant: () => changed('hub/hub.ts', 'else if (told !== position) reader.say', 'else if (told === null) reader.say'),
  },
];
