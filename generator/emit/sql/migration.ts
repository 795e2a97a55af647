/** migrations/0001_init.sql: the tables of the resources, what keeps them whole, and what keeps them heard. */
import type { SqlContext } from './context.ts';
import { indexStatements } from './indexes.ts';
import type { Lines } from './lines.ts';
import { fileText } from './lines.ts';
import { NameScope } from './names.ts';
import { countersTable, foreignKeys, primaryKey, tableStatements } from './tables.ts';
import { heardTrigger, truncateRefusal } from './trigger.ts';

export function migrationText(context: SqlContext, source: string): string {
  return fileText(parts(context, source));
}

function* parts(context: SqlContext, source: string): Iterable<Lines> {
  const resources = context.model.resources.filter(({ storage }) => storage === 'table');
  const names = new NameScope();
  yield [
    `-- Code generated from ${source}. DO NOT EDIT.`,
    '-- Applied once, by the owner, after the tables that every API has (schemas resound and api).',
  ];
  for (const resource of resources) {
    yield tableStatements(resource);
    yield indexStatements(context, resource, names);
    yield primaryKey(resource);
    yield countersTable(resource);
  }
  for (const resource of resources) yield foreignKeys(context, resource);
  yield truncateRefusal();
  for (const resource of resources) yield heardTrigger(resource);
}
