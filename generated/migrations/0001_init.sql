-- Code generated from resources.yaml. DO NOT EDIT.
-- Applied once, by the owner, after the tables that every API has (schemas resound and api).

-- The top-level container of one task; trajectories nest into a tree.
CREATE TABLE api.trajectory (
  trajectory_id uuid NOT NULL,
  tenant_id uuid NOT NULL CONSTRAINT trajectory_tenant_id_fkey REFERENCES resound.tenant,
  name text NOT NULL,
  description text,
  status text NOT NULL,
  parent_trajectory_id uuid,
  root_trajectory_id uuid NOT NULL,
  agent_id uuid,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  completed_at timestamptz,
  outcome json,
  metadata jsonb,
  version bigint NOT NULL,
  CONSTRAINT trajectory_name_check CHECK (char_length(name) >= 1),
  CONSTRAINT trajectory_status_check CHECK (status IN ('Active', 'Completed', 'Failed', 'Suspended'))
);
COMMENT ON TABLE api.trajectory IS 'The top-level container of one task; trajectories nest into a tree.';

CREATE INDEX trajectory_status_idx ON api.trajectory
  (tenant_id, status, trajectory_id);
CREATE INDEX trajectory_agent_id_idx ON api.trajectory
  (tenant_id, agent_id, trajectory_id) WHERE agent_id IS NOT NULL;
CREATE INDEX trajectory_parent_trajectory_id_idx ON api.trajectory
  (tenant_id, parent_trajectory_id, trajectory_id) WHERE parent_trajectory_id IS NOT NULL;
CREATE INDEX trajectory_created_at_idx ON api.trajectory
  (tenant_id, created_at, trajectory_id);
CREATE INDEX trajectory_root_trajectory_id_idx ON api.trajectory
  (tenant_id, root_trajectory_id);

ALTER TABLE api.trajectory ADD CONSTRAINT trajectory_pkey
  PRIMARY KEY (tenant_id, trajectory_id);

-- A partition of a trajectory's context window, with a token budget and an optional checkpoint.
CREATE TABLE api.scope (
  scope_id uuid NOT NULL,
  tenant_id uuid NOT NULL CONSTRAINT scope_tenant_id_fkey REFERENCES resound.tenant,
  trajectory_id uuid NOT NULL,
  parent_scope_id uuid,
  name text NOT NULL,
  purpose text,
  is_active boolean NOT NULL,
  created_at timestamptz NOT NULL,
  closed_at timestamptz,
  checkpoint json,
  token_budget integer NOT NULL,
  tokens_used integer NOT NULL,
  metadata jsonb,
  version bigint NOT NULL,
  CONSTRAINT scope_name_check CHECK (char_length(name) >= 1),
  CONSTRAINT scope_token_budget_check CHECK (token_budget >= 1),
  CONSTRAINT scope_tokens_used_check CHECK (tokens_used >= 0)
);
COMMENT ON TABLE api.scope IS 'A partition of a trajectory''s context window, with a token budget and an optional checkpoint.';

CREATE INDEX scope_trajectory_id_idx ON api.scope
  (tenant_id, trajectory_id, scope_id);
CREATE INDEX scope_parent_scope_id_idx ON api.scope
  (tenant_id, parent_scope_id, scope_id) WHERE parent_scope_id IS NOT NULL;
CREATE INDEX scope_is_active_idx ON api.scope
  (tenant_id, is_active, scope_id);
CREATE INDEX scope_created_at_idx ON api.scope
  (tenant_id, created_at, scope_id);

ALTER TABLE api.scope ADD CONSTRAINT scope_pkey
  PRIMARY KEY (tenant_id, scope_id);

-- A typed output kept across scopes, with its provenance.
CREATE TABLE api.artifact (
  artifact_id uuid NOT NULL,
  tenant_id uuid NOT NULL CONSTRAINT artifact_tenant_id_fkey REFERENCES resound.tenant,
  trajectory_id uuid NOT NULL,
  scope_id uuid NOT NULL,
  artifact_type text NOT NULL,
  name text NOT NULL,
  content text NOT NULL,
  content_hash bytea NOT NULL,
  embedding json,
  provenance json NOT NULL,
  ttl jsonb NOT NULL,
  expires_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  superseded_by uuid,
  metadata jsonb,
  version bigint NOT NULL,
  CONSTRAINT artifact_artifact_type_check CHECK (artifact_type IN (
    'ErrorLog', 'CodePatch', 'DesignDecision', 'UserPreference', 'Fact', 'Constraint', 'ToolResult',
    'IntermediateOutput', 'Custom', 'Code', 'Document', 'Data', 'Config', 'Log', 'Summary', 'Decision', 'Plan',
    'Model'
  )),
  CONSTRAINT artifact_name_check CHECK (char_length(name) >= 1),
  CONSTRAINT artifact_content_check CHECK (char_length(content) >= 1)
);
COMMENT ON TABLE api.artifact IS 'A typed output kept across scopes, with its provenance.';

CREATE INDEX artifact_artifact_type_idx ON api.artifact
  (tenant_id, artifact_type, artifact_id);
CREATE INDEX artifact_trajectory_id_idx ON api.artifact
  (tenant_id, trajectory_id, artifact_id);
CREATE INDEX artifact_scope_id_idx ON api.artifact
  (tenant_id, scope_id, artifact_id);
CREATE INDEX artifact_created_at_idx ON api.artifact
  (tenant_id, created_at, artifact_id);
CREATE INDEX artifact_superseded_by_idx ON api.artifact
  (tenant_id, superseded_by) WHERE superseded_by IS NOT NULL;
CREATE INDEX artifact_expire_idx ON api.artifact
  (expires_at, tenant_id, artifact_id) WHERE expires_at IS NOT NULL;
CREATE INDEX artifact_search_idx ON api.artifact USING gin
  ((setweight(to_tsvector('pg_catalog.english'::regconfig, coalesce(left(name, 65536), '')), 'A')
    || setweight(to_tsvector('pg_catalog.english'::regconfig, coalesce(left(content, 65536), '')), 'B')));

ALTER TABLE api.artifact ADD CONSTRAINT artifact_pkey
  PRIMARY KEY (tenant_id, artifact_id);

-- Long-term knowledge that outlives a single trajectory.
CREATE TABLE api.note (
  note_id uuid NOT NULL,
  tenant_id uuid NOT NULL CONSTRAINT note_tenant_id_fkey REFERENCES resound.tenant,
  note_type text NOT NULL,
  title text NOT NULL,
  content text NOT NULL,
  content_hash bytea NOT NULL,
  embedding json,
  source_trajectory_ids uuid[] NOT NULL,
  source_artifact_ids uuid[] NOT NULL,
  ttl jsonb NOT NULL,
  expires_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  superseded_by uuid,
  metadata jsonb,
  version bigint NOT NULL,
  CONSTRAINT note_note_type_check CHECK (note_type IN (
    'Convention', 'Strategy', 'Gotcha', 'Fact', 'Preference', 'Relationship', 'Procedure', 'Meta', 'Insight',
    'Correction', 'Summary'
  )),
  CONSTRAINT note_title_check CHECK (char_length(title) >= 1),
  CONSTRAINT note_content_check CHECK (char_length(content) >= 1)
);
COMMENT ON TABLE api.note IS 'Long-term knowledge that outlives a single trajectory.';

CREATE INDEX note_note_type_idx ON api.note
  (tenant_id, note_type, note_id);
CREATE INDEX note_source_trajectory_ids_idx ON api.note USING gin
  (source_trajectory_ids);
CREATE INDEX note_created_at_idx ON api.note
  (tenant_id, created_at, note_id);
CREATE INDEX note_superseded_by_idx ON api.note
  (tenant_id, superseded_by) WHERE superseded_by IS NOT NULL;
CREATE INDEX note_expire_idx ON api.note
  (expires_at, tenant_id, note_id) WHERE expires_at IS NOT NULL;
CREATE INDEX note_search_idx ON api.note USING gin
  ((setweight(to_tsvector('pg_catalog.english'::regconfig, coalesce(left(title, 65536), '')), 'A')
    || setweight(to_tsvector('pg_catalog.english'::regconfig, coalesce(left(content, 65536), '')), 'B')));

ALTER TABLE api.note ADD CONSTRAINT note_pkey
  PRIMARY KEY (tenant_id, note_id);

-- How often and when each note was read; no part of the row, hence without version and event.
CREATE TABLE api.note_counters (
  tenant_id uuid NOT NULL,
  note_id uuid NOT NULL,
  accessed_at timestamptz NOT NULL,
  access_count bigint NOT NULL,
  CONSTRAINT note_counters_pkey PRIMARY KEY (tenant_id, note_id),
  CONSTRAINT note_counters_note_id_fkey FOREIGN KEY (tenant_id, note_id) REFERENCES api.note
);

-- One entry of the conversation buffer of a scope; it never changes.
CREATE TABLE api.turn (
  turn_id uuid NOT NULL,
  tenant_id uuid NOT NULL CONSTRAINT turn_tenant_id_fkey REFERENCES resound.tenant,
  scope_id uuid NOT NULL,
  sequence integer NOT NULL,
  role text NOT NULL,
  content text NOT NULL,
  token_count integer NOT NULL,
  created_at timestamptz NOT NULL,
  tool_calls jsonb,
  tool_results jsonb,
  metadata jsonb,
  version bigint NOT NULL,
  CONSTRAINT turn_scope_id_sequence_key UNIQUE (tenant_id, scope_id, sequence),
  CONSTRAINT turn_sequence_check CHECK (sequence >= 0),
  CONSTRAINT turn_role_check CHECK (role IN ('User', 'Assistant', 'System', 'Tool')),
  CONSTRAINT turn_content_check CHECK (char_length(content) >= 1),
  CONSTRAINT turn_token_count_check CHECK (token_count >= 0)
);
COMMENT ON TABLE api.turn IS 'One entry of the conversation buffer of a scope; it never changes.';

CREATE INDEX turn_sequence_idx ON api.turn
  (tenant_id, sequence, turn_id);
CREATE INDEX turn_role_sequence_idx ON api.turn
  (tenant_id, role, sequence, turn_id);
CREATE INDEX turn_created_at_sequence_idx ON api.turn
  (tenant_id, created_at, sequence, turn_id);

ALTER TABLE api.turn ADD CONSTRAINT turn_pkey
  PRIMARY KEY (tenant_id, turn_id);

-- A registered agent that can hold locks, send messages and take delegations.
CREATE TABLE api.agent (
  agent_id uuid NOT NULL,
  tenant_id uuid NOT NULL CONSTRAINT agent_tenant_id_fkey REFERENCES resound.tenant,
  agent_type text NOT NULL,
  capabilities text[] NOT NULL,
  memory_access json NOT NULL,
  status text NOT NULL,
  current_trajectory_id uuid,
  current_scope_id uuid,
  can_delegate_to text[] NOT NULL,
  reports_to uuid,
  created_at timestamptz NOT NULL,
  last_heartbeat timestamptz NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT agent_agent_type_check CHECK (char_length(agent_type) >= 1),
  CONSTRAINT agent_capabilities_check CHECK (cardinality(capabilities) >= 1),
  CONSTRAINT agent_status_check CHECK (status IN ('Idle', 'Active', 'Blocked', 'Failed')),
  CONSTRAINT agent_some_item_memory_access_read_memory_access_write_check CHECK (coalesce(jsonb_array_length(nullif(memory_access::jsonb #> '{read}', 'null')), 0) > 0 OR coalesce(jsonb_array_length(nullif(memory_access::jsonb #> '{write}', 'null')), 0) > 0)
);
COMMENT ON TABLE api.agent IS 'A registered agent that can hold locks, send messages and take delegations.';

CREATE INDEX agent_agent_type_idx ON api.agent
  (tenant_id, agent_type, agent_id);
CREATE INDEX agent_status_idx ON api.agent
  (tenant_id, status, agent_id);
CREATE INDEX agent_current_trajectory_id_idx ON api.agent
  (tenant_id, current_trajectory_id, agent_id) WHERE current_trajectory_id IS NOT NULL;
CREATE INDEX agent_current_scope_id_idx ON api.agent
  (tenant_id, current_scope_id) WHERE current_scope_id IS NOT NULL;
CREATE INDEX agent_reports_to_idx ON api.agent
  (tenant_id, reports_to) WHERE reports_to IS NOT NULL;

ALTER TABLE api.agent ADD CONSTRAINT agent_pkey
  PRIMARY KEY (tenant_id, agent_id);

-- A lease on any resource, held by one agent (exclusive) or by several (shared).
CREATE TABLE api.lock (
  lock_id uuid NOT NULL,
  tenant_id uuid NOT NULL CONSTRAINT lock_tenant_id_fkey REFERENCES resound.tenant,
  resource_type text NOT NULL,
  resource_id uuid NOT NULL,
  holder_agent_id uuid NOT NULL,
  acquired_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  mode text NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT lock_resource_type_check CHECK (char_length(resource_type) >= 1),
  CONSTRAINT lock_mode_check CHECK (mode IN ('exclusive', 'shared'))
);
COMMENT ON TABLE api.lock IS 'A lease on any resource, held by one agent (exclusive) or by several (shared).';

CREATE INDEX lock_resource_type_idx ON api.lock
  (tenant_id, resource_type, lock_id);
CREATE INDEX lock_resource_id_idx ON api.lock
  (tenant_id, resource_id, lock_id);
CREATE INDEX lock_holder_agent_id_idx ON api.lock
  (tenant_id, holder_agent_id, lock_id);
CREATE INDEX lock_mode_idx ON api.lock
  (tenant_id, mode, lock_id);
CREATE INDEX lock_expire_idx ON api.lock
  (expires_at, tenant_id, lock_id);
CREATE INDEX lock_resource_type_resource_id_idx ON api.lock
  (tenant_id, resource_type, resource_id, expires_at);

ALTER TABLE api.lock ADD CONSTRAINT lock_pkey
  PRIMARY KEY (tenant_id, lock_id);

-- A message from one agent to an agent, or to all agents of a type.
CREATE TABLE api.message (
  message_id uuid NOT NULL,
  tenant_id uuid NOT NULL CONSTRAINT message_tenant_id_fkey REFERENCES resound.tenant,
  from_agent_id uuid NOT NULL,
  to_agent_id uuid,
  to_agent_type text,
  message_type text NOT NULL,
  payload text NOT NULL,
  trajectory_id uuid,
  scope_id uuid,
  artifact_ids uuid[] NOT NULL,
  created_at timestamptz NOT NULL,
  delivered_at timestamptz,
  acknowledged_at timestamptz,
  priority text NOT NULL,
  expires_at timestamptz,
  version bigint NOT NULL,
  CONSTRAINT message_to_agent_type_check CHECK (char_length(to_agent_type) >= 1),
  CONSTRAINT message_message_type_check CHECK (message_type IN (
    'TaskDelegation', 'TaskResult', 'ContextRequest', 'ContextShare', 'CoordinationSignal', 'Handoff',
    'Interrupt', 'Heartbeat'
  )),
  CONSTRAINT message_priority_check CHECK (priority IN ('Low', 'Normal', 'High', 'Critical')),
  CONSTRAINT message_any_of_to_agent_id_to_agent_type_check CHECK (num_nonnulls(to_agent_id, to_agent_type) > 0)
);
COMMENT ON TABLE api.message IS 'A message from one agent to an agent, or to all agents of a type.';

CREATE INDEX message_message_type_idx ON api.message
  (tenant_id, message_type, message_id);
CREATE INDEX message_from_agent_id_idx ON api.message
  (tenant_id, from_agent_id, message_id);
CREATE INDEX message_to_agent_id_idx ON api.message
  (tenant_id, to_agent_id, message_id) WHERE to_agent_id IS NOT NULL;
CREATE INDEX message_to_agent_type_idx ON api.message
  (tenant_id, to_agent_type, message_id) WHERE to_agent_type IS NOT NULL;
CREATE INDEX message_trajectory_id_idx ON api.message
  (tenant_id, trajectory_id, message_id) WHERE trajectory_id IS NOT NULL;
CREATE INDEX message_priority_idx ON api.message
  (tenant_id, priority, message_id);
CREATE INDEX message_undelivered_only_idx ON api.message
  (tenant_id, message_id) WHERE delivered_at IS NULL;
CREATE INDEX message_unacknowledged_only_idx ON api.message
  (tenant_id, message_id) WHERE acknowledged_at IS NULL;
CREATE INDEX message_created_at_idx ON api.message
  (tenant_id, created_at, message_id);
CREATE INDEX message_scope_id_idx ON api.message
  (tenant_id, scope_id) WHERE scope_id IS NOT NULL;
CREATE INDEX message_expire_idx ON api.message
  (expires_at, tenant_id, message_id) WHERE expires_at IS NOT NULL;

ALTER TABLE api.message ADD CONSTRAINT message_pkey
  PRIMARY KEY (tenant_id, message_id);

-- One agent asks another to do a task inside a trajectory and scope.
CREATE TABLE api.delegation (
  delegation_id uuid NOT NULL,
  tenant_id uuid NOT NULL CONSTRAINT delegation_tenant_id_fkey REFERENCES resound.tenant,
  from_agent_id uuid NOT NULL,
  to_agent_id uuid NOT NULL,
  trajectory_id uuid NOT NULL,
  scope_id uuid NOT NULL,
  task_description text NOT NULL,
  status text NOT NULL,
  created_at timestamptz NOT NULL,
  accepted_at timestamptz,
  completed_at timestamptz,
  expected_completion timestamptz,
  result json,
  context jsonb,
  reject_reason text,
  version bigint NOT NULL,
  CONSTRAINT delegation_task_description_check CHECK (char_length(task_description) >= 1),
  CONSTRAINT delegation_status_check CHECK (status IN ('Pending', 'Accepted', 'Rejected', 'InProgress', 'Completed', 'Failed')),
  CONSTRAINT delegation_differ_from_agent_id_to_agent_id_check CHECK ((from_agent_id = to_agent_id) IS NOT TRUE)
);
COMMENT ON TABLE api.delegation IS 'One agent asks another to do a task inside a trajectory and scope.';

CREATE INDEX delegation_from_agent_id_idx ON api.delegation
  (tenant_id, from_agent_id, delegation_id);
CREATE INDEX delegation_to_agent_id_idx ON api.delegation
  (tenant_id, to_agent_id, delegation_id);
CREATE INDEX delegation_trajectory_id_idx ON api.delegation
  (tenant_id, trajectory_id, delegation_id);
CREATE INDEX delegation_status_idx ON api.delegation
  (tenant_id, status, delegation_id);
CREATE INDEX delegation_created_at_idx ON api.delegation
  (tenant_id, created_at, delegation_id);
CREATE INDEX delegation_scope_id_idx ON api.delegation
  (tenant_id, scope_id);
CREATE UNIQUE INDEX delegation_from_agent_id_to_agent_id_trajectory_id_tas_7a2cf3ba ON api.delegation
  (tenant_id, from_agent_id, to_agent_id, trajectory_id, resound.sha256(task_description))
  WHERE status = 'Pending';

ALTER TABLE api.delegation ADD CONSTRAINT delegation_pkey
  PRIMARY KEY (tenant_id, delegation_id);

-- One agent passes its current work and context to another.
CREATE TABLE api.handoff (
  handoff_id uuid NOT NULL,
  tenant_id uuid NOT NULL CONSTRAINT handoff_tenant_id_fkey REFERENCES resound.tenant,
  from_agent_id uuid NOT NULL,
  to_agent_id uuid NOT NULL,
  trajectory_id uuid NOT NULL,
  scope_id uuid NOT NULL,
  reason text NOT NULL,
  status text NOT NULL,
  created_at timestamptz NOT NULL,
  accepted_at timestamptz,
  completed_at timestamptz,
  context_snapshot bytea NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT handoff_reason_check CHECK (reason IN ('CapabilityMismatch', 'LoadBalancing', 'Specialization', 'Escalation', 'Timeout', 'Failure', 'Scheduled')),
  CONSTRAINT handoff_status_check CHECK (status IN ('Initiated', 'Accepted', 'Completed', 'Rejected')),
  CONSTRAINT handoff_context_snapshot_check CHECK (octet_length(context_snapshot) >= 1),
  CONSTRAINT handoff_differ_from_agent_id_to_agent_id_check CHECK ((from_agent_id = to_agent_id) IS NOT TRUE)
);
COMMENT ON TABLE api.handoff IS 'One agent passes its current work and context to another.';

CREATE INDEX handoff_from_agent_id_idx ON api.handoff
  (tenant_id, from_agent_id, handoff_id);
CREATE INDEX handoff_to_agent_id_idx ON api.handoff
  (tenant_id, to_agent_id, handoff_id);
CREATE INDEX handoff_trajectory_id_idx ON api.handoff
  (tenant_id, trajectory_id, handoff_id);
CREATE INDEX handoff_status_idx ON api.handoff
  (tenant_id, status, handoff_id);
CREATE INDEX handoff_created_at_idx ON api.handoff
  (tenant_id, created_at, handoff_id);
CREATE INDEX handoff_scope_id_idx ON api.handoff
  (tenant_id, scope_id);
CREATE UNIQUE INDEX handoff_from_agent_id_trajectory_id_scope_id_key ON api.handoff
  (tenant_id, from_agent_id, trajectory_id, scope_id)
  WHERE status = 'Initiated';

ALTER TABLE api.handoff ADD CONSTRAINT handoff_pkey
  PRIMARY KEY (tenant_id, handoff_id);

-- The configuration document of a tenant.
CREATE TABLE api.config (
  tenant_id uuid NOT NULL CONSTRAINT config_tenant_id_fkey REFERENCES resound.tenant,
  config json NOT NULL,
  valid boolean NOT NULL,
  errors json NOT NULL,
  version bigint NOT NULL
);
COMMENT ON TABLE api.config IS 'The configuration document of a tenant.';

ALTER TABLE api.config ADD CONSTRAINT config_pkey
  PRIMARY KEY (tenant_id);

ALTER TABLE api.trajectory ADD CONSTRAINT trajectory_parent_trajectory_id_fkey
  FOREIGN KEY (tenant_id, parent_trajectory_id) REFERENCES api.trajectory;
ALTER TABLE api.trajectory ADD CONSTRAINT trajectory_root_trajectory_id_fkey
  FOREIGN KEY (tenant_id, root_trajectory_id) REFERENCES api.trajectory;

ALTER TABLE api.scope ADD CONSTRAINT scope_trajectory_id_fkey
  FOREIGN KEY (tenant_id, trajectory_id) REFERENCES api.trajectory;
ALTER TABLE api.scope ADD CONSTRAINT scope_parent_scope_id_fkey
  FOREIGN KEY (tenant_id, parent_scope_id) REFERENCES api.scope;

ALTER TABLE api.artifact ADD CONSTRAINT artifact_trajectory_id_fkey
  FOREIGN KEY (tenant_id, trajectory_id) REFERENCES api.trajectory;
ALTER TABLE api.artifact ADD CONSTRAINT artifact_scope_id_fkey
  FOREIGN KEY (tenant_id, scope_id) REFERENCES api.scope;
ALTER TABLE api.artifact ADD CONSTRAINT artifact_superseded_by_fkey
  FOREIGN KEY (tenant_id, superseded_by) REFERENCES api.artifact;

ALTER TABLE api.note ADD CONSTRAINT note_superseded_by_fkey
  FOREIGN KEY (tenant_id, superseded_by) REFERENCES api.note;

ALTER TABLE api.turn ADD CONSTRAINT turn_scope_id_fkey
  FOREIGN KEY (tenant_id, scope_id) REFERENCES api.scope;

ALTER TABLE api.agent ADD CONSTRAINT agent_current_trajectory_id_fkey
  FOREIGN KEY (tenant_id, current_trajectory_id) REFERENCES api.trajectory;
ALTER TABLE api.agent ADD CONSTRAINT agent_current_scope_id_fkey
  FOREIGN KEY (tenant_id, current_scope_id) REFERENCES api.scope;
ALTER TABLE api.agent ADD CONSTRAINT agent_reports_to_fkey
  FOREIGN KEY (tenant_id, reports_to) REFERENCES api.agent;

ALTER TABLE api.lock ADD CONSTRAINT lock_holder_agent_id_fkey
  FOREIGN KEY (tenant_id, holder_agent_id) REFERENCES api.agent;

ALTER TABLE api.message ADD CONSTRAINT message_from_agent_id_fkey
  FOREIGN KEY (tenant_id, from_agent_id) REFERENCES api.agent;
ALTER TABLE api.message ADD CONSTRAINT message_to_agent_id_fkey
  FOREIGN KEY (tenant_id, to_agent_id) REFERENCES api.agent;
ALTER TABLE api.message ADD CONSTRAINT message_trajectory_id_fkey
  FOREIGN KEY (tenant_id, trajectory_id) REFERENCES api.trajectory;
ALTER TABLE api.message ADD CONSTRAINT message_scope_id_fkey
  FOREIGN KEY (tenant_id, scope_id) REFERENCES api.scope;

ALTER TABLE api.delegation ADD CONSTRAINT delegation_from_agent_id_fkey
  FOREIGN KEY (tenant_id, from_agent_id) REFERENCES api.agent;
ALTER TABLE api.delegation ADD CONSTRAINT delegation_to_agent_id_fkey
  FOREIGN KEY (tenant_id, to_agent_id) REFERENCES api.agent;
ALTER TABLE api.delegation ADD CONSTRAINT delegation_trajectory_id_fkey
  FOREIGN KEY (tenant_id, trajectory_id) REFERENCES api.trajectory;
ALTER TABLE api.delegation ADD CONSTRAINT delegation_scope_id_fkey
  FOREIGN KEY (tenant_id, scope_id) REFERENCES api.scope;

ALTER TABLE api.handoff ADD CONSTRAINT handoff_from_agent_id_fkey
  FOREIGN KEY (tenant_id, from_agent_id) REFERENCES api.agent;
ALTER TABLE api.handoff ADD CONSTRAINT handoff_to_agent_id_fkey
  FOREIGN KEY (tenant_id, to_agent_id) REFERENCES api.agent;
ALTER TABLE api.handoff ADD CONSTRAINT handoff_trajectory_id_fkey
  FOREIGN KEY (tenant_id, trajectory_id) REFERENCES api.trajectory;
ALTER TABLE api.handoff ADD CONSTRAINT handoff_scope_id_fkey
  FOREIGN KEY (tenant_id, scope_id) REFERENCES api.scope;

-- TRUNCATE removes rows one by one for nobody: there would be no event to hear.
CREATE FUNCTION api.refuse_truncate() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'TRUNCATE of %.% would be silent; delete its rows by their mutations', TG_TABLE_SCHEMA, TG_TABLE_NAME
    USING ERRCODE = 'RS002';
END
$$;
REVOKE ALL ON FUNCTION api.refuse_truncate() FROM PUBLIC;

-- At commit: each changed row of trajectory has the next version, and an event of this row and version in this very
-- transaction.
CREATE FUNCTION api.trajectory_heard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  changed api.trajectory;
  expected bigint;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.version = 1 AND EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = NEW.trajectory_id AND o.version = NEW.version AND o.tenant_id = NEW.tenant_id
        AND o.resource = 'trajectory' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW.version = OLD.version + 1 AND (NEW.tenant_id, NEW.trajectory_id) = (OLD.tenant_id, OLD.trajectory_id) AND EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = NEW.trajectory_id AND o.version = NEW.version AND o.tenant_id = NEW.tenant_id
        AND o.resource = 'trajectory' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  ELSE
    IF EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = OLD.trajectory_id AND o.version = OLD.version + 1 AND o.tenant_id = OLD.tenant_id
        AND o.resource = 'trajectory' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  END IF;

  -- Refused: for which reason?
  changed := coalesce(NEW, OLD);
  expected := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE OLD.version + 1 END;
  IF TG_OP = 'UPDATE' AND NOT ((NEW.tenant_id, NEW.trajectory_id) = (OLD.tenant_id, OLD.trajectory_id)) THEN
    RAISE EXCEPTION 'the key of a trajectory never changes: %', OLD.trajectory_id
      USING ERRCODE = 'RS001';
  END IF;
  IF TG_OP <> 'DELETE' AND changed.version <> expected THEN
    RAISE EXCEPTION 'trajectory % has version % after this change, not %', changed.trajectory_id, expected, changed.version
      USING ERRCODE = 'RS001';
  END IF;
  RAISE EXCEPTION 'no event tells of trajectory % version %: change it by one of its mutations', changed.trajectory_id, expected
    USING ERRCODE = 'RS001';
END
$$;
REVOKE ALL ON FUNCTION api.trajectory_heard() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER trajectory_heard AFTER INSERT OR UPDATE OR DELETE ON api.trajectory
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION api.trajectory_heard();
CREATE TRIGGER trajectory_kept BEFORE TRUNCATE ON api.trajectory
  FOR EACH STATEMENT EXECUTE FUNCTION api.refuse_truncate();

-- At commit: each changed row of scope has the next version, and an event of this row and version in this very
-- transaction.
CREATE FUNCTION api.scope_heard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  changed api.scope;
  expected bigint;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.version = 1 AND EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = NEW.scope_id AND o.version = NEW.version AND o.tenant_id = NEW.tenant_id
        AND o.resource = 'scope' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW.version = OLD.version + 1 AND (NEW.tenant_id, NEW.scope_id) = (OLD.tenant_id, OLD.scope_id) AND EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = NEW.scope_id AND o.version = NEW.version AND o.tenant_id = NEW.tenant_id
        AND o.resource = 'scope' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  ELSE
    IF EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = OLD.scope_id AND o.version = OLD.version + 1 AND o.tenant_id = OLD.tenant_id
        AND o.resource = 'scope' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  END IF;

  -- Refused: for which reason?
  changed := coalesce(NEW, OLD);
  expected := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE OLD.version + 1 END;
  IF TG_OP = 'UPDATE' AND NOT ((NEW.tenant_id, NEW.scope_id) = (OLD.tenant_id, OLD.scope_id)) THEN
    RAISE EXCEPTION 'the key of a scope never changes: %', OLD.scope_id
      USING ERRCODE = 'RS001';
  END IF;
  IF TG_OP <> 'DELETE' AND changed.version <> expected THEN
    RAISE EXCEPTION 'scope % has version % after this change, not %', changed.scope_id, expected, changed.version
      USING ERRCODE = 'RS001';
  END IF;
  RAISE EXCEPTION 'no event tells of scope % version %: change it by one of its mutations', changed.scope_id, expected
    USING ERRCODE = 'RS001';
END
$$;
REVOKE ALL ON FUNCTION api.scope_heard() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER scope_heard AFTER INSERT OR UPDATE OR DELETE ON api.scope
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION api.scope_heard();
CREATE TRIGGER scope_kept BEFORE TRUNCATE ON api.scope
  FOR EACH STATEMENT EXECUTE FUNCTION api.refuse_truncate();

-- At commit: each changed row of artifact has the next version, and an event of this row and version in this very
-- transaction.
CREATE FUNCTION api.artifact_heard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  changed api.artifact;
  expected bigint;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.version = 1 AND EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = NEW.artifact_id AND o.version = NEW.version AND o.tenant_id = NEW.tenant_id
        AND o.resource = 'artifact' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW.version = OLD.version + 1 AND (NEW.tenant_id, NEW.artifact_id) = (OLD.tenant_id, OLD.artifact_id) AND EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = NEW.artifact_id AND o.version = NEW.version AND o.tenant_id = NEW.tenant_id
        AND o.resource = 'artifact' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  ELSE
    IF EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = OLD.artifact_id AND o.version = OLD.version + 1 AND o.tenant_id = OLD.tenant_id
        AND o.resource = 'artifact' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  END IF;

  -- Refused: for which reason?
  changed := coalesce(NEW, OLD);
  expected := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE OLD.version + 1 END;
  IF TG_OP = 'UPDATE' AND NOT ((NEW.tenant_id, NEW.artifact_id) = (OLD.tenant_id, OLD.artifact_id)) THEN
    RAISE EXCEPTION 'the key of a artifact never changes: %', OLD.artifact_id
      USING ERRCODE = 'RS001';
  END IF;
  IF TG_OP <> 'DELETE' AND changed.version <> expected THEN
    RAISE EXCEPTION 'artifact % has version % after this change, not %', changed.artifact_id, expected, changed.version
      USING ERRCODE = 'RS001';
  END IF;
  RAISE EXCEPTION 'no event tells of artifact % version %: change it by one of its mutations', changed.artifact_id, expected
    USING ERRCODE = 'RS001';
END
$$;
REVOKE ALL ON FUNCTION api.artifact_heard() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER artifact_heard AFTER INSERT OR UPDATE OR DELETE ON api.artifact
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION api.artifact_heard();
CREATE TRIGGER artifact_kept BEFORE TRUNCATE ON api.artifact
  FOR EACH STATEMENT EXECUTE FUNCTION api.refuse_truncate();

-- At commit: each changed row of note has the next version, and an event of this row and version in this very
-- transaction.
CREATE FUNCTION api.note_heard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  changed api.note;
  expected bigint;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.version = 1 AND EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = NEW.note_id AND o.version = NEW.version AND o.tenant_id = NEW.tenant_id
        AND o.resource = 'note' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW.version = OLD.version + 1 AND (NEW.tenant_id, NEW.note_id) = (OLD.tenant_id, OLD.note_id) AND EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = NEW.note_id AND o.version = NEW.version AND o.tenant_id = NEW.tenant_id
        AND o.resource = 'note' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  ELSE
    IF EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = OLD.note_id AND o.version = OLD.version + 1 AND o.tenant_id = OLD.tenant_id
        AND o.resource = 'note' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  END IF;

  -- Refused: for which reason?
  changed := coalesce(NEW, OLD);
  expected := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE OLD.version + 1 END;
  IF TG_OP = 'UPDATE' AND NOT ((NEW.tenant_id, NEW.note_id) = (OLD.tenant_id, OLD.note_id)) THEN
    RAISE EXCEPTION 'the key of a note never changes: %', OLD.note_id
      USING ERRCODE = 'RS001';
  END IF;
  IF TG_OP <> 'DELETE' AND changed.version <> expected THEN
    RAISE EXCEPTION 'note % has version % after this change, not %', changed.note_id, expected, changed.version
      USING ERRCODE = 'RS001';
  END IF;
  RAISE EXCEPTION 'no event tells of note % version %: change it by one of its mutations', changed.note_id, expected
    USING ERRCODE = 'RS001';
END
$$;
REVOKE ALL ON FUNCTION api.note_heard() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER note_heard AFTER INSERT OR UPDATE OR DELETE ON api.note
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION api.note_heard();
CREATE TRIGGER note_kept BEFORE TRUNCATE ON api.note
  FOR EACH STATEMENT EXECUTE FUNCTION api.refuse_truncate();

-- At commit: each changed row of turn has the next version, and an event of this row and version in this very
-- transaction.
CREATE FUNCTION api.turn_heard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  changed api.turn;
  expected bigint;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.version = 1 AND EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = NEW.turn_id AND o.version = NEW.version AND o.tenant_id = NEW.tenant_id
        AND o.resource = 'turn' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW.version = OLD.version + 1 AND (NEW.tenant_id, NEW.turn_id) = (OLD.tenant_id, OLD.turn_id) AND EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = NEW.turn_id AND o.version = NEW.version AND o.tenant_id = NEW.tenant_id
        AND o.resource = 'turn' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  ELSE
    IF EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = OLD.turn_id AND o.version = OLD.version + 1 AND o.tenant_id = OLD.tenant_id
        AND o.resource = 'turn' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  END IF;

  -- Refused: for which reason?
  changed := coalesce(NEW, OLD);
  expected := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE OLD.version + 1 END;
  IF TG_OP = 'UPDATE' AND NOT ((NEW.tenant_id, NEW.turn_id) = (OLD.tenant_id, OLD.turn_id)) THEN
    RAISE EXCEPTION 'the key of a turn never changes: %', OLD.turn_id
      USING ERRCODE = 'RS001';
  END IF;
  IF TG_OP <> 'DELETE' AND changed.version <> expected THEN
    RAISE EXCEPTION 'turn % has version % after this change, not %', changed.turn_id, expected, changed.version
      USING ERRCODE = 'RS001';
  END IF;
  RAISE EXCEPTION 'no event tells of turn % version %: change it by one of its mutations', changed.turn_id, expected
    USING ERRCODE = 'RS001';
END
$$;
REVOKE ALL ON FUNCTION api.turn_heard() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER turn_heard AFTER INSERT OR UPDATE OR DELETE ON api.turn
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION api.turn_heard();
CREATE TRIGGER turn_kept BEFORE TRUNCATE ON api.turn
  FOR EACH STATEMENT EXECUTE FUNCTION api.refuse_truncate();

-- At commit: each changed row of agent has the next version, and an event of this row and version in this very
-- transaction.
CREATE FUNCTION api.agent_heard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  changed api.agent;
  expected bigint;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.version = 1 AND EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = NEW.agent_id AND o.version = NEW.version AND o.tenant_id = NEW.tenant_id
        AND o.resource = 'agent' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW.version = OLD.version + 1 AND (NEW.tenant_id, NEW.agent_id) = (OLD.tenant_id, OLD.agent_id) AND EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = NEW.agent_id AND o.version = NEW.version AND o.tenant_id = NEW.tenant_id
        AND o.resource = 'agent' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  ELSE
    IF EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = OLD.agent_id AND o.version = OLD.version + 1 AND o.tenant_id = OLD.tenant_id
        AND o.resource = 'agent' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  END IF;

  -- Refused: for which reason?
  changed := coalesce(NEW, OLD);
  expected := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE OLD.version + 1 END;
  IF TG_OP = 'UPDATE' AND NOT ((NEW.tenant_id, NEW.agent_id) = (OLD.tenant_id, OLD.agent_id)) THEN
    RAISE EXCEPTION 'the key of a agent never changes: %', OLD.agent_id
      USING ERRCODE = 'RS001';
  END IF;
  IF TG_OP <> 'DELETE' AND changed.version <> expected THEN
    RAISE EXCEPTION 'agent % has version % after this change, not %', changed.agent_id, expected, changed.version
      USING ERRCODE = 'RS001';
  END IF;
  RAISE EXCEPTION 'no event tells of agent % version %: change it by one of its mutations', changed.agent_id, expected
    USING ERRCODE = 'RS001';
END
$$;
REVOKE ALL ON FUNCTION api.agent_heard() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER agent_heard AFTER INSERT OR UPDATE OR DELETE ON api.agent
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION api.agent_heard();
CREATE TRIGGER agent_kept BEFORE TRUNCATE ON api.agent
  FOR EACH STATEMENT EXECUTE FUNCTION api.refuse_truncate();

-- At commit: each changed row of lock has the next version, and an event of this row and version in this very
-- transaction.
CREATE FUNCTION api.lock_heard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  changed api.lock;
  expected bigint;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.version = 1 AND EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = NEW.lock_id AND o.version = NEW.version AND o.tenant_id = NEW.tenant_id
        AND o.resource = 'lock' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW.version = OLD.version + 1 AND (NEW.tenant_id, NEW.lock_id) = (OLD.tenant_id, OLD.lock_id) AND EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = NEW.lock_id AND o.version = NEW.version AND o.tenant_id = NEW.tenant_id
        AND o.resource = 'lock' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  ELSE
    IF EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = OLD.lock_id AND o.version = OLD.version + 1 AND o.tenant_id = OLD.tenant_id
        AND o.resource = 'lock' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  END IF;

  -- Refused: for which reason?
  changed := coalesce(NEW, OLD);
  expected := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE OLD.version + 1 END;
  IF TG_OP = 'UPDATE' AND NOT ((NEW.tenant_id, NEW.lock_id) = (OLD.tenant_id, OLD.lock_id)) THEN
    RAISE EXCEPTION 'the key of a lock never changes: %', OLD.lock_id
      USING ERRCODE = 'RS001';
  END IF;
  IF TG_OP <> 'DELETE' AND changed.version <> expected THEN
    RAISE EXCEPTION 'lock % has version % after this change, not %', changed.lock_id, expected, changed.version
      USING ERRCODE = 'RS001';
  END IF;
  RAISE EXCEPTION 'no event tells of lock % version %: change it by one of its mutations', changed.lock_id, expected
    USING ERRCODE = 'RS001';
END
$$;
REVOKE ALL ON FUNCTION api.lock_heard() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER lock_heard AFTER INSERT OR UPDATE OR DELETE ON api.lock
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION api.lock_heard();
CREATE TRIGGER lock_kept BEFORE TRUNCATE ON api.lock
  FOR EACH STATEMENT EXECUTE FUNCTION api.refuse_truncate();

-- At commit: each changed row of message has the next version, and an event of this row and version in this very
-- transaction.
CREATE FUNCTION api.message_heard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  changed api.message;
  expected bigint;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.version = 1 AND EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = NEW.message_id AND o.version = NEW.version AND o.tenant_id = NEW.tenant_id
        AND o.resource = 'message' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW.version = OLD.version + 1 AND (NEW.tenant_id, NEW.message_id) = (OLD.tenant_id, OLD.message_id) AND EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = NEW.message_id AND o.version = NEW.version AND o.tenant_id = NEW.tenant_id
        AND o.resource = 'message' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  ELSE
    IF EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = OLD.message_id AND o.version = OLD.version + 1 AND o.tenant_id = OLD.tenant_id
        AND o.resource = 'message' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  END IF;

  -- Refused: for which reason?
  changed := coalesce(NEW, OLD);
  expected := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE OLD.version + 1 END;
  IF TG_OP = 'UPDATE' AND NOT ((NEW.tenant_id, NEW.message_id) = (OLD.tenant_id, OLD.message_id)) THEN
    RAISE EXCEPTION 'the key of a message never changes: %', OLD.message_id
      USING ERRCODE = 'RS001';
  END IF;
  IF TG_OP <> 'DELETE' AND changed.version <> expected THEN
    RAISE EXCEPTION 'message % has version % after this change, not %', changed.message_id, expected, changed.version
      USING ERRCODE = 'RS001';
  END IF;
  RAISE EXCEPTION 'no event tells of message % version %: change it by one of its mutations', changed.message_id, expected
    USING ERRCODE = 'RS001';
END
$$;
REVOKE ALL ON FUNCTION api.message_heard() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER message_heard AFTER INSERT OR UPDATE OR DELETE ON api.message
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION api.message_heard();
CREATE TRIGGER message_kept BEFORE TRUNCATE ON api.message
  FOR EACH STATEMENT EXECUTE FUNCTION api.refuse_truncate();

-- At commit: each changed row of delegation has the next version, and an event of this row and version in this very
-- transaction.
CREATE FUNCTION api.delegation_heard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  changed api.delegation;
  expected bigint;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.version = 1 AND EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = NEW.delegation_id AND o.version = NEW.version AND o.tenant_id = NEW.tenant_id
        AND o.resource = 'delegation' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW.version = OLD.version + 1 AND (NEW.tenant_id, NEW.delegation_id) = (OLD.tenant_id, OLD.delegation_id) AND EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = NEW.delegation_id AND o.version = NEW.version AND o.tenant_id = NEW.tenant_id
        AND o.resource = 'delegation' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  ELSE
    IF EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = OLD.delegation_id AND o.version = OLD.version + 1 AND o.tenant_id = OLD.tenant_id
        AND o.resource = 'delegation' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  END IF;

  -- Refused: for which reason?
  changed := coalesce(NEW, OLD);
  expected := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE OLD.version + 1 END;
  IF TG_OP = 'UPDATE' AND NOT ((NEW.tenant_id, NEW.delegation_id) = (OLD.tenant_id, OLD.delegation_id)) THEN
    RAISE EXCEPTION 'the key of a delegation never changes: %', OLD.delegation_id
      USING ERRCODE = 'RS001';
  END IF;
  IF TG_OP <> 'DELETE' AND changed.version <> expected THEN
    RAISE EXCEPTION 'delegation % has version % after this change, not %', changed.delegation_id, expected, changed.version
      USING ERRCODE = 'RS001';
  END IF;
  RAISE EXCEPTION 'no event tells of delegation % version %: change it by one of its mutations', changed.delegation_id, expected
    USING ERRCODE = 'RS001';
END
$$;
REVOKE ALL ON FUNCTION api.delegation_heard() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER delegation_heard AFTER INSERT OR UPDATE OR DELETE ON api.delegation
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION api.delegation_heard();
CREATE TRIGGER delegation_kept BEFORE TRUNCATE ON api.delegation
  FOR EACH STATEMENT EXECUTE FUNCTION api.refuse_truncate();

-- At commit: each changed row of handoff has the next version, and an event of this row and version in this very
-- transaction.
CREATE FUNCTION api.handoff_heard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  changed api.handoff;
  expected bigint;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.version = 1 AND EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = NEW.handoff_id AND o.version = NEW.version AND o.tenant_id = NEW.tenant_id
        AND o.resource = 'handoff' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW.version = OLD.version + 1 AND (NEW.tenant_id, NEW.handoff_id) = (OLD.tenant_id, OLD.handoff_id) AND EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = NEW.handoff_id AND o.version = NEW.version AND o.tenant_id = NEW.tenant_id
        AND o.resource = 'handoff' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  ELSE
    IF EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = OLD.handoff_id AND o.version = OLD.version + 1 AND o.tenant_id = OLD.tenant_id
        AND o.resource = 'handoff' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  END IF;

  -- Refused: for which reason?
  changed := coalesce(NEW, OLD);
  expected := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE OLD.version + 1 END;
  IF TG_OP = 'UPDATE' AND NOT ((NEW.tenant_id, NEW.handoff_id) = (OLD.tenant_id, OLD.handoff_id)) THEN
    RAISE EXCEPTION 'the key of a handoff never changes: %', OLD.handoff_id
      USING ERRCODE = 'RS001';
  END IF;
  IF TG_OP <> 'DELETE' AND changed.version <> expected THEN
    RAISE EXCEPTION 'handoff % has version % after this change, not %', changed.handoff_id, expected, changed.version
      USING ERRCODE = 'RS001';
  END IF;
  RAISE EXCEPTION 'no event tells of handoff % version %: change it by one of its mutations', changed.handoff_id, expected
    USING ERRCODE = 'RS001';
END
$$;
REVOKE ALL ON FUNCTION api.handoff_heard() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER handoff_heard AFTER INSERT OR UPDATE OR DELETE ON api.handoff
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION api.handoff_heard();
CREATE TRIGGER handoff_kept BEFORE TRUNCATE ON api.handoff
  FOR EACH STATEMENT EXECUTE FUNCTION api.refuse_truncate();

-- At commit: each changed row of config has the next version, and an event of this row and version in this very
-- transaction.
CREATE FUNCTION api.config_heard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  changed api.config;
  expected bigint;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.version = 1 AND EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = NEW.tenant_id AND o.version = NEW.version AND o.tenant_id = NEW.tenant_id
        AND o.resource = 'config' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW.version = OLD.version + 1 AND NEW.tenant_id = OLD.tenant_id AND EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = NEW.tenant_id AND o.version = NEW.version AND o.tenant_id = NEW.tenant_id
        AND o.resource = 'config' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  ELSE
    IF EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = OLD.tenant_id AND o.version = OLD.version + 1 AND o.tenant_id = OLD.tenant_id
        AND o.resource = 'config' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  END IF;

  -- Refused: for which reason?
  changed := coalesce(NEW, OLD);
  expected := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE OLD.version + 1 END;
  IF TG_OP = 'UPDATE' AND NOT (NEW.tenant_id = OLD.tenant_id) THEN
    RAISE EXCEPTION 'the key of a config never changes: %', OLD.tenant_id
      USING ERRCODE = 'RS001';
  END IF;
  IF TG_OP <> 'DELETE' AND changed.version <> expected THEN
    RAISE EXCEPTION 'config % has version % after this change, not %', changed.tenant_id, expected, changed.version
      USING ERRCODE = 'RS001';
  END IF;
  RAISE EXCEPTION 'no event tells of config % version %: change it by one of its mutations', changed.tenant_id, expected
    USING ERRCODE = 'RS001';
END
$$;
REVOKE ALL ON FUNCTION api.config_heard() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER config_heard AFTER INSERT OR UPDATE OR DELETE ON api.config
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION api.config_heard();
CREATE TRIGGER config_kept BEFORE TRUNCATE ON api.config
  FOR EACH STATEMENT EXECUTE FUNCTION api.refuse_truncate();
