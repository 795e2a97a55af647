/** One function for each mutation: locks, guards, change, events and answer, in this order and in one call. */
import type { Mutation, Resource } from '../../model/model.ts';
import type { SqlContext } from './context.ts';
import { showsEntity, valuePieces } from './events.ts';
import { concatenated } from './json-text.ts';
import type { Lines } from './lines.ts';
import { indent, paragraphs } from './lines.ts';
import { changeSteps } from './mutation-change.ts';
import { createSteps } from './mutation-create.ts';
import { deleteSteps } from './mutation-delete.ts';
import { countersOf, mutationName, tableOf } from './names.ts';
import { planOf } from './plan.ts';
import { block, remark } from './quoting.ts';
import type { Sabotage } from './sabotage.ts';
import { type Step, step } from './steps.ts';

export function mutationFunction(
  context: SqlContext,
  resource: Resource,
  mutation: Mutation,
  sabotage: Sabotage | null,
): Lines {
  const plan = planOf(resource, mutation);
  const own = sabotage?.mutation === mutationName(mutation) ? sabotage : null;
  const steps =
    mutation.kind === 'create'
      ? createSteps(context, plan, own)
      : mutation.kind === 'delete'
        ? deleteSteps(context, plan, own)
        : changeSteps(context, plan, own);
  const answer = answerStep(resource, mutation);
  const parts = [isolationStep(), ...steps, answer].filter(({ lines }) => lines.length > 0);
  const code = paragraphs(
    ...parts.map(({ remark: text, lines }) => [...(text === null ? [] : remark(text)), ...lines]),
  );
  return [
    ...header(resource, mutation),
    `CREATE FUNCTION ${context.names.of(resource.name, mutation.name)}(`,
    '  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,',
    '  OUT refusal text, OUT answer text, OUT version bigint, OUT events text',
    ')',
    `LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS ${block([
      ...declarations(resource, code),
      'BEGIN',
      ...indent(code),
      'END',
    ])};`,
  ];
}

function header(resource: Resource, mutation: Mutation): Lines {
  const name = mutationName(mutation);
  const says =
    mutation.doc ?? `${mutation.kind === 'update' ? 'merges a patch into' : `${mutation.kind}s`} one ${resource.name}`;
  const events = mutation.events.map(({ name: event, given }) =>
    given === null ? event : `${event} where ${given} is given`,
  );
  return remark(
    `${name}: ${says.replace(/\.$/, '')}. ${order(resource, mutation)}. Announces ${events.join(' and ')}.`,
  );
}

/** The order in which it can be refused, as a sentence. */
function order(resource: Resource, mutation: Mutation): string {
  const references = mutation.input.some(({ type }) => type.kind === 'ref') ? ['references (404)'] : [];
  const row = mutation.kind === 'create' || resource.singleton ? [] : [`row (404 ${resource.notFound})`];
  const version = mutation.kind === 'create' || mutation.route === null ? [] : ['If-Match (412)'];
  const due = mutation.timer === null ? [] : [`${mutation.timer} (409 STATE_CONFLICT)`];
  const state = mutation.when.map(({ field, error }) => `${field} (409 ${error})`);
  const actor = mutation.actor === null ? [] : [`${mutation.actor.parameter} (403)`];
  const place =
    mutation.kind === 'create' && resource.exclusive !== null ? [`conflict (409 ${resource.exclusive.error})`] : [];
  const guards = [...references, ...row, ...version, ...due, ...state, ...actor, ...place];
  return guards.length === 0 ? 'No guards' : `Guards in this order: ${guards.join(', ')}`;
}

/** Under any other level a rival's commit between our snapshot and our lock would go unseen, and both would win. */
function isolationStep(): Step {
  return step(null, [
    "IF current_setting('transaction_isolation') <> 'read committed' THEN",
    "  RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')",
    "    USING ERRCODE = 'RS004';",
    'END IF;',
  ]);
}

function answerStep(resource: Resource, mutation: Mutation): Step {
  const row = mutation.kind === 'delete' ? 'before' : 'after';
  const version = mutation.kind === 'delete' ? 'before.version + 1' : 'after.version';
  const answer =
    mutation.answer.kind === 'field'
      ? concatenated(valuePieces(resource, mutation.answer.field, row, version)).join(' ')
      : mutation.answer.kind === 'entity' && showsEntity(mutation)
        ? 'entity'
        : "''";
  return step(null, [`answer := ${answer};`, `version := ${version};`]);
}

const variables: ReadonlyMap<string, (resource: Resource) => string> = new Map([
  ['before', tableOf],
  ['after', tableOf],
  ['moment', () => 'timestamptz'],
  ['merged', () => 'jsonb'],
  ['root_id', () => 'uuid'],
  ['rival', tableOf],
  ['rival_id', () => 'uuid'],
  ['child', () => 'record'],
  ['child_id', () => 'uuid'],
  ['counted', countersOf],
  ['entity', () => 'text'],
  ['event', () => 'uuid'],
]);
const variable = new RegExp(`\\b(?:${[...variables.keys()].join('|')})\\b`, 'g');

/** Variables that the code uses; comments do not count. */
function declarations(resource: Resource, code: Lines): Lines {
  const text = code.filter((line) => !line.trimStart().startsWith('--')).join('\n');
  const used = new Set(text.match(variable));
  if (used.size === 0) return [];
  const declared = [...variables].filter(([name]) => used.has(name));
  return ['DECLARE', ...declared.map(([name, type]) => `  ${name} ${type(resource)};`)];
}
