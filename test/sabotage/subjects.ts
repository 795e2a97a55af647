/** The APIs whose tests are put to the proof. */

import { api as caliberApi } from '../../generated/index.ts';
import { plans as caliberPlans } from '../../generated/tests/plans.ts';
import { loadModel } from '../../generator/compile.ts';
import { api as chatApi } from '../fixtures/chat/generated/index.ts';
import { plans as chatPlans } from '../fixtures/chat/generated/tests/plans.ts';
import { api as shopApi } from '../fixtures/shop/generated/index.ts';
import { plans as shopPlans } from '../fixtures/shop/generated/tests/plans.ts';
import type { Mutant } from './mutants.ts';
import { type Effort, type Subject, sabotage, type Verdict } from './run.ts';

/** What is the same for each API, whatever its hooks are. */
export interface Proof {
  readonly name: string;
  readonly plans: Subject<never>['plans'];
  readonly run: (mutants: readonly Mutant[], effort: Effort) => Promise<readonly Verdict[]>;
}

function proof<Hooks>(
  name: string,
  manifest: string,
  api: Subject<Hooks>['api'],
  plans: Subject<Hooks>['plans'],
): Proof {
  return {
    name,
    plans,
    run: (mutants, effort) => sabotage({ model: loadModel(manifest), api, plans }, mutants, effort),
  };
}

export const proofs: readonly Proof[] = [
  proof('caliber', 'resources.yaml', caliberApi, caliberPlans),
  proof('shop', 'test/fixtures/shop/resources.yaml', shopApi, shopPlans),
  proof('chat', 'test/fixtures/chat/resources.yaml', chatApi, chatPlans),
];
