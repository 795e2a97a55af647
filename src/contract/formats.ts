/**
 * The formats of texts on the wire, by the names that generated schemas use. They are a little stricter than the usual ones, since
 * what passes here must be readable by Postgres: a refusal of its own would come too late to name the field.
 */

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const timestamp = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d{1,9})?(?:Z|([+-])(\d\d):(\d\d))$/i;

/** RFC 3339 with an offset. The instant lies in the years 1 to 9999 of UTC, and the offset is one that Postgres knows. */
function isTimestamp(text: string): boolean {
  const parts = timestamp.exec(text);
  if (parts === null) return false;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [offsetHours, offsetMinutes] = [Number(parts[9] ?? 0), Number(parts[10] ?? 0)];
  if (hour > 23 || minute > 59 || second > 60 || offsetHours > 15 || offsetMinutes > 59) return false;
  // There is none, also where the offset leads out of it.
  if (year === 0) return false;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  // A day that the month lacks has moved into the next one.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return false;
  const offset = (parts[8] === '-' ? -1 : 1) * (offsetHours * 60 + offsetMinutes);
  date.setUTCHours(hour, minute - offset, Math.min(second, 59));
  // A leap second exists only at the end of a day of UTC.
  if (second === 60 && (date.getUTCHours() !== 23 || date.getUTCMinutes() !== 59)) return false;
  // To Postgres it is the first moment of the next minute: with a fraction, a day could be longer than it has hours.
  if (second === 60 && /[1-9]/.test(parts[7] ?? '')) return false;
  return date.getTime() >= firstInstant && date.getTime() < lastSecond;
}
const firstInstant = Date.parse('0001-01-01T00:00:00Z');
// Its fraction, or a leap second, could round up into the year 10000.
const lastSecond = Date.parse('9999-12-31T23:59:59Z');

/** RFC 4648 section 4 with its padding, and without stray bits behind the last byte: what comes in is what goes out. */
function isBase64(text: string): boolean {
  if (text.length % 4 !== 0) return false;
  const padding = paddingOf(text);
  const digits = text.length - padding;
  // Looked for from the wrong side, since a pattern that repeats groups needs stack for each of them.
  if (/[^A-Za-z0-9+/]/.test(text.slice(0, digits))) return false;
  if (padding === 0) return true;
  return (alphabet.indexOf(text.charAt(digits - 1)) & (padding === 1 ? 0b11 : 0b1111)) === 0;
}
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const paddingOf = (text: string): number => (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0);

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const hasInk = (text: string): boolean => /\S/.test(text);

/** `required-text` and `not-blank` ask the same; what differs is the code of the refusal. */
export const formats = {
  uuid: (text: string): boolean => uuid.test(text),
  timestamp: isTimestamp,
  base64: isBase64,
  json: isJson,
  'required-text': hasInk,
  'not-blank': hasInk,
} as const;

/** Length as Postgres counts it: code points. */
export function countCharacters(text: string): number {
  let count = text.length;
  for (let at = 0; at < text.length; at += 1) {
    // The second half of a pair; halves that stand alone were refused before anything is counted.
    if ((text.charCodeAt(at) & 0xfc00) === 0xdc00) count -= 1;
  }
  return count;
}

/** How many bytes a base64 text stands for. */
export const countBytes = (text: string): number => Math.floor(text.length / 4) * 3 - paddingOf(text);

/** The declared value that `text` is in some letter case; `text` itself where there is none. */
export function declaredLetters(values: readonly string[], text: string): string {
  if (values.includes(text)) return text;
  const folded = text.toLowerCase();
  return values.find((value) => value.toLowerCase() === folded) ?? text;
}
