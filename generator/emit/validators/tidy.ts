/**
 * Shortens what ajv prints. Its own optimiser does some of this at twice the time of the whole compilation, and it keeps what only its
 * callers need, such as the schema for messages. Works by lines, since thousands of these texts are made.
 */

/** How an error is put on the list, in seven lines; the second one names it. */
const noteError = [
  'if(vErrors === null){',
  /^vErrors = \[(err\d+)\];$/,
  '}',
  'else {',
  /^vErrors\.push/,
  '}',
  'errors++;',
] as const;

// The typed layer reads these from the schema, where a refusal is worded.
const toldBySchema = /params:\{(?:allowedValues|type): schema\d+(?:\.\w+|\["(?:[^"\\]|\\.)*"\])*\}/;
const schemaOfError = /^const vSchema\d+ = schema\d+/;
const emptyTest = /^if\(typeof \w+ == "number"\)\{$/;
const declared = /^const ((?:schema|_errs)\d+) = /;
const names = /\b(?:schema|_errs)\d+\b/g;

/**
 * @param code - as printed with one statement a line
 * @returns the same, to stand in a function
 */
export function tidy(code: string): string {
  const lines = shortened(code.split('\n'));
  const counts = new Map<string, number>();
  for (const line of lines) {
    for (const name of line.match(names) ?? []) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  // What is declared and named nowhere else goes.
  return indented(lines.filter((line) => counts.get(declared.exec(line)?.[1] ?? '') !== 1));
}

function shortened(lines: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line === noteError[0] && isNoteOfError(lines, at)) {
      const [, error = ''] = noteError[1].exec(lines[at + 1] ?? '') ?? [];
      kept.push(`(vErrors ??= []).push(${error});`, 'errors++;');
      at += noteError.length - 1;
    } else if (emptyTest.test(line) && lines[at + 1] === '}') {
      at += 1;
    } else if (line !== '' && !schemaOfError.test(line)) {
      kept.push(line.includes('params:{') ? line.replace(toldBySchema, 'params:{}') : line);
    }
  }
  return kept;
}

const isNoteOfError = (lines: readonly string[], at: number): boolean =>
  noteError.every((part, index) => {
    const line = lines[at + index] ?? '';
    return typeof part === 'string' ? line === part : part.test(line);
  });

function indented(lines: readonly string[]): string {
  let depth = 1;
  let text = '';
  for (const line of lines) {
    if (line.startsWith('}')) depth -= 1;
    text += `${'  '.repeat(depth)}${line}\n`;
    if (line.endsWith('{')) depth += 1;
  }
  return text;
}
