/** How a diagnostic is printed: `file:line:column: error CODE: message`, the line with the place marked, the hint. */
import type { Position } from '../model/model.ts';
import type { Diagnostic } from './diagnostic.ts';

/** Columns of source shown at most: a manifest may be one line of a megabyte. */
const FRAME_WIDTH = 110;

const place = (at: Position): string => `${at.file}:${at.line}:${at.column}`;

/** Controls and invisible direction marks, which could rewrite the reader's terminal, are shown as their code points. */
const printable = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    character === '\t' || character === '\n' ? character : `\\u${hex(character)}`,
  );
const hex = (character: string): string => (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0');

/** The line before, the line itself and a row of `^` under the marked text. */
export function frame(text: string, at: Position): string {
  const start = text.lastIndexOf('\n', at.offset - 1) + 1;
  const lines: { readonly number: number; readonly text: string }[] = [];
  if (start > 0) {
    const above = text.lastIndexOf('\n', start - 2) + 1;
    lines.push({
      number: at.line - 1,
      text: text.slice(above, Math.min(start - 1, above + FRAME_WIDTH)).replace(/\r$/, ''),
    });
  }
  const end = text.indexOf('\n', start);
  const whole = text.slice(start, end === -1 ? text.length : end);
  // A place far to the right is brought into view by cutting the line's beginning off.
  const shift = at.column - 1 > FRAME_WIDTH - 20 ? at.column - 21 : 0;
  const shown = whole.slice(shift, shift + FRAME_WIDTH).replace(/\r$/, '');
  lines.push({ number: at.line, text: shown });
  const width = String(at.line).length;
  const rows = lines.map(({ number, text: line }) =>
    `${number === at.line ? '>' : ' '} ${String(number).padStart(width)} | ${printable(line.replaceAll('\t', ' '))}`.trimEnd(),
  );
  const before = at.column - 1 - shift;
  // What `printable` widens before the mark moves the mark.
  const lead = printable(shown.slice(0, before).replaceAll('\t', ' ')).length;
  const marks = Math.max(1, Math.min(at.length, shown.length - before));
  rows.push(`  ${' '.repeat(width)} | ${' '.repeat(lead)}${'^'.repeat(marks)}`);
  return rows.join('\n');
}

/** @param text - the manifest's text, for the code frame; null leaves frames out */
function format(diagnostic: Diagnostic, text: string | null): string {
  const { at, code, message, hint, related } = diagnostic;
  const parts = [`${place(at)}: error ${code}: ${printable(message)}`];
  if (text !== null) parts.push(frame(text, at));
  if (related !== null) parts.push(`  ${place(related.at)}: ${printable(related.message)}`);
  if (hint !== null) parts.push(`  hint: ${printable(hint)}`);
  return parts.join('\n');
}

/** Printed at most: who has more problems than this has one problem, and mends it first. */
const MOST_PRINTED = 200;

/** All of them with an empty line between, then how many there are; ends with LF. */
export function formatAll(diagnostics: readonly Diagnostic[], text: string | null): string {
  if (diagnostics.length === 0) return '';
  const shown = diagnostics.slice(0, MOST_PRINTED).map((diagnostic) => format(diagnostic, text));
  const rest = diagnostics.length - shown.length;
  const count = `${diagnostics.length} ${diagnostics.length === 1 ? 'problem' : 'problems'}`;
  return `${shown.join('\n\n')}\n\n${count}${rest > 0 ? `, of which ${rest} are not shown` : ''}\n`;
}

/** By place, then by code: the order in which a person mends them, and the same in each run. */
export const inOrder = (diagnostics: readonly Diagnostic[]): Diagnostic[] =>
  [...diagnostics].sort(
    (left, right) => left.at.offset - right.at.offset || (left.code < right.code ? -1 : left.code > right.code ? 1 : 0),
  );
