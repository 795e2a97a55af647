/**
 * `npm run sabotage [-- <resource or mutation> ...]`: every mutant of CALIBER, or those named. Prints a table; the exit status is 1
 * where one went unnoticed, or was noticed for another reason than what is wrong with it.
 */

import { api } from '../../generated/index.ts';
import { plans } from '../../generated/tests/plans.ts';
import { loadModel } from '../../generator/compile.ts';
import setup from '../support/global-setup.ts';
import teardown from '../support/global-teardown.ts';
import { allMutants, kinds, nameOf } from './mutants.ts';
import { sabotage, type Verdict } from './run.ts';

const seed = Number(process.env['RESOUND_TEST_SEED'] ?? Date.now() % 0x7fffffff);
const wanted = process.argv.slice(2);
const mutants = allMutants(plans).filter(
  (mutant) => wanted.length === 0 || wanted.includes(nameOf(mutant)) || wanted.includes(mutant.resource.resource),
);
const since = performance.now();
let row = '';

await setup();
try {
  console.log(`${'mutation'.padEnd(28)}${kinds.map((kind) => kind.padEnd(10)).join('')}(seed ${seed})`);
  const verdicts = await sabotage({ model: loadModel('resources.yaml'), api, plans }, mutants, seed, tell);
  const escaped = verdicts.filter(({ fits }) => !fits);
  for (const { mutant, message } of escaped) console.log(`\n${nameOf(mutant)}, ${mutant.kind}: ${message}`);
  const seconds = ((performance.now() - since) / 1000).toFixed(1);
  console.log(`\n${verdicts.length - escaped.length} noticed, ${escaped.length} not (${seconds} s)`);
  process.exitCode = escaped.length === 0 && verdicts.length > 0 ? 0 : 1;
} finally {
  await teardown();
}

/** One column after the other, one line for each mutation. */
function tell({ mutant, fault, fits }: Verdict): void {
  if (row === '') row = nameOf(mutant).padEnd(28);
  row += (fits ? 'noticed' : (fault ?? 'ESCAPED').toUpperCase()).padEnd(10);
  if (mutant.kind !== kinds.at(-1)) return;
  console.log(row.trimEnd());
  row = '';
}
