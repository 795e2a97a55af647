/** Conditional requests (RFC 9110, section 13): a row's entity tag is its version. */
import { ApiError } from '../errors.ts';

export const entityTag = (version: number): string => `"${version}"`;

interface Tag {
  readonly weak: boolean;
  readonly opaque: string;
}

const list = /^[ \t]*(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"(?:[ \t]*,[ \t]*(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*")*[ \t]*$/;
const tag = /(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"/g;
const mostTags = 16;
const version = /^(?:0|[1-9]\d{0,14})$/;
/** No row has it: the mutation answers what is wrong with the row, and if nothing else, that it is not in this version. */
const noVersion = -1;

/**
 * The versions that `If-Match` allows; null: any. Tags compare strongly, so that weak and foreign ones match nothing.
 *
 * @throws ApiError 400 `INVALID_FORMAT`
 */
export function ifMatch(header: string | undefined): readonly number[] | null {
  if (header === undefined) return null;
  const tags = parse('If-Match', header);
  if (tags === '*') return null;
  const versions = tags.filter(({ weak, opaque }) => !weak && version.test(opaque)).map(({ opaque }) => Number(opaque));
  return versions.length === 0 ? [noVersion] : versions;
}

/** Whether the client's copy is this version, by `If-None-Match`, where weak tags count too. */
export function isFresh(header: string, current: number): boolean {
  const tags = parse('If-None-Match', header);
  return tags === '*' || tags.some(({ opaque }) => opaque === String(current));
}

function parse(name: string, header: string): '*' | readonly Tag[] {
  if (header.trim() === '*') return '*';
  if (!list.test(header)) {
    throw new ApiError(400, 'INVALID_FORMAT', `${name} must be "*" or entity tags in double quotes, such as "3"`);
  }
  const tags = [...header.matchAll(tag)].map(([, weak, opaque = '']) => ({ weak: weak !== undefined, opaque }));
  if (tags.length > mostTags) throw new ApiError(400, 'INVALID_FORMAT', `${name} holds more than ${mostTags} tags`);
  return tags;
}
