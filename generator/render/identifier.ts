/** Names of the manifest in the casings of TypeScript, and as keys. */

const words = (name: string): string[] =>
  // The manifest's own names are nearly all in snake case, which needs no look around each letter.
  name.split(snakeCase.test(name) ? '_' : boundary).filter((word) => word !== '');

// A name is asked for by each file that it stands in, some twenty times.
const pascal = new Map<string, string>();

function pascalOf(name: string): string {
  let text = pascal.get(name);
  if (text === undefined) {
    text = words(name).map(capital).join('');
    pascal.set(name, text);
  }
  return text;
}

const snakeCase = /^[a-z0-9_]*$/;
const boundary = /[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])/;

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `acquire_lock` -> `AcquireLock` */
export const pascalCase = (...names: readonly string[]): string => names.map(pascalOf).join('');

/** `acquire_lock` -> `acquireLock` */
export function camelCase(...names: readonly string[]): string {
  const pascal = pascalCase(...names);
  return pascal.charAt(0).toLowerCase() + pascal.slice(1);
}

const identifier = /^[A-Za-z_$][\w$]*$/;

/** Whether a name may stand in code as it is, as a property is named (where reserved words are allowed). */
export const isIdentifier = (name: string): boolean => identifier.test(name);
