/** The functions of an API as statements, whole and broken, for a database whose server runs. */
import type { Pool } from 'pg';
import { emitFunctions } from '../../generator/emit/sql/functions.ts';
import type { Model } from '../../generator/model/model.ts';
import { labelOf, type Mutant, nameOf } from './mutants.ts';

/** Statements that break the functions, and those that mend them. */
export interface Breakage {
  readonly apply: readonly string[];
  readonly mend: readonly string[];
}

export class Functions {
  readonly #model: Model;
  readonly #schema: string;
  readonly #whole: readonly string[];

  /** @param schema - that in which the server calls them */
  constructor(model: Model, schema: string) {
    this.#model = model;
    this.#schema = schema;
    this.#whole = statementsOf(emitFunctions(model).text, schema);
  }

  /** @throws Error where the mutant would be no different */
  breakage(mutant: Mutant): Breakage {
    const { kind } = mutant;
    if (kind === 'leak') return this.#leak(mutant);
    const sabotage = { mutation: nameOf(mutant), kind, event: mutant.event.type };
    const broken = statementsOf(emitFunctions(this.#model, { sabotage }).text, this.#schema);
    const apply = broken.filter((text) => !this.#whole.includes(text));
    if (apply.length === 0) throw new Error(`${labelOf(mutant)}: "${kind}" changes nothing in the functions`);
    return { apply, mend: this.#whole.filter((text) => !broken.includes(text)) };
  }

  /** The function stands behind another one of its name, which announces what was refused. */
  #leak(mutant: Mutant): Breakage {
    const { resource, mutation, event } = mutant;
    const name = `${this.#schema}.${resource.resource}_${mutation.name}`;
    const sound = this.#whole.find((text) => text.startsWith(`CREATE OR REPLACE FUNCTION ${name}(`));
    if (sound === undefined) throw new Error(`${labelOf(mutant)}: there is no function ${name}`);
    const signature = sound.slice(0, sound.indexOf('AS $$'));
    const leaking = `${signature}AS $$
BEGIN
  SELECT s.refusal, s.answer, s.version, s.events INTO refusal, answer, version, events
  FROM ${name}_sound(p_tenant, p_id, p_if_match, p_input, p_actor, p_request, p_trace) s;
  IF refusal IS NOT NULL THEN
    INSERT INTO resound.outbox (tenant_id, type, resource, row_id, version, mutation, actor, request_id, payload)
    VALUES (p_tenant, '${event.type}', '${resource.resource}', coalesce(p_id, p_tenant), 1, '${nameOf(mutant)}', p_actor, p_request,
      json_build_object('type', '${event.type}', 'tenant_id', p_tenant)::text);
  END IF;
END $$`;
    return {
      apply: [sound.replace(`FUNCTION ${name}(`, `FUNCTION ${name}_sound(`), leaking],
      mend: [sound],
    };
  }
}

function statementsOf(sql: string, schema: string): readonly string[] {
  const [own] = /\bfn_[0-9a-f]{12}\b/.exec(sql) ?? [];
  if (own === undefined) throw new Error('the functions name no schema of their own');
  return sql
    .replaceAll(own, schema)
    .split(/^(?=CREATE |REVOKE |GRANT |ALTER )/m)
    .filter((statement) => statement.startsWith('CREATE FUNCTION'))
    .map((statement) => statement.replace('CREATE FUNCTION', 'CREATE OR REPLACE FUNCTION'));
}

/** Sessions that have planned a call of a function see its new text at their next call. */
export async function execute(owner: Pool, statements: readonly string[]): Promise<void> {
  for (const text of statements) await owner.query(text);
}
