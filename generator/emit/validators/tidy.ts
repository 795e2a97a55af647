/**
 * Shortens what ajv prints. Its own optimiser does some of this at twice the time of the whole compilation, and it keeps what only its
 * callers need: the schema for messages, and notes about evaluated properties for schemas that refer to this one.
 */
const rules: readonly (readonly [RegExp, string])[] = [
  [/^"use strict";/, ''],
  [
    /if\(vErrors === null\)\{\nvErrors = \[(err\d+)\];\n\}\nelse \{\nvErrors\.push\(\1\);\n\}\nerrors\+\+;/g,
    '(vErrors ??= []).push($1);\nerrors++;',
  ],
  [/^const evaluated\d+ = validate\d+\.evaluated;\n(?:if\(evaluated\d+\.\w+\)\{\n.*\n\}\n)*/gm, ''],
  [/^validate\d+\.evaluated = .*;\n?/gm, ''],
  // The typed layer reads these from the schema, where a refusal is worded.
  [/params:\{(?:allowedValues|type): schema\d+(?:\.\w+|\["(?:[^"\\]|\\.)*"\])*\}/g, 'params:{}'],
  [/^const vSchema\d+ = schema\d+.*;\n/gm, ''],
  [/^if\(typeof \w+ == "number"\)\{\n\}\n/gm, ''],
  [/, dynamicAnchors=\{\}\}=\{\}/g, '}={}'],
];

/**
 * @param code - as printed with one statement a line
 * @returns the same, to stand in a function
 */
export function tidy(code: string): string {
  let text = rules.reduce((before, [pattern, replacement]) => before.replace(pattern, replacement), code);
  text = withoutUnused(text, /^const (schema\d+) = .*;\n/gm);
  text = withoutUnused(text, /^(?:const|var|let) (_errs\d+|valid\d+) = errors;\n/gm);
  return indented(text);
}

/** Leaves out declarations whose name occurs nowhere else. */
function withoutUnused(code: string, declaration: RegExp): string {
  const counts = new Map<string, number>();
  for (const [name] of code.matchAll(/\b(?:schema|_errs)\d+\b/g)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return code.replace(declaration, (line, name: string) => (counts.get(name) === 1 ? '' : line));
}

function indented(code: string): string {
  let depth = 1;
  const lines = code.split('\n').map((line) => {
    if (line.startsWith('}')) depth -= 1;
    const text = line === '' ? '' : '  '.repeat(depth) + line;
    if (line.endsWith('{')) depth += 1;
    return text;
  });
  return lines
    .join('\n')
    .replaceAll(/\n{2,}/g, '\n')
    .trim();
}
