/**
 * Bugs that others had, and the first ones that the simulation found here, planted on purpose: it must find each. Some stand in the simulated database, in place of its SQL, one in
 * a setting, and some in a copy of the product's source.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Product } from './node.ts';
import type { SimulationOptions } from './simulation.ts';

/** What of a run is careless. */
type Careless = Pick<SimulationOptions, 'product' | 'flaw' | 'limits'>;

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
    const copy = async (name: string): Promise<unknown> => import(pathToFileURL(join(folder, 'src', name)).href);
    const { startEvents } = (await copy('events.ts')) as Pick<Product, 'startEvents'>;
    const { eventsRoute } = (await copy('http/events-route.ts')) as Pick<Product, 'eventsRoute'>;
    return { product: { startEvents, eventsRoute } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const always = (careless: Careless) => (): Promise<Careless> => Promise.resolve(careless);

export const planted: readonly Planted[] = [
  { name: 'number-before-commit', plant: always({ flaw: 'numbers before commit' }) },
  { name: 'cursor-by-transaction-id', plant: always({ flaw: 'cursor by transaction id' }) },
  { name: 'missing-forgotten-early', plant: always({ flaw: 'missing ids are forgotten too early' }) },
  { name: 'gone-on-with-other-events', plant: always({ flaw: 'positions alone tell logs apart' }) },
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
    name: 'owed-events-forgotten-with-new-filters',
    plant: () => changed('hub/hub.ts', 'reader.group?.settle(reader);', ''),
  },
  {
    name: 'untold-while-catching-up',
    plant: () => changed('hub/catch-up.ts', 'let { told } = reader;', 'let told = reader.position;'),
  },
  {
    name: 'untold-when-live-again',
    plant: () => changed('hub/hub.ts', 'else if (told !== position) reader.say', 'else if (told === null) reader.say'),
  },
  {
    name: 'missing-forgotten-by-a-cut-round',
    plant: () =>
      changed('log/seen.ts', 'if (round.moved.length < limit) this.#forget(round.xmin);', 'this.#forget(round.xmin);'),
  },
  {
    name: 'room-made-too-late',
    plant: () => changed('log/sequencer.ts', 'const ahead = 2 * limit;', 'const ahead = 0;'),
  },
  {
    name: 'turn-lost-with-a-silent-query',
    plant: () =>
      changed(
        'hub/turns.ts',
        'try {\n      return await work();\n    } finally {',
        'const done = await work();\n    try {\n      return done;\n    } finally {',
      ),
  },
  {
    name: 'old-epoch-taken',
    plant: () => changed('log/position.ts', 'if (epochOfText !== epoch) throw', 'if (epochOfText > epoch) throw'),
  },
  {
    name: 'streams-outlive-their-epoch',
    plant: () =>
      changed(
        'events.ts',
        'hub.interrupt(interruption.reason);',
        "if (interruption.reason === 'dropped') hub.interrupt(interruption.reason);",
      ),
  },
  {
    name: 'witness-not-heard',
    plant: () => changed('log/witness.ts', 'if (seen === null ||', 'if (seen !== null ||'),
  },
  {
    name: 'future-becomes-now',
    plant: () =>
      changed('hub/catch-up.ts', 'return isKnown() ? number : null;', 'return isKnown() ? number : tenant.reached;'),
  },
  {
    name: 'page-ends-beyond-its-events',
    plant: () =>
      changed(
        'http/page.ts',
        'const position = isCut ? (this.#lines[count - 1] as Line).position : looked;',
        'const position = looked;',
      ),
  },
  {
    name: 'events-follow-on-what-no-page-told',
    plant: () => changed('http/page.ts', 'text: followingOn(this.#cursor, text)', 'text'),
  },
  {
    name: 'last-event-id-passed-over',
    plant: () =>
      changed(
        'http/events-route.ts',
        "if (isBack) query.set('after', last);",
        "if (isBack && !query.has('after')) query.set('after', last);",
      ),
  },
];
