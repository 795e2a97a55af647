/** What ajv printed for an outline, cut where it differs from schema to schema and from file to file. */
import { slot } from './outline.ts';
import { indented, type Printed } from './tidy.ts';

/** Text between gaps. A number is a slot of the outline. */
export type Template = readonly (string | number | Hole | Shared)[];

/** The place of an object's property, by its number. */
export interface Hole {
  readonly property: number;
}

/** What a file has once: a function of the contract, or a constant. */
export interface Shared {
  /** What of the contract's `formats.ts` it is or is made of. */
  readonly uses?: string;
  /** Of a constant: numbered, where a file may have several of a kind. */
  readonly constant?: { readonly name: string; readonly numbered: boolean; readonly value: Template };
}

/** Of the contract, by the names that our keywords call them. */
const functions: readonly string[] = ['countBytes', 'countCharacters', 'declaredLetters'];

/** Texts, which stay as they are, and what ajv declares around a function, or finds there. */
const names =
  /"(?:[^"\\]|\\.)*"|(?<![.\w])(?:(?:func|formats|pattern)\d+|countBytes|countCharacters|declaredLetters)\b|(?<![.\w])schema\d+((?:\.\w+|\["(?:[^"\\]|\\.)*"\])*)/g;
/** A place that no text of ajv's has, since it escapes control characters. */
const gap = /\0(\d+)\0/;
const hole = /^hole\((\d+)\);$/;

export const isHole = (line: string): boolean => hole.test(line);

/**
 * @param depth - of the first line
 * @param hasSlots - whether what looks like a slot is one
 */
export function cut({ scope, lines }: Printed, depth: number, hasSlots: boolean): Template {
  const withSlots = (text: string): Template => (hasSlots ? atSlots(text) : [text]);
  const gaps: (Hole | Shared)[] = [];
  const leave = (what: Hole | Shared): string => `\0${gaps.push(what) - 1}\0`;
  const marked = lines.map((line) => {
    const [, property] = hole.exec(line) ?? [];
    if (property !== undefined) return leave({ property: Number(property) });
    return line.replace(names, (name: string, path: string | undefined) =>
      name.startsWith('"') ? name : leave(shared(name, path, scope, withSlots)),
    );
  });
  // The line of a hole goes with its indentation and its end: the property's lines have their own.
  const text = indented(marked, depth).replace(/^ *(\0\d+\0)\n/gm, (line, only: string) => {
    const what = gaps[Number(gap.exec(only)?.[1])];
    return what !== undefined && 'property' in what ? only : line;
  });
  return text.split(gap).flatMap((part, at) => {
    const what = at % 2 === 1 ? gaps[Number(part)] : undefined;
    return what === undefined ? withSlots(part) : [what];
  });
}

const atSlots = (text: string): Template => text.split(slot).map((part, at) => (at % 2 === 1 ? Number(part) : part));

function shared(
  name: string,
  path: string | undefined,
  scope: ReadonlyMap<string, string>,
  withSlots: (text: string) => Template,
): Shared {
  const expression = scope.get(name) ?? name;
  if (path !== undefined)
    return { constant: { name: 'known', numbered: true, value: withSlots(knownKeys(name, scope)) } };
  // ajv counts characters by a module of its own; the contract's function does the same, and needs no ajv at run time.
  if (expression === 'require("ajv/dist/runtime/ucs2length").default') return { uses: 'countCharacters' };
  if (functions.includes(expression)) return { uses: expression };
  if (expression === 'Object.prototype.hasOwnProperty') {
    return { constant: { name: 'own', numbered: false, value: [expression] } };
  }
  const format = /^formats(?:\.(\w+)|\["([\w-]+)"\])$/.exec(expression);
  if (format !== null) {
    const words = (format[1] ?? format[2] ?? '').replaceAll('-', '_');
    return { uses: 'formats', constant: { name: words, numbered: false, value: [expression] } };
  }
  if (!expression.startsWith('new RegExp(')) throw new Error(`the generator cannot place ${name}, ${expression}`);
  return { constant: { name: 'pattern', numbered: true, value: withSlots(expression) } };
}

/** Objects of many properties look their names up in the schema, of which nothing else is wanted. */
function knownKeys(reference: string, scope: ReadonlyMap<string, string>): string {
  const [, name = '', path = ''] = /^(schema\d+)(.*)$/.exec(reference) ?? [];
  const keys = [...path.matchAll(/\.(\w+)|\[("(?:[^"\\]|\\.)*")\]/g)].map(
    ([, plain, quoted]) => plain ?? String(JSON.parse(quoted ?? '""')),
  );
  let value: unknown = JSON.parse(scope.get(name) ?? 'null');
  for (const key of keys) value = (value as Readonly<Record<string, unknown>> | null | undefined)?.[key];
  if (keys.at(-1) !== 'properties') throw new Error(`the generator cannot place ${reference}`);
  const known = Object.keys(value as object).map((key) => `${JSON.stringify(key)}:true`);
  return `{${known.join(',')}}`;
}
