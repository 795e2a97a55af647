/** Breaks one mutation's events at a time in a running database, and demands that the broadcast verification notices. */
import type { Pool } from 'pg';
import { emitFunctions } from '../../generator/emit/sql/functions.ts';
import type { Model } from '../../generator/model/model.ts';
import type { GeneratedApi } from '../../src/contract/api.ts';
import { BroadcastFailure, type Fault } from '../support/broadcast/failure.ts';
import type { ApiPlan } from '../support/broadcast/plan.ts';
import { serve } from '../support/broadcast/serve.ts';
import { verifyHeard } from '../support/broadcast/verify.ts';
import type { World } from '../support/broadcast/world.ts';
import { fitting, labelOf, type Mutant, nameOf } from './mutants.ts';

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
  const whole = functionsOf(emitFunctions(model).text, api.functionsSchema);
  const verdicts: Verdict[] = [];
  try {
    for (const [index, mutant] of mutants.entries()) {
      const own = (seed + 7919 * 2 * index) % 0x7fffffff;
      const isFirst = index === mutants.findIndex((other) => other.mutation === mutant.mutation);
      if (isFirst) await verifyHeard(world, mutant.resource, mutant.mutation, { runs: 1, seed: own + 7919 });
      const sabotaged = emitFunctions(model, {
        sabotage: { mutation: nameOf(mutant), kind: mutant.kind, event: mutant.event.type },
      });
      const broken = functionsOf(sabotaged.text, api.functionsSchema);
      const changed = broken.filter((text) => !whole.includes(text));
      if (changed.length === 0)
        throw new Error(`${labelOf(mutant)}: "${mutant.kind}" changes nothing in the functions`);
      await replace(server.pool, changed);
      const verdict = await judge(world, mutant, own);
      await replace(
        server.pool,
        whole.filter((text) => !broken.includes(text)),
      );
      await world.settle(mutant.resource.resource);
      verdicts.push(verdict);
      told?.(verdict);
    }
  } finally {
    await stop();
  }
  return verdicts;
}

async function judge(world: World, mutant: Mutant, seed: number): Promise<Verdict> {
  try {
    await verifyHeard(world, mutant.resource, mutant.mutation, { runs: 1, seed });
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

/** The statements that make functions, in the schema that the server calls them in. */
function functionsOf(sql: string, schema: string): readonly string[] {
  const [own] = /\bfn_[0-9a-f]{12}\b/.exec(sql) ?? [];
  if (own === undefined) throw new Error('the functions name no schema of their own');
  return sql
    .replaceAll(own, schema)
    .split(/^(?=CREATE |REVOKE |GRANT |ALTER )/m)
    .filter((statement) => statement.startsWith('CREATE FUNCTION'))
    .map((statement) => statement.replace('CREATE FUNCTION', 'CREATE OR REPLACE FUNCTION'));
}

/** Sessions that have planned a call of a function see its new text at their next call. */
async function replace(owner: Pool, functions: readonly string[]): Promise<void> {
  for (const text of functions) await owner.query(text);
}
