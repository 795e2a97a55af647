/**
 * The only way from the manifest into SQL. Every name goes through {@link ident}, every value through {@link literal}, every
 * remark through {@link remark}, every function body through {@link body}.
 */
import { reservedWords } from './reserved-words.ts';

/** An identifier, quoted where SQL or plpgsql would read it otherwise. */
export function ident(name: string): string {
  refuseNul(name);
  if (/^[a-z_][a-z0-9_]*$/.test(name) && !reservedWords.has(name)) return name;
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text literal, read alike under either setting of `standard_conforming_strings`. */
export function literal(text: string): string {
  refuseNul(text);
  const quoted = `'${text.replaceAll("'", "''")}'`;
  return text.includes('\\') ? `E${quoted.replaceAll('\\', '\\\\')}` : quoted;
}

/** One or more `--` lines; line breaks in the text cannot end the comment early. */
export function remark(text: string): readonly string[] {
  const lines: string[] = [];
  let line = '--';
  for (const word of text.split(/[\s\0\u0085\u2028\u2029]+/).filter((part) => part !== '')) {
    if (line !== '--' && line.length + 1 + word.length > 116) {
      lines.push(line);
      line = '--';
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}

/** A dollar-quoted function body, under a tag that the body does not hold. */
export function body(lines: readonly string[]): string {
  const text = lines.join('\n');
  let tag = '$$';
  for (let n = 1; text.includes(tag); n += 1) tag = `$body${n}$`;
  return `${tag}\n${text}\n${tag}`;
}

/**
 * The body of a PL/pgSQL function that reads tables. Its queries name every column with its table, so a bare name is a variable,
 * also where a field is called `moment` or `p_id`.
 */
export function block(lines: readonly string[]): string {
  return body(['#variable_conflict use_variable', ...lines]);
}

/** A text as part of a `format()` pattern. */
export function pattern(text: string): string {
  return text.replaceAll('%', '%%');
}

function refuseNul(text: string): void {
  if (text.includes('\0')) throw new Error(`SQL cannot hold a NUL character, as in ${JSON.stringify(text)}: remove it`);
}
