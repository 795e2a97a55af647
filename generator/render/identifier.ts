/** Names of the manifest in the casings of TypeScript, and as keys. */

const words = (name: string): string[] =>
  name.split(/[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])/).filter((word) => word !== '');

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `acquire_lock` -> `AcquireLock` */
export const pascalCase = (...names: readonly string[]): string => names.flatMap(words).map(capital).join('');

/** `acquire_lock` -> `acquireLock` */
export function camelCase(...names: readonly string[]): string {
  const pascal = pascalCase(...names);
  return pascal.charAt(0).toLowerCase() + pascal.slice(1);
}

const identifier = /^[A-Za-z_$][\w$]*$/;

/** Whether a name may stand in code as it is, as a property is named (where reserved words are allowed). */
export const isIdentifier = (name: string): boolean => identifier.test(name);
