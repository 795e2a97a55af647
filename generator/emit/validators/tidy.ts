/**
 * Shortens what ajv prints. Its own optimiser does some of this at twice the time of the whole compilation, and it keeps what only its
 * callers need, such as the schema for messages, and what only checks that stop at the first error read.
 */

export interface Printed {
  /** What ajv would declare around the function: expressions by their names. */
  readonly scope: ReadonlyMap<string, string>;
  /** The function's statements without its first and last ones, one a line, not indented. */
  readonly lines: readonly string[];
}

/** How an error is put on the list, in eight lines. */
const noteError = [
  /^const (err\d+) = (\{.*\});$/,
  'if(vErrors === null){',
  /^vErrors = \[err\d+\];$/,
  '}',
  'else {',
  /^vErrors\.push\(err\d+\);$/,
  '}',
  'errors++;',
] as const;
const countError = 'errors++;';

const head = [
  /^function validate0\(data, \{instancePath="", parentData, parentDataProperty, rootData=data\}=\{\}\)\{$/,
  /^let vErrors = null;$/,
  /^let errors = 0;$/,
];
const foot = ['validate0.errors = vErrors;', 'return errors === 0;', '}'];

const declared = /^const (\w+) = (.*);$/;
// The typed layer reads these from the schema, where a refusal is worded.
const toldBySchema = /params:\{(?:allowedValues|type): schema\d+(?:\.\w+|\["(?:[^"\\]|\\.)*"\])*\}/;
const schemaOfError = /^const vSchema\d+ = schema\d+/;
const emptyTest = /^if\((?:typeof \w+ == "number"|errors === _errs\d+)\)\{$/;
/** Whether a part was right, and how many errors there were before it: read where parts exclude one another. */
const verdict = /^var (valid\d+) = _errs\d+ === errors;$/;
const errorsBefore = /^const (_errs\d+) = errors;$/;

/** @param code - as printed with one statement a line */
export function tidy(code: string): Printed {
  const all = code.split('\n').filter((line) => line !== '');
  const start = all.findIndex((line) => line.startsWith('function '));
  const scope = new Map<string, string>();
  for (const line of all.slice(0, start)) {
    const [, name, expression] = declared.exec(line) ?? [];
    if (name === undefined || expression === undefined) throw new Error(`ajv declares ${line}`);
    scope.set(name, expression);
  }
  const body = all.slice(start);
  const isFramed =
    head.every((line, at) => line.test(body[at] ?? '')) && foot.join() === body.slice(-foot.length).join();
  if (!isFramed) throw new Error(`ajv prints a function as ${body.slice(0, 3).join(' ')}`);
  const lines = withoutListVerdicts(shortened(body.slice(head.length, -foot.length)));
  return { scope, lines: withoutUnread(withoutUnread(lines, verdict), errorsBefore) };
}

function shortened(lines: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (isNoteOfError(lines, at)) {
      const [, , error = ''] = noteError[0].exec(line) ?? [];
      kept.push(`(vErrors ??= []).push(${placed(error)});`, countError);
      at += noteError.length - 1;
    } else if (emptyTest.test(line) && lines[at + 1] === '}') {
      at += 1;
    } else if (!schemaOfError.test(line)) {
      kept.push(line);
    }
  }
  return kept;
}

/** The function is called for a whole body, so the path to it is empty. */
const placed = (error: string): string =>
  error
    .replace(/^\{instancePath,/, '{instancePath:"",')
    .replace(/^\{instancePath:instancePath\+/, '{instancePath:')
    .replace(toldBySchema, 'params:{}');

const isNoteOfError = (lines: readonly string[], at: number): boolean =>
  noteError.every((part, index) => {
    const line = lines[at + index] ?? '';
    return typeof part === 'string' ? line === part : part.test(line);
  });

/** Whether all items of a list were right is noted item by item, and read only where a list has rules for all of them. */
function withoutListVerdicts(lines: readonly string[]): readonly string[] {
  const noted = lines.map((_, at) => noteOfItem.exec(lines.slice(at, at + linesOfNote).join(''))?.[1]);
  // Said where it is declared and in that one note.
  const unread = noted.filter((name) => name !== undefined && lines.filter((line) => line.includes(name)).length === 2);
  const kept: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (unread.includes(noted[at] ?? '')) at += linesOfNote - 1;
    else if (!unread.includes(listVerdict.exec(line)?.[1] ?? '')) kept.push(line);
  }
  return kept;
}
const listVerdict = /^let (valid\d+) = true;$/;
const noteOfItem = /^if\(!valid\d+\)\{(valid\d+) = false;\}$/;
const linesOfNote = 3;

/** Leaves out the declarations whose names are said by nothing else. */
function withoutUnread(lines: readonly string[], declaration: RegExp): readonly string[] {
  const nameIn = (line: string): string | undefined => declaration.exec(line)?.[1];
  const unread = new Set(lines.map(nameIn));
  for (const line of lines) {
    if (nameIn(line) === undefined) for (const name of line.match(/\b_?[a-z]+\d+\b/g) ?? []) unread.delete(name);
  }
  return lines.filter((line) => {
    const name = nameIn(line);
    return name === undefined || !unread.has(name);
  });
}

/** Errors are counted only where a part takes its own ones back. */
export function withoutCount(lines: readonly string[]): readonly string[] {
  return lines.some((line) => errorsBefore.test(line))
    ? ['let errors = vErrors === null ? 0 : vErrors.length;', ...lines]
    : lines.filter((line) => line !== countError);
}

/** @param depth - of the first line */
export function indented(lines: readonly string[], depth: number): string {
  let inner = depth;
  let text = '';
  for (const line of lines) {
    if (line.startsWith('}')) inner -= 1;
    text += `${'  '.repeat(inner)}${line}\n`;
    if (line.endsWith('{')) inner += 1;
  }
  return text;
}
