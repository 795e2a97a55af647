// Code generated from resources.yaml. DO NOT EDIT.

import {
  anyOf,
  boolean,
  bytes,
  duration,
  integer,
  list,
  nullable,
  number,
  object,
  oneOf,
  tagged,
  text,
  uuid,
} from '../../test/support/broadcast/draw.ts';

export const TrajectoryStatus = oneOf('Active', 'Completed', 'Failed', 'Suspended');

export const OutcomeStatus = oneOf('Success', 'Partial', 'Failure');

export const ArtifactType = oneOf(
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
);

export const ExtractionMethod = oneOf(
  'Explicit',
  'Inferred',
  'UserProvided',
  'LlmExtraction',
  'ToolExtraction',
  'MemoryRecall',
  'ExternalApi',
  'Unknown',
);

export const NoteType = oneOf(
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
);

export const EntityType = oneOf(
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
);

export const TurnRole = oneOf('User', 'Assistant', 'System', 'Tool');

export const AgentStatus = oneOf('Idle', 'Active', 'Blocked', 'Failed');

export const LockMode = oneOf('exclusive', 'shared');

export const MessageType = oneOf(
  'TaskDelegation',
  'TaskResult',
  'ContextRequest',
  'ContextShare',
  'CoordinationSignal',
  'Handoff',
  'Interrupt',
  'Heartbeat',
);

export const Priority = oneOf('Low', 'Normal', 'High', 'Critical');

export const DelegationStatus = oneOf('Pending', 'Accepted', 'Rejected', 'InProgress', 'Completed', 'Failed');

export const HandoffReason = oneOf(
  'CapabilityMismatch',
  'LoadBalancing',
  'Specialization',
  'Escalation',
  'Timeout',
  'Failure',
  'Scheduled',
);

export const HandoffStatus = oneOf('Initiated', 'Accepted', 'Completed', 'Rejected');

export const TenantStatus = oneOf('Active', 'Suspended', 'Archived');

export const Ttl = anyOf(
  oneOf('Persistent', 'Permanent', 'Session', 'Scope', 'Ephemeral', 'ShortTerm', 'MediumTerm', 'LongTerm'),
  tagged('Duration', duration(3600000, 31536000000)),
  tagged('Max', integer(1, 2147483647)),
);

export const Outcome = object({
  required: { status: OutcomeStatus, summary: text(), produced_artifacts: list(uuid()), produced_notes: list(uuid()) },
  optional: { error: nullable(text()) },
});

export const Checkpoint = object({ required: { context_state: bytes({ min: 1 }), recoverable: boolean() } });

export const Provenance = object({
  required: { source_turn: integer(0, 2147483647), extraction_method: ExtractionMethod },
  optional: { confidence: nullable(number({ min: 0, max: 1 })) },
});

export const Embedding = object({
  required: { data: list(number()), model_id: text(), dimensions: integer(1, 2147483647) },
});

export const Permission = object({
  required: { memory_type: text(), scope: text() },
  optional: { filter: nullable(text()) },
});

export const MemoryAccess = object({ required: { read: list(Permission), write: list(Permission) } });

export const DelegationResult = object({
  required: { status: OutcomeStatus, artifacts: list(uuid()) },
  optional: { output: nullable(text()), error: nullable(text()) },
});

export const ContextAssembly = object({
  required: { token_budget: integer(1, 2147483647), relevance_threshold: number({ min: 0, max: 1 }) },
});

export const PcpSettings = object({
  required: { checkpoint_interval: integer(1, 2147483647), contradiction_detection: boolean() },
});

export const StorageSettings = object({
  required: { adapter: text({ notBlank: true }), connection: text({ notBlank: true }) },
});

export const LlmSettings = object({
  optional: {
    embedding_provider: nullable(text()),
    embedding_model: nullable(text()),
    summarization_provider: nullable(text()),
    summarization_model: nullable(text()),
  },
});

export const MultiAgentSettings = object({
  required: { lock_timeout_ms: duration(1, 31536000000), message_ttl_ms: duration(1, 31536000000) },
});

export const ConfigDocument = object({
  required: {
    context_assembly: ContextAssembly,
    pcp_settings: PcpSettings,
    storage: StorageSettings,
    llm: LlmSettings,
    multi_agent: MultiAgentSettings,
  },
});

export const FieldProblem = object({ required: { pointer: text(), code: text(), message: text() } });

export const SourceProblem = object({
  required: { line: integer(1, 2147483647), column: integer(1, 2147483647), message: text() },
});
