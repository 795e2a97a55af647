/** Rules over several fields of one body. */
import type { FieldError } from './validation.ts';

type Path = readonly string[];

export type BodyRule =
  /** At least one of the fields is given. */
  | { readonly kind: 'some_field'; readonly fields: readonly string[] }
  /** At least one of the values is there and not null. */
  | { readonly kind: 'any_of'; readonly paths: readonly Path[] }
  /** The values differ from each other; `uuids`: they are the same in either letter case. */
  | { readonly kind: 'differ'; readonly paths: readonly Path[]; readonly uuids?: true }
  /** At least one of the lists has an item. */
  | { readonly kind: 'some_item'; readonly paths: readonly Path[] };

/**
 * @param partial - a merge patch: a rule is judged here only where the patch gives all of its values, else on the merged row
 * @param known - errors found already; a rule over a value that is wrong by itself is not judged
 */
export function brokenRules(
  rules: readonly BodyRule[],
  body: unknown,
  partial: boolean,
  known: readonly FieldError[],
): FieldError[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return [];
  return rules.flatMap((rule) => {
    if (rule.kind === 'some_field')
      return known.length > 0 || rule.fields.some((name) => at(body, [name]) !== undefined)
        ? []
        : [nothingGiven(rule.fields)];
    const values = rule.paths.map((path) => at(body, path));
    if (partial && values.includes(undefined)) return [];
    if (rule.paths.some((path) => isTouched(path, known))) return [];
    return judge(rule, values);
  });
}

function judge(rule: Exclude<BodyRule, { kind: 'some_field' }>, values: readonly unknown[]): FieldError[] {
  const names = rule.paths.map((path) => `"${path.join('.')}"`).join(rule.kind === 'differ' ? ' and ' : ' or ');
  const isThere = (value: unknown): boolean => value !== undefined && value !== null;
  switch (rule.kind) {
    case 'any_of':
      return values.some(isThere) ? [] : [broken(rule.paths[0], `one of ${names} is needed`)];
    case 'some_item':
      return values.some((value) => Array.isArray(value) && value.length > 0)
        ? []
        : [broken(rule.paths[0], `${names} must have an item`)];
    case 'differ': {
      const compared = values
        .filter(isThere)
        .map((value) => (rule.uuids ? String(value).toLowerCase() : JSON.stringify(value)));
      return new Set(compared).size === compared.length ? [] : [broken(rule.paths.at(-1), `${names} must differ`)];
    }
  }
}

const nothingGiven = (fields: readonly string[]): FieldError => broken([], `give at least one of ${fields.join(', ')}`);

const broken = (path: Path | undefined, message: string): FieldError => ({
  pointer: pointerTo(path ?? []),
  code: 'INVALID_INPUT',
  message,
});

// Names of fields need no escape in a pointer.
const pointerTo = (path: Path): string => path.map((key) => `/${key}`).join('');

/** Whether an error stands at the path, above it or below it. */
function isTouched(path: Path, errors: readonly FieldError[]): boolean {
  const pointer = pointerTo(path);
  return errors.some(
    (error) =>
      error.pointer === pointer || error.pointer.startsWith(`${pointer}/`) || pointer.startsWith(`${error.pointer}/`),
  );
}

function at(body: object, path: Path): unknown {
  let value: unknown = body;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}
