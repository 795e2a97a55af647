// Code generated from resources.yaml. DO NOT EDIT.

export type TrajectoryStatus = 'Active' | 'Completed' | 'Failed' | 'Suspended';

/** Every {@link TrajectoryStatus}, in the order of the manifest. */
export const trajectoryStatusValues: readonly TrajectoryStatus[] = ['Active', 'Completed', 'Failed', 'Suspended'];

export type OutcomeStatus = 'Success' | 'Partial' | 'Failure';

/** Every {@link OutcomeStatus}, in the order of the manifest. */
export const outcomeStatusValues: readonly OutcomeStatus[] = ['Success', 'Partial', 'Failure'];

export type ArtifactType =
  | 'ErrorLog'
  | 'CodePatch'
  | 'DesignDecision'
  | 'UserPreference'
  | 'Fact'
  | 'Constraint'
  | 'ToolResult'
  | 'IntermediateOutput'
  | 'Custom'
  | 'Code'
  | 'Document'
  | 'Data'
  | 'Config'
  | 'Log'
  | 'Summary'
  | 'Decision'
  | 'Plan'
  | 'Model';

/** Every {@link ArtifactType}, in the order of the manifest. */
export const artifactTypeValues: readonly ArtifactType[] = [
  'ErrorLog',
  'CodePatch',
  'DesignDecision',
  'UserPreference',
  'Fact',
  'Constraint',
  'ToolResult',
  'IntermediateOutput',
  'Custom',
  'Code',
  'Document',
  'Data',
  'Config',
  'Log',
  'Summary',
  'Decision',
  'Plan',
  'Model',
];

export type ExtractionMethod =
  | 'Explicit'
  | 'Inferred'
  | 'UserProvided'
  | 'LlmExtraction'
  | 'ToolExtraction'
  | 'MemoryRecall'
  | 'ExternalApi'
  | 'Unknown';

/** Every {@link ExtractionMethod}, in the order of the manifest. */
export const extractionMethodValues: readonly ExtractionMethod[] = [
  'Explicit',
  'Inferred',
  'UserProvided',
  'LlmExtraction',
  'ToolExtraction',
  'MemoryRecall',
  'ExternalApi',
  'Unknown',
];

export type NoteType =
  | 'Convention'
  | 'Strategy'
  | 'Gotcha'
  | 'Fact'
  | 'Preference'
  | 'Relationship'
  | 'Procedure'
  | 'Meta'
  | 'Insight'
  | 'Correction'
  | 'Summary';

/** Every {@link NoteType}, in the order of the manifest. */
export const noteTypeValues: readonly NoteType[] = [
  'Convention',
  'Strategy',
  'Gotcha',
  'Fact',
  'Preference',
  'Relationship',
  'Procedure',
  'Meta',
  'Insight',
  'Correction',
  'Summary',
];

export type EntityType =
  | 'Trajectory'
  | 'Scope'
  | 'Artifact'
  | 'Note'
  | 'Turn'
  | 'Lock'
  | 'Message'
  | 'Agent'
  | 'Delegation'
  | 'Handoff'
  | 'Conflict'
  | 'Edge'
  | 'EvolutionSnapshot'
  | 'SummarizationPolicy';

/** Every {@link EntityType}, in the order of the manifest. */
export const entityTypeValues: readonly EntityType[] = [
  'Trajectory',
  'Scope',
  'Artifact',
  'Note',
  'Turn',
  'Lock',
  'Message',
  'Agent',
  'Delegation',
  'Handoff',
  'Conflict',
  'Edge',
  'EvolutionSnapshot',
  'SummarizationPolicy',
];

export type TurnRole = 'User' | 'Assistant' | 'System' | 'Tool';

/** Every {@link TurnRole}, in the order of the manifest. */
export const turnRoleValues: readonly TurnRole[] = ['User', 'Assistant', 'System', 'Tool'];

export type AgentStatus = 'Idle' | 'Active' | 'Blocked' | 'Failed';

/** Every {@link AgentStatus}, in the order of the manifest. */
export const agentStatusValues: readonly AgentStatus[] = ['Idle', 'Active', 'Blocked', 'Failed'];

export type LockMode = 'exclusive' | 'shared';

/** Every {@link LockMode}, in the order of the manifest. */
export const lockModeValues: readonly LockMode[] = ['exclusive', 'shared'];

export type MessageType =
  | 'TaskDelegation'
  | 'TaskResult'
  | 'ContextRequest'
  | 'ContextShare'
  | 'CoordinationSignal'
  | 'Handoff'
  | 'Interrupt'
  | 'Heartbeat';

/** Every {@link MessageType}, in the order of the manifest. */
export const messageTypeValues: readonly MessageType[] = [
  'TaskDelegation',
  'TaskResult',
  'ContextRequest',
  'ContextShare',
  'CoordinationSignal',
  'Handoff',
  'Interrupt',
  'Heartbeat',
];

export type Priority = 'Low' | 'Normal' | 'High' | 'Critical';

/** Every {@link Priority}, in the order of the manifest. */
export const priorityValues: readonly Priority[] = ['Low', 'Normal', 'High', 'Critical'];

export type DelegationStatus = 'Pending' | 'Accepted' | 'Rejected' | 'InProgress' | 'Completed' | 'Failed';

/** Every {@link DelegationStatus}, in the order of the manifest. */
export const delegationStatusValues: readonly DelegationStatus[] = [
  'Pending',
  'Accepted',
  'Rejected',
  'InProgress',
  'Completed',
  'Failed',
];

export type HandoffReason =
  | 'CapabilityMismatch'
  | 'LoadBalancing'
  | 'Specialization'
  | 'Escalation'
  | 'Timeout'
  | 'Failure'
  | 'Scheduled';

/** Every {@link HandoffReason}, in the order of the manifest. */
export const handoffReasonValues: readonly HandoffReason[] = [
  'CapabilityMismatch',
  'LoadBalancing',
  'Specialization',
  'Escalation',
  'Timeout',
  'Failure',
  'Scheduled',
];

export type HandoffStatus = 'Initiated' | 'Accepted' | 'Completed' | 'Rejected';

/** Every {@link HandoffStatus}, in the order of the manifest. */
export const handoffStatusValues: readonly HandoffStatus[] = ['Initiated', 'Accepted', 'Completed', 'Rejected'];

export type TenantStatus = 'Active' | 'Suspended' | 'Archived';

/** Every {@link TenantStatus}, in the order of the manifest. */
export const tenantStatusValues: readonly TenantStatus[] = ['Active', 'Suspended', 'Archived'];

/** How long an artifact or a note lives, counted from its creation. */
export type Ttl =
  | 'Persistent'
  | 'Permanent'
  | 'Session'
  | 'Scope'
  | 'Ephemeral'
  | 'ShortTerm'
  | 'MediumTerm'
  | 'LongTerm'
  | { readonly Duration: number }
  | { readonly Max: number };

export interface Outcome {
  readonly status: OutcomeStatus;
  readonly summary: string;
  readonly produced_artifacts: readonly string[];
  readonly produced_notes: readonly string[];
  readonly error: string | null;
}

/** {@link Outcome} as a body gives it. */
export interface OutcomeInput {
  readonly status: OutcomeStatus;
  readonly summary: string;
  readonly produced_artifacts: readonly string[];
  readonly produced_notes: readonly string[];
  readonly error?: string | null;
}

export interface Checkpoint {
  /** Base64, RFC 4648. */
  readonly context_state: string;
  readonly recoverable: boolean;
}

export interface Provenance {
  readonly source_turn: number;
  readonly extraction_method: ExtractionMethod;
  readonly confidence: number | null;
}

/** {@link Provenance} as a body gives it. */
export interface ProvenanceInput {
  readonly source_turn: number;
  readonly extraction_method: ExtractionMethod;
  readonly confidence?: number | null;
}

export interface Embedding {
  readonly data: readonly number[];
  readonly model_id: string;
  readonly dimensions: number;
}

export interface Permission {
  readonly memory_type: string;
  readonly scope: string;
  readonly filter: string | null;
}

/** {@link Permission} as a body gives it. */
export interface PermissionInput {
  readonly memory_type: string;
  readonly scope: string;
  readonly filter?: string | null;
}

export interface MemoryAccess {
  readonly read: readonly Permission[];
  readonly write: readonly Permission[];
}

/** {@link MemoryAccess} as a body gives it. */
export interface MemoryAccessInput {
  readonly read: readonly PermissionInput[];
  readonly write: readonly PermissionInput[];
}

/** Part of {@link MemoryAccess} in a merge patch: what is left out stays. */
export interface MemoryAccessPatch {
  readonly read?: readonly PermissionInput[];
  readonly write?: readonly PermissionInput[];
}

export interface DelegationResult {
  readonly status: OutcomeStatus;
  readonly output: string | null;
  readonly artifacts: readonly string[];
  readonly error: string | null;
}

/** {@link DelegationResult} as a body gives it. */
export interface DelegationResultInput {
  readonly status: OutcomeStatus;
  readonly output?: string | null;
  readonly artifacts: readonly string[];
  readonly error?: string | null;
}

export interface ContextAssembly {
  readonly token_budget: number;
  readonly relevance_threshold: number;
}

/** Part of {@link ContextAssembly} in a merge patch: what is left out stays. */
export interface ContextAssemblyPatch {
  readonly token_budget?: number;
  readonly relevance_threshold?: number;
}

export interface PcpSettings {
  readonly checkpoint_interval: number;
  readonly contradiction_detection: boolean;
}

/** Part of {@link PcpSettings} in a merge patch: what is left out stays. */
export interface PcpSettingsPatch {
  readonly checkpoint_interval?: number;
  readonly contradiction_detection?: boolean;
}

export interface StorageSettings {
  readonly adapter: string;
  readonly connection: string;
}

/** Part of {@link StorageSettings} in a merge patch: what is left out stays. */
export interface StorageSettingsPatch {
  readonly adapter?: string;
  readonly connection?: string;
}

export interface LlmSettings {
  readonly embedding_provider: string | null;
  readonly embedding_model: string | null;
  readonly summarization_provider: string | null;
  readonly summarization_model: string | null;
}

/** {@link LlmSettings} as a body gives it. */
export interface LlmSettingsInput {
  readonly embedding_provider?: string | null;
  readonly embedding_model?: string | null;
  readonly summarization_provider?: string | null;
  readonly summarization_model?: string | null;
}

/** Part of {@link LlmSettings} in a merge patch: what is left out stays. */
export interface LlmSettingsPatch {
  readonly embedding_provider?: string | null;
  readonly embedding_model?: string | null;
  readonly summarization_provider?: string | null;
  readonly summarization_model?: string | null;
}

export interface MultiAgentSettings {
  /** Milliseconds. */
  readonly lock_timeout_ms: number;
  /** Milliseconds. */
  readonly message_ttl_ms: number;
}

/** Part of {@link MultiAgentSettings} in a merge patch: what is left out stays. */
export interface MultiAgentSettingsPatch {
  /** Milliseconds. */
  readonly lock_timeout_ms?: number;
  /** Milliseconds. */
  readonly message_ttl_ms?: number;
}

export interface ConfigDocument {
  readonly context_assembly: ContextAssembly;
  readonly pcp_settings: PcpSettings;
  readonly storage: StorageSettings;
  readonly llm: LlmSettings;
  readonly multi_agent: MultiAgentSettings;
}

/** {@link ConfigDocument} as a body gives it. */
export interface ConfigDocumentInput {
  readonly context_assembly: ContextAssembly;
  readonly pcp_settings: PcpSettings;
  readonly storage: StorageSettings;
  readonly llm: LlmSettingsInput;
  readonly multi_agent: MultiAgentSettings;
}

/** Part of {@link ConfigDocument} in a merge patch: what is left out stays. */
export interface ConfigDocumentPatch {
  readonly context_assembly?: ContextAssemblyPatch;
  readonly pcp_settings?: PcpSettingsPatch;
  readonly storage?: StorageSettingsPatch;
  readonly llm?: LlmSettingsPatch;
  readonly multi_agent?: MultiAgentSettingsPatch;
}

export interface FieldProblem {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

export interface SourceProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}
