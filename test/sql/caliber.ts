/** Rows of CALIBER, made by its own mutations. */
import type { SqlDatabase } from './support.ts';

export const agentInput = {
  agent_type: 'planner',
  capabilities: ['plan'],
  memory_access: { read: [{ memory_type: 'note', scope: 'own' }], write: [] },
  can_delegate_to: [],
};

export async function makeAgent(db: SqlDatabase): Promise<string> {
  return String((await db.done('agent.register', { input: agentInput }))['agent_id']);
}

export async function makeTrajectory(db: SqlDatabase, parent: string | null = null): Promise<string> {
  const input = { name: 'a task', parent_trajectory_id: parent };
  return String((await db.done('trajectory.create', { input }))['trajectory_id']);
}

export const scopeInput = (trajectory: string) => ({ trajectory_id: trajectory, name: 'a scope', token_budget: 100 });

export async function makeScope(db: SqlDatabase, trajectory?: string): Promise<string> {
  const input = scopeInput(trajectory ?? (await makeTrajectory(db)));
  return String((await db.done('scope.create', { input }))['scope_id']);
}

export interface Delegated {
  readonly delegation: Record<string, unknown>;
  readonly from: string;
  readonly to: string;
  readonly input: Record<string, unknown>;
}

export async function makeDelegation(db: SqlDatabase): Promise<Delegated> {
  const [from, to, trajectory] = [await makeAgent(db), await makeAgent(db), await makeTrajectory(db)];
  const scope = await makeScope(db, trajectory);
  const input = {
    from_agent_id: from,
    to_agent_id: to,
    trajectory_id: trajectory,
    scope_id: scope,
    task_description: 'do it',
  };
  return { delegation: await db.done('delegation.create', { input }), from, to, input };
}

export const noteInput = {
  note_type: 'Fact',
  title: 'a note',
  content: 'what we know',
  source_trajectory_ids: [],
  source_artifact_ids: [],
  ttl: 'Persistent',
};

export function lockInput(
  resource: string,
  holder: string,
  mode = 'exclusive',
  timeout = 60_000,
): Record<string, unknown> {
  return { resource_type: 'file', resource_id: resource, holder_agent_id: holder, mode, timeout_ms: timeout };
}
