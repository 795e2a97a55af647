/** What refuses a write that nobody would hear of: a deferred constraint trigger on each table, and no TRUNCATE. */
import type { Resource } from '../../model/model.ts';
import type { Lines } from './lines.ts';
import { indent } from './lines.ts';
import { joined, tableOf } from './names.ts';
import { body, ident, literal, remark } from './quoting.ts';

export function truncateRefusal(): Lines {
  return [
    ...remark('TRUNCATE removes rows one by one for nobody: there would be no event to hear.'),
    'CREATE FUNCTION api.refuse_truncate() RETURNS trigger',
    `LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS ${body([
      'BEGIN',
      "  RAISE EXCEPTION 'TRUNCATE of %.% would be silent; delete its rows by their mutations', TG_TABLE_SCHEMA, TG_TABLE_NAME",
      "    USING ERRCODE = 'RS002';",
      'END',
    ])};`,
    'REVOKE ALL ON FUNCTION api.refuse_truncate() FROM PUBLIC;',
  ];
}

/**
 * Deferred to the commit, for events are made from the final row. SECURITY DEFINER, for whoever writes need not be able to read
 * the outbox. One index probe for each changed row: the index outbox_row has the row's id and version.
 */
export function heardTrigger(resource: Resource): Lines {
  const table = tableOf(resource);
  const name = ident(joined(resource.name, 'heard'));
  const id = ident(resource.id);
  const keyStays =
    resource.id === 'tenant_id'
      ? 'NEW.tenant_id = OLD.tenant_id'
      : `(NEW.tenant_id, NEW.${id}) = (OLD.tenant_id, OLD.${id})`;
  const refuse = (message: string, ...facts: readonly string[]): Lines => [
    `RAISE EXCEPTION ${[literal(message), ...facts].join(', ')}`,
    "  USING ERRCODE = 'RS001';",
  ];
  return [
    ...remark(
      `At commit: each changed row of ${resource.name} has the next version, and an event of this row and version in this very transaction.`,
    ),
    `CREATE FUNCTION api.${name}() RETURNS trigger`,
    `LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS ${body([
      'DECLARE',
      `  changed ${table};`,
      '  expected bigint;',
      'BEGIN',
      ...indent([
        "IF TG_OP = 'INSERT' THEN",
        ...indent(isHeard(resource, 'NEW', 'NEW.version', ['NEW.version = 1'])),
        "ELSIF TG_OP = 'UPDATE' THEN",
        ...indent(isHeard(resource, 'NEW', 'NEW.version', ['NEW.version = OLD.version + 1', keyStays])),
        'ELSE',
        ...indent(isHeard(resource, 'OLD', 'OLD.version + 1', [])),
        'END IF;',
        '',
        '-- Refused: for which reason?',
        'changed := coalesce(NEW, OLD);',
        "expected := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE OLD.version + 1 END;",
        `IF TG_OP = 'UPDATE' AND NOT (${keyStays}) THEN`,
        ...indent(refuse(`the key of a ${resource.name.replaceAll('%', '%%')} never changes: %`, `OLD.${id}`)),
        'END IF;',
        "IF TG_OP <> 'DELETE' AND changed.version <> expected THEN",
        ...indent(
          refuse(
            `${resource.name.replaceAll('%', '%%')} % has version % after this change, not %`,
            `changed.${id}`,
            'expected',
            'changed.version',
          ),
        ),
        'END IF;',
        ...refuse(
          `no event tells of ${resource.name.replaceAll('%', '%%')} % version %: change it by one of its mutations`,
          `changed.${id}`,
          'expected',
        ),
      ]),
      'END',
    ])};`,
    `REVOKE ALL ON FUNCTION api.${name}() FROM PUBLIC;`,
    `CREATE CONSTRAINT TRIGGER ${name} AFTER INSERT OR UPDATE OR DELETE ON ${table}`,
    `  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION api.${name}();`,
    `CREATE TRIGGER ${ident(joined(resource.name, 'kept'))} BEFORE TRUNCATE ON ${table}`,
    '  FOR EACH STATEMENT EXECUTE FUNCTION api.refuse_truncate();',
  ];
}

/** Leaves the trigger where all is well: one expression, since each further one would be made ready anew for each transaction. */
function isHeard(resource: Resource, row: 'NEW' | 'OLD', version: string, also: readonly string[]): Lines {
  return [
    `IF ${[...also, 'EXISTS ('].join(' AND ')}`,
    '  SELECT FROM resound.outbox o',
    `  WHERE o.row_id = ${row}.${ident(resource.id)} AND o.version = ${version} AND o.tenant_id = ${row}.tenant_id`,
    `    AND o.resource = ${literal(resource.name)} AND o.xact = pg_current_xact_id()`,
    ') THEN',
    '  RETURN NULL;',
    'END IF;',
  ];
}
