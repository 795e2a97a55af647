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
    .map((name) => unknownParameter(name, known, vocabulary));
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

/** Parameters that pages alone have. */
export const pageParameters: readonly string[] = ['limit', 'wait'];

function unknownParameter(name: string, known: readonly string[], vocabulary: Vocabulary): FieldError {
  const message = pageParameters.includes(name)
    ? `${name} is for pages of events: send Accept: application/json`
    : `there is no such parameter; ${meantBy(name, known, vocabulary)}`;
  return { pointer: `?${name.slice(0, 100)}`, code: 'INVALID_INPUT', message };
}

/** A field is easily named without `field.` before it. */
function meantBy(name: string, known: readonly string[], { resources }: Vocabulary): string {
  const near = nearest(name, known);
  if (near !== null) return `did you mean "${near}"?`;
  const fields = [...resources.values()].flatMap((own) => [...own]);
  const field = nearest(name.slice(name.indexOf('.') + 1), fields);
  return field === null ? `there are ${known.join(', ')} and field.<name>` : `did you mean "field.${field}"?`;
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
