/** JSON of strangers: strict where `JSON.parse` is lenient. */
import { isUtf8 } from 'node:buffer';
import { ApiError } from '../errors.ts';

/** Deeper than people write, and far from what recursion in Postgres bears. */
const deepest = 64;
/** Values of one body. Each costs a check, a wrong one an error to word: half a million of them, one megabyte, would stop us for seconds. */
const mostValues = 100_000;

/** @throws ApiError 400 `INVALID_FORMAT`: not UTF-8, not JSON, nested too deep, or a name twice in one object; `INVALID_RANGE`: too many values */
export function parseJson(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) throw unreadable('is not UTF-8');
  const text = bytes.toString();
  const members = countMembers(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The parser's own message repeats the text, which is the client's and nobody else's.
    throw unreadable('is not JSON');
  }
  if (members !== membersOf(value)) throw unreadable('names a member twice in one object');
  return value;
}

const quote = 0x22;
const backslash = 0x5c;

/** The number of colons outside of texts, which is that of members as written; refuses what is nested too deep or holds too much on the way. */
function countMembers(text: string): number {
  let members = 0;
  let depth = 0;
  // Those behind commas, and lists and objects: one less than there are, or more where some are empty.
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case quote:
        at = endOfText(text, at);
        break;
      case 0x3a: // :
        members += 1;
        break;
      case 0x5b: // [
      case 0x7b: // {
        depth += 1;
        values += 1;
        if (depth > deepest) throw unreadable(`is nested deeper than ${deepest} levels`);
        break;
      case 0x5d: // ]
      case 0x7d: // }
        depth -= 1;
        break;
      case 0x2c: // ,
        values += 1;
        break;
      default:
    }
    if (values > mostValues) throw new ApiError(400, 'INVALID_RANGE', `the body holds more than ${mostValues} values`);
  }
  return members;
}

/** The place of the closing quote, or the end where there is none. */
function endOfText(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === backslash) slashes += 1;
    if (slashes % 2 === 0) return at;
  }
  return text.length;
}

/** Members of the value as parsed, where the last of two equal names has won. Its depth was checked. */
function membersOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let members = 0;
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object') members += membersOf(item);
    return members;
  }
  for (const name of Object.keys(value)) {
    members += 1;
    const member = (value as Readonly<Record<string, unknown>>)[name];
    if (typeof member === 'object') members += membersOf(member);
  }
  return members;
}

function unreadable(what: string): ApiError {
  return new ApiError(400, 'INVALID_FORMAT', `the body ${what}`);
}
