/** A running CALIBER server as its clients see it: two tenants, a way to make each entity, and ears on both sockets. */

import type {
  Agent,
  Artifact,
  Delegation,
  Handoff,
  Lock,
  Message,
  Note,
  Scope,
  Trajectory,
  Turn,
} from '../../generated/index.ts';
import { api } from '../../generated/index.ts';
import { hooks } from '../../src/hooks/index.ts';
import { Client, type Reply } from './client.ts';
import { startServer, type TestServer } from './server.ts';
import { type Frame, FrameSocket } from './socket.ts';

type Body = Readonly<Record<string, unknown>>;

/** An event without its `meta`. */
type Payload = Readonly<Record<string, unknown>>;

/** What a piece of work caused: the events of the tenant in their order, without `meta`, and those that another tenant heard. */
export interface Heard<T> {
  readonly result: T;
  readonly events: readonly Payload[];
  readonly elsewhere: readonly Payload[];
}

export interface Caliber {
  readonly server: TestServer;
  /** Where the API is: `http://127.0.0.1:1234/api/v1`. */
  readonly base: string;
  readonly client: Client;
  /** Of the other tenant. */
  readonly other: Client;
  readonly make: Makers;
  readonly makeOther: Makers;
  /** The next event of this type whose payload has these values: for events that come by themselves. */
  readonly next: (type: string, values: Payload) => Promise<Payload>;
  readonly hear: <T>(work: () => Promise<T>) => Promise<Heard<T>>;
  readonly stop: () => Promise<void>;
}

export async function startCaliber(): Promise<Caliber> {
  const server = await startServer({ api, hooks });
  const base = server.url + api.base;
  const client = new Client(base, { 'x-api-key': server.key });
  const other = new Client(base, { 'x-api-key': server.otherKey });
  const socket = await FrameSocket.open(`${base}/ws`, { 'x-api-key': server.key });
  const otherSocket = await FrameSocket.open(`${base}/ws`, { 'x-api-key': server.otherKey });
  const make = makers(client);
  const makeOther = makers(other);

  return {
    server,
    base,
    client,
    other,
    make,
    makeOther,
    async next(type, values) {
      const isIt = (frame: Frame): boolean =>
        frame.type === type && Object.entries(values).every(([key, value]) => frame[key] === value);
      return (await socket.until(isIt)).slice(-1).map(payloadOf)[0] ?? {};
    },
    async hear<T>(work: () => Promise<T>) {
      const [before, otherBefore] = await Promise.all([make.trajectory(), makeOther.trajectory()]);
      await Promise.all([socket.until(isCreationOf(before)), otherSocket.until(isCreationOf(otherBefore))]);
      const result = await work();
      const [events, elsewhere] = await Promise.all([
        socket.untilQuiet(async () => isCreationOf(await make.trajectory())),
        otherSocket.untilQuiet(async () => isCreationOf(await makeOther.trajectory())),
      ]);
      return { result, events: events.map(payloadOf), elsewhere: elsewhere.map(payloadOf) };
    },
    async stop() {
      await Promise.all([socket.close(), otherSocket.close()]);
      await server.stop();
    },
  };
}

const isCreationOf =
  ({ trajectory_id }: Trajectory) =>
  (frame: Frame): boolean =>
    frame.type === 'TrajectoryCreated' && (frame['trajectory'] as Trajectory).trajectory_id === trajectory_id;

function payloadOf({ meta: _, ...payload }: Frame): Payload {
  return payload;
}

/** Makes entities with all that they need; `body` overrides what stands in the request. */
export interface Makers {
  readonly trajectory: (body?: Body) => Promise<Trajectory>;
  readonly scope: (body?: Body) => Promise<Scope>;
  readonly artifact: (body?: Body) => Promise<Artifact>;
  readonly note: (body?: Body) => Promise<Note>;
  readonly turn: (body?: Body) => Promise<Turn>;
  readonly agent: (body?: Body) => Promise<Agent>;
  readonly lock: (body?: Body) => Promise<Lock>;
  readonly message: (body?: Body) => Promise<Message>;
  readonly delegation: (body?: Body) => Promise<Delegation>;
  readonly handoff: (body?: Body) => Promise<Handoff>;
  /** The least that each create accepts, with what it refers to made where that is not given. */
  readonly body: Bodies;
}

type Least = (given?: Body) => Promise<Body>;

export interface Bodies {
  readonly trajectory: Least;
  readonly scope: Least;
  readonly artifact: Least;
  readonly note: Least;
  readonly turn: Least;
  readonly agent: Least;
  readonly lock: Least;
  readonly message: Least;
  readonly delegation: Least;
  readonly handoff: Least;
}

function makers(client: Client): Makers {
  const place = async (given: Body): Promise<Body> => {
    const { trajectory_id, scope_id } = given;
    if (trajectory_id !== undefined && scope_id !== undefined) return { trajectory_id, scope_id };
    const scope = await make.scope();
    return { trajectory_id: scope.trajectory_id, scope_id: scope.scope_id };
  };
  const agent = async (given: unknown): Promise<unknown> => given ?? (await make.agent()).agent_id;

  const body: Bodies = {
    trajectory: async (given = {}) => ({ name: 'Fix the build', ...given }),
    scope: async (given = {}) => ({
      trajectory_id: given['trajectory_id'] ?? (await make.trajectory()).trajectory_id,
      name: 'Investigation',
      token_budget: 8000,
      ...given,
    }),
    artifact: async (given = {}) => ({
      ...(await place(given)),
      artifact_type: 'Fact',
      name: 'Finding',
      content: 'The cache key lacks the platform.',
      source_turn: 1,
      extraction_method: 'Explicit',
      ttl: 'Persistent',
      ...given,
    }),
    note: async (given = {}) => ({
      note_type: 'Gotcha',
      title: 'Cache keys',
      content: 'Always put the platform into the cache key.',
      source_trajectory_ids: [],
      source_artifact_ids: [],
      ttl: 'Persistent',
      ...given,
    }),
    turn: async (given = {}) => ({
      scope_id: given['scope_id'] ?? (await make.scope()).scope_id,
      sequence: 0,
      role: 'User',
      content: 'Why does the build fail?',
      token_count: 6,
      ...given,
    }),
    agent: async (given = {}) => ({
      agent_type: 'coder',
      capabilities: ['typescript'],
      memory_access: { read: [{ memory_type: 'semantic', scope: 'own', filter: null }], write: [] },
      can_delegate_to: [],
      ...given,
    }),
    lock: async (given = {}) => ({
      resource_type: 'file',
      resource_id: crypto.randomUUID(),
      holder_agent_id: await agent(given['holder_agent_id']),
      mode: 'exclusive',
      timeout_ms: 60_000,
      ...given,
    }),
    message: async (given = {}) => ({
      from_agent_id: await agent(given['from_agent_id']),
      to_agent_id: await agent(given['to_agent_id']),
      message_type: 'ContextShare',
      payload: '{"hint":"look at the cache"}',
      artifact_ids: [],
      priority: 'Normal',
      ...given,
    }),
    delegation: async (given = {}) => ({
      from_agent_id: await agent(given['from_agent_id']),
      to_agent_id: await agent(given['to_agent_id']),
      ...(await place(given)),
      task_description: 'Write the test',
      ...given,
    }),
    handoff: async (given = {}) => ({
      from_agent_id: await agent(given['from_agent_id']),
      to_agent_id: await agent(given['to_agent_id']),
      ...(await place(given)),
      reason: 'Specialization',
      context_snapshot: 'AAEC/w==',
      ...given,
    }),
  };

  const maker =
    (path: string, least: Least) =>
    async (given?: Body): Promise<unknown> =>
      created(await client.post(path, await least(given)));

  const make = {
    trajectory: maker('/trajectories', body.trajectory) as Makers['trajectory'],
    scope: maker('/scopes', body.scope) as Makers['scope'],
    artifact: maker('/artifacts', body.artifact) as Makers['artifact'],
    note: maker('/notes', body.note) as Makers['note'],
    turn: maker('/turns', body.turn) as Makers['turn'],
    agent: maker('/agents', body.agent) as Makers['agent'],
    lock: maker('/locks/acquire', body.lock) as Makers['lock'],
    message: maker('/messages', body.message) as Makers['message'],
    delegation: maker('/delegations', body.delegation) as Makers['delegation'],
    handoff: maker('/handoffs', body.handoff) as Makers['handoff'],
    body,
  };
  return make;
}

function created(reply: Reply): unknown {
  if (reply.status !== 201) throw new Error(`expected 201, got ${reply.status}: ${reply.text}`);
  return reply.body;
}
