/** What schemas have in common, so that ajv compiles it once: names and bounds go out, and come back into the text that it printed. */
import type { Json } from '../../model/model.ts';
import type { Schema } from './schema.ts';

export interface Outline {
  /** Differs from those of its like in nothing but names and bounds, in whose places it has slots. */
  readonly schema: Schema;
  /** What belongs into the slots, as it stands in code. */
  readonly values: readonly string[];
}

/** How slots look: the one for a name is a name, and the one for a bound is a number, which ajv prints as they are. */
const nameSlot = 'outline_';
const boundSlot = 7_000_000_000_000_000;
/** Finds a slot; the group is its number. */
export const slot = /(?:outline_|7000000000000)(\d{3})/;
const mostSlots = 1000;

const bounds = new Set([
  ...['minimum', 'maximum', 'minLength', 'maxLength'],
  ...['minBytes', 'maxBytes', 'minItems', 'maxItems'],
]);
/** ajv quotes or escapes some of the others, and one it leaves out. */
const plainName = /^[A-Za-z]\w*$/;

export function outlineOf(schema: Schema): Outline {
  const outline = new OutlineMaker();
  const made = outline.ofSchema(schema);
  const isClear = outline.values.length < mostSlots && !slot.test(JSON.stringify(schema));
  return isClear ? { schema: made, values: outline.values } : { schema, values: [] };
}

class OutlineMaker {
  readonly values: string[] = [];
  readonly #names = new Map<string, string>();

  ofSchema(schema: Schema): Schema {
    const made: Record<string, Json> = {};
    for (const [keyword, value] of Object.entries(schema)) {
      // Where a refusal is worded, the title is read from the schema itself.
      if (keyword !== 'title') made[keyword] = this.#ofKeyword(keyword, value);
    }
    return made;
  }

  #ofKeyword(keyword: string, value: Json): Json {
    if (bounds.has(keyword)) return boundSlot + this.#slot(JSON.stringify(value));
    switch (keyword) {
      case 'properties':
        return Object.fromEntries(
          Object.entries(value as Schema).map(([name, of]) => [this.#name(name), this.ofSchema(of as Schema)]),
        );
      case 'required':
        return (value as readonly string[]).map((name) => this.#name(name));
      case 'items':
      case 'if':
      case 'then':
      case 'else':
        return this.ofSchema(value as Schema);
      default:
        return value;
    }
  }

  #name(name: string): string {
    if (!plainName.test(name)) return name;
    const known = this.#names.get(name) ?? `${nameSlot}${String(this.#slot(name)).padStart(3, '0')}`;
    this.#names.set(name, known);
    return known;
  }

  #slot(value: string): number {
    return this.values.push(value) - 1;
  }
}
