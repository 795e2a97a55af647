/** The generated tests of one resource, in jest. */
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import type { GeneratedApi } from '../../../src/contract/api.ts';
import type { ApiPlan } from './plan.ts';
import { verifyRefused } from './refuse.ts';
import { serve } from './serve.ts';
import { verifyHeard } from './verify.ts';
import type { World } from './world.ts';

const runs = Number(process.env['RESOUND_TEST_RUNS'] ?? 3);
/** Set it to the seed that a failure printed to draw the same cases again. */
const seed = Number(process.env['RESOUND_TEST_SEED'] ?? Date.now() % 0x7fffffff);

/** Each mutation of the resource: heard once by its own tenant as GET answers it, and not heard where it is refused. */
export function specifyBroadcast<Hooks>(api: GeneratedApi<Hooks>, plans: ApiPlan, name: string): void {
  const resource = plans.resources.find((plan) => plan.resource === name);
  if (resource === undefined) throw new TypeError(`no plan of a resource "${name}"`);

  describe(`${name}: every mutation is heard`, () => {
    let world: World;
    let stop: () => Promise<void>;

    beforeAll(async () => {
      ({ world, stop } = await serve(api, plans));
    }, 30_000);
    afterAll(async () => {
      await stop();
    });

    for (const [index, mutation] of resource.mutations.entries()) {
      // Two mutations must not draw the same rows: some of their fields may stand only once.
      const own = (seed + 1_000_003 * (index + 1)) % 0x7fffffff;
      if (mutation.unreached === true) {
        it.todo(`${mutation.name} is heard: the generator found no steps to a row that its guards accept`);
        continue;
      }
      it(`${mutation.name} is heard once, by its tenant alone, as GET answers`, async () => {
        await verifyHeard(world, resource, mutation, { runs, seed: own });
      });
      if (mutation.route === null) continue;
      it(`${mutation.name}, refused, is not heard`, async () => {
        await verifyRefused(world, resource, mutation, own + 500_000);
      });
    }
  });
}
