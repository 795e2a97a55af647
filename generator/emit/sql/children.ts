/** What becomes of the rows that point at a row which goes: the mutation that their reference names runs on each, with its events. */
import type { Mutation, Resource } from '../../model/model.ts';
import type { Reference, SqlContext } from './context.ts';
import type { Lines } from './lines.ts';
import { indent, when } from './lines.ts';
import { tableOf } from './names.ts';
import { ident } from './quoting.ts';

export interface Child extends Reference {
  readonly run: Mutation;
}

export function childrenOf(context: SqlContext, resource: Resource): readonly Child[] {
  return context
    .references(resource.name)
    .filter((reference): reference is Child => reference.run !== null && reference.resource.storage === 'table');
}

/**
 * All rows of one reference are locked first, in the order of their ids, so that two deletions cannot wait for each other; then each is
 * changed by its own mutation. A row that is gone by then went with another one.
 */
export function runOnChildren(context: SqlContext, { resource, field, run }: Child, id: string): Lines {
  const key = ident(resource.id);
  const lock = run.kind === 'delete' ? 'FOR UPDATE' : 'FOR NO KEY UPDATE';
  return [
    'FOREACH child_id IN ARRAY ARRAY(',
    `  SELECT t.${key} FROM ${tableOf(resource)} t`,
    `  WHERE t.tenant_id = p_tenant AND t.${ident(field.name)} = ${id} ORDER BY t.${key} ${lock}`,
    ') LOOP',
    ...indent([
      'SELECT c.refusal, c.events INTO child',
      `FROM ${context.names.of(resource.name, run.name)}(p_tenant, child_id, NULL, '{}', p_actor, p_request, p_trace) AS c;`,
      ...when('child.refusal IS NULL', ["events := concat_ws(',', events, child.events);"]).slice(0, -1),
      "ELSIF child.refusal::json ->> 'status' <> '404' THEN",
      "  RAISE EXCEPTION '%', child.refusal USING ERRCODE = 'RS003';",
      'END IF;',
    ]),
    'END LOOP;',
  ];
}

/** A refusal on the way undoes what was done on the way: the block is a subtransaction. */
export function undoneWhenRefused(lines: Lines): Lines {
  return [
    'BEGIN',
    ...indent(lines),
    "EXCEPTION WHEN SQLSTATE 'RS003' THEN",
    '  refusal := SQLERRM;',
    '  events := NULL;',
    '  RETURN;',
    'END;',
  ];
}
