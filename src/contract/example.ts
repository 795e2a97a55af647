/** What a starting server shows to a person who wants to try it. */

/** A create that an empty database accepts: it refers to no other row. */
export interface Example {
  readonly method: 'POST' | 'PUT' | 'PATCH';
  /** Under the API's base: `/locks/acquire`. */
  readonly path: string;
  /** JSON text. */
  readonly body: string;
  /** An event that it causes. */
  readonly event: string;
}
