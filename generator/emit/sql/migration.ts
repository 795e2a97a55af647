/** migrations/0001_init.sql: the tables of the resources, what keeps them whole, and what keeps them heard. */
import type { SqlContext } from './context.ts';
import { indexStatements } from './indexes.ts';
import type { Lines } from './lines.ts';
import { paragraphs } from './lines.ts';
import { NameScope } from './names.ts';
import { countersTable, foreignKeys, tableStatements } from './tables.ts';
import { heardTrigger, truncateRefusal } from './trigger.ts';

export function migrationText(context: SqlContext, source: string): string {
  const resources = context.model.resources.filter(({ storage }) => storage === 'table');
  const names = new NameScope();
  const lines: Lines = paragraphs(
    [
      `-- Code generated from ${source}. DO NOT EDIT.`,
      '-- Applied once, by the owner, after the tables that every API has (schemas resound and api).',
    ],
    ...resources.flatMap((resource) => [
      tableStatements(resource),
      indexStatements(context, resource, names),
      countersTable(resource),
    ]),
    resources.flatMap((resource) => foreignKeys(context, resource)),
    truncateRefusal(),
    ...resources.map(heardTrigger),
  );
  return `${lines.join('\n')}\n`;
}
