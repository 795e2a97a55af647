/** One document per tenant: its defaults until the first update, and the dry run of an update. */
import type { Resource } from '../../model/model.ts';
import type { SqlContext } from './context.ts';
import { storedFields } from './context.ts';
import type { Lines } from './lines.ts';
import { around, indent } from './lines.ts';
import { mergePatch, variantsIn } from './merge.ts';
import { mutationName, tableOf } from './names.ts';
import { objectText } from './objects.ts';
import { block, body, ident, literal } from './quoting.ts';
import { constant } from './types.ts';

/** `<resource>_row(tenant)`: the document as it is stored, or the defaults with version 0. */
export function documentFunction(context: SqlContext, resource: Resource): Lines {
  const table = tableOf(resource);
  return [
    `-- The ${resource.name} of a tenant; until its first update the defaults, with version 0.`,
    `CREATE FUNCTION ${context.names.of(resource.name, 'row')}(p_tenant uuid) RETURNS ${table}`,
    `LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS ${block([
      'DECLARE',
      `  document ${table};`,
      'BEGIN',
      `  SELECT t.* INTO document FROM ${table} t WHERE t.tenant_id = p_tenant;`,
      '  IF NOT FOUND THEN',
      '    document.tenant_id := p_tenant;',
      ...indent(
        storedFields(resource).flatMap((field) => {
          const { name, type, default: given } = field;
          return given === undefined || given === null ? [] : [`document.${ident(name)} := ${constant(type, given)};`];
        }),
        4,
      ),
      '    document.version := 0;',
      '  END IF;',
      '  RETURN document;',
      'END',
    ])};`,
  ];
}

/** `before` locked, or the defaults where there is no row yet. */
export function loadDocument(context: SqlContext, resource: Resource): Lines {
  const key = `hashtextextended(json_build_array(${literal(resource.name)}, p_tenant)::text, 0)`;
  return [
    `PERFORM pg_advisory_xact_lock(${key});`,
    `SELECT t.* INTO before FROM ${tableOf(resource)} t WHERE t.tenant_id = p_tenant FOR NO KEY UPDATE;`,
    'IF NOT FOUND THEN',
    `  before := ${context.names.of(resource.name, 'row')}(p_tenant);`,
    'END IF;',
  ];
}

/** `<resource>_merged(tenant, patch)`: what the update would be asked to store, before any check. */
export function mergedFunction(context: SqlContext, resource: Resource): Lines {
  const call = resource.calls.find(({ validates }) => validates !== null);
  const update = resource.mutations.find(({ name }) => name === call?.validates);
  if (update === undefined) return [];
  const document = `(${context.names.of(resource.name, 'row')}(p_tenant))`;
  const text = `${context.names.of(resource.name, 'text')}(${document.slice(1, -1)})::jsonb`;
  const keys = update.input.map(({ name }) => literal(name)).join(', ');
  const variants = update.input.flatMap(({ name, type }) => variantsIn(type, [name], [name]));
  const shown = objectText(
    context,
    update.input.map((field) => ({ ...field, default: undefined })),
    'merged.value',
  );
  return [
    `-- The body that ${mutationName(update)} would leave: the document with the patch merged into it, in its own shape but unchecked.`,
    `CREATE FUNCTION ${context.names.of(resource.name, 'merged')}(p_tenant uuid, p_patch jsonb) RETURNS text`,
    `LANGUAGE sql STABLE AS ${body([
      '  SELECT',
      ...indent(shown, 4),
      '  FROM (',
      ...indent(
        around('SELECT ', mergePatch('jsonb_object_agg(member.key, member.value)', 'p_patch', 'p_patch', variants)),
        4,
      ),
      `    FROM jsonb_each(${text}) AS member`,
      `    WHERE member.key IN (${keys})`,
      '  ) AS merged (value)',
    ])};`,
  ];
}
