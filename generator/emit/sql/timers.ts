/** Timers: all that is due, as a batch over all tenants, and how long until the next. */
import type { Mutation, Resource } from '../../model/model.ts';
import { predicate } from './conditions.ts';
import type { SqlContext } from './context.ts';
import { fieldOf } from './context.ts';
import type { Lines } from './lines.ts';
import { indent } from './lines.ts';
import { mutationName, tableOf } from './names.ts';
import { block, body, ident, literal } from './quoting.ts';

export function timerFunctions(
  context: SqlContext,
  resource: Resource,
  mutation: Mutation,
  timer: string,
): readonly Lines[] {
  return [batchFunction(context, resource, mutation, timer), nextFunction(context, resource, mutation, timer)];
}

/** Rows that the timer waits for; `clock` is the time for guards that ask for it. */
function waiting(context: SqlContext, resource: Resource, mutation: Mutation, timer: string, clock: string): Lines {
  const key = resource.id === 'tenant_id' ? 't.tenant_id' : `t.${ident(resource.id)}`;
  const guards = mutation.when.map((condition) =>
    predicate(context, condition, { resource, row: 't', clock, parameters: mutation.with }),
  );
  const field = fieldOf(resource, timer);
  return [
    ...(field.nullable ? [`t.${ident(timer)} IS NOT NULL`] : []),
    ...guards,
    [
      'NOT EXISTS (',
      '    SELECT FROM resound.parked p',
      `    WHERE p.mutation = ${literal(mutationName(mutation))} AND p.tenant_id = t.tenant_id AND p.row_id = ${key}`,
      '  )',
    ].join('\n'),
  ];
}

function conjunction(conditions: Lines): Lines {
  return conditions.flatMap((condition, index) => `${index === 0 ? 'WHERE' : '  AND'} ${condition}`.split('\n'));
}

/**
 * Each row in a subtransaction of its own: one that cannot be changed is parked with its error and the rest goes on. What tells of
 * the server and not of the row (a deadlock, a full disk, a shutdown) is passed on, for the batch can be tried again.
 */
function batchFunction(context: SqlContext, resource: Resource, mutation: Mutation, timer: string): Lines {
  const table = tableOf(resource);
  const id = ident(resource.id);
  const name = mutationName(mutation);
  const call = context.names.of(resource.name, mutation.name);
  const conditions = [`t.${ident(timer)} <= moment`, ...waiting(context, resource, mutation, timer, 'moment')];
  const park = (error: string): Lines => [
    'INSERT INTO resound.parked (mutation, tenant_id, row_id, error)',
    `VALUES (${literal(name)}, due.tenant_id, due.row_id, ${error})`,
    'ON CONFLICT DO NOTHING;',
    'parked := parked + 1;',
  ];
  return [
    `-- Runs ${name} on at most p_limit rows whose time has come, of all tenants, the longest due first.`,
    '-- Rows that another node works on are skipped; a row that cannot be changed is parked.',
    `CREATE FUNCTION ${context.names.of(resource.name, mutation.name, 'due')}(p_limit integer, OUT fired integer, OUT parked integer)`,
    `LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS ${block([
      'DECLARE',
      '  moment timestamptz := clock_timestamp();',
      '  due record;',
      '  problem text;',
      'BEGIN',
      '  fired := 0;',
      '  parked := 0;',
      '  FOR due IN',
      ...indent(
        [
          `SELECT t.tenant_id, t.${id} AS row_id FROM ${table} t`,
          ...conjunction(conditions),
          `ORDER BY t.${ident(timer)}, t.tenant_id, t.${id} LIMIT p_limit FOR UPDATE OF t SKIP LOCKED`,
        ],
        4,
      ),
      '  LOOP',
      '    BEGIN',
      '      SELECT m.refusal INTO problem',
      `      FROM ${call}(due.tenant_id, due.row_id, NULL, '{}', 'system', 'timer', NULL) AS m;`,
      '      IF problem IS NULL THEN',
      '        fired := fired + 1;',
      '      ELSE',
      ...indent(park('problem'), 8),
      '      END IF;',
      '    EXCEPTION',
      '      WHEN transaction_rollback OR insufficient_resources OR operator_intervention OR system_error THEN',
      '        RAISE;',
      '      WHEN OTHERS THEN',
      ...indent(park("SQLSTATE || ' ' || SQLERRM"), 8),
      '    END;',
      '  END LOOP;',
      'END',
    ])};`,
  ];
}

function nextFunction(context: SqlContext, resource: Resource, mutation: Mutation, timer: string): Lines {
  const column = `t.${ident(timer)}`;
  return [
    `-- Milliseconds until ${mutationName(mutation)} is due next, by the database's clock; not above 0: now; null: never.`,
    `CREATE FUNCTION ${context.names.of(resource.name, mutation.name, 'next')}(OUT wait_ms double precision)`,
    `LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS ${body(
      indent([
        `SELECT (extract(epoch FROM ${column}) - extract(epoch FROM clock_timestamp())) * 1000`,
        `FROM ${tableOf(resource)} t`,
        ...conjunction(waiting(context, resource, mutation, timer, 'clock_timestamp()')),
        `ORDER BY ${column} LIMIT 1`,
      ]),
    )};`,
  ];
}
