/** Proves that the broadcast tests bite: one mutant of each kind per resource. `npm run sabotage` tries all. */
import { describe, expect, it } from '@jest/globals';
import { kinds, labelOf, someMutants } from './mutants.ts';
import { proofs } from './subjects.ts';

const seed = Number(process.env['RESOUND_TEST_SEED'] ?? Date.now() % 0x7fffffff);

describe('sabotage', () => {
  it.each(proofs)(
    'of $name is noticed, and for what it is',
    async ({ plans, run }) => {
      const verdicts = await run(someMutants(plans), { seed });
      const escaped = verdicts.filter(({ fits }) => !fits);
      expect(
        escaped.map(({ mutant, message }) => `${labelOf(mutant)}, ${mutant.kind} (seed ${seed}): ${message}`),
      ).toEqual([]);
      expect(verdicts.length).toBeGreaterThanOrEqual(plans.resources.length * (kinds.length - 1));
    },
    120_000,
  );
});
