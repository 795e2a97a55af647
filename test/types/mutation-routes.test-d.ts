/** What must not compile: a mutation's route that is silent, or says something else. Run by the compiler alone. */
import type { MutationRoutes } from '../../generated/index.ts';
import type { LockMutationRoutes } from '../../generated/routes/lock.ts';
import { lockRoutes } from '../../generated/routes/lock.ts';
import { createState } from '../../generated/state/index.ts';
import { acquireLock, extendLock } from '../../generated/state/lock.ts';
import type { Ports } from '../../src/contract/api.ts';
import type { Announced, MutationStatement } from '../../src/contract/mutation.ts';
import { mutationRoute } from '../../src/contract/route.ts';
import type { Validator } from '../../src/contract/validation.ts';

declare const routes: MutationRoutes;
declare const ports: Ports;
const state = createState(ports);

// What the generator wires does compile.
({ ...routes }) satisfies MutationRoutes;
({ ...routes, 'lock.acquire': state.lock.acquire }) satisfies MutationRoutes;
({ ...routes, 'lock.acquire': (request) => ports.mutations.run(acquireLock, request) }) satisfies MutationRoutes;
({ ...routes, 'agent.update': state.agent.update }) satisfies MutationRoutes;

// @ts-expect-error it announces nothing
({ ...routes, 'lock.acquire': async () => {} }) satisfies MutationRoutes;

// @ts-expect-error an entity is no announcement
({ ...routes, 'lock.acquire': async () => ({ text: '{}', version: 1, eventIds: ['x'] }) }) satisfies MutationRoutes;

// @ts-expect-error it announces another mutation's event
({ ...routes, 'lock.acquire': routes['lock.extend'] }) satisfies MutationRoutes;

// @ts-expect-error it runs another mutation's statement
({ ...routes, 'lock.acquire': (request) => ports.mutations.run(extendLock, request) }) satisfies MutationRoutes;

// @ts-expect-error of two events it announces one
({ ...routes, 'agent.update': state.agent.register }) satisfies MutationRoutes;

// @ts-expect-error the mutation is not there
({ ...routes, 'lock.acquire': undefined }) satisfies MutationRoutes;

declare const withoutAcquire: Omit<MutationRoutes, 'lock.acquire'>;
// @ts-expect-error a mutation without a handler
withoutAcquire satisfies MutationRoutes;

// @ts-expect-error the brand cannot be written by hand
({ text: '', version: 1, eventIds: [] }) satisfies Announced<unknown>;

// @ts-expect-error the state of another resource
lockRoutes(state.note);

declare const handlers: LockMutationRoutes;
declare const body: Validator<{ readonly other: string }>;
mutationRoute({
  name: 'lock.acquire',
  method: 'POST',
  path: '/locks/acquire',
  requires: [],
  status: 201,
  events: [],
  // @ts-expect-error the validator of another body
  body,
  handle: handlers['lock.acquire'],
});

// @ts-expect-error the statement of another mutation
acquireLock satisfies MutationStatement<never, { readonly type: 'LockExtended' }>;
