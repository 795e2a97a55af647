/** Entities, bodies and events, as their types say them. */
import type {
  AcquireLock,
  Agent,
  ApiEvent,
  Artifact,
  CreateArtifact,
  CreateTrajectory,
  EventMap,
  LockMode,
  Trajectory,
  Ttl,
  UpdateConfig,
  UpdateTrajectory,
} from '../../generated/index.ts';

declare const trajectory: Trajectory;
declare const agent: Agent;
declare const event: ApiEvent;

// Answered keys are always there: null, and never undefined.
trajectory.description satisfies string | null;
// @ts-expect-error it may be null
trajectory.description satisfies string;
// @ts-expect-error answers are for reading
trajectory.name = 'x';
agent.memory_access.read.map(({ filter }) => filter satisfies string | null);

({ name: 'n' }) satisfies CreateTrajectory;
({ name: 'n', description: null, parent_trajectory_id: null }) satisfies CreateTrajectory;
// @ts-expect-error the name is needed
({ description: 'd' }) satisfies CreateTrajectory;
// @ts-expect-error the server's own
({ name: 'n', root_trajectory_id: 'x' }) satisfies CreateTrajectory;

({}) satisfies UpdateTrajectory;
({ description: null, status: 'Active' }) satisfies UpdateTrajectory;
// @ts-expect-error it cannot be cleared
({ name: null }) satisfies UpdateTrajectory;
// @ts-expect-error no such status
({ status: 'active' }) satisfies UpdateTrajectory;

// A merge patch goes deep, and clears only what may be null.
({ config: { llm: { embedding_model: null } } }) satisfies UpdateConfig;
// @ts-expect-error it cannot be cleared
({ config: { storage: { adapter: null } } }) satisfies UpdateConfig;

// Flat in a body, nested in an answer.
declare const artifact: Artifact;
artifact.provenance.source_turn satisfies number;
declare const created: CreateArtifact;
created.source_turn satisfies number;
// @ts-expect-error the body has its keys at the top
void created.provenance;

'Session' satisfies Ttl;
({ Duration: 5 }) satisfies Ttl;
// @ts-expect-error it holds a number
'Duration' satisfies Ttl;

'shared' satisfies LockMode;
declare const body: AcquireLock;
body.timeout_ms satisfies number;

// Events are told apart by their type.
switch (event.type) {
  case 'LockAcquired':
    event.lock.mode satisfies LockMode;
    break;
  case 'LockReleased':
    event.lock_id satisfies string;
    // @ts-expect-error the row is gone
    void event.lock;
    break;
  default:
    event.tenant_id satisfies string;
    event.meta.position satisfies string;
}
({}) as EventMap['AgentStatusChanged'] satisfies { readonly agent_id: string; readonly status: Agent['status'] };
