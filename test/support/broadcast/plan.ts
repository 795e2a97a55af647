/** What a generated test hands to the harness: data alone, so that the same plan serves jest and `npm run sabotage`. */
import type { Arbitrary } from 'fast-check';

/** A JSON object that may hold placeholders, which the harness replaces while it builds a request. */
export type Draft = Readonly<Record<string, unknown>>;

export interface ResourcePlan {
  readonly resource: string;
  /** Key of the row's id in the entity. A singleton's is `tenant_id`. */
  readonly id: string;
  /** Path under the base that answers with one row. */
  readonly get: string;
  readonly singleton?: true;
  /** Fields that reads move without an event: the only ones in which GET and payload may differ. */
  readonly counters?: readonly string[];
  /** Error code of a row that is not there. */
  readonly notFound: string;
  readonly mutations: readonly MutationPlan[];
}

export interface MutationPlan {
  readonly name: string;
  readonly kind: 'create' | 'update' | 'change' | 'delete';
  /** null: performed by the system alone. */
  readonly route: { readonly method: string; readonly path: string } | null;
  readonly status: number;
  /** What the response holds: the entity, nothing, or one field of the entity. */
  readonly answer: 'entity' | 'none' | { readonly field: string };
  /** Any one of these roles. */
  readonly requires?: readonly string[];
  /** Absent where the route takes no body. */
  readonly body?: Arbitrary<Draft>;
  /** Steps that lead from nothing to a row on which the mutation's guards hold. Absent for a create and a singleton. */
  readonly after?: readonly Step[];
  /** The generator found no such steps; a test by hand must take its place. */
  readonly unreached?: true;
  /** The field whose time makes the system perform the mutation, on the row that the steps lead to. */
  readonly timer?: string;
  readonly events: readonly EventPlan[];
  /** Rows whose deletion performs this mutation on the rows that refer to them. */
  readonly cascades?: readonly Cascade[];
  readonly refusals?: readonly Refusal[];
}

/** `field` of the row that is performed on points at a row of `resource`, whose mutation `by` deletes that. */
export interface Cascade {
  readonly resource: string;
  readonly by: string;
  readonly field: string;
}

/** A mutation of the same resource, with what its body must say to lead to the state in question. One with a timer is waited for. */
export interface Step {
  readonly do: string;
  readonly given?: Draft;
}

export interface EventPlan {
  readonly type: string;
  /** Only when the body holds this field. */
  readonly given?: string;
  /** Key of the payload: the field whose value stands there, or the entity. */
  readonly payload: Readonly<Record<string, { readonly field: string } | 'entity'>>;
}

/** A request that must be refused, and not be heard. What holds for every mutation (unknown id, unknown field, ...) is not listed. */
export type Refusal =
  /** A merge patch that says nothing. */
  | { readonly because: 'empty' }
  | { readonly because: 'missing'; readonly field: string }
  | { readonly because: 'type'; readonly given: Draft }
  | { readonly because: 'range'; readonly given: Draft }
  | { readonly because: 'reference'; readonly field: string; readonly code: string }
  /** The guard does not hold on the row that these steps make. */
  | { readonly because: 'state'; readonly after: readonly Step[]; readonly given?: Draft; readonly code: string }
  | { readonly because: 'actor'; readonly parameter: string }
  /** A second row that agrees with the first in these fields. */
  | { readonly because: 'conflict'; readonly fields: readonly string[]; readonly given?: Draft; readonly code: string }
  /** Another row points at this one. */
  | { readonly because: 'referenced'; readonly by: string; readonly field: string };

/** A mutation that needs no other row, used to mark a place in the stream. */
export interface Marker {
  readonly resource: string;
  readonly mutation: string;
}

export interface ApiPlan {
  readonly resources: readonly ResourcePlan[];
  /** Of several resources, so that one can be marked with while another is under test. */
  readonly markers: readonly [Marker, ...Marker[]];
}
