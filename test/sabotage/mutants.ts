/** The mutants of an API: each mutation with one thing wrong about its events. */
import type { Fault } from '../support/broadcast/failure.ts';
import type { ApiPlan, EventPlan, MutationPlan, ResourcePlan } from '../support/broadcast/plan.ts';

/** `leak` announces what was refused; the others break what is announced. */
export const kinds = ['omit', 'type', 'tenant', 'payload', 'double', 'leak'] as const;
export type Kind = (typeof kinds)[number];

/** What the verification must say of each: a mutant that fails for another reason was not understood. */
export const fitting: Readonly<Record<Kind, readonly Fault[]>> = {
  omit: ['silent'],
  type: ['type'],
  tenant: ['tenant'],
  payload: ['payload'],
  double: ['double'],
  leak: ['unannounced'],
};

export interface Mutant {
  readonly resource: ResourcePlan;
  readonly mutation: MutationPlan;
  /** The one that is broken, where the mutation has several. */
  readonly event: EventPlan;
  readonly kind: Kind;
}

/** `lock.acquire` */
export const nameOf = ({ resource, mutation }: Mutant): string => `${resource.resource}.${mutation.name}`;

/** The same, with the event where the mutation has several. */
export const labelOf = (mutant: Mutant): string =>
  mutant.mutation.events.length === 1 ? nameOf(mutant) : `${nameOf(mutant)} ${mutant.event.type}`;

export const allMutants = ({ resources }: ApiPlan): readonly Mutant[] =>
  resources.flatMap((resource) =>
    resource.mutations
      .filter(({ unreached }) => unreached !== true)
      .flatMap((mutation) =>
        mutation.events.flatMap((event) => kinds.map((kind) => ({ resource, mutation, event, kind }))),
      )
      .filter((mutant) => mutant.kind !== 'leak' || isRefusedInside(mutant)),
  );

/** Whether some refusal is the function's own: one that throws it away, or comes before it, has nothing to leak. */
const isRefusedInside = ({ mutation }: Mutant): boolean =>
  mutation.route !== null &&
  (mutation.kind !== 'create' || (mutation.refusals ?? []).some(({ because }) => because === 'reference'));

/** One of each kind for each resource, spread over its mutations. */
export function someMutants(plans: ApiPlan): readonly Mutant[] {
  const all = allMutants(plans);
  return plans.resources.flatMap((resource) =>
    kinds.flatMap((kind, index) => {
      const candidates = all.filter((mutant) => mutant.resource === resource && mutant.kind === kind);
      return candidates[index % candidates.length] ?? [];
    }),
  );
}
