/** Stands in a drawn body for a value that only the running server can give. */

/** The id of a row of `resource`, made anew for each body; `seed` decides what is drawn for it. */
export class RowOf {
  readonly resource: string;
  readonly seed: number;
  /** Left null in the bodies of prerequisites, so that a chain of optional parents ends. */
  readonly optional: boolean;
  constructor(resource: string, seed: number, optional: boolean) {
    this.resource = resource;
    this.seed = seed;
    this.optional = optional;
  }
}

/** The value of a field of the row that the mutation is about. */
export class FieldOfRow {
  readonly field: string;
  constructor(field: string) {
    this.field = field;
  }
}

/** A time so many milliseconds after the request is built. */
export class TimeFromNow {
  readonly milliseconds: number;
  constructor(milliseconds: number) {
    this.milliseconds = milliseconds;
  }
}

/** Where a placeholder's value comes from. */
export interface Resolver {
  row(placeholder: RowOf): Promise<string | null>;
  field(name: string): unknown;
}

/** Replaces each placeholder, however deep it lies; rows are made side by side. */
export async function resolve(value: unknown, resolver: Resolver): Promise<unknown> {
  if (value instanceof RowOf) return resolver.row(value);
  if (value instanceof FieldOfRow) return resolver.field(value.field);
  if (value instanceof TimeFromNow) return new Date(Date.now() + value.milliseconds).toISOString();
  if (Array.isArray(value)) return Promise.all(value.map((item) => resolve(item, resolver)));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(async ([key, member]) => [key, await resolve(member, resolver)] as const);
  return Object.fromEntries(await Promise.all(members));
}
