/** Breaks one mutation's events at a time in a running database, and demands that the broadcast verification notices. */
import type { Pool } from 'pg';
import type { Model } from '../../generator/model/model.ts';
import type { GeneratedApi } from '../../src/contract/api.ts';
import { BroadcastFailure, type Fault } from '../support/broadcast/failure.ts';
import type { ApiPlan } from '../support/broadcast/plan.ts';
import { verifyRefused } from '../support/broadcast/refuse.ts';
import { serve } from '../support/broadcast/serve.ts';
import { verifyHeard } from '../support/broadcast/verify.ts';
import type { World } from '../support/broadcast/world.ts';
import { execute, Functions } from './functions.ts';
import { fitting, type Mutant } from './mutants.ts';

export interface Subject<Hooks> {
  readonly model: Model;
  readonly api: GeneratedApi<Hooks>;
  readonly plans: ApiPlan;
}

export interface Verdict {
  readonly mutant: Mutant;
  /** What the verification said of it; null: nothing, so that it went unnoticed. */
  readonly fault: Fault | null;
  readonly fits: boolean;
  readonly message: string;
}

export interface Effort {
  readonly seed: number;
  /** Called with each verdict as it falls. */
  readonly told?: (verdict: Verdict) => void;
}

/**
 * @returns the verdicts, in the order of the mutants
 * @throws Error where the verification does not pass with the unbroken functions: then its failures would prove nothing
 */
export async function sabotage<Hooks>(
  { model, api, plans }: Subject<Hooks>,
  mutants: readonly Mutant[],
  { seed, told }: Effort,
): Promise<readonly Verdict[]> {
  const { world, server, stop } = await serve(api, plans, dropTriggers);
  const functions = new Functions(model, api.functionsSchema);
  const verdicts: Verdict[] = [];
  try {
    for (const [index, mutant] of mutants.entries()) {
      const own = (seed + 2 * stride * index) % 0x7fffffff;
      const isFirst = index === mutants.findIndex(({ mutation }) => mutation === mutant.mutation);
      if (isFirst) await verifyAll(world, mutant, own + stride);
      const { apply, mend } = functions.breakage(mutant);
      await execute(server.pool, apply);
      const verdict = await judge(world, mutant, own);
      await execute(server.pool, mend);
      await world.settle(mutant.resource.resource);
      verdicts.push(verdict);
      told?.(verdict);
    }
  } finally {
    await stop();
  }
  return verdicts;
}

/** Between the seeds of two mutants, so that no row is drawn twice. */
const stride = 7919;

const verifyMutant = (world: World, { resource, mutation, kind }: Mutant, seed: number): Promise<void> =>
  kind === 'leak'
    ? verifyRefused(world, resource, mutation, seed)
    : verifyHeard(world, resource, mutation, { runs: 1, seed });

async function verifyAll(world: World, { resource, mutation }: Mutant, seed: number): Promise<void> {
  await verifyHeard(world, resource, mutation, { runs: 1, seed });
  await verifyRefused(world, resource, mutation, seed + 1_000);
}

async function judge(world: World, mutant: Mutant, seed: number): Promise<Verdict> {
  try {
    await verifyMutant(world, mutant, seed);
    return { mutant, fault: null, fits: false, message: 'the verification passed' };
  } catch (error) {
    if (!(error instanceof BroadcastFailure)) throw error;
    const { fault, message } = error;
    return { mutant, fault, fits: fitting[mutant.kind].includes(fault), message };
  }
}

/** The triggers would refuse most mutants before any test could notice them. */
async function dropTriggers(owner: Pool): Promise<void> {
  const { rows } = await owner.query<{ statement: string }>(
    `SELECT format('DROP TRIGGER %I ON %s', t.tgname, t.tgrelid::regclass) AS statement
     FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
     WHERE NOT t.tgisinternal AND c.relnamespace = 'api'::regnamespace`,
  );
  if (rows.length === 0) throw new Error('no trigger demands events: this database is not the one to be tested');
  for (const { statement } of rows) await owner.query(statement);
}
