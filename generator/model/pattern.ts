/** Patterns of texts. Developers write them, and the server tries them on whatever it is sent. */
import { runInNewContext } from 'node:vm';

/** Longer than this no useful pattern takes on a short text; one that backtracks without end is stopped. */
const PATIENCE_MS = 250;
/** Twice as long for each further character: at this length a minute is not enough. */
const LENGTH = 48;
/** Only what repeats a group can take exponential time. */
const repeatsGroup = /\)[*+{]/;
const stalls = new Map<string, string | null>();

/** 'endless': given up on. */
export function matches(pattern: string, text: string): boolean | 'endless' {
  const context = { pattern, text };
  try {
    return runInNewContext('new RegExp(pattern, "u").test(text)', context, { timeout: PATIENCE_MS }) as boolean;
  } catch {
    return 'endless';
  }
}

/**
 * A text of a few characters that keeps the pattern busy without end; null where none was found. Found by trying texts made of the
 * pattern's own characters, so null is no proof, and what is found is no false alarm.
 */
export function stallOf(pattern: string): string | null {
  if (!repeatsGroup.test(pattern)) return null;
  const known = stalls.get(pattern);
  if (known !== undefined) return known;
  const found = tryOn(pattern, textsFor(pattern));
  stalls.set(pattern, found);
  return found;
}

function tryOn(pattern: string, texts: readonly string[]): string | null {
  const context = { pattern, texts, tried: '' };
  try {
    const code = 'const regex = new RegExp(pattern, "u"); for (tried of texts) regex.test(tried);';
    runInNewContext(code, context, { timeout: PATIENCE_MS });
    return null;
  } catch {
    return context.tried;
  }
}

/** One or two characters over and over, and at the end one that hardly any pattern takes. */
function textsFor(pattern: string): readonly string[] {
  const own = Array.from(pattern.slice(0, 200)).filter((letter) => !/[\\^$()[\]{}|?*+]/.test(letter));
  const pairs = own.slice(1).map((letter, index) => `${own[index] ?? ''}${letter}`);
  const units = new Set([...own, 'a', 'A', '0', ' ', '-', '.', ...pairs]);
  return [...units].flatMap((unit) =>
    ['\n', '!'].map((end) => unit.repeat(LENGTH / unit.length).slice(0, LENGTH) + end),
  );
}
