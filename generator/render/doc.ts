/** Text of the manifest as comments, from which nothing escapes. */

// What ends a line for some reader of the file, or turns its direction.
const invisible = /[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF\p{Surrogate}]/gu;

/** The lines of a text, without what could end a comment. */
export function commentLines(text: string): string[] {
  const lines = text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.replace(invisible, ' ').replaceAll('*/', '*\\/').trim());
  while (lines.at(-1) === '') lines.pop();
  while (lines[0] === '') lines.shift();
  return lines;
}

/** A text on one line, for a `//` comment. */
export const oneLine = (text: string): string => commentLines(text).join(' ');

/** A doc comment, or nothing where there is nothing to say. */
export function docComment(text: string | null, indent = 0): string {
  const lines = commentLines(text ?? '');
  if (lines.length === 0) return '';
  const space = ' '.repeat(indent);
  if (lines.length === 1) return `${space}/** ${lines[0] ?? ''} */\n`;
  return `${space}/**\n${lines.map((line) => `${space} *${line === '' ? '' : ` ${line}`}\n`).join('')}${space} */\n`;
}
