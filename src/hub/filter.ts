/** What a stream listens to. */

/** A value that a field is compared with. */
export type Scalar = string | number | boolean | null;

/** Every condition that is there must hold; within one, any of its values. */
export interface Filter {
  readonly types: readonly string[] | null;
  readonly resources: readonly string[] | null;
  /** Ids of rows. */
  readonly ids: readonly string[] | null;
  /** Fields of the row, with the values that they may have. */
  readonly fields: ReadonlyMap<string, readonly Scalar[]>;
}

/** The union of a stream's subscriptions. */
export type Filters = readonly Filter[];

export const everything: Filters = [{ types: null, resources: null, ids: null, fields: new Map() }];

/** The filterable fields of a row, as the log keeps them. */
export type Row = Readonly<Record<string, unknown>>;

/** What of an event a filter looks at. */
export interface Subject {
  readonly type: string;
  readonly resource: string;
  readonly rowId: string;
  /** The row before and after; null where there is none. Asked for only by filters that compare fields. */
  readonly before: Row | null;
  readonly after: Row | null;
}

/** How an event concerns a filter: as it is, or because the row came into its view or went out of it. */
export type Match = 'event' | 'moved-in' | 'moved-out';

/**
 * The one answer to whether and how a stream hears of an event, for live events, catching up and pages alike. A row that is created or
 * deleted is looked at as it is, or was; one that changes counts before and after.
 */
export function matchOf(filters: Filters, subject: Subject): Match | null {
  let before = false;
  let after = false;
  for (const filter of filters) {
    if (!concerns(filter, subject)) continue;
    if (filter.fields.size === 0) return 'event';
    before ||= subject.before !== null && holds(filter, subject.before);
    after ||= subject.after !== null && holds(filter, subject.after);
  }
  if (!before && !after) return null;
  if (before === after || subject.before === null || subject.after === null) return 'event';
  return after ? 'moved-in' : 'moved-out';
}

function concerns({ types, resources, ids }: Filter, subject: Subject): boolean {
  return (
    (types === null || types.includes(subject.type)) &&
    (resources === null || resources.includes(subject.resource)) &&
    (ids === null || ids.includes(subject.rowId))
  );
}

function holds({ fields }: Filter, row: Row): boolean {
  for (const [name, values] of fields) {
    if (!(name in row) || !values.includes(row[name] as Scalar)) return false;
  }
  return true;
}

/** Equal for filters that let the same events through for the same reasons. */
export function keyOf(filters: Filters): string {
  return JSON.stringify(filters.map(sorted).sort());
}

const list = (values: readonly Scalar[]): readonly string[] =>
  [...new Set(values.map((value) => JSON.stringify(value)))].sort();

const sorted = ({ types, resources, ids, fields }: Filter): string =>
  JSON.stringify([
    types && list(types),
    resources && list(resources),
    ids && list(ids),
    [...fields].map(([name, values]) => [name, list(values)] as const).sort(([one], [other]) => (one < other ? -1 : 1)),
  ]);

/** Whether everything goes through. */
export function isEverything(filters: Filters): boolean {
  return filters.some(
    ({ types, resources, ids, fields }) => types === null && resources === null && ids === null && fields.size === 0,
  );
}
