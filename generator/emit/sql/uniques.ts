/** Uniqueness, always within a tenant: a constraint where that says it, else a unique index. */
import type { Resource, Unique } from '../../model/model.ts';
import { predicate, sentenceOf } from './conditions.ts';
import type { SqlContext } from './context.ts';
import type { Lines } from './lines.ts';
import { joined, tableOf } from './names.ts';
import { ident } from './quoting.ts';

/** `delegation_from_agent_id_to_agent_id_key`; two over the same fields differ in their conditions. */
export function uniqueName(resource: Resource, unique: Unique): string {
  const fields = unique.fields.map(({ field }) => field);
  const alike = resource.unique.filter((other) => other.fields.map(({ field }) => field).join() === fields.join());
  const place = alike.indexOf(unique);
  return joined(resource.name, ...fields, ...(place > 0 ? [String(place + 1)] : []), 'key');
}

export function constraintUniques(resource: Resource): readonly Unique[] {
  return resource.unique.filter(isPlain);
}

export function uniqueIndexes(context: SqlContext, resource: Resource): Lines {
  return resource.unique
    .filter((unique) => !isPlain(unique))
    .flatMap((unique) => {
      const columns = unique.fields.map(({ field, hash }) => (hash ? `resound.sha256(${ident(field)})` : ident(field)));
      const place = { resource, row: null, clock: 'now()', parameters: [] };
      const where = unique.where.map((condition) => predicate(context, condition, place));
      return [
        `CREATE UNIQUE INDEX ${ident(uniqueName(resource, unique))} ON ${tableOf(resource)}`,
        `  (${['tenant_id', ...columns].join(', ')})${where.length === 0 ? ';' : ''}`,
        ...(where.length === 0 ? [] : [`  WHERE ${where.join(' AND ')};`]),
      ];
    });
}

function isPlain({ fields, where }: Unique): boolean {
  return where.length === 0 && fields.every(({ hash }) => !hash);
}

/** `another delegation has the same from_agent_id and task_description while status is Pending` */
export function uniqueMessage(resource: Resource, unique: Unique): string {
  const fields = unique.fields.map(({ field }) => field);
  const same = fields.length < 2 ? fields.join('') : `${fields.slice(0, -1).join(', ')} and ${fields.at(-1) ?? ''}`;
  const where = unique.where.map(sentenceOf).join(' and ');
  return `another ${resource.name} has the same ${same}${where === '' ? '' : ` while ${where}`}`;
}
