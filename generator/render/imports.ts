/** Plans the imports of one file. */
import { lineWidth, stringLiteral } from './literal.ts';

interface Module {
  namespace: string | null;
  readonly types: Set<string>;
  readonly values: Set<string>;
}

/** `type` and `value` return the name, so that a name is imported exactly when it is written. */
export class Imports {
  readonly #modules = new Map<string, Module>();

  /** Imports a type. */
  type(name: string, from: string): string {
    this.#module(from).types.add(name);
    return name;
  }

  /** Imports something that exists at run time. */
  value(name: string, from: string): string {
    this.#module(from).values.add(name);
    return name;
  }

  /** Imports a module whole, under a name of its own. */
  namespace(name: string, from: string): string {
    this.#module(from).namespace = name;
    return name;
  }

  /** The import statements, sorted as Biome sorts them; '' where there are none. */
  print(): string {
    return [...this.#modules]
      .sort(([a], [b]) => compareModules(a, b))
      .map(([from, module]) => printModule(from, module))
      .join('');
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

/** Packages first, then paths from the farthest to the nearest. */
export function compareModules(a: string, b: string): number {
  return distance(a) - distance(b) || compareNames(withoutExtension(a), withoutExtension(b));
}

const withoutExtension = (from: string): string => from.replace(/\.ts$/, '');

function distance(from: string): number {
  if (!from.startsWith('.')) return -1000;
  const ups = from.split('/').filter((step) => step === '..').length;
  return -ups;
}

/** Names in the order of {@link compareNames}; what decides is worked out once for each. */
function inNameOrder(names: readonly string[]): string[] {
  return names
    .map((name) => ({ name, weights: weightsOf(name) }))
    .sort((a, b) => compareWeights(a.weights, b.weights))
    .map(({ name }) => name);
}

/**
 * The order of Biome's sorter: punctuation, then numbers by their value, then letters, the capital one before the small. Written out,
 * so that the order does not depend on the locale data of the machine.
 */
const compareNames = (a: string, b: string): number => compareWeights(weightsOf(a), weightsOf(b));

function compareWeights(left: readonly number[], right: readonly number[]): number {
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const order = (left[at] ?? 0) - (right[at] ?? 0);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

const weightsOf = (name: string): readonly number[] => (name.match(/\d+|\D/g) ?? []).map(weight);

const punctuation = '_-,;:!?.\'"()[]{}@*/\\&#%`^+<=>|~$';

function weight(part: string): number {
  if (/^\d/.test(part)) return 1000 + Number(part);
  const at = punctuation.indexOf(part);
  if (at !== -1) return at;
  const small = part.toLowerCase();
  return 1e9 + small.charCodeAt(0) * 2 + (part === small ? 1 : 0);
}
