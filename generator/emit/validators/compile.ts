/**
 * Schemas to code, by ajv, at generation time: nothing is compiled when the server starts, and nothing needs `new Function`.
 *
 * Bodies differ, and their properties are much alike. So ajv compiles the frame of a body and each of its properties apart, equal outlines
 * once, and a check is put together from what it printed.
 */
import type { Json } from '../../model/model.ts';
import { printCheck } from './ajv.ts';
import { type Outline, outlineOf } from './outline.ts';
import type { Schema } from './schema.ts';
import { cut, isHole, type Shared, type Template } from './template.ts';
import { tidy, withoutCount } from './tidy.ts';

export interface CompiledChecks {
  /** What of the contract's formats the code names. */
  readonly uses: readonly string[];
  /** Declarations that the checks share. */
  readonly shared: readonly string[];
  /** Functions as expressions, in the order of the schemas. */
  readonly checks: readonly string[];
}

/** Compiles the checks of one file. Each is to be declared under its name, since it leaves its errors there. */
export function compileChecks(all: readonly { readonly name: string; readonly schema: Schema }[]): CompiledChecks {
  const file = new CheckFile();
  const checks = all.map(({ name, schema }) => file.check(name, schema));
  return { uses: [...file.uses].sort(), shared: file.shared, checks };
}

class CheckFile {
  readonly uses = new Set<string>();
  readonly shared: string[] = [];
  readonly #names = new Map<string, string>();
  readonly #numbers = new Map<string, number>();

  check(name: string, schema: Schema): string {
    const properties = propertiesOf(schema).filter(([, property]) => isJudged(property));
    const frame = outlineOf(frameOf(schema));
    const body = this.#fill(templateOf(frame, printFrame), frame.values, (number) => {
      const [property] = properties.slice(number, number + 1);
      if (property === undefined) throw new Error(`ajv prints a property that ${name} does not have`);
      const outline = outlineOf(propertySchema(...property));
      return this.#fill(templateOf(outline, printProperty), outline.values);
    });
    return `(data) => {\n  let vErrors = null;\n${body}  ${name}.errors = vErrors;\n  return vErrors === null;\n}`;
  }

  #fill(template: Template, values: readonly string[], property?: (number: number) => string): string {
    let text = '';
    for (const part of template) {
      if (typeof part === 'string') text += part;
      else if (typeof part === 'number') text += values[part] ?? '';
      else if (!('property' in part)) text += this.#name(part, values);
      else text += property?.(part.property) ?? '';
    }
    return text;
  }

  /** The name by which the file knows it: in lower case alone, which that of no check is, since those are made of two words. */
  #name({ uses, constant }: Shared, values: readonly string[]): string {
    if (uses !== undefined) this.uses.add(uses);
    if (constant === undefined) return localName(uses ?? '');
    const value = this.#fill(constant.value, values);
    const known = this.#names.get(value);
    if (known !== undefined) return known;
    const number = this.#numbers.get(constant.name) ?? 0;
    this.#numbers.set(constant.name, number + 1);
    const name = constant.numbered ? `${constant.name}${number}` : constant.name;
    this.#names.set(value, name);
    this.shared.push(`const ${name} = ${value};`);
    return name;
  }
}

/** The name of a function of the contract in a file of checks: `count_bytes`, for there may be a check `countBytes`. */
export const localName = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const propertiesOf = (schema: Schema): readonly (readonly [name: string, property: Schema])[] =>
  Object.entries((schema['properties'] ?? {}) as Readonly<Record<string, Schema>>);

/** Whether ajv has something to check. */
const isJudged = (schema: Schema): boolean => Object.keys(schema).some((key) => key !== 'title' && key !== 'default');

/** The body with a hole in the place of what each property must be. */
function frameOf(schema: Schema): Schema {
  let holes = 0;
  const properties = propertiesOf(schema).map(([name, property]): readonly [string, Json] => [
    name,
    {
      ...(isJudged(property) && { hole: holes++ }),
      ...(property['default'] !== undefined && { default: property['default'] }),
    },
  ]);
  return { ...schema, properties: Object.fromEntries(properties) };
}

/** A body of one property; the frame fills its default in. */
function propertySchema(name: string, { default: _default, ...property }: Schema): Schema {
  return { properties: { [name]: property } };
}

const templates = new Map<string, Template>();

function templateOf(outline: Outline, print: (outline: Outline) => Template): Template {
  const key = JSON.stringify(outline.schema);
  const known = templates.get(key) ?? print(outline);
  templates.set(key, known);
  return known;
}

const ofObject = /^if\(data && typeof data == "object"/;
const ofProperty = /^if\(data(?:\.\w+|\["(?:[^"\\]|\\.)*"\]) !== undefined/;
const valueOfProperty = /^let data\d+ = data[.[]/;

/** How deep the statements of a body and of a property stand in a check. */
const frameDepth = 1;
const propertyDepth = 3;

function printFrame({ schema, values }: Outline): Template {
  const printed = tidy(printCheck(schema));
  const lines: string[] = [];
  for (const line of printed.lines) {
    if (!isHole(line)) {
      lines.push(line);
      continue;
    }
    // The property's own lines begin with its value.
    if (!valueOfProperty.test(lines.pop() ?? '')) throw new Error(`ajv prints a property without its value: ${line}`);
    // Where there is a default it asks no more whether there is a value, and the names of the lines would be those of their neighbours.
    lines.push(...(ofProperty.test(lines.at(-1) ?? '') ? [line] : ['{', line, '}']));
  }
  return cut({ scope: printed.scope, lines: withoutCount(lines) }, frameDepth, values.length > 0);
}

function printProperty({ schema, values }: Outline): Template {
  const { scope, lines } = tidy(printCheck(schema));
  const [first, second, third] = lines;
  const isFramed = ofObject.test(first ?? '') && ofProperty.test(second ?? '') && valueOfProperty.test(third ?? '');
  if (!isFramed) throw new Error(`ajv prints a property as ${lines.slice(0, 3).join(' ')}`);
  return cut({ scope, lines: withoutCount(lines.slice(2, -2)) }, propertyDepth, values.length > 0);
}
