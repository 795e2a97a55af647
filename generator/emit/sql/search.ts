/** The full-text document of a search: the same expression in the index and in the query, or the index would not serve. */
import type { SearchQuery } from '../../model/model.ts';
import { columnOf } from './conditions.ts';

/** Text search configuration of documents and queries. */
export const searchConfiguration = 'english';

const weights = ['A', 'B', 'C', 'D'] as const;

/**
 * A tsvector holds at most 1 MiB, and a longer one would refuse the row. So many characters of all fields together fit, whatever
 * they are; what lies beyond is stored but not found.
 */
const indexedCharacters = 131_072;

/** @param row - alias of the row; null: bare columns */
export function searchDocument(query: SearchQuery, row: string | null): string {
  return searchVectors(query, row).join(' || ');
}

/** The parts of the document, one for each field. */
export function searchVectors({ in: fields }: SearchQuery, row: string | null): readonly string[] {
  const each = Math.floor(indexedCharacters / fields.length);
  return fields.map((field, index) => {
    const text = `coalesce(left(${columnOf(row, field)}, ${each}), '')`;
    const vector = `to_tsvector('pg_catalog.${searchConfiguration}'::regconfig, ${text})`;
    return fields.length === 1 ? vector : `setweight(${vector}, '${weights[index] ?? 'D'}')`;
  });
}
