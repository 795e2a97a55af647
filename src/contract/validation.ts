/** What generated validators and runtime agree on. */

/** One broken rule. `pointer` is a JSON Pointer into the body (`/seat/row`), '' for the whole, or `?name` for a query parameter. */
export interface FieldError {
  readonly pointer: string;
  readonly code: 'MISSING_FIELD' | 'INVALID_INPUT' | 'INVALID_FORMAT' | 'INVALID_RANGE';
  readonly message: string;
}

export type Validated<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly [FieldError, ...FieldError[]] };

/** Checks a parsed body; reports every broken rule at once. The value given on may have defaults and canonical enum letters filled in. */
export type Validator<T> = (body: unknown) => Validated<T>;

/** Checks a query string: names that occur, each with its texts. Unknown names are errors with the nearest known one. */
export type QueryValidator<T> = (query: URLSearchParams) => Validated<T>;
