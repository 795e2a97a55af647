/** What a request for a stream of events asks for, by its query. */
import { nearest } from '../contract/nearest.ts';
import type { FieldError } from '../contract/validation.ts';
import { ApiError, validationFailed } from '../errors.ts';
import { everything, type Filters } from '../hub/filter.ts';
import { filterFromQuery, isFilterParameter, type Vocabulary } from '../hub/vocabulary.ts';
import { PositionError, type Positions } from '../log/position.ts';

export interface StreamRequest {
  readonly filters: Filters;
  /** The number of the tenant's event after which the stream begins; null: from now on. */
  readonly after: number | null;
}

export interface StreamContext {
  readonly vocabulary: Vocabulary;
  readonly positions: Positions;
}

/**
 * @param also - parameters that the caller reads itself
 * @throws ApiError 400 for what is unknown or malformed, with the nearest name; 400 `POSITION_INVALID`; 410 `POSITION_EPOCH`
 */
export function readStreamRequest(
  query: URLSearchParams,
  tenantId: string,
  { vocabulary, positions }: StreamContext,
  also: readonly string[] = [],
): StreamRequest {
  const known = ['after', 'type', 'resource', 'id', ...also];
  const [unknown, ...others] = [...new Set(query.keys())]
    .filter((name) => !known.includes(name) && !isFilterParameter(name))
    .slice(0, 100)
    .map((name) => unknownParameter(name, known));
  if (unknown !== undefined) throw validationFailed([unknown, ...others]);
  const [after, ...more] = query.getAll('after');
  if (more.length > 0) {
    throw validationFailed([
      { pointer: '?after', code: 'INVALID_INPUT', message: 'a stream begins after one position' },
    ]);
  }
  const filtered = [...query.keys()].some(isFilterParameter);
  return {
    filters: filtered ? [filterFromQuery(query, vocabulary)] : everything,
    after: after === undefined ? null : readPosition(after, tenantId, positions),
  };
}

function unknownParameter(name: string, known: readonly string[]): FieldError {
  const near = nearest(name, known);
  const hint = near === null ? `; a field of the row is "field.${name.slice(0, 60)}"` : `; did you mean "${near}"?`;
  return { pointer: `?${name.slice(0, 100)}`, code: 'INVALID_INPUT', message: `there is no such parameter${hint}` };
}

/** @throws ApiError 400 `POSITION_INVALID`, 410 `POSITION_EPOCH` */
function readPosition(text: string, tenantId: string, positions: Positions): number {
  try {
    return positions.decode(tenantId, text);
  } catch (error) {
    if (!(error instanceof PositionError)) throw error;
    throw new ApiError(error.code === 'POSITION_EPOCH' ? 410 : 400, error.code, error.message, { cause: error });
  }
}
