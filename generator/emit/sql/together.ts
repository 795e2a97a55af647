import type { Mutation, Resource } from '../../model/model.ts';

/**
 * Whether several of such mutations may be committed in one transaction, whatever rows they are for. They must never wait for one another,
 * or two transactions could wait crosswise; nor may one keep a lock that others want for longer than its own commit takes. So it is a
 * create, whose only locks say that what the row points at stays: without rivals for a place or for a unique value. What a server
 * remembers of tenants hangs on one row, so they stand alone too.
 */
export const sharesTransaction = (resource: Resource, mutation: Mutation): boolean =>
  mutation.kind === 'create' &&
  resource.storage === 'table' &&
  !resource.singleton &&
  resource.exclusive === null &&
  resource.unique.length === 0;
