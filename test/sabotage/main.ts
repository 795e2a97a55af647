/**
 * `npm run sabotage [-- <resource or mutation> ...]`: every mutant of CALIBER, or those named. Prints a table; the exit status is 1
 * where one went unnoticed, or was noticed for another reason than what is wrong with it.
 */

import setup from '../support/global-setup.ts';
import teardown from '../support/global-teardown.ts';
import { allMutants, kinds, labelOf, nameOf } from './mutants.ts';
import type { Verdict } from './run.ts';
import { type Proof, proofs } from './subjects.ts';

const seed = Number(process.env['RESOUND_TEST_SEED'] ?? Date.now() % 0x7fffffff);
const wanted = process.argv.slice(2);
const since = performance.now();
const labelWidth = 40;
const columnWidth = 10;
let row = '';

await setup();
try {
  const verdicts: Verdict[] = [];
  for (const proof of proofs) verdicts.push(...(await prove(proof)));
  const escaped = verdicts.filter(({ fits }) => !fits);
  for (const { mutant, message } of escaped) console.log(`\n${labelOf(mutant)}, ${mutant.kind}: ${message}`);
  const seconds = ((performance.now() - since) / 1000).toFixed(1);
  console.log(`\n${verdicts.length - escaped.length} noticed, ${escaped.length} not (${seconds} s, seed ${seed})`);
  process.exitCode = escaped.length === 0 && verdicts.length > 0 ? 0 : 1;
} finally {
  await teardown();
}

async function prove({ name, plans, run }: Proof): Promise<readonly Verdict[]> {
  const mutants = allMutants(plans).filter(
    (mutant) =>
      wanted.length === 0 || [name, mutant.resource.resource, nameOf(mutant)].some((word) => wanted.includes(word)),
  );
  if (mutants.length === 0) return [];
  console.log(`${name.padEnd(labelWidth)}${kinds.map((kind) => kind.padEnd(columnWidth)).join('')}`.trimEnd());
  const verdicts = await run(mutants, { seed, told: tell });
  endTable();
  return verdicts;
}

/** One column after the other, one line for each event. */
function tell({ mutant, fault, fits }: Verdict): void {
  const label = labelOf(mutant);
  if (!row.startsWith(label.padEnd(labelWidth))) {
    if (row !== '') console.log(row.trimEnd());
    row = label.padEnd(labelWidth);
  }
  row = row.padEnd(labelWidth + kinds.indexOf(mutant.kind) * columnWidth);
  row += (fits ? 'noticed' : (fault ?? 'ESCAPED').toUpperCase()).padEnd(columnWidth);
}

function endTable(): void {
  if (row !== '') console.log(row.trimEnd());
  row = '';
}
