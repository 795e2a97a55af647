/** Plans the imports of one file. */
import { lineWidth, stringLiteral } from './literal.ts';

interface Module {
  namespace: string | null;
  readonly types: Set<string>;
  readonly values: Set<string>;
}

/** Where names may come from that the manifest also spells. */
export interface NameSources {
  /** Import prefixes of what is written by hand. */
  readonly contract: string;
  readonly support: string;
  /** Every name in TypeScript that the manifest spells. */
  readonly spelled: ReadonlySet<string>;
}

/** A name of the generator's own, which the manifest does not spell: with `_` where it does, for no name of a manifest has that in TypeScript. */
export const own = (name: string, { spelled }: Pick<NameSources, 'spelled'>): string =>
  spelled.has(name) ? `${name}_` : name;

/** `type` and `value` return the name under which the file has it, so that a name is imported exactly when it is written. */
export class Imports {
  readonly #modules = new Map<string, Module>();
  readonly #sources: NameSources;

  constructor(sources: NameSources) {
    this.#sources = sources;
  }

  /** Imports a type. */
  type(name: string, from: string): string {
    const named = this.#named(name, from);
    this.#module(from).types.add(named);
    return nameIn(named);
  }

  /** Imports something that exists at run time. */
  value(name: string, from: string): string {
    const named = this.#named(name, from);
    this.#module(from).values.add(named);
    return nameIn(named);
  }

  /** Imports a module whole, under a name of its own. */
  namespace(name: string, from: string): string {
    this.#module(from).namespace = name;
    return name;
  }

  /** The import statements, sorted as Biome sorts them; '' where there are none. */
  print(): string {
    return [...this.#modules]
      .map(([from, module]) => ({ from, module, place: placeOf(from) }))
      .sort((a, b) => comparePlaces(a.place, b.place))
      .map(({ from, module }) => printModule(from, module))
      .join('');
  }

  /** As the import statement says it: what is written by hand gives way to a name of the manifest. */
  #named(name: string, from: string): string {
    const { contract, support } = this.#sources;
    const isByHand = from.includes(`${contract}/`) || from.includes(support);
    const local = isByHand ? own(name, this.#sources) : name;
    return local === name ? name : `${name} as ${local}`;
  }

  #module(from: string): Module {
    let module = this.#modules.get(from);
    if (module === undefined) {
      module = { namespace: null, types: new Set(), values: new Set() };
      this.#modules.set(from, module);
    }
    return module;
  }
}

const nameIn = (named: string): string => named.slice(named.lastIndexOf(' ') + 1);

function printModule(from: string, { namespace, types, values }: Module): string {
  if (namespace !== null) return `import * as ${namespace} from ${stringLiteral(from)};\n`;
  const keyword = values.size === 0 ? 'import type' : 'import';
  const names = inNameOrder([...new Set([...values, ...types])]).map((name) =>
    values.size === 0 || values.has(name) ? name : `type ${name}`,
  );
  return printNames(keyword, names, from);
}

function printNames(keyword: string, names: readonly string[], from: string): string {
  const line = `${keyword} { ${names.join(', ')} } from ${stringLiteral(from)};\n`;
  // Biome keeps a lone name on the line of its braces, however long it is.
  if (names.length === 1 || line.length - 1 <= lineWidth) return line;
  return `${keyword} {\n${names.map((name) => `  ${name},\n`).join('')}} from ${stringLiteral(from)};\n`;
}

/** What decides where a module stands: packages first, then paths from the farthest to the nearest. */
interface Place {
  readonly distance: number;
  readonly weights: readonly number[];
}

// Many files import the same few modules, and sorting asks for each of them again and again.
const places = new Map<string, Place>();

function placeOf(from: string): Place {
  let place = places.get(from);
  if (place === undefined) {
    place = { distance: distanceOf(from), weights: weightsOf(from.replace(/\.ts$/, '')) };
    places.set(from, place);
  }
  return place;
}

const comparePlaces = (a: Place, b: Place): number => a.distance - b.distance || compareWeights(a.weights, b.weights);

export const compareModules = (a: string, b: string): number => comparePlaces(placeOf(a), placeOf(b));

function distanceOf(from: string): number {
  if (!from.startsWith('.')) return -1000;
  const ups = from.split('/').filter((step) => step === '..').length;
  return -ups;
}

/** Names in their order; what decides is worked out once for each. */
function inNameOrder(names: readonly string[]): string[] {
  return names
    .map((name) => ({ name, weights: weightsOf(name) }))
    .sort((a, b) => compareWeights(a.weights, b.weights))
    .map(({ name }) => name);
}

function compareWeights(left: readonly number[], right: readonly number[]): number {
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const order = (left[at] ?? 0) - (right[at] ?? 0);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

/**
 * The order of Biome's sorter: punctuation, then numbers by their value, then letters, the capital one before the small. Written out,
 * so that the order does not depend on the locale data of the machine.
 */
function weightsOf(name: string): readonly number[] {
  const weights: number[] = [];
  for (let at = 0; at < name.length; ) {
    let end = at + 1;
    if (isDigit(name, at)) {
      while (isDigit(name, end)) end += 1;
      weights.push(1000 + Number(name.slice(at, end)));
    } else {
      weights.push(ascii[name.charCodeAt(at)] ?? weightOf(name.charAt(at)));
    }
    at = end;
  }
  return weights;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

const punctuation = '_-,;:!?.\'"()[]{}@*/\\&#%`^+<=>|~$';

/** Of one character that is no digit. */
function weightOf(character: string): number {
  const at = punctuation.indexOf(character);
  if (at !== -1) return at;
  const small = character.toLowerCase();
  return 1e9 + small.charCodeAt(0) * 2 + (character === small ? 1 : 0);
}

const ascii: readonly number[] = Array.from({ length: 128 }, (_, code) => weightOf(String.fromCharCode(code)));
