/** From a request's body to a handler's input. */
import type { IncomingMessage } from 'node:http';
import { escapePointer } from '../contract/pointer.ts';
import type { FieldError, Validator } from '../contract/validation.ts';
import { validationFailed } from '../errors.ts';
import { readBody } from './body.ts';
import { parseJson } from './json.ts';
import { checkMediaType } from './media-type.ts';

/**
 * Reads and checks a body; none at all counts as `{}`.
 *
 * @param validator - null where the route takes no body: nothing, or an empty object
 * @param limit - bytes
 * @throws ApiError 413, 415, or 400 with every broken rule
 */
export async function readInput<T>(req: IncomingMessage, validator: Validator<T> | null, limit: number): Promise<T> {
  const bytes = await readBody(req, limit);
  if (bytes.length > 0) checkMediaType(req);
  const body = bytes.length === 0 ? {} : parseJson(bytes);
  const validated = (validator ?? noBody)(body);
  if (!validated.ok) throw validationFailed(validated.errors);
  return validated.value as T;
}

const noBody: Validator<unknown> = (body) => {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return { ok: false, errors: [{ pointer: '', code: 'INVALID_INPUT', message: 'this route takes no body' }] };
  }
  const [first, ...others] = Object.keys(body).slice(0, 100).map(unknown);
  return first === undefined ? { ok: true, value: {} } : { ok: false, errors: [first, ...others] };
};

const unknown = (name: string): FieldError => ({
  pointer: `/${escapePointer(name)}`,
  code: 'INVALID_INPUT',
  message: 'this route takes no body, and so no such field',
});
