/** Proves that the broadcast tests bite: one mutant of each kind per resource. `npm run sabotage` tries all. */
import { describe, expect, it } from '@jest/globals';
import { api } from '../../generated/index.ts';
import { plans } from '../../generated/tests/plans.ts';
import { loadModel } from '../../generator/compile.ts';
import { nameOf, someMutants } from './mutants.ts';
import { sabotage } from './run.ts';

describe('sabotage', () => {
  it('is noticed, and for what it is', async () => {
    const mutants = someMutants(plans);
    const verdicts = await sabotage(
      { model: loadModel('resources.yaml'), api, plans },
      mutants,
      Date.now() % 0x7fffffff,
    );
    const escaped = verdicts.filter(({ fits }) => !fits);
    expect(escaped.map(({ mutant, message }) => `${nameOf(mutant)}, ${mutant.kind}: ${message}`)).toEqual([]);
    expect(verdicts).toHaveLength(plans.resources.length * 5);
  }, 120_000);
});
