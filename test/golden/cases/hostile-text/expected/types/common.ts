// Code generated from resources.yaml. DO NOT EDIT.

export type Odd =
  | "'; DROP TABLE x; --"
  | 'a"b'
  | '${x}'
  | '`y`'
  | '*/'
  | '\\'
  | '$$'
  | 'é'
  | '</script>'
  | '__proto__'
  | 'constructor';

/** Every {@link Odd}, in the order of the manifest. */
export const oddValues: readonly Odd[] = [
  "'; DROP TABLE x; --",
  'a"b',
  '${x}',
  '`y`',
  '*/',
  '\\',
  '$$',
  'é',
  '</script>',
  '__proto__',
  'constructor',
];

/** *\/ export const x = 1; /* */
export interface Keyed {
  /** ${x} *\/ ` ' " */
  readonly text: string;
}

/** {@link Keyed} as a body gives it. */
export interface KeyedInput {
  /** ${x} *\/ ` ' " */
  readonly text?: string;
}
