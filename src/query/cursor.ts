/** Where a list's next page begins: the sort key and the id of the last row of the page before. */
import { createHash } from 'node:crypto';
import { validationFailed } from '../errors.ts';

export interface Cursor {
  /** As Postgres writes it; null in lists that are sorted by the id alone. */
  readonly key: string | null;
  readonly id: string;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Sort keys are short (a number, a timestamp, a name); whatever is longer was never given out. */
const longest = 4096;

/** Cursors of different lists differ in their first bytes, so that one is not taken for the other's. */
const mark = (list: string): string => createHash('sha256').update(list).digest('base64url').slice(0, 6);
const marks = new Map<string, string>();
function markOf(list: string): string {
  const known = marks.get(list) ?? mark(list);
  marks.set(list, known);
  return known;
}

/** Opaque base64url text. `list` is the statement's name. */
export function writeCursor(list: string, { key, id }: Cursor): string {
  return Buffer.from(`${markOf(list)}${id}${key ?? ''}`).toString('base64url');
}

/**
 * @param keyed - whether the list has a sort key beside the id
 * @throws ApiError 400 `INVALID_FORMAT` for any text that {@link writeCursor} would not have given for this list
 */
export function readCursor(list: string, text: string, keyed: boolean): Cursor {
  const bytes = text.length <= longest ? Buffer.from(text, 'base64url') : Buffer.alloc(0);
  const plain = bytes.toString();
  const id = plain.slice(6, 42);
  const key = plain.slice(42);
  // Encoding it again shows foreign letters, padding, loose bits and broken UTF-8, which decoding passes over.
  const genuine = plain.startsWith(markOf(list)) && uuid.test(id) && Buffer.from(plain).toString('base64url') === text;
  if (!genuine || keyed === (key === '') || plain.includes('\0')) throw unreadable();
  return { key: keyed ? key : null, id };
}

export function unreadable() {
  return validationFailed([
    {
      pointer: '?cursor',
      code: 'INVALID_FORMAT',
      message: 'cursor is not one of this list; take it from `next_cursor`',
    },
  ]);
}
