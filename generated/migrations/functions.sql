-- Code generated from resources.yaml. DO NOT EDIT.
-- Applied where its schema is absent. The schema is named after this text, so that old and new servers work side by side.

CREATE SCHEMA fn_7dd8f743490c;

-- The reason of a refusal, as JSON text.
CREATE FUNCTION fn_7dd8f743490c.refuse(status integer, code text, message text) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT json_build_object('status', status, 'code', code, 'message', message)::text
$$;

-- Outcome as it is kept: keys in the manifest's order, and none left out.
CREATE FUNCTION fn_7dd8f743490c.outcome_json(value jsonb) RETURNS json
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN value IS NOT NULL THEN
    concat(
      '{"status":', coalesce(value -> 'status', 'null'),
      ',"summary":', coalesce(value -> 'summary', 'null'),
      ',"produced_artifacts":', coalesce(replace((value -> 'produced_artifacts')::text, ', ', ','), 'null'),
      ',"produced_notes":', coalesce(replace((value -> 'produced_notes')::text, ', ', ','), 'null'),
      ',"error":', coalesce(value -> 'error', 'null'),
      '}'
    )
  END::json
$$;

-- Checkpoint as it is kept: keys in the manifest's order, and none left out.
CREATE FUNCTION fn_7dd8f743490c.checkpoint_json(value jsonb) RETURNS json
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN value IS NOT NULL THEN
    concat(
      '{"context_state":', coalesce(value -> 'context_state', 'null'),
      ',"recoverable":', coalesce(value -> 'recoverable', 'null'),
      '}'
    )
  END::json
$$;

-- Embedding as it is kept: keys in the manifest's order, and none left out.
CREATE FUNCTION fn_7dd8f743490c.embedding_json(value jsonb) RETURNS json
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN value IS NOT NULL THEN
    concat(
      '{"data":', coalesce(replace((value -> 'data')::text, ', ', ','), 'null'),
      ',"model_id":', coalesce(value -> 'model_id', 'null'),
      ',"dimensions":', coalesce(value -> 'dimensions', 'null'),
      '}'
    )
  END::json
$$;

-- Provenance as it is kept: keys in the manifest's order, and none left out.
CREATE FUNCTION fn_7dd8f743490c.provenance_json(value jsonb) RETURNS json
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN value IS NOT NULL THEN
    concat(
      '{"source_turn":', coalesce(value -> 'source_turn', 'null'),
      ',"extraction_method":', coalesce(value -> 'extraction_method', 'null'),
      ',"confidence":', coalesce(value -> 'confidence', 'null'),
      '}'
    )
  END::json
$$;

-- Permission as it is kept: keys in the manifest's order, and none left out.
CREATE FUNCTION fn_7dd8f743490c.permission_json(value jsonb) RETURNS json
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN value IS NOT NULL THEN
    concat(
      '{"memory_type":', coalesce(value -> 'memory_type', 'null'),
      ',"scope":', coalesce(value -> 'scope', 'null'),
      ',"filter":', coalesce(value -> 'filter', 'null'),
      '}'
    )
  END::json
$$;

-- MemoryAccess as it is kept: keys in the manifest's order, and none left out.
CREATE FUNCTION fn_7dd8f743490c.memory_access_json(value jsonb) RETURNS json
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN value IS NOT NULL THEN
    concat(
      '{"read":', coalesce(CASE WHEN jsonb_typeof(value -> 'read') = 'array' THEN (SELECT '[' || coalesce(string_agg(fn_7dd8f743490c.permission_json(item.value)::text, ',' ORDER BY item.ordinality), '') || ']' FROM jsonb_array_elements(value -> 'read') WITH ORDINALITY AS item) END, 'null'),
      ',"write":', coalesce(CASE WHEN jsonb_typeof(value -> 'write') = 'array' THEN (SELECT '[' || coalesce(string_agg(fn_7dd8f743490c.permission_json(item.value)::text, ',' ORDER BY item.ordinality), '') || ']' FROM jsonb_array_elements(value -> 'write') WITH ORDINALITY AS item) END, 'null'),
      '}'
    )
  END::json
$$;

-- DelegationResult as it is kept: keys in the manifest's order, and none left out.
CREATE FUNCTION fn_7dd8f743490c.delegation_result_json(value jsonb) RETURNS json
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN value IS NOT NULL THEN
    concat(
      '{"status":', coalesce(value -> 'status', 'null'),
      ',"output":', coalesce(value -> 'output', 'null'),
      ',"artifacts":', coalesce(replace((value -> 'artifacts')::text, ', ', ','), 'null'),
      ',"error":', coalesce(value -> 'error', 'null'),
      '}'
    )
  END::json
$$;

-- ContextAssembly as it is kept: keys in the manifest's order, and none left out.
CREATE FUNCTION fn_7dd8f743490c.context_assembly_json(value jsonb) RETURNS json
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN value IS NOT NULL THEN
    concat(
      '{"token_budget":', coalesce(value -> 'token_budget', 'null'),
      ',"relevance_threshold":', coalesce(value -> 'relevance_threshold', 'null'),
      '}'
    )
  END::json
$$;

-- PcpSettings as it is kept: keys in the manifest's order, and none left out.
CREATE FUNCTION fn_7dd8f743490c.pcp_settings_json(value jsonb) RETURNS json
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN value IS NOT NULL THEN
    concat(
      '{"checkpoint_interval":', coalesce(value -> 'checkpoint_interval', 'null'),
      ',"contradiction_detection":', coalesce(value -> 'contradiction_detection', 'null'),
      '}'
    )
  END::json
$$;

-- StorageSettings as it is kept: keys in the manifest's order, and none left out.
CREATE FUNCTION fn_7dd8f743490c.storage_settings_json(value jsonb) RETURNS json
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN value IS NOT NULL THEN
    concat(
      '{"adapter":', coalesce(value -> 'adapter', 'null'),
      ',"connection":', coalesce(value -> 'connection', 'null'),
      '}'
    )
  END::json
$$;

-- LlmSettings as it is kept: keys in the manifest's order, and none left out.
CREATE FUNCTION fn_7dd8f743490c.llm_settings_json(value jsonb) RETURNS json
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN value IS NOT NULL THEN
    concat(
      '{"embedding_provider":', coalesce(value -> 'embedding_provider', 'null'),
      ',"embedding_model":', coalesce(value -> 'embedding_model', 'null'),
      ',"summarization_provider":', coalesce(value -> 'summarization_provider', 'null'),
      ',"summarization_model":', coalesce(value -> 'summarization_model', 'null'),
      '}'
    )
  END::json
$$;

-- MultiAgentSettings as it is kept: keys in the manifest's order, and none left out.
CREATE FUNCTION fn_7dd8f743490c.multi_agent_settings_json(value jsonb) RETURNS json
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN value IS NOT NULL THEN
    concat(
      '{"lock_timeout_ms":', coalesce(value -> 'lock_timeout_ms', 'null'),
      ',"message_ttl_ms":', coalesce(value -> 'message_ttl_ms', 'null'),
      '}'
    )
  END::json
$$;

-- ConfigDocument as it is kept: keys in the manifest's order, and none left out.
CREATE FUNCTION fn_7dd8f743490c.config_document_json(value jsonb) RETURNS json
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN value IS NOT NULL THEN
    concat(
      '{"context_assembly":', coalesce(fn_7dd8f743490c.context_assembly_json(nullif(value -> 'context_assembly', 'null'))::text, 'null'),
      ',"pcp_settings":', coalesce(fn_7dd8f743490c.pcp_settings_json(nullif(value -> 'pcp_settings', 'null'))::text, 'null'),
      ',"storage":', coalesce(fn_7dd8f743490c.storage_settings_json(nullif(value -> 'storage', 'null'))::text, 'null'),
      ',"llm":', coalesce(fn_7dd8f743490c.llm_settings_json(nullif(value -> 'llm', 'null'))::text, 'null'),
      ',"multi_agent":', coalesce(fn_7dd8f743490c.multi_agent_settings_json(nullif(value -> 'multi_agent', 'null'))::text, 'null'),
      '}'
    )
  END::json
$$;

-- FieldProblem as it is kept: keys in the manifest's order, and none left out.
CREATE FUNCTION fn_7dd8f743490c.field_problem_json(value jsonb) RETURNS json
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN value IS NOT NULL THEN
    concat(
      '{"pointer":', coalesce(value -> 'pointer', 'null'),
      ',"code":', coalesce(value -> 'code', 'null'),
      ',"message":', coalesce(value -> 'message', 'null'),
      '}'
    )
  END::json
$$;

-- How long a Ttl lasts, in milliseconds; null: for ever.
CREATE FUNCTION fn_7dd8f743490c.ttl_lasts(value jsonb) RETURNS bigint
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT CASE
    WHEN value = '"ShortTerm"' THEN 3600000
    WHEN value = '"MediumTerm"' THEN 86400000
    WHEN value = '"LongTerm"' THEN 604800000
    WHEN value -> 'Duration' IS NOT NULL THEN (value -> 'Duration')::bigint
  END
$$;

-- A trajectory as JSON text, keys in the manifest's order.
CREATE FUNCTION fn_7dd8f743490c.trajectory_text(r api.trajectory) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT
    concat(
      '{"trajectory_id":"', r.trajectory_id,
      '","tenant_id":"', r.tenant_id,
      '","name":', to_json(r.name),
      ',"description":', coalesce(to_json(r.description)::text, 'null'),
      ',"status":"', r.status,
      '","parent_trajectory_id":', coalesce('"' || r.parent_trajectory_id || '"', 'null'),
      ',"root_trajectory_id":"', r.root_trajectory_id,
      '","agent_id":', coalesce('"' || r.agent_id || '"', 'null'),
      ',"created_at":"', resound.stamp(r.created_at),
      '","updated_at":"', resound.stamp(r.updated_at),
      '","completed_at":', coalesce('"' || resound.stamp(r.completed_at) || '"', 'null'),
      ',"outcome":', coalesce(r.outcome::text, 'null'),
      ',"metadata":', coalesce(r.metadata::text, 'null'),
      ',"version":', r.version,
      '}'
    )
$$;

-- What a trajectory's events can be filtered by.
CREATE FUNCTION fn_7dd8f743490c.trajectory_fields(r api.trajectory) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT
    jsonb_build_object(
      'status', r.status,
      'parent_trajectory_id', r.parent_trajectory_id,
      'root_trajectory_id', r.root_trajectory_id,
      'agent_id', r.agent_id
    )
$$;

-- trajectory.create: creates one trajectory. Guards in this order: references (404). Announces TrajectoryCreated.
CREATE FUNCTION fn_7dd8f743490c.trajectory_create(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  after api.trajectory;
  moment timestamptz;
  root_id uuid;
  entity text;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  after.parent_trajectory_id := (p_input ->> 'parent_trajectory_id')::uuid;

  -- What the row points at stays, and was announced before it.
  root_id := p_id;
  IF after.parent_trajectory_id IS NOT NULL THEN
    SELECT t.root_trajectory_id INTO root_id FROM api.trajectory t
    WHERE t.tenant_id = p_tenant AND t.trajectory_id = after.parent_trajectory_id
    FOR KEY SHARE;
    IF NOT FOUND THEN
      refusal := fn_7dd8f743490c.refuse(404, 'TRAJECTORY_NOT_FOUND',
        format('parent_trajectory_id: there is no trajectory %s', after.parent_trajectory_id));
      RETURN;
    END IF;
  END IF;

  -- The time once every lock is held, for the wait may have been long.
  moment := clock_timestamp();

  INSERT INTO api.trajectory (
    trajectory_id, tenant_id, name, description, status, parent_trajectory_id, root_trajectory_id, agent_id,
    created_at, updated_at, metadata, version
  ) VALUES (
    p_id, p_tenant, p_input ->> 'name', p_input ->> 'description', 'Active', after.parent_trajectory_id, root_id,
    (p_input ->> 'agent_id')::uuid, moment, moment, nullif(p_input -> 'metadata', 'null'), 1
  )
  RETURNING * INTO after;

  entity := fn_7dd8f743490c.trajectory_text(after);

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'TrajectoryCreated', 'trajectory', p_id, after.version,
    'trajectory.create', p_actor, p_request, p_trace,
    NULL, fn_7dd8f743490c.trajectory_fields(after),
    concat('{"type":"TrajectoryCreated","trajectory":', entity, ',"tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := entity;
  version := after.version;
END
$$;

-- trajectory.update: merges a patch into one trajectory. Guards in this order: row (404 TRAJECTORY_NOT_FOUND),
-- If-Match (412). Announces TrajectoryUpdated.
CREATE FUNCTION fn_7dd8f743490c.trajectory_update(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  before api.trajectory;
  after api.trajectory;
  moment timestamptz;
  entity text;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  SELECT t.* INTO before FROM api.trajectory t
  WHERE t.tenant_id = p_tenant AND t.trajectory_id = p_id FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'TRAJECTORY_NOT_FOUND',
      format('there is no trajectory %s', p_id));
    RETURN;
  END IF;

  IF before.version <> p_if_match THEN
    refusal := fn_7dd8f743490c.refuse(412, 'CONCURRENT_MODIFICATION',
      format('the row has version %s, and If-Match names another', before.version));
    RETURN;
  END IF;

  -- The time once every lock is held, for the wait may have been long.
  moment := clock_timestamp();

  after := before;
  IF p_input ? 'name' THEN
    after.name := p_input ->> 'name';
  END IF;
  IF p_input ? 'description' THEN
    after.description := p_input ->> 'description';
  END IF;
  IF p_input ? 'status' THEN
    after.status := p_input ->> 'status';
  END IF;
  IF p_input ? 'metadata' THEN
    after.metadata := resound.merge_patch(before.metadata, p_input -> 'metadata');
  END IF;
  after.updated_at := moment;
  IF p_input ? 'status' AND after.status IN ('Completed', 'Failed') THEN
    after.completed_at := moment;
  END IF;
  after.version := before.version + 1;

  UPDATE api.trajectory t SET
    name = after.name, description = after.description, status = after.status, updated_at = after.updated_at,
    completed_at = after.completed_at, metadata = after.metadata, version = after.version
  WHERE t.tenant_id = p_tenant AND t.trajectory_id = p_id;

  entity := fn_7dd8f743490c.trajectory_text(after);

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'TrajectoryUpdated', 'trajectory', p_id, after.version,
    'trajectory.update', p_actor, p_request, p_trace,
    fn_7dd8f743490c.trajectory_fields(before), fn_7dd8f743490c.trajectory_fields(after),
    concat('{"type":"TrajectoryUpdated","trajectory":', entity, ',"tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := entity;
  version := after.version;
END
$$;

-- trajectory.delete: deletes one trajectory. Guards in this order: row (404 TRAJECTORY_NOT_FOUND), If-Match (412).
-- Announces TrajectoryDeleted.
CREATE FUNCTION fn_7dd8f743490c.trajectory_delete(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  before api.trajectory;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  SELECT t.* INTO before FROM api.trajectory t
  WHERE t.tenant_id = p_tenant AND t.trajectory_id = p_id FOR UPDATE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'TRAJECTORY_NOT_FOUND',
      format('there is no trajectory %s', p_id));
    RETURN;
  END IF;

  IF before.version <> p_if_match THEN
    refusal := fn_7dd8f743490c.refuse(412, 'CONCURRENT_MODIFICATION',
      format('the row has version %s, and If-Match names another', before.version));
    RETURN;
  END IF;

  DELETE FROM api.trajectory t WHERE t.tenant_id = p_tenant AND t.trajectory_id = p_id;

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'TrajectoryDeleted', 'trajectory', p_id, before.version + 1,
    'trajectory.delete', p_actor, p_request, p_trace,
    fn_7dd8f743490c.trajectory_fields(before), NULL,
    concat('{"type":"TrajectoryDeleted","id":"', before.trajectory_id, '","tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := '';
  version := before.version + 1;
END
$$;

-- A scope as JSON text, keys in the manifest's order.
CREATE FUNCTION fn_7dd8f743490c.scope_text(r api.scope) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT
    concat(
      '{"scope_id":"', r.scope_id,
      '","tenant_id":"', r.tenant_id,
      '","trajectory_id":"', r.trajectory_id,
      '","parent_scope_id":', coalesce('"' || r.parent_scope_id || '"', 'null'),
      ',"name":', to_json(r.name),
      ',"purpose":', coalesce(to_json(r.purpose)::text, 'null'),
      ',"is_active":', r.is_active::text,
      ',"created_at":"', resound.stamp(r.created_at),
      '","closed_at":', coalesce('"' || resound.stamp(r.closed_at) || '"', 'null'),
      ',"checkpoint":', coalesce(r.checkpoint::text, 'null'),
      ',"token_budget":', r.token_budget,
      ',"tokens_used":', r.tokens_used,
      ',"metadata":', coalesce(r.metadata::text, 'null'),
      ',"version":', r.version,
      '}'
    )
$$;

-- What a scope's events can be filtered by.
CREATE FUNCTION fn_7dd8f743490c.scope_fields(r api.scope) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT
    jsonb_build_object(
      'trajectory_id', r.trajectory_id,
      'parent_scope_id', r.parent_scope_id,
      'is_active', r.is_active
    )
$$;

-- scope.create: creates one scope. Guards in this order: references (404). Announces ScopeCreated.
CREATE FUNCTION fn_7dd8f743490c.scope_create(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  after api.scope;
  moment timestamptz;
  entity text;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  after.trajectory_id := (p_input ->> 'trajectory_id')::uuid;
  after.parent_scope_id := (p_input ->> 'parent_scope_id')::uuid;

  -- What the row points at stays, and was announced before it.
  PERFORM 1 FROM api.trajectory t
  WHERE t.tenant_id = p_tenant AND t.trajectory_id = after.trajectory_id
  FOR KEY SHARE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'TRAJECTORY_NOT_FOUND',
      format('trajectory_id: there is no trajectory %s', after.trajectory_id));
    RETURN;
  END IF;

  IF after.parent_scope_id IS NOT NULL THEN
    PERFORM 1 FROM api.scope t
    WHERE t.tenant_id = p_tenant AND t.scope_id = after.parent_scope_id
    FOR KEY SHARE;
    IF NOT FOUND THEN
      refusal := fn_7dd8f743490c.refuse(404, 'SCOPE_NOT_FOUND',
        format('parent_scope_id: there is no scope %s', after.parent_scope_id));
      RETURN;
    END IF;
  END IF;

  -- The time once every lock is held, for the wait may have been long.
  moment := clock_timestamp();

  INSERT INTO api.scope (
    scope_id, tenant_id, trajectory_id, parent_scope_id, name, purpose, is_active, created_at, token_budget,
    tokens_used, metadata, version
  ) VALUES (
    p_id, p_tenant, after.trajectory_id, after.parent_scope_id, p_input ->> 'name', p_input ->> 'purpose', true,
    moment, (p_input -> 'token_budget')::integer, 0, nullif(p_input -> 'metadata', 'null'), 1
  )
  RETURNING * INTO after;

  entity := fn_7dd8f743490c.scope_text(after);

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'ScopeCreated', 'scope', p_id, after.version,
    'scope.create', p_actor, p_request, p_trace,
    NULL, fn_7dd8f743490c.scope_fields(after),
    concat('{"type":"ScopeCreated","scope":', entity, ',"tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := entity;
  version := after.version;
END
$$;

-- scope.update: merges a patch into one scope. Guards in this order: row (404 SCOPE_NOT_FOUND), If-Match (412).
-- Announces ScopeUpdated.
CREATE FUNCTION fn_7dd8f743490c.scope_update(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  before api.scope;
  after api.scope;
  entity text;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  SELECT t.* INTO before FROM api.scope t
  WHERE t.tenant_id = p_tenant AND t.scope_id = p_id FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'SCOPE_NOT_FOUND',
      format('there is no scope %s', p_id));
    RETURN;
  END IF;

  IF before.version <> p_if_match THEN
    refusal := fn_7dd8f743490c.refuse(412, 'CONCURRENT_MODIFICATION',
      format('the row has version %s, and If-Match names another', before.version));
    RETURN;
  END IF;

  after := before;
  IF p_input ? 'name' THEN
    after.name := p_input ->> 'name';
  END IF;
  IF p_input ? 'purpose' THEN
    after.purpose := p_input ->> 'purpose';
  END IF;
  IF p_input ? 'token_budget' THEN
    after.token_budget := (p_input -> 'token_budget')::integer;
  END IF;
  IF p_input ? 'metadata' THEN
    after.metadata := resound.merge_patch(before.metadata, p_input -> 'metadata');
  END IF;
  after.version := before.version + 1;

  UPDATE api.scope t SET
    name = after.name, purpose = after.purpose, token_budget = after.token_budget, metadata = after.metadata,
    version = after.version
  WHERE t.tenant_id = p_tenant AND t.scope_id = p_id;

  entity := fn_7dd8f743490c.scope_text(after);

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'ScopeUpdated', 'scope', p_id, after.version,
    'scope.update', p_actor, p_request, p_trace,
    fn_7dd8f743490c.scope_fields(before), fn_7dd8f743490c.scope_fields(after),
    concat('{"type":"ScopeUpdated","scope":', entity, ',"tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := entity;
  version := after.version;
END
$$;

-- scope.checkpoint: changes one scope. Guards in this order: row (404 SCOPE_NOT_FOUND), If-Match (412), is_active
-- (409 STATE_CONFLICT). Announces ScopeCheckpointed.
CREATE FUNCTION fn_7dd8f743490c.scope_checkpoint(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  before api.scope;
  after api.scope;
  entity text;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  SELECT t.* INTO before FROM api.scope t
  WHERE t.tenant_id = p_tenant AND t.scope_id = p_id FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'SCOPE_NOT_FOUND',
      format('there is no scope %s', p_id));
    RETURN;
  END IF;

  IF before.version <> p_if_match THEN
    refusal := fn_7dd8f743490c.refuse(412, 'CONCURRENT_MODIFICATION',
      format('the row has version %s, and If-Match names another', before.version));
    RETURN;
  END IF;

  IF NOT before.is_active THEN
    refusal := fn_7dd8f743490c.refuse(409, 'STATE_CONFLICT',
      format('is_active is %s; checkpoint needs true', before.is_active::text));
    RETURN;
  END IF;

  after := before;
  after.checkpoint := fn_7dd8f743490c.checkpoint_json(p_input);
  after.version := before.version + 1;

  UPDATE api.scope t SET
    checkpoint = after.checkpoint, version = after.version
  WHERE t.tenant_id = p_tenant AND t.scope_id = p_id;

  entity := fn_7dd8f743490c.scope_text(after);

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'ScopeCheckpointed', 'scope', p_id, after.version,
    'scope.checkpoint', p_actor, p_request, p_trace,
    fn_7dd8f743490c.scope_fields(before), fn_7dd8f743490c.scope_fields(after),
    concat('{"type":"ScopeCheckpointed","scope":', entity, ',"tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := concat(coalesce(after.checkpoint::text, 'null'));
  version := after.version;
END
$$;

-- scope.close: changes one scope. Guards in this order: row (404 SCOPE_NOT_FOUND), If-Match (412), is_active (409
-- STATE_CONFLICT). Announces ScopeClosed.
CREATE FUNCTION fn_7dd8f743490c.scope_close(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  before api.scope;
  after api.scope;
  moment timestamptz;
  entity text;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  SELECT t.* INTO before FROM api.scope t
  WHERE t.tenant_id = p_tenant AND t.scope_id = p_id FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'SCOPE_NOT_FOUND',
      format('there is no scope %s', p_id));
    RETURN;
  END IF;

  IF before.version <> p_if_match THEN
    refusal := fn_7dd8f743490c.refuse(412, 'CONCURRENT_MODIFICATION',
      format('the row has version %s, and If-Match names another', before.version));
    RETURN;
  END IF;

  -- The time once every lock is held, for the wait may have been long.
  moment := clock_timestamp();

  IF NOT before.is_active THEN
    refusal := fn_7dd8f743490c.refuse(409, 'STATE_CONFLICT',
      format('is_active is %s; close needs true', before.is_active::text));
    RETURN;
  END IF;

  after := before;
  after.is_active := false;
  after.closed_at := moment;
  after.version := before.version + 1;

  UPDATE api.scope t SET
    is_active = after.is_active, closed_at = after.closed_at, version = after.version
  WHERE t.tenant_id = p_tenant AND t.scope_id = p_id;

  entity := fn_7dd8f743490c.scope_text(after);

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'ScopeClosed', 'scope', p_id, after.version,
    'scope.close', p_actor, p_request, p_trace,
    fn_7dd8f743490c.scope_fields(before), fn_7dd8f743490c.scope_fields(after),
    concat('{"type":"ScopeClosed","scope":', entity, ',"tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := entity;
  version := after.version;
END
$$;

-- A artifact as JSON text, keys in the manifest's order.
CREATE FUNCTION fn_7dd8f743490c.artifact_text(r api.artifact) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT
    concat(
      '{"artifact_id":"', r.artifact_id,
      '","tenant_id":"', r.tenant_id,
      '","trajectory_id":"', r.trajectory_id,
      '","scope_id":"', r.scope_id,
      '","artifact_type":"', r.artifact_type,
      '","name":', to_json(r.name),
      ',"content":', to_json(r.content),
      ',"content_hash":"', resound.base64(r.content_hash),
      '","embedding":', coalesce(r.embedding::text, 'null'),
      ',"provenance":', r.provenance,
      ',"ttl":', replace(r.ttl::text, ': ', ':'),
      ',"expires_at":', coalesce('"' || resound.stamp(r.expires_at) || '"', 'null'),
      ',"created_at":"', resound.stamp(r.created_at),
      '","updated_at":"', resound.stamp(r.updated_at),
      '","superseded_by":', coalesce('"' || r.superseded_by || '"', 'null'),
      ',"metadata":', coalesce(r.metadata::text, 'null'),
      ',"version":', r.version,
      '}'
    )
$$;

-- What a artifact's events can be filtered by.
CREATE FUNCTION fn_7dd8f743490c.artifact_fields(r api.artifact) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT
    jsonb_build_object(
      'trajectory_id', r.trajectory_id,
      'scope_id', r.scope_id,
      'artifact_type', r.artifact_type,
      'superseded_by', r.superseded_by
    )
$$;

-- artifact.create: creates one artifact. Guards in this order: references (404). Announces ArtifactCreated.
CREATE FUNCTION fn_7dd8f743490c.artifact_create(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  after api.artifact;
  moment timestamptz;
  entity text;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  after.trajectory_id := (p_input ->> 'trajectory_id')::uuid;
  after.scope_id := (p_input ->> 'scope_id')::uuid;
  after.content := p_input ->> 'content';
  after.ttl := p_input -> 'ttl';

  -- What the row points at stays, and was announced before it.
  PERFORM 1 FROM api.trajectory t
  WHERE t.tenant_id = p_tenant AND t.trajectory_id = after.trajectory_id
  FOR KEY SHARE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'TRAJECTORY_NOT_FOUND',
      format('trajectory_id: there is no trajectory %s', after.trajectory_id));
    RETURN;
  END IF;

  PERFORM 1 FROM api.scope t
  WHERE t.tenant_id = p_tenant AND t.scope_id = after.scope_id
  FOR KEY SHARE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'SCOPE_NOT_FOUND',
      format('scope_id: there is no scope %s', after.scope_id));
    RETURN;
  END IF;

  -- The time once every lock is held, for the wait may have been long.
  moment := clock_timestamp();

  after.created_at := moment;

  INSERT INTO api.artifact (
    artifact_id, tenant_id, trajectory_id, scope_id, artifact_type, name, content, content_hash, provenance, ttl,
    expires_at, created_at, updated_at, metadata, version
  ) VALUES (
    p_id, p_tenant, after.trajectory_id, after.scope_id, p_input ->> 'artifact_type', p_input ->> 'name',
    after.content, resound.sha256(after.content), fn_7dd8f743490c.provenance_json(p_input), after.ttl,
    after.created_at + fn_7dd8f743490c.ttl_lasts(after.ttl) * interval '1 millisecond', after.created_at, moment,
    nullif(p_input -> 'metadata', 'null'), 1
  )
  RETURNING * INTO after;

  entity := fn_7dd8f743490c.artifact_text(after);

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'ArtifactCreated', 'artifact', p_id, after.version,
    'artifact.create', p_actor, p_request, p_trace,
    NULL, fn_7dd8f743490c.artifact_fields(after),
    concat('{"type":"ArtifactCreated","artifact":', entity, ',"tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := entity;
  version := after.version;
END
$$;

-- artifact.update: merges a patch into one artifact. Guards in this order: row (404 ARTIFACT_NOT_FOUND), If-Match
-- (412). Announces ArtifactUpdated.
CREATE FUNCTION fn_7dd8f743490c.artifact_update(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  before api.artifact;
  after api.artifact;
  moment timestamptz;
  entity text;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  SELECT t.* INTO before FROM api.artifact t
  WHERE t.tenant_id = p_tenant AND t.artifact_id = p_id FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'ARTIFACT_NOT_FOUND',
      format('there is no artifact %s', p_id));
    RETURN;
  END IF;

  IF before.version <> p_if_match THEN
    refusal := fn_7dd8f743490c.refuse(412, 'CONCURRENT_MODIFICATION',
      format('the row has version %s, and If-Match names another', before.version));
    RETURN;
  END IF;

  -- The time once every lock is held, for the wait may have been long.
  moment := clock_timestamp();

  after := before;
  IF p_input ? 'name' THEN
    after.name := p_input ->> 'name';
  END IF;
  IF p_input ? 'content' THEN
    after.content := p_input ->> 'content';
  END IF;
  IF p_input ? 'artifact_type' THEN
    after.artifact_type := p_input ->> 'artifact_type';
  END IF;
  IF p_input ? 'ttl' THEN
    after.ttl := p_input -> 'ttl';
  END IF;
  IF p_input ? 'metadata' THEN
    after.metadata := resound.merge_patch(before.metadata, p_input -> 'metadata');
  END IF;
  IF p_input ? 'content' THEN
    after.content_hash := resound.sha256(after.content);
  END IF;
  IF p_input ? 'ttl' THEN
    after.expires_at := after.created_at + fn_7dd8f743490c.ttl_lasts(after.ttl) * interval '1 millisecond';
  END IF;
  after.updated_at := moment;
  after.version := before.version + 1;

  UPDATE api.artifact t SET
    artifact_type = after.artifact_type, name = after.name, content = after.content,
    content_hash = after.content_hash, ttl = after.ttl, expires_at = after.expires_at,
    updated_at = after.updated_at, metadata = after.metadata, version = after.version
  WHERE t.tenant_id = p_tenant AND t.artifact_id = p_id;

  entity := fn_7dd8f743490c.artifact_text(after);

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'ArtifactUpdated', 'artifact', p_id, after.version,
    'artifact.update', p_actor, p_request, p_trace,
    fn_7dd8f743490c.artifact_fields(before), fn_7dd8f743490c.artifact_fields(after),
    concat('{"type":"ArtifactUpdated","artifact":', entity, ',"tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := entity;
  version := after.version;
END
$$;

-- artifact.delete: deletes one artifact. Guards in this order: row (404 ARTIFACT_NOT_FOUND), If-Match (412).
-- Announces ArtifactDeleted.
CREATE FUNCTION fn_7dd8f743490c.artifact_delete(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  before api.artifact;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  SELECT t.* INTO before FROM api.artifact t
  WHERE t.tenant_id = p_tenant AND t.artifact_id = p_id FOR UPDATE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'ARTIFACT_NOT_FOUND',
      format('there is no artifact %s', p_id));
    RETURN;
  END IF;

  IF before.version <> p_if_match THEN
    refusal := fn_7dd8f743490c.refuse(412, 'CONCURRENT_MODIFICATION',
      format('the row has version %s, and If-Match names another', before.version));
    RETURN;
  END IF;

  DELETE FROM api.artifact t WHERE t.tenant_id = p_tenant AND t.artifact_id = p_id;

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'ArtifactDeleted', 'artifact', p_id, before.version + 1,
    'artifact.delete', p_actor, p_request, p_trace,
    fn_7dd8f743490c.artifact_fields(before), NULL,
    concat('{"type":"ArtifactDeleted","id":"', before.artifact_id, '","tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := '';
  version := before.version + 1;
END
$$;

-- artifact.expire: deletes one artifact. Guards in this order: row (404 ARTIFACT_NOT_FOUND), expires_at (409
-- STATE_CONFLICT). Announces ArtifactExpired.
CREATE FUNCTION fn_7dd8f743490c.artifact_expire(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  before api.artifact;
  moment timestamptz;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  SELECT t.* INTO before FROM api.artifact t
  WHERE t.tenant_id = p_tenant AND t.artifact_id = p_id FOR UPDATE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'ARTIFACT_NOT_FOUND',
      format('there is no artifact %s', p_id));
    RETURN;
  END IF;

  -- The time once every lock is held, for the wait may have been long.
  moment := clock_timestamp();

  IF (before.expires_at <= moment) IS NOT TRUE THEN
    refusal := fn_7dd8f743490c.refuse(409, 'STATE_CONFLICT',
      format('expires_at is %s; expire needs a time that has come', coalesce(resound.stamp(before.expires_at), 'empty')));
    RETURN;
  END IF;

  DELETE FROM api.artifact t WHERE t.tenant_id = p_tenant AND t.artifact_id = p_id;

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'ArtifactExpired', 'artifact', p_id, before.version + 1,
    'artifact.expire', p_actor, p_request, p_trace,
    fn_7dd8f743490c.artifact_fields(before), NULL,
    concat('{"type":"ArtifactExpired","id":"', before.artifact_id, '","tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := '';
  version := before.version + 1;
END
$$;

-- Runs artifact.expire on at most p_limit rows whose time has come, of all tenants, the longest due first.
-- Rows that another node works on are skipped; a row that cannot be changed is parked.
CREATE FUNCTION fn_7dd8f743490c.artifact_expire_due(p_limit integer, OUT fired integer, OUT parked integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  moment timestamptz := clock_timestamp();
  due record;
  problem text;
BEGIN
  fired := 0;
  parked := 0;
  FOR due IN
    SELECT t.tenant_id, t.artifact_id AS row_id FROM api.artifact t
    WHERE t.expires_at <= moment
      AND t.expires_at IS NOT NULL
      AND NOT EXISTS (
        SELECT FROM resound.parked p
        WHERE p.mutation = 'artifact.expire' AND p.tenant_id = t.tenant_id AND p.row_id = t.artifact_id
      )
    ORDER BY t.expires_at, t.tenant_id, t.artifact_id LIMIT p_limit FOR UPDATE OF t SKIP LOCKED
  LOOP
    BEGIN
      SELECT m.refusal INTO problem
      FROM fn_7dd8f743490c.artifact_expire(due.tenant_id, due.row_id, NULL, '{}', 'system', 'timer', NULL) AS m;
      IF problem IS NULL THEN
        fired := fired + 1;
      ELSE
        INSERT INTO resound.parked (mutation, tenant_id, row_id, error)
        VALUES ('artifact.expire', due.tenant_id, due.row_id, problem)
        ON CONFLICT DO NOTHING;
        parked := parked + 1;
      END IF;
    EXCEPTION
      WHEN transaction_rollback OR insufficient_resources OR operator_intervention OR system_error THEN
        RAISE;
      WHEN OTHERS THEN
        INSERT INTO resound.parked (mutation, tenant_id, row_id, error)
        VALUES ('artifact.expire', due.tenant_id, due.row_id, SQLSTATE || ' ' || SQLERRM)
        ON CONFLICT DO NOTHING;
        parked := parked + 1;
    END;
  END LOOP;
END
$$;

-- Milliseconds until artifact.expire is due next, by the database's clock; not above 0: now; null: never.
CREATE FUNCTION fn_7dd8f743490c.artifact_expire_next(OUT wait_ms double precision)
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT (extract(epoch FROM t.expires_at) - extract(epoch FROM clock_timestamp())) * 1000
  FROM api.artifact t
  WHERE t.expires_at IS NOT NULL
    AND NOT EXISTS (
      SELECT FROM resound.parked p
      WHERE p.mutation = 'artifact.expire' AND p.tenant_id = t.tenant_id AND p.row_id = t.artifact_id
    )
  ORDER BY t.expires_at LIMIT 1
$$;

-- A note as JSON text, keys in the manifest's order.
CREATE FUNCTION fn_7dd8f743490c.note_text(r api.note, p_accessed_at timestamptz, p_access_count bigint) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT
    concat(
      '{"note_id":"', r.note_id,
      '","tenant_id":"', r.tenant_id,
      '","note_type":"', r.note_type,
      '","title":', to_json(r.title),
      ',"content":', to_json(r.content),
      ',"content_hash":"', resound.base64(r.content_hash),
      '","embedding":', coalesce(r.embedding::text, 'null'),
      ',"source_trajectory_ids":', to_json(r.source_trajectory_ids),
      ',"source_artifact_ids":', to_json(r.source_artifact_ids),
      ',"ttl":', replace(r.ttl::text, ': ', ':'),
      ',"expires_at":', coalesce('"' || resound.stamp(r.expires_at) || '"', 'null'),
      ',"created_at":"', resound.stamp(r.created_at),
      '","updated_at":"', resound.stamp(r.updated_at),
      '","accessed_at":"', resound.stamp(coalesce(p_accessed_at, r.created_at)),
      '","access_count":', coalesce(p_access_count, 0),
      ',"superseded_by":', coalesce('"' || r.superseded_by || '"', 'null'),
      ',"metadata":', coalesce(r.metadata::text, 'null'),
      ',"version":', r.version,
      '}'
    )
$$;

-- What a note's events can be filtered by.
CREATE FUNCTION fn_7dd8f743490c.note_fields(r api.note) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT
    jsonb_build_object(
      'note_type', r.note_type,
      'superseded_by', r.superseded_by
    )
$$;

-- Counts a read of a note. One that is being deleted is waited for, and then not counted.
CREATE FUNCTION fn_7dd8f743490c.note_touch(p_tenant uuid, p_id uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO api.note_counters AS c (tenant_id, note_id, accessed_at, access_count)
  SELECT t.tenant_id, t.note_id, clock_timestamp(), 1 FROM api.note t
  WHERE t.tenant_id = $1 AND t.note_id = $2
  FOR KEY SHARE
  ON CONFLICT (tenant_id, note_id) DO UPDATE SET
    accessed_at = greatest(c.accessed_at, excluded.accessed_at),
    access_count = c.access_count + 1
$$;

-- note.create: creates one note. No guards. Announces NoteCreated.
CREATE FUNCTION fn_7dd8f743490c.note_create(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  after api.note;
  moment timestamptz;
  counted api.note_counters;
  entity text;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  after.content := p_input ->> 'content';
  after.ttl := p_input -> 'ttl';

  -- The time once every lock is held, for the wait may have been long.
  moment := clock_timestamp();

  after.created_at := moment;

  INSERT INTO api.note (
    note_id, tenant_id, note_type, title, content, content_hash, source_trajectory_ids, source_artifact_ids, ttl,
    expires_at, created_at, updated_at, metadata, version
  ) VALUES (
    p_id, p_tenant, p_input ->> 'note_type', p_input ->> 'title', after.content, resound.sha256(after.content),
    ARRAY(SELECT jsonb_array_elements_text(p_input -> 'source_trajectory_ids')::uuid),
    ARRAY(SELECT jsonb_array_elements_text(p_input -> 'source_artifact_ids')::uuid), after.ttl,
    after.created_at + fn_7dd8f743490c.ttl_lasts(after.ttl) * interval '1 millisecond', after.created_at, moment,
    nullif(p_input -> 'metadata', 'null'), 1
  )
  RETURNING * INTO after;

  entity := fn_7dd8f743490c.note_text(after, counted.accessed_at, counted.access_count);

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'NoteCreated', 'note', p_id, after.version,
    'note.create', p_actor, p_request, p_trace,
    NULL, fn_7dd8f743490c.note_fields(after),
    concat('{"type":"NoteCreated","note":', entity, ',"tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := entity;
  version := after.version;
END
$$;

-- note.update: merges a patch into one note. Guards in this order: row (404 NOTE_NOT_FOUND), If-Match (412).
-- Announces NoteUpdated.
CREATE FUNCTION fn_7dd8f743490c.note_update(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  before api.note;
  after api.note;
  moment timestamptz;
  counted api.note_counters;
  entity text;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  SELECT t.* INTO before FROM api.note t
  WHERE t.tenant_id = p_tenant AND t.note_id = p_id FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'NOTE_NOT_FOUND',
      format('there is no note %s', p_id));
    RETURN;
  END IF;

  IF before.version <> p_if_match THEN
    refusal := fn_7dd8f743490c.refuse(412, 'CONCURRENT_MODIFICATION',
      format('the row has version %s, and If-Match names another', before.version));
    RETURN;
  END IF;

  -- The time once every lock is held, for the wait may have been long.
  moment := clock_timestamp();

  after := before;
  IF p_input ? 'title' THEN
    after.title := p_input ->> 'title';
  END IF;
  IF p_input ? 'content' THEN
    after.content := p_input ->> 'content';
  END IF;
  IF p_input ? 'note_type' THEN
    after.note_type := p_input ->> 'note_type';
  END IF;
  IF p_input ? 'ttl' THEN
    after.ttl := p_input -> 'ttl';
  END IF;
  IF p_input ? 'metadata' THEN
    after.metadata := resound.merge_patch(before.metadata, p_input -> 'metadata');
  END IF;
  IF p_input ? 'content' THEN
    after.content_hash := resound.sha256(after.content);
  END IF;
  IF p_input ? 'ttl' THEN
    after.expires_at := after.created_at + fn_7dd8f743490c.ttl_lasts(after.ttl) * interval '1 millisecond';
  END IF;
  after.updated_at := moment;
  after.version := before.version + 1;

  UPDATE api.note t SET
    note_type = after.note_type, title = after.title, content = after.content, content_hash = after.content_hash,
    ttl = after.ttl, expires_at = after.expires_at, updated_at = after.updated_at, metadata = after.metadata,
    version = after.version
  WHERE t.tenant_id = p_tenant AND t.note_id = p_id;

  SELECT c.* INTO counted FROM api.note_counters c
  WHERE c.tenant_id = p_tenant AND c.note_id = p_id;

  entity := fn_7dd8f743490c.note_text(after, counted.accessed_at, counted.access_count);

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'NoteUpdated', 'note', p_id, after.version,
    'note.update', p_actor, p_request, p_trace,
    fn_7dd8f743490c.note_fields(before), fn_7dd8f743490c.note_fields(after),
    concat('{"type":"NoteUpdated","note":', entity, ',"tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := entity;
  version := after.version;
END
$$;

-- note.delete: deletes one note. Guards in this order: row (404 NOTE_NOT_FOUND), If-Match (412). Announces
-- NoteDeleted.
CREATE FUNCTION fn_7dd8f743490c.note_delete(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  before api.note;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  SELECT t.* INTO before FROM api.note t
  WHERE t.tenant_id = p_tenant AND t.note_id = p_id FOR UPDATE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'NOTE_NOT_FOUND',
      format('there is no note %s', p_id));
    RETURN;
  END IF;

  IF before.version <> p_if_match THEN
    refusal := fn_7dd8f743490c.refuse(412, 'CONCURRENT_MODIFICATION',
      format('the row has version %s, and If-Match names another', before.version));
    RETURN;
  END IF;

  DELETE FROM api.note_counters t WHERE t.tenant_id = p_tenant AND t.note_id = p_id;
  DELETE FROM api.note t WHERE t.tenant_id = p_tenant AND t.note_id = p_id;

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'NoteDeleted', 'note', p_id, before.version + 1,
    'note.delete', p_actor, p_request, p_trace,
    fn_7dd8f743490c.note_fields(before), NULL,
    concat('{"type":"NoteDeleted","id":"', before.note_id, '","tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := '';
  version := before.version + 1;
END
$$;

-- note.expire: deletes one note. Guards in this order: row (404 NOTE_NOT_FOUND), expires_at (409 STATE_CONFLICT).
-- Announces NoteExpired.
CREATE FUNCTION fn_7dd8f743490c.note_expire(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  before api.note;
  moment timestamptz;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  SELECT t.* INTO before FROM api.note t
  WHERE t.tenant_id = p_tenant AND t.note_id = p_id FOR UPDATE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'NOTE_NOT_FOUND',
      format('there is no note %s', p_id));
    RETURN;
  END IF;

  -- The time once every lock is held, for the wait may have been long.
  moment := clock_timestamp();

  IF (before.expires_at <= moment) IS NOT TRUE THEN
    refusal := fn_7dd8f743490c.refuse(409, 'STATE_CONFLICT',
      format('expires_at is %s; expire needs a time that has come', coalesce(resound.stamp(before.expires_at), 'empty')));
    RETURN;
  END IF;

  DELETE FROM api.note_counters t WHERE t.tenant_id = p_tenant AND t.note_id = p_id;
  DELETE FROM api.note t WHERE t.tenant_id = p_tenant AND t.note_id = p_id;

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'NoteExpired', 'note', p_id, before.version + 1,
    'note.expire', p_actor, p_request, p_trace,
    fn_7dd8f743490c.note_fields(before), NULL,
    concat('{"type":"NoteExpired","id":"', before.note_id, '","tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := '';
  version := before.version + 1;
END
$$;

-- Runs note.expire on at most p_limit rows whose time has come, of all tenants, the longest due first.
-- Rows that another node works on are skipped; a row that cannot be changed is parked.
CREATE FUNCTION fn_7dd8f743490c.note_expire_due(p_limit integer, OUT fired integer, OUT parked integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  moment timestamptz := clock_timestamp();
  due record;
  problem text;
BEGIN
  fired := 0;
  parked := 0;
  FOR due IN
    SELECT t.tenant_id, t.note_id AS row_id FROM api.note t
    WHERE t.expires_at <= moment
      AND t.expires_at IS NOT NULL
      AND NOT EXISTS (
        SELECT FROM resound.parked p
        WHERE p.mutation = 'note.expire' AND p.tenant_id = t.tenant_id AND p.row_id = t.note_id
      )
    ORDER BY t.expires_at, t.tenant_id, t.note_id LIMIT p_limit FOR UPDATE OF t SKIP LOCKED
  LOOP
    BEGIN
      SELECT m.refusal INTO problem
      FROM fn_7dd8f743490c.note_expire(due.tenant_id, due.row_id, NULL, '{}', 'system', 'timer', NULL) AS m;
      IF problem IS NULL THEN
        fired := fired + 1;
      ELSE
        INSERT INTO resound.parked (mutation, tenant_id, row_id, error)
        VALUES ('note.expire', due.tenant_id, due.row_id, problem)
        ON CONFLICT DO NOTHING;
        parked := parked + 1;
      END IF;
    EXCEPTION
      WHEN transaction_rollback OR insufficient_resources OR operator_intervention OR system_error THEN
        RAISE;
      WHEN OTHERS THEN
        INSERT INTO resound.parked (mutation, tenant_id, row_id, error)
        VALUES ('note.expire', due.tenant_id, due.row_id, SQLSTATE || ' ' || SQLERRM)
        ON CONFLICT DO NOTHING;
        parked := parked + 1;
    END;
  END LOOP;
END
$$;

-- Milliseconds until note.expire is due next, by the database's clock; not above 0: now; null: never.
CREATE FUNCTION fn_7dd8f743490c.note_expire_next(OUT wait_ms double precision)
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT (extract(epoch FROM t.expires_at) - extract(epoch FROM clock_timestamp())) * 1000
  FROM api.note t
  WHERE t.expires_at IS NOT NULL
    AND NOT EXISTS (
      SELECT FROM resound.parked p
      WHERE p.mutation = 'note.expire' AND p.tenant_id = t.tenant_id AND p.row_id = t.note_id
    )
  ORDER BY t.expires_at LIMIT 1
$$;

-- A turn as JSON text, keys in the manifest's order.
CREATE FUNCTION fn_7dd8f743490c.turn_text(r api.turn) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT
    concat(
      '{"turn_id":"', r.turn_id,
      '","tenant_id":"', r.tenant_id,
      '","scope_id":"', r.scope_id,
      '","sequence":', r.sequence,
      ',"role":"', r.role,
      '","content":', to_json(r.content),
      ',"token_count":', r.token_count,
      ',"created_at":"', resound.stamp(r.created_at),
      '","tool_calls":', coalesce(r.tool_calls::text, 'null'),
      ',"tool_results":', coalesce(r.tool_results::text, 'null'),
      ',"metadata":', coalesce(r.metadata::text, 'null'),
      ',"version":', r.version,
      '}'
    )
$$;

-- What a turn's events can be filtered by.
CREATE FUNCTION fn_7dd8f743490c.turn_fields(r api.turn) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT
    jsonb_build_object(
      'scope_id', r.scope_id,
      'role', r.role
    )
$$;

-- turn.create: creates one turn. Guards in this order: references (404). Announces TurnCreated.
CREATE FUNCTION fn_7dd8f743490c.turn_create(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  after api.turn;
  moment timestamptz;
  entity text;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  after.scope_id := (p_input ->> 'scope_id')::uuid;

  -- What the row points at stays, and was announced before it.
  PERFORM 1 FROM api.scope t
  WHERE t.tenant_id = p_tenant AND t.scope_id = after.scope_id
  FOR KEY SHARE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'SCOPE_NOT_FOUND',
      format('scope_id: there is no scope %s', after.scope_id));
    RETURN;
  END IF;

  -- The time once every lock is held, for the wait may have been long.
  moment := clock_timestamp();

  INSERT INTO api.turn (
    turn_id, tenant_id, scope_id, sequence, role, content, token_count, created_at, tool_calls, tool_results,
    metadata, version
  ) VALUES (
    p_id, p_tenant, after.scope_id, (p_input -> 'sequence')::integer, p_input ->> 'role', p_input ->> 'content',
    (p_input -> 'token_count')::integer, moment, nullif(p_input -> 'tool_calls', 'null'),
    nullif(p_input -> 'tool_results', 'null'), nullif(p_input -> 'metadata', 'null'), 1
  )
  RETURNING * INTO after;

  entity := fn_7dd8f743490c.turn_text(after);

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'TurnCreated', 'turn', p_id, after.version,
    'turn.create', p_actor, p_request, p_trace,
    NULL, fn_7dd8f743490c.turn_fields(after),
    concat('{"type":"TurnCreated","turn":', entity, ',"tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := entity;
  version := after.version;
END
$$;

-- A agent as JSON text, keys in the manifest's order.
CREATE FUNCTION fn_7dd8f743490c.agent_text(r api.agent) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT
    concat(
      '{"agent_id":"', r.agent_id,
      '","tenant_id":"', r.tenant_id,
      '","agent_type":', to_json(r.agent_type),
      ',"capabilities":', to_json(r.capabilities),
      ',"memory_access":', r.memory_access,
      ',"status":"', r.status,
      '","current_trajectory_id":', coalesce('"' || r.current_trajectory_id || '"', 'null'),
      ',"current_scope_id":', coalesce('"' || r.current_scope_id || '"', 'null'),
      ',"can_delegate_to":', to_json(r.can_delegate_to),
      ',"reports_to":', coalesce('"' || r.reports_to || '"', 'null'),
      ',"created_at":"', resound.stamp(r.created_at),
      '","last_heartbeat":"', resound.stamp(r.last_heartbeat),
      '","version":', r.version,
      '}'
    )
$$;

-- What a agent's events can be filtered by.
CREATE FUNCTION fn_7dd8f743490c.agent_fields(r api.agent) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT
    jsonb_build_object(
      'agent_type', r.agent_type,
      'status', r.status,
      'current_trajectory_id', r.current_trajectory_id,
      'current_scope_id', r.current_scope_id,
      'reports_to', r.reports_to
    )
$$;

-- agent.register: creates one agent. Guards in this order: references (404). Announces AgentRegistered.
CREATE FUNCTION fn_7dd8f743490c.agent_register(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  after api.agent;
  moment timestamptz;
  entity text;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  after.reports_to := (p_input ->> 'reports_to')::uuid;

  -- What the row points at stays, and was announced before it.
  IF after.reports_to IS NOT NULL THEN
    PERFORM 1 FROM api.agent t
    WHERE t.tenant_id = p_tenant AND t.agent_id = after.reports_to
    FOR KEY SHARE;
    IF NOT FOUND THEN
      refusal := fn_7dd8f743490c.refuse(404, 'AGENT_NOT_FOUND',
        format('reports_to: there is no agent %s', after.reports_to));
      RETURN;
    END IF;
  END IF;

  -- The time once every lock is held, for the wait may have been long.
  moment := clock_timestamp();

  INSERT INTO api.agent (
    agent_id, tenant_id, agent_type, capabilities, memory_access, status, can_delegate_to, reports_to, created_at,
    last_heartbeat, version
  ) VALUES (
    p_id, p_tenant, p_input ->> 'agent_type', ARRAY(SELECT jsonb_array_elements_text(p_input -> 'capabilities')),
    fn_7dd8f743490c.memory_access_json(p_input -> 'memory_access'), 'Idle',
    ARRAY(SELECT jsonb_array_elements_text(p_input -> 'can_delegate_to')), after.reports_to, moment, moment, 1
  )
  RETURNING * INTO after;

  entity := fn_7dd8f743490c.agent_text(after);

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'AgentRegistered', 'agent', p_id, after.version,
    'agent.register', p_actor, p_request, p_trace,
    NULL, fn_7dd8f743490c.agent_fields(after),
    concat('{"type":"AgentRegistered","agent":', entity, ',"tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := entity;
  version := after.version;
END
$$;

-- agent.update: merges a patch into one agent. Guards in this order: references (404), row (404 AGENT_NOT_FOUND),
-- If-Match (412). Announces AgentStatusChanged where status is given and AgentUpdated.
CREATE FUNCTION fn_7dd8f743490c.agent_update(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  before api.agent;
  after api.agent;
  merged jsonb;
  entity text;
  event uuid;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  -- What the row will point at stays, and was announced before.
  IF (p_input ->> 'current_trajectory_id')::uuid IS NOT NULL THEN
    PERFORM 1 FROM api.trajectory t
    WHERE t.tenant_id = p_tenant AND t.trajectory_id = (p_input ->> 'current_trajectory_id')::uuid
    FOR KEY SHARE;
    IF NOT FOUND THEN
      refusal := fn_7dd8f743490c.refuse(404, 'TRAJECTORY_NOT_FOUND',
        format('current_trajectory_id: there is no trajectory %s', (p_input ->> 'current_trajectory_id')::uuid));
      RETURN;
    END IF;
  END IF;

  IF (p_input ->> 'current_scope_id')::uuid IS NOT NULL THEN
    PERFORM 1 FROM api.scope t
    WHERE t.tenant_id = p_tenant AND t.scope_id = (p_input ->> 'current_scope_id')::uuid
    FOR KEY SHARE;
    IF NOT FOUND THEN
      refusal := fn_7dd8f743490c.refuse(404, 'SCOPE_NOT_FOUND',
        format('current_scope_id: there is no scope %s', (p_input ->> 'current_scope_id')::uuid));
      RETURN;
    END IF;
  END IF;

  SELECT t.* INTO before FROM api.agent t
  WHERE t.tenant_id = p_tenant AND t.agent_id = p_id FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'AGENT_NOT_FOUND',
      format('there is no agent %s', p_id));
    RETURN;
  END IF;

  IF before.version <> p_if_match THEN
    refusal := fn_7dd8f743490c.refuse(412, 'CONCURRENT_MODIFICATION',
      format('the row has version %s, and If-Match names another', before.version));
    RETURN;
  END IF;

  after := before;
  IF p_input ? 'status' THEN
    after.status := p_input ->> 'status';
  END IF;
  IF p_input ? 'current_trajectory_id' THEN
    after.current_trajectory_id := (p_input ->> 'current_trajectory_id')::uuid;
  END IF;
  IF p_input ? 'current_scope_id' THEN
    after.current_scope_id := (p_input ->> 'current_scope_id')::uuid;
  END IF;
  IF p_input ? 'capabilities' THEN
    after.capabilities := ARRAY(SELECT jsonb_array_elements_text(p_input -> 'capabilities'));
  END IF;
  IF p_input ? 'memory_access' THEN
    merged := resound.merge_patch(before.memory_access::jsonb, p_input -> 'memory_access');
    after.memory_access := fn_7dd8f743490c.memory_access_json(merged);
  END IF;
  after.version := before.version + 1;

  IF NOT (coalesce(jsonb_array_length(nullif(after.memory_access::jsonb #> '{read}', 'null')), 0) > 0 OR coalesce(jsonb_array_length(nullif(after.memory_access::jsonb #> '{write}', 'null')), 0) > 0) THEN
    refusal := fn_7dd8f743490c.refuse(400, 'INVALID_INPUT',
      'one of memory_access.read, memory_access.write must hold an item');
    RETURN;
  END IF;

  UPDATE api.agent t SET
    capabilities = after.capabilities, memory_access = after.memory_access, status = after.status,
    current_trajectory_id = after.current_trajectory_id, current_scope_id = after.current_scope_id,
    version = after.version
  WHERE t.tenant_id = p_tenant AND t.agent_id = p_id;

  entity := fn_7dd8f743490c.agent_text(after);

  IF p_input ? 'status' THEN
    INSERT INTO resound.outbox
      (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
    VALUES (
      p_tenant, 'AgentStatusChanged', 'agent', p_id, after.version,
      'agent.update', p_actor, p_request, p_trace,
      fn_7dd8f743490c.agent_fields(before), fn_7dd8f743490c.agent_fields(after),
      concat(
        '{"type":"AgentStatusChanged","agent_id":"', after.agent_id,
        '","status":"', after.status,
        '","agent":', entity,
        ',"tenant_id":"', p_tenant,
        '"}'
      )
    )
    RETURNING event_id INTO event;
    events := concat_ws(',', events, event);
  END IF;
  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'AgentUpdated', 'agent', p_id, after.version,
    'agent.update', p_actor, p_request, p_trace,
    fn_7dd8f743490c.agent_fields(before), fn_7dd8f743490c.agent_fields(after),
    concat('{"type":"AgentUpdated","agent":', entity, ',"tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id INTO event;
  events := concat_ws(',', events, event);

  answer := entity;
  version := after.version;
END
$$;

-- agent.unregister: deletes one agent. Guards in this order: row (404 AGENT_NOT_FOUND), If-Match (412), status (409
-- STATE_CONFLICT). Announces AgentUnregistered.
CREATE FUNCTION fn_7dd8f743490c.agent_unregister(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  before api.agent;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  SELECT t.* INTO before FROM api.agent t
  WHERE t.tenant_id = p_tenant AND t.agent_id = p_id FOR UPDATE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'AGENT_NOT_FOUND',
      format('there is no agent %s', p_id));
    RETURN;
  END IF;

  IF before.version <> p_if_match THEN
    refusal := fn_7dd8f743490c.refuse(412, 'CONCURRENT_MODIFICATION',
      format('the row has version %s, and If-Match names another', before.version));
    RETURN;
  END IF;

  IF before.status = 'Active' THEN
    refusal := fn_7dd8f743490c.refuse(409, 'STATE_CONFLICT',
      format('status is %s; unregister needs any other status', before.status));
    RETURN;
  END IF;

  DELETE FROM api.agent t WHERE t.tenant_id = p_tenant AND t.agent_id = p_id;

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'AgentUnregistered', 'agent', p_id, before.version + 1,
    'agent.unregister', p_actor, p_request, p_trace,
    fn_7dd8f743490c.agent_fields(before), NULL,
    concat('{"type":"AgentUnregistered","id":"', before.agent_id, '","tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := '';
  version := before.version + 1;
END
$$;

-- agent.heartbeat: changes one agent. Guards in this order: row (404 AGENT_NOT_FOUND), If-Match (412). Announces
-- AgentHeartbeat.
CREATE FUNCTION fn_7dd8f743490c.agent_heartbeat(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  before api.agent;
  after api.agent;
  moment timestamptz;
  entity text;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  SELECT t.* INTO before FROM api.agent t
  WHERE t.tenant_id = p_tenant AND t.agent_id = p_id FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'AGENT_NOT_FOUND',
      format('there is no agent %s', p_id));
    RETURN;
  END IF;

  IF before.version <> p_if_match THEN
    refusal := fn_7dd8f743490c.refuse(412, 'CONCURRENT_MODIFICATION',
      format('the row has version %s, and If-Match names another', before.version));
    RETURN;
  END IF;

  -- The time once every lock is held, for the wait may have been long.
  moment := clock_timestamp();

  after := before;
  after.last_heartbeat := moment;
  after.version := before.version + 1;

  UPDATE api.agent t SET
    last_heartbeat = after.last_heartbeat, version = after.version
  WHERE t.tenant_id = p_tenant AND t.agent_id = p_id;

  entity := fn_7dd8f743490c.agent_text(after);

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'AgentHeartbeat', 'agent', p_id, after.version,
    'agent.heartbeat', p_actor, p_request, p_trace,
    fn_7dd8f743490c.agent_fields(before), fn_7dd8f743490c.agent_fields(after),
    concat(
      '{"type":"AgentHeartbeat","agent_id":"', after.agent_id,
      '","timestamp":"', resound.stamp(after.last_heartbeat),
      '","agent":', entity,
      ',"tenant_id":"', p_tenant,
      '"}'
    )
  )
  RETURNING event_id::text INTO events;

  answer := entity;
  version := after.version;
END
$$;

-- A lock as JSON text, keys in the manifest's order.
CREATE FUNCTION fn_7dd8f743490c.lock_text(r api.lock) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT
    concat(
      '{"lock_id":"', r.lock_id,
      '","tenant_id":"', r.tenant_id,
      '","resource_type":', to_json(r.resource_type),
      ',"resource_id":"', r.resource_id,
      '","holder_agent_id":"', r.holder_agent_id,
      '","acquired_at":"', resound.stamp(r.acquired_at),
      '","expires_at":"', resound.stamp(r.expires_at),
      '","mode":"', r.mode,
      '","version":', r.version,
      '}'
    )
$$;

-- What a lock's events can be filtered by.
CREATE FUNCTION fn_7dd8f743490c.lock_fields(r api.lock) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT
    jsonb_build_object(
      'resource_type', r.resource_type,
      'resource_id', r.resource_id,
      'holder_agent_id', r.holder_agent_id,
      'mode', r.mode
    )
$$;

-- lock.acquire: creates one lock. Guards in this order: references (404), conflict (409 LOCK_CONFLICT). Announces
-- LockAcquired.
CREATE FUNCTION fn_7dd8f743490c.lock_acquire(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  after api.lock;
  moment timestamptz;
  rival api.lock;
  rival_id uuid;
  entity text;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  after.lock_id := p_id;
  after.resource_type := p_input ->> 'resource_type';
  after.resource_id := (p_input ->> 'resource_id')::uuid;
  after.holder_agent_id := (p_input ->> 'holder_agent_id')::uuid;
  after.mode := p_input ->> 'mode';

  -- Rivals for the same resource_type and resource_id wait for each other.
  PERFORM pg_advisory_xact_lock(
    hashtextextended(json_build_array('lock', p_tenant, after.resource_type, after.resource_id)::text, 0)
  );

  -- What the row points at stays, and was announced before it.
  PERFORM 1 FROM api.agent t
  WHERE t.tenant_id = p_tenant AND t.agent_id = after.holder_agent_id
  FOR KEY SHARE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'AGENT_NOT_FOUND',
      format('holder_agent_id: there is no agent %s', after.holder_agent_id));
    RETURN;
  END IF;

  -- The time once every lock is held, for the wait may have been long.
  moment := clock_timestamp();

  after.acquired_at := moment;
  after.expires_at := after.acquired_at + (p_input -> 'timeout_ms')::bigint * interval '1 millisecond';

  -- A living row of the group refuses another one.
  IF after.expires_at > moment THEN
    SELECT t.* INTO rival FROM api.lock t
    WHERE t.tenant_id = p_tenant
      AND t.resource_type = after.resource_type
      AND t.resource_id = after.resource_id
      AND t.lock_id <> after.lock_id AND t.expires_at > moment
      AND (t.mode = 'shared' AND after.mode = 'shared' AND t.holder_agent_id <> after.holder_agent_id) IS NOT TRUE
    LIMIT 1;
    IF FOUND THEN
      refusal := fn_7dd8f743490c.refuse(409, 'LOCK_CONFLICT',
        format('resource_type %s, resource_id %s: lock %s stands until %s', left(after.resource_type, 100), after.resource_id, rival.lock_id, resound.stamp(rival.expires_at)));
      RETURN;
    END IF;
  END IF;

  -- What has expired and was not removed yet is expired now, before its place is taken.
  FOREACH rival_id IN ARRAY ARRAY(
    SELECT t.lock_id FROM api.lock t
    WHERE t.tenant_id = p_tenant
      AND t.resource_type = after.resource_type
      AND t.resource_id = after.resource_id
      AND t.lock_id <> after.lock_id AND t.expires_at <= moment
    ORDER BY t.lock_id
  ) LOOP
    PERFORM fn_7dd8f743490c.lock_expire(p_tenant, rival_id, NULL, '{}', 'system', p_request, p_trace);
  END LOOP;

  INSERT INTO api.lock (
    lock_id, tenant_id, resource_type, resource_id, holder_agent_id, acquired_at, expires_at, mode, version
  ) VALUES (
    after.lock_id, p_tenant, after.resource_type, after.resource_id, after.holder_agent_id, after.acquired_at,
    after.expires_at, after.mode, 1
  )
  RETURNING * INTO after;

  entity := fn_7dd8f743490c.lock_text(after);

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'LockAcquired', 'lock', p_id, after.version,
    'lock.acquire', p_actor, p_request, p_trace,
    NULL, fn_7dd8f743490c.lock_fields(after),
    concat('{"type":"LockAcquired","lock":', entity, ',"tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := entity;
  version := after.version;
END
$$;

-- lock.extend: changes one lock. Guards in this order: row (404 LOCK_NOT_FOUND), If-Match (412), expires_at (409
-- LOCK_EXPIRED). Announces LockExtended.
CREATE FUNCTION fn_7dd8f743490c.lock_extend(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  before api.lock;
  after api.lock;
  moment timestamptz;
  entity text;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  -- Rivals for the same resource_type and resource_id, which never change, wait for each other.
  SELECT t.* INTO before FROM api.lock t
  WHERE t.tenant_id = p_tenant AND t.lock_id = p_id;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'LOCK_NOT_FOUND',
      format('there is no lock %s', p_id));
    RETURN;
  END IF;
  PERFORM pg_advisory_xact_lock(
    hashtextextended(json_build_array('lock', p_tenant, before.resource_type, before.resource_id)::text, 0)
  );

  SELECT t.* INTO before FROM api.lock t
  WHERE t.tenant_id = p_tenant AND t.lock_id = p_id FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'LOCK_NOT_FOUND',
      format('there is no lock %s', p_id));
    RETURN;
  END IF;

  IF before.version <> p_if_match THEN
    refusal := fn_7dd8f743490c.refuse(412, 'CONCURRENT_MODIFICATION',
      format('the row has version %s, and If-Match names another', before.version));
    RETURN;
  END IF;

  -- The time once every lock is held, for the wait may have been long.
  moment := clock_timestamp();

  IF before.expires_at <= moment THEN
    refusal := fn_7dd8f743490c.refuse(409, 'LOCK_EXPIRED',
      format('expires_at is %s; extend needs a time to come', resound.stamp(before.expires_at)));
    RETURN;
  END IF;

  after := before;
  after.expires_at := after.expires_at + (p_input -> 'additional_ms')::bigint * interval '1 millisecond';
  after.version := before.version + 1;

  UPDATE api.lock t SET
    expires_at = after.expires_at, version = after.version
  WHERE t.tenant_id = p_tenant AND t.lock_id = p_id;

  entity := fn_7dd8f743490c.lock_text(after);

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'LockExtended', 'lock', p_id, after.version,
    'lock.extend', p_actor, p_request, p_trace,
    fn_7dd8f743490c.lock_fields(before), fn_7dd8f743490c.lock_fields(after),
    concat('{"type":"LockExtended","lock":', entity, ',"tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := entity;
  version := after.version;
END
$$;

-- lock.release: deletes one lock. Guards in this order: row (404 LOCK_NOT_FOUND), If-Match (412), expires_at (409
-- LOCK_EXPIRED), releasing_agent_id (403). Announces LockReleased.
CREATE FUNCTION fn_7dd8f743490c.lock_release(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  before api.lock;
  moment timestamptz;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  SELECT t.* INTO before FROM api.lock t
  WHERE t.tenant_id = p_tenant AND t.lock_id = p_id FOR UPDATE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'LOCK_NOT_FOUND',
      format('there is no lock %s', p_id));
    RETURN;
  END IF;

  IF before.version <> p_if_match THEN
    refusal := fn_7dd8f743490c.refuse(412, 'CONCURRENT_MODIFICATION',
      format('the row has version %s, and If-Match names another', before.version));
    RETURN;
  END IF;

  -- The time once every lock is held, for the wait may have been long.
  moment := clock_timestamp();

  IF before.expires_at <= moment THEN
    refusal := fn_7dd8f743490c.refuse(409, 'LOCK_EXPIRED',
      format('expires_at is %s; release needs a time to come', resound.stamp(before.expires_at)));
    RETURN;
  END IF;

  IF (p_input ->> 'releasing_agent_id')::uuid IS DISTINCT FROM before.holder_agent_id THEN
    refusal := fn_7dd8f743490c.refuse(403, 'FORBIDDEN',
      'releasing_agent_id is not the holder_agent_id of this lock');
    RETURN;
  END IF;

  DELETE FROM api.lock t WHERE t.tenant_id = p_tenant AND t.lock_id = p_id;

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'LockReleased', 'lock', p_id, before.version + 1,
    'lock.release', p_actor, p_request, p_trace,
    fn_7dd8f743490c.lock_fields(before), NULL,
    concat('{"type":"LockReleased","lock_id":"', before.lock_id, '","tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := '';
  version := before.version + 1;
END
$$;

-- lock.expire: deletes one lock. Guards in this order: row (404 LOCK_NOT_FOUND), expires_at (409 STATE_CONFLICT).
-- Announces LockExpired.
CREATE FUNCTION fn_7dd8f743490c.lock_expire(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  before api.lock;
  moment timestamptz;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  SELECT t.* INTO before FROM api.lock t
  WHERE t.tenant_id = p_tenant AND t.lock_id = p_id FOR UPDATE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'LOCK_NOT_FOUND',
      format('there is no lock %s', p_id));
    RETURN;
  END IF;

  -- The time once every lock is held, for the wait may have been long.
  moment := clock_timestamp();

  IF before.expires_at > moment THEN
    refusal := fn_7dd8f743490c.refuse(409, 'STATE_CONFLICT',
      format('expires_at is %s; expire needs a time that has come', resound.stamp(before.expires_at)));
    RETURN;
  END IF;

  DELETE FROM api.lock t WHERE t.tenant_id = p_tenant AND t.lock_id = p_id;

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'LockExpired', 'lock', p_id, before.version + 1,
    'lock.expire', p_actor, p_request, p_trace,
    fn_7dd8f743490c.lock_fields(before), NULL,
    concat('{"type":"LockExpired","lock_id":"', before.lock_id, '","tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := '';
  version := before.version + 1;
END
$$;

-- Runs lock.expire on at most p_limit rows whose time has come, of all tenants, the longest due first.
-- Rows that another node works on are skipped; a row that cannot be changed is parked.
CREATE FUNCTION fn_7dd8f743490c.lock_expire_due(p_limit integer, OUT fired integer, OUT parked integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  moment timestamptz := clock_timestamp();
  due record;
  problem text;
BEGIN
  fired := 0;
  parked := 0;
  FOR due IN
    SELECT t.tenant_id, t.lock_id AS row_id FROM api.lock t
    WHERE t.expires_at <= moment
      AND NOT EXISTS (
        SELECT FROM resound.parked p
        WHERE p.mutation = 'lock.expire' AND p.tenant_id = t.tenant_id AND p.row_id = t.lock_id
      )
    ORDER BY t.expires_at, t.tenant_id, t.lock_id LIMIT p_limit FOR UPDATE OF t SKIP LOCKED
  LOOP
    BEGIN
      SELECT m.refusal INTO problem
      FROM fn_7dd8f743490c.lock_expire(due.tenant_id, due.row_id, NULL, '{}', 'system', 'timer', NULL) AS m;
      IF problem IS NULL THEN
        fired := fired + 1;
      ELSE
        INSERT INTO resound.parked (mutation, tenant_id, row_id, error)
        VALUES ('lock.expire', due.tenant_id, due.row_id, problem)
        ON CONFLICT DO NOTHING;
        parked := parked + 1;
      END IF;
    EXCEPTION
      WHEN transaction_rollback OR insufficient_resources OR operator_intervention OR system_error THEN
        RAISE;
      WHEN OTHERS THEN
        INSERT INTO resound.parked (mutation, tenant_id, row_id, error)
        VALUES ('lock.expire', due.tenant_id, due.row_id, SQLSTATE || ' ' || SQLERRM)
        ON CONFLICT DO NOTHING;
        parked := parked + 1;
    END;
  END LOOP;
END
$$;

-- Milliseconds until lock.expire is due next, by the database's clock; not above 0: now; null: never.
CREATE FUNCTION fn_7dd8f743490c.lock_expire_next(OUT wait_ms double precision)
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT (extract(epoch FROM t.expires_at) - extract(epoch FROM clock_timestamp())) * 1000
  FROM api.lock t
  WHERE NOT EXISTS (
      SELECT FROM resound.parked p
      WHERE p.mutation = 'lock.expire' AND p.tenant_id = t.tenant_id AND p.row_id = t.lock_id
    )
  ORDER BY t.expires_at LIMIT 1
$$;

-- A message as JSON text, keys in the manifest's order.
CREATE FUNCTION fn_7dd8f743490c.message_text(r api.message) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT
    concat(
      '{"message_id":"', r.message_id,
      '","tenant_id":"', r.tenant_id,
      '","from_agent_id":"', r.from_agent_id,
      '","to_agent_id":', coalesce('"' || r.to_agent_id || '"', 'null'),
      ',"to_agent_type":', coalesce(to_json(r.to_agent_type)::text, 'null'),
      ',"message_type":"', r.message_type,
      '","payload":', to_json(r.payload),
      ',"trajectory_id":', coalesce('"' || r.trajectory_id || '"', 'null'),
      ',"scope_id":', coalesce('"' || r.scope_id || '"', 'null'),
      ',"artifact_ids":', to_json(r.artifact_ids),
      ',"created_at":"', resound.stamp(r.created_at),
      '","delivered_at":', coalesce('"' || resound.stamp(r.delivered_at) || '"', 'null'),
      ',"acknowledged_at":', coalesce('"' || resound.stamp(r.acknowledged_at) || '"', 'null'),
      ',"priority":"', r.priority,
      '","expires_at":', coalesce('"' || resound.stamp(r.expires_at) || '"', 'null'),
      ',"version":', r.version,
      '}'
    )
$$;

-- What a message's events can be filtered by.
CREATE FUNCTION fn_7dd8f743490c.message_fields(r api.message) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT
    jsonb_build_object(
      'from_agent_id', r.from_agent_id,
      'to_agent_id', r.to_agent_id,
      'to_agent_type', r.to_agent_type,
      'message_type', r.message_type,
      'trajectory_id', r.trajectory_id,
      'scope_id', r.scope_id,
      'priority', r.priority
    )
$$;

-- message.send: creates one message. Guards in this order: references (404). Announces MessageSent.
CREATE FUNCTION fn_7dd8f743490c.message_send(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  after api.message;
  moment timestamptz;
  entity text;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  after.from_agent_id := (p_input ->> 'from_agent_id')::uuid;
  after.to_agent_id := (p_input ->> 'to_agent_id')::uuid;
  after.trajectory_id := (p_input ->> 'trajectory_id')::uuid;
  after.scope_id := (p_input ->> 'scope_id')::uuid;

  -- What the row points at stays, and was announced before it.
  PERFORM 1 FROM api.agent t
  WHERE t.tenant_id = p_tenant AND t.agent_id = after.from_agent_id
  FOR KEY SHARE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'AGENT_NOT_FOUND',
      format('from_agent_id: there is no agent %s', after.from_agent_id));
    RETURN;
  END IF;

  IF after.to_agent_id IS NOT NULL THEN
    PERFORM 1 FROM api.agent t
    WHERE t.tenant_id = p_tenant AND t.agent_id = after.to_agent_id
    FOR KEY SHARE;
    IF NOT FOUND THEN
      refusal := fn_7dd8f743490c.refuse(404, 'AGENT_NOT_FOUND',
        format('to_agent_id: there is no agent %s', after.to_agent_id));
      RETURN;
    END IF;
  END IF;

  IF after.trajectory_id IS NOT NULL THEN
    PERFORM 1 FROM api.trajectory t
    WHERE t.tenant_id = p_tenant AND t.trajectory_id = after.trajectory_id
    FOR KEY SHARE;
    IF NOT FOUND THEN
      refusal := fn_7dd8f743490c.refuse(404, 'TRAJECTORY_NOT_FOUND',
        format('trajectory_id: there is no trajectory %s', after.trajectory_id));
      RETURN;
    END IF;
  END IF;

  IF after.scope_id IS NOT NULL THEN
    PERFORM 1 FROM api.scope t
    WHERE t.tenant_id = p_tenant AND t.scope_id = after.scope_id
    FOR KEY SHARE;
    IF NOT FOUND THEN
      refusal := fn_7dd8f743490c.refuse(404, 'SCOPE_NOT_FOUND',
        format('scope_id: there is no scope %s', after.scope_id));
      RETURN;
    END IF;
  END IF;

  -- The time once every lock is held, for the wait may have been long.
  moment := clock_timestamp();

  INSERT INTO api.message (
    message_id, tenant_id, from_agent_id, to_agent_id, to_agent_type, message_type, payload, trajectory_id,
    scope_id, artifact_ids, created_at, priority, expires_at, version
  ) VALUES (
    p_id, p_tenant, after.from_agent_id, after.to_agent_id, p_input ->> 'to_agent_type',
    p_input ->> 'message_type', p_input ->> 'payload', after.trajectory_id, after.scope_id,
    ARRAY(SELECT jsonb_array_elements_text(p_input -> 'artifact_ids')::uuid), moment, p_input ->> 'priority',
    (p_input ->> 'expires_at')::timestamptz, 1
  )
  RETURNING * INTO after;

  entity := fn_7dd8f743490c.message_text(after);

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'MessageSent', 'message', p_id, after.version,
    'message.send', p_actor, p_request, p_trace,
    NULL, fn_7dd8f743490c.message_fields(after),
    concat('{"type":"MessageSent","message":', entity, ',"tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := entity;
  version := after.version;
END
$$;

-- message.deliver: changes one message. Guards in this order: row (404 MESSAGE_NOT_FOUND), If-Match (412),
-- delivered_at (409 STATE_CONFLICT). Announces MessageDelivered.
CREATE FUNCTION fn_7dd8f743490c.message_deliver(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  before api.message;
  after api.message;
  moment timestamptz;
  entity text;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  SELECT t.* INTO before FROM api.message t
  WHERE t.tenant_id = p_tenant AND t.message_id = p_id FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'MESSAGE_NOT_FOUND',
      format('there is no message %s', p_id));
    RETURN;
  END IF;

  IF before.version <> p_if_match THEN
    refusal := fn_7dd8f743490c.refuse(412, 'CONCURRENT_MODIFICATION',
      format('the row has version %s, and If-Match names another', before.version));
    RETURN;
  END IF;

  -- The time once every lock is held, for the wait may have been long.
  moment := clock_timestamp();

  IF before.delivered_at IS NOT NULL THEN
    refusal := fn_7dd8f743490c.refuse(409, 'STATE_CONFLICT',
      format('delivered_at is %s; deliver needs it empty', coalesce(resound.stamp(before.delivered_at), 'empty')));
    RETURN;
  END IF;

  after := before;
  after.delivered_at := moment;
  after.version := before.version + 1;

  UPDATE api.message t SET
    delivered_at = after.delivered_at, version = after.version
  WHERE t.tenant_id = p_tenant AND t.message_id = p_id;

  entity := fn_7dd8f743490c.message_text(after);

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'MessageDelivered', 'message', p_id, after.version,
    'message.deliver', p_actor, p_request, p_trace,
    fn_7dd8f743490c.message_fields(before), fn_7dd8f743490c.message_fields(after),
    concat(
      '{"type":"MessageDelivered","message_id":"', after.message_id,
      '","message":', entity,
      ',"tenant_id":"', p_tenant,
      '"}'
    )
  )
  RETURNING event_id::text INTO events;

  answer := '';
  version := after.version;
END
$$;

-- message.acknowledge: changes one message. Guards in this order: row (404 MESSAGE_NOT_FOUND), If-Match (412),
-- acknowledged_at (409 STATE_CONFLICT). Announces MessageAcknowledged.
CREATE FUNCTION fn_7dd8f743490c.message_acknowledge(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  before api.message;
  after api.message;
  moment timestamptz;
  entity text;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  SELECT t.* INTO before FROM api.message t
  WHERE t.tenant_id = p_tenant AND t.message_id = p_id FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'MESSAGE_NOT_FOUND',
      format('there is no message %s', p_id));
    RETURN;
  END IF;

  IF before.version <> p_if_match THEN
    refusal := fn_7dd8f743490c.refuse(412, 'CONCURRENT_MODIFICATION',
      format('the row has version %s, and If-Match names another', before.version));
    RETURN;
  END IF;

  -- The time once every lock is held, for the wait may have been long.
  moment := clock_timestamp();

  IF before.acknowledged_at IS NOT NULL THEN
    refusal := fn_7dd8f743490c.refuse(409, 'STATE_CONFLICT',
      format('acknowledged_at is %s; acknowledge needs it empty', coalesce(resound.stamp(before.acknowledged_at), 'empty')));
    RETURN;
  END IF;

  after := before;
  after.acknowledged_at := moment;
  after.version := before.version + 1;

  UPDATE api.message t SET
    acknowledged_at = after.acknowledged_at, version = after.version
  WHERE t.tenant_id = p_tenant AND t.message_id = p_id;

  entity := fn_7dd8f743490c.message_text(after);

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'MessageAcknowledged', 'message', p_id, after.version,
    'message.acknowledge', p_actor, p_request, p_trace,
    fn_7dd8f743490c.message_fields(before), fn_7dd8f743490c.message_fields(after),
    concat(
      '{"type":"MessageAcknowledged","message_id":"', after.message_id,
      '","message":', entity,
      ',"tenant_id":"', p_tenant,
      '"}'
    )
  )
  RETURNING event_id::text INTO events;

  answer := '';
  version := after.version;
END
$$;

-- message.expire: deletes one message. Guards in this order: row (404 MESSAGE_NOT_FOUND), expires_at (409
-- STATE_CONFLICT). Announces MessageExpired.
CREATE FUNCTION fn_7dd8f743490c.message_expire(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  before api.message;
  moment timestamptz;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  SELECT t.* INTO before FROM api.message t
  WHERE t.tenant_id = p_tenant AND t.message_id = p_id FOR UPDATE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'MESSAGE_NOT_FOUND',
      format('there is no message %s', p_id));
    RETURN;
  END IF;

  -- The time once every lock is held, for the wait may have been long.
  moment := clock_timestamp();

  IF (before.expires_at <= moment) IS NOT TRUE THEN
    refusal := fn_7dd8f743490c.refuse(409, 'STATE_CONFLICT',
      format('expires_at is %s; expire needs a time that has come', coalesce(resound.stamp(before.expires_at), 'empty')));
    RETURN;
  END IF;

  DELETE FROM api.message t WHERE t.tenant_id = p_tenant AND t.message_id = p_id;

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'MessageExpired', 'message', p_id, before.version + 1,
    'message.expire', p_actor, p_request, p_trace,
    fn_7dd8f743490c.message_fields(before), NULL,
    concat('{"type":"MessageExpired","message_id":"', before.message_id, '","tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := '';
  version := before.version + 1;
END
$$;

-- Runs message.expire on at most p_limit rows whose time has come, of all tenants, the longest due first.
-- Rows that another node works on are skipped; a row that cannot be changed is parked.
CREATE FUNCTION fn_7dd8f743490c.message_expire_due(p_limit integer, OUT fired integer, OUT parked integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  moment timestamptz := clock_timestamp();
  due record;
  problem text;
BEGIN
  fired := 0;
  parked := 0;
  FOR due IN
    SELECT t.tenant_id, t.message_id AS row_id FROM api.message t
    WHERE t.expires_at <= moment
      AND t.expires_at IS NOT NULL
      AND NOT EXISTS (
        SELECT FROM resound.parked p
        WHERE p.mutation = 'message.expire' AND p.tenant_id = t.tenant_id AND p.row_id = t.message_id
      )
    ORDER BY t.expires_at, t.tenant_id, t.message_id LIMIT p_limit FOR UPDATE OF t SKIP LOCKED
  LOOP
    BEGIN
      SELECT m.refusal INTO problem
      FROM fn_7dd8f743490c.message_expire(due.tenant_id, due.row_id, NULL, '{}', 'system', 'timer', NULL) AS m;
      IF problem IS NULL THEN
        fired := fired + 1;
      ELSE
        INSERT INTO resound.parked (mutation, tenant_id, row_id, error)
        VALUES ('message.expire', due.tenant_id, due.row_id, problem)
        ON CONFLICT DO NOTHING;
        parked := parked + 1;
      END IF;
    EXCEPTION
      WHEN transaction_rollback OR insufficient_resources OR operator_intervention OR system_error THEN
        RAISE;
      WHEN OTHERS THEN
        INSERT INTO resound.parked (mutation, tenant_id, row_id, error)
        VALUES ('message.expire', due.tenant_id, due.row_id, SQLSTATE || ' ' || SQLERRM)
        ON CONFLICT DO NOTHING;
        parked := parked + 1;
    END;
  END LOOP;
END
$$;

-- Milliseconds until message.expire is due next, by the database's clock; not above 0: now; null: never.
CREATE FUNCTION fn_7dd8f743490c.message_expire_next(OUT wait_ms double precision)
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT (extract(epoch FROM t.expires_at) - extract(epoch FROM clock_timestamp())) * 1000
  FROM api.message t
  WHERE t.expires_at IS NOT NULL
    AND NOT EXISTS (
      SELECT FROM resound.parked p
      WHERE p.mutation = 'message.expire' AND p.tenant_id = t.tenant_id AND p.row_id = t.message_id
    )
  ORDER BY t.expires_at LIMIT 1
$$;

-- A delegation as JSON text, keys in the manifest's order.
CREATE FUNCTION fn_7dd8f743490c.delegation_text(r api.delegation) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT
    concat(
      '{"delegation_id":"', r.delegation_id,
      '","tenant_id":"', r.tenant_id,
      '","from_agent_id":"', r.from_agent_id,
      '","to_agent_id":"', r.to_agent_id,
      '","trajectory_id":"', r.trajectory_id,
      '","scope_id":"', r.scope_id,
      '","task_description":', to_json(r.task_description),
      ',"status":"', r.status,
      '","created_at":"', resound.stamp(r.created_at),
      '","accepted_at":', coalesce('"' || resound.stamp(r.accepted_at) || '"', 'null'),
      ',"completed_at":', coalesce('"' || resound.stamp(r.completed_at) || '"', 'null'),
      ',"expected_completion":', coalesce('"' || resound.stamp(r.expected_completion) || '"', 'null'),
      ',"result":', coalesce(r.result::text, 'null'),
      ',"context":', coalesce(r.context::text, 'null'),
      ',"reject_reason":', coalesce(to_json(r.reject_reason)::text, 'null'),
      ',"version":', r.version,
      '}'
    )
$$;

-- What a delegation's events can be filtered by.
CREATE FUNCTION fn_7dd8f743490c.delegation_fields(r api.delegation) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT
    jsonb_build_object(
      'from_agent_id', r.from_agent_id,
      'to_agent_id', r.to_agent_id,
      'trajectory_id', r.trajectory_id,
      'scope_id', r.scope_id,
      'status', r.status
    )
$$;

-- delegation.create: creates one delegation. Guards in this order: references (404). Announces DelegationCreated.
CREATE FUNCTION fn_7dd8f743490c.delegation_create(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  after api.delegation;
  moment timestamptz;
  entity text;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  after.from_agent_id := (p_input ->> 'from_agent_id')::uuid;
  after.to_agent_id := (p_input ->> 'to_agent_id')::uuid;
  after.trajectory_id := (p_input ->> 'trajectory_id')::uuid;
  after.scope_id := (p_input ->> 'scope_id')::uuid;

  -- What the row points at stays, and was announced before it.
  PERFORM 1 FROM api.agent t
  WHERE t.tenant_id = p_tenant AND t.agent_id = after.from_agent_id
  FOR KEY SHARE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'AGENT_NOT_FOUND',
      format('from_agent_id: there is no agent %s', after.from_agent_id));
    RETURN;
  END IF;

  PERFORM 1 FROM api.agent t
  WHERE t.tenant_id = p_tenant AND t.agent_id = after.to_agent_id
  FOR KEY SHARE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'AGENT_NOT_FOUND',
      format('to_agent_id: there is no agent %s', after.to_agent_id));
    RETURN;
  END IF;

  PERFORM 1 FROM api.trajectory t
  WHERE t.tenant_id = p_tenant AND t.trajectory_id = after.trajectory_id
  FOR KEY SHARE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'TRAJECTORY_NOT_FOUND',
      format('trajectory_id: there is no trajectory %s', after.trajectory_id));
    RETURN;
  END IF;

  PERFORM 1 FROM api.scope t
  WHERE t.tenant_id = p_tenant AND t.scope_id = after.scope_id
  FOR KEY SHARE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'SCOPE_NOT_FOUND',
      format('scope_id: there is no scope %s', after.scope_id));
    RETURN;
  END IF;

  -- The time once every lock is held, for the wait may have been long.
  moment := clock_timestamp();

  INSERT INTO api.delegation (
    delegation_id, tenant_id, from_agent_id, to_agent_id, trajectory_id, scope_id, task_description, status,
    created_at, expected_completion, context, version
  ) VALUES (
    p_id, p_tenant, after.from_agent_id, after.to_agent_id, after.trajectory_id, after.scope_id,
    p_input ->> 'task_description', 'Pending', moment, (p_input ->> 'expected_completion')::timestamptz,
    nullif(p_input -> 'context', 'null'), 1
  )
  RETURNING * INTO after;

  entity := fn_7dd8f743490c.delegation_text(after);

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'DelegationCreated', 'delegation', p_id, after.version,
    'delegation.create', p_actor, p_request, p_trace,
    NULL, fn_7dd8f743490c.delegation_fields(after),
    concat('{"type":"DelegationCreated","delegation":', entity, ',"tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := entity;
  version := after.version;
END
$$;

-- delegation.accept: changes one delegation. Guards in this order: row (404 ENTITY_NOT_FOUND), If-Match (412),
-- status (409 STATE_CONFLICT), accepting_agent_id (403). Announces DelegationAccepted.
CREATE FUNCTION fn_7dd8f743490c.delegation_accept(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  before api.delegation;
  after api.delegation;
  moment timestamptz;
  entity text;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  SELECT t.* INTO before FROM api.delegation t
  WHERE t.tenant_id = p_tenant AND t.delegation_id = p_id FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'ENTITY_NOT_FOUND',
      format('there is no delegation %s', p_id));
    RETURN;
  END IF;

  IF before.version <> p_if_match THEN
    refusal := fn_7dd8f743490c.refuse(412, 'CONCURRENT_MODIFICATION',
      format('the row has version %s, and If-Match names another', before.version));
    RETURN;
  END IF;

  -- The time once every lock is held, for the wait may have been long.
  moment := clock_timestamp();

  IF before.status <> 'Pending' THEN
    refusal := fn_7dd8f743490c.refuse(409, 'STATE_CONFLICT',
      format('status is %s; accept needs Pending', before.status));
    RETURN;
  END IF;

  IF (p_input ->> 'accepting_agent_id')::uuid IS DISTINCT FROM before.to_agent_id THEN
    refusal := fn_7dd8f743490c.refuse(403, 'FORBIDDEN',
      'accepting_agent_id is not the to_agent_id of this delegation');
    RETURN;
  END IF;

  after := before;
  after.status := 'Accepted';
  after.accepted_at := moment;
  after.version := before.version + 1;

  UPDATE api.delegation t SET
    status = after.status, accepted_at = after.accepted_at, version = after.version
  WHERE t.tenant_id = p_tenant AND t.delegation_id = p_id;

  entity := fn_7dd8f743490c.delegation_text(after);

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'DelegationAccepted', 'delegation', p_id, after.version,
    'delegation.accept', p_actor, p_request, p_trace,
    fn_7dd8f743490c.delegation_fields(before), fn_7dd8f743490c.delegation_fields(after),
    concat(
      '{"type":"DelegationAccepted","delegation_id":"', after.delegation_id,
      '","delegation":', entity,
      ',"tenant_id":"', p_tenant,
      '"}'
    )
  )
  RETURNING event_id::text INTO events;

  answer := '';
  version := after.version;
END
$$;

-- delegation.reject: changes one delegation. Guards in this order: row (404 ENTITY_NOT_FOUND), If-Match (412),
-- status (409 STATE_CONFLICT), rejecting_agent_id (403). Announces DelegationRejected.
CREATE FUNCTION fn_7dd8f743490c.delegation_reject(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  before api.delegation;
  after api.delegation;
  entity text;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  SELECT t.* INTO before FROM api.delegation t
  WHERE t.tenant_id = p_tenant AND t.delegation_id = p_id FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'ENTITY_NOT_FOUND',
      format('there is no delegation %s', p_id));
    RETURN;
  END IF;

  IF before.version <> p_if_match THEN
    refusal := fn_7dd8f743490c.refuse(412, 'CONCURRENT_MODIFICATION',
      format('the row has version %s, and If-Match names another', before.version));
    RETURN;
  END IF;

  IF before.status <> 'Pending' THEN
    refusal := fn_7dd8f743490c.refuse(409, 'STATE_CONFLICT',
      format('status is %s; reject needs Pending', before.status));
    RETURN;
  END IF;

  IF (p_input ->> 'rejecting_agent_id')::uuid IS DISTINCT FROM before.to_agent_id THEN
    refusal := fn_7dd8f743490c.refuse(403, 'FORBIDDEN',
      'rejecting_agent_id is not the to_agent_id of this delegation');
    RETURN;
  END IF;

  after := before;
  after.status := 'Rejected';
  after.reject_reason := p_input ->> 'reason';
  after.version := before.version + 1;

  UPDATE api.delegation t SET
    status = after.status, reject_reason = after.reject_reason, version = after.version
  WHERE t.tenant_id = p_tenant AND t.delegation_id = p_id;

  entity := fn_7dd8f743490c.delegation_text(after);

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'DelegationRejected', 'delegation', p_id, after.version,
    'delegation.reject', p_actor, p_request, p_trace,
    fn_7dd8f743490c.delegation_fields(before), fn_7dd8f743490c.delegation_fields(after),
    concat(
      '{"type":"DelegationRejected","delegation_id":"', after.delegation_id,
      '","delegation":', entity,
      ',"tenant_id":"', p_tenant,
      '"}'
    )
  )
  RETURNING event_id::text INTO events;

  answer := '';
  version := after.version;
END
$$;

-- delegation.complete: changes one delegation. Guards in this order: row (404 ENTITY_NOT_FOUND), If-Match (412),
-- status (409 STATE_CONFLICT). Announces DelegationCompleted.
CREATE FUNCTION fn_7dd8f743490c.delegation_complete(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  before api.delegation;
  after api.delegation;
  moment timestamptz;
  entity text;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  SELECT t.* INTO before FROM api.delegation t
  WHERE t.tenant_id = p_tenant AND t.delegation_id = p_id FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'ENTITY_NOT_FOUND',
      format('there is no delegation %s', p_id));
    RETURN;
  END IF;

  IF before.version <> p_if_match THEN
    refusal := fn_7dd8f743490c.refuse(412, 'CONCURRENT_MODIFICATION',
      format('the row has version %s, and If-Match names another', before.version));
    RETURN;
  END IF;

  -- The time once every lock is held, for the wait may have been long.
  moment := clock_timestamp();

  IF before.status NOT IN ('Accepted', 'InProgress') THEN
    refusal := fn_7dd8f743490c.refuse(409, 'STATE_CONFLICT',
      format('status is %s; complete needs Accepted or InProgress', before.status));
    RETURN;
  END IF;

  after := before;
  after.result := fn_7dd8f743490c.delegation_result_json(p_input -> 'result');
  after.status := CASE after.result ->> 'status' WHEN 'Failure' THEN 'Failed' ELSE 'Completed' END;
  after.completed_at := moment;
  after.version := before.version + 1;

  UPDATE api.delegation t SET
    status = after.status, completed_at = after.completed_at, result = after.result, version = after.version
  WHERE t.tenant_id = p_tenant AND t.delegation_id = p_id;

  entity := fn_7dd8f743490c.delegation_text(after);

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'DelegationCompleted', 'delegation', p_id, after.version,
    'delegation.complete', p_actor, p_request, p_trace,
    fn_7dd8f743490c.delegation_fields(before), fn_7dd8f743490c.delegation_fields(after),
    concat('{"type":"DelegationCompleted","delegation":', entity, ',"tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := '';
  version := after.version;
END
$$;

-- A handoff as JSON text, keys in the manifest's order.
CREATE FUNCTION fn_7dd8f743490c.handoff_text(r api.handoff) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT
    concat(
      '{"handoff_id":"', r.handoff_id,
      '","tenant_id":"', r.tenant_id,
      '","from_agent_id":"', r.from_agent_id,
      '","to_agent_id":"', r.to_agent_id,
      '","trajectory_id":"', r.trajectory_id,
      '","scope_id":"', r.scope_id,
      '","reason":"', r.reason,
      '","status":"', r.status,
      '","created_at":"', resound.stamp(r.created_at),
      '","accepted_at":', coalesce('"' || resound.stamp(r.accepted_at) || '"', 'null'),
      ',"completed_at":', coalesce('"' || resound.stamp(r.completed_at) || '"', 'null'),
      ',"context_snapshot":"', resound.base64(r.context_snapshot),
      '","version":', r.version,
      '}'
    )
$$;

-- What a handoff's events can be filtered by.
CREATE FUNCTION fn_7dd8f743490c.handoff_fields(r api.handoff) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT
    jsonb_build_object(
      'from_agent_id', r.from_agent_id,
      'to_agent_id', r.to_agent_id,
      'trajectory_id', r.trajectory_id,
      'scope_id', r.scope_id,
      'status', r.status
    )
$$;

-- handoff.create: creates one handoff. Guards in this order: references (404). Announces HandoffCreated.
CREATE FUNCTION fn_7dd8f743490c.handoff_create(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  after api.handoff;
  moment timestamptz;
  entity text;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  after.from_agent_id := (p_input ->> 'from_agent_id')::uuid;
  after.to_agent_id := (p_input ->> 'to_agent_id')::uuid;
  after.trajectory_id := (p_input ->> 'trajectory_id')::uuid;
  after.scope_id := (p_input ->> 'scope_id')::uuid;

  -- What the row points at stays, and was announced before it.
  PERFORM 1 FROM api.agent t
  WHERE t.tenant_id = p_tenant AND t.agent_id = after.from_agent_id
  FOR KEY SHARE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'AGENT_NOT_FOUND',
      format('from_agent_id: there is no agent %s', after.from_agent_id));
    RETURN;
  END IF;

  PERFORM 1 FROM api.agent t
  WHERE t.tenant_id = p_tenant AND t.agent_id = after.to_agent_id
  FOR KEY SHARE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'AGENT_NOT_FOUND',
      format('to_agent_id: there is no agent %s', after.to_agent_id));
    RETURN;
  END IF;

  PERFORM 1 FROM api.trajectory t
  WHERE t.tenant_id = p_tenant AND t.trajectory_id = after.trajectory_id
  FOR KEY SHARE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'TRAJECTORY_NOT_FOUND',
      format('trajectory_id: there is no trajectory %s', after.trajectory_id));
    RETURN;
  END IF;

  PERFORM 1 FROM api.scope t
  WHERE t.tenant_id = p_tenant AND t.scope_id = after.scope_id
  FOR KEY SHARE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'SCOPE_NOT_FOUND',
      format('scope_id: there is no scope %s', after.scope_id));
    RETURN;
  END IF;

  -- The time once every lock is held, for the wait may have been long.
  moment := clock_timestamp();

  INSERT INTO api.handoff (
    handoff_id, tenant_id, from_agent_id, to_agent_id, trajectory_id, scope_id, reason, status, created_at,
    context_snapshot, version
  ) VALUES (
    p_id, p_tenant, after.from_agent_id, after.to_agent_id, after.trajectory_id, after.scope_id,
    p_input ->> 'reason', 'Initiated', moment, decode(p_input ->> 'context_snapshot', 'base64'), 1
  )
  RETURNING * INTO after;

  entity := fn_7dd8f743490c.handoff_text(after);

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'HandoffCreated', 'handoff', p_id, after.version,
    'handoff.create', p_actor, p_request, p_trace,
    NULL, fn_7dd8f743490c.handoff_fields(after),
    concat('{"type":"HandoffCreated","handoff":', entity, ',"tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := entity;
  version := after.version;
END
$$;

-- handoff.accept: changes one handoff. Guards in this order: row (404 ENTITY_NOT_FOUND), If-Match (412), status
-- (409 STATE_CONFLICT), accepting_agent_id (403). Announces HandoffAccepted.
CREATE FUNCTION fn_7dd8f743490c.handoff_accept(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  before api.handoff;
  after api.handoff;
  moment timestamptz;
  entity text;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  SELECT t.* INTO before FROM api.handoff t
  WHERE t.tenant_id = p_tenant AND t.handoff_id = p_id FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'ENTITY_NOT_FOUND',
      format('there is no handoff %s', p_id));
    RETURN;
  END IF;

  IF before.version <> p_if_match THEN
    refusal := fn_7dd8f743490c.refuse(412, 'CONCURRENT_MODIFICATION',
      format('the row has version %s, and If-Match names another', before.version));
    RETURN;
  END IF;

  -- The time once every lock is held, for the wait may have been long.
  moment := clock_timestamp();

  IF before.status <> 'Initiated' THEN
    refusal := fn_7dd8f743490c.refuse(409, 'STATE_CONFLICT',
      format('status is %s; accept needs Initiated', before.status));
    RETURN;
  END IF;

  IF (p_input ->> 'accepting_agent_id')::uuid IS DISTINCT FROM before.to_agent_id THEN
    refusal := fn_7dd8f743490c.refuse(403, 'FORBIDDEN',
      'accepting_agent_id is not the to_agent_id of this handoff');
    RETURN;
  END IF;

  after := before;
  after.status := 'Accepted';
  after.accepted_at := moment;
  after.version := before.version + 1;

  UPDATE api.handoff t SET
    status = after.status, accepted_at = after.accepted_at, version = after.version
  WHERE t.tenant_id = p_tenant AND t.handoff_id = p_id;

  entity := fn_7dd8f743490c.handoff_text(after);

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'HandoffAccepted', 'handoff', p_id, after.version,
    'handoff.accept', p_actor, p_request, p_trace,
    fn_7dd8f743490c.handoff_fields(before), fn_7dd8f743490c.handoff_fields(after),
    concat(
      '{"type":"HandoffAccepted","handoff_id":"', after.handoff_id,
      '","handoff":', entity,
      ',"tenant_id":"', p_tenant,
      '"}'
    )
  )
  RETURNING event_id::text INTO events;

  answer := '';
  version := after.version;
END
$$;

-- handoff.complete: changes one handoff. Guards in this order: row (404 ENTITY_NOT_FOUND), If-Match (412), status
-- (409 STATE_CONFLICT). Announces HandoffCompleted.
CREATE FUNCTION fn_7dd8f743490c.handoff_complete(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  before api.handoff;
  after api.handoff;
  moment timestamptz;
  entity text;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  SELECT t.* INTO before FROM api.handoff t
  WHERE t.tenant_id = p_tenant AND t.handoff_id = p_id FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    refusal := fn_7dd8f743490c.refuse(404, 'ENTITY_NOT_FOUND',
      format('there is no handoff %s', p_id));
    RETURN;
  END IF;

  IF before.version <> p_if_match THEN
    refusal := fn_7dd8f743490c.refuse(412, 'CONCURRENT_MODIFICATION',
      format('the row has version %s, and If-Match names another', before.version));
    RETURN;
  END IF;

  -- The time once every lock is held, for the wait may have been long.
  moment := clock_timestamp();

  IF before.status <> 'Accepted' THEN
    refusal := fn_7dd8f743490c.refuse(409, 'STATE_CONFLICT',
      format('status is %s; complete needs Accepted', before.status));
    RETURN;
  END IF;

  after := before;
  after.status := 'Completed';
  after.completed_at := moment;
  after.version := before.version + 1;

  UPDATE api.handoff t SET
    status = after.status, completed_at = after.completed_at, version = after.version
  WHERE t.tenant_id = p_tenant AND t.handoff_id = p_id;

  entity := fn_7dd8f743490c.handoff_text(after);

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'HandoffCompleted', 'handoff', p_id, after.version,
    'handoff.complete', p_actor, p_request, p_trace,
    fn_7dd8f743490c.handoff_fields(before), fn_7dd8f743490c.handoff_fields(after),
    concat('{"type":"HandoffCompleted","handoff":', entity, ',"tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := '';
  version := after.version;
END
$$;

-- A config as JSON text, keys in the manifest's order.
CREATE FUNCTION fn_7dd8f743490c.config_text(r api.config) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT
    concat(
      '{"tenant_id":"', r.tenant_id,
      '","config":', r.config,
      ',"valid":', r.valid::text,
      ',"errors":', r.errors,
      ',"version":', r.version,
      '}'
    )
$$;

-- What a config's events can be filtered by.
CREATE FUNCTION fn_7dd8f743490c.config_fields(r api.config) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT
    '{}'::jsonb
$$;

-- The config of a tenant; until its first update the defaults, with version 0.
CREATE FUNCTION fn_7dd8f743490c.config_row(p_tenant uuid) RETURNS api.config
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  document api.config;
BEGIN
  SELECT t.* INTO document FROM api.config t WHERE t.tenant_id = p_tenant;
  IF NOT FOUND THEN
    document.tenant_id := p_tenant;
    document.config := '{"context_assembly":{"token_budget":8000,"relevance_threshold":0.7},"pcp_settings":{"checkpoint_interval":100,"contradiction_detection":true},"storage":{"adapter":"postgres","connection":"postgres://localhost/caliber"},"llm":{"embedding_provider":null,"embedding_model":null,"summarization_provider":null,"summarization_model":null},"multi_agent":{"lock_timeout_ms":30000,"message_ttl_ms":3600000}}'::json;
    document.valid := true;
    document.errors := '[]'::json;
    document.version := 0;
  END IF;
  RETURN document;
END
$$;

-- The body that config.update would leave: the document with the patch merged into it, in its own shape but unchecked.
CREATE FUNCTION fn_7dd8f743490c.config_merged(p_tenant uuid, p_patch jsonb) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT
    concat(
      '{"config":', coalesce(fn_7dd8f743490c.config_document_json(nullif(merged.value -> 'config', 'null'))::text, 'null'),
      '}'
    )
  FROM (
    SELECT resound.merge_patch(jsonb_object_agg(member.key, member.value), p_patch)
    FROM jsonb_each(fn_7dd8f743490c.config_text(fn_7dd8f743490c.config_row(p_tenant))::jsonb) AS member
    WHERE member.key IN ('config')
  ) AS merged (value)
$$;

-- config.update: merges a patch into one config. Guards in this order: If-Match (412). Announces ConfigUpdated.
CREATE FUNCTION fn_7dd8f743490c.config_update(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  before api.config;
  after api.config;
  merged jsonb;
  entity text;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  -- Until its first update the document is its defaults; two first updates wait for each other.
  PERFORM pg_advisory_xact_lock(hashtextextended(json_build_array('config', p_tenant)::text, 0));
  SELECT t.* INTO before FROM api.config t WHERE t.tenant_id = p_tenant FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    before := fn_7dd8f743490c.config_row(p_tenant);
  END IF;

  IF before.version <> p_if_match THEN
    refusal := fn_7dd8f743490c.refuse(412, 'CONCURRENT_MODIFICATION',
      format('the row has version %s, and If-Match names another', before.version));
    RETURN;
  END IF;

  after := before;
  IF p_input ? 'config' THEN
    merged := resound.merge_patch(before.config::jsonb, p_input -> 'config');
    after.config := fn_7dd8f743490c.config_document_json(merged);
  END IF;
  after.version := before.version + 1;

  IF before.version = 0 THEN
    INSERT INTO api.config (
      tenant_id, config, valid, errors, version
    ) VALUES (
      after.tenant_id, after.config, after.valid, after.errors, after.version
    );
  ELSE
    UPDATE api.config t SET
      config = after.config, version = after.version
    WHERE t.tenant_id = p_tenant;
  END IF;

  entity := fn_7dd8f743490c.config_text(after);

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'ConfigUpdated', 'config', p_tenant, after.version,
    'config.update', p_actor, p_request, p_trace,
    CASE WHEN before.version > 0 THEN fn_7dd8f743490c.config_fields(before) END, fn_7dd8f743490c.config_fields(after),
    concat('{"type":"ConfigUpdated","config":', entity, ',"tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := entity;
  version := after.version;
END
$$;

-- A tenant as JSON text, keys in the manifest's order.
CREATE FUNCTION fn_7dd8f743490c.tenant_text(r resound.tenant) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT
    concat(
      '{"tenant_id":"', r.tenant_id,
      '","name":', to_json(r.name),
      ',"status":"', r.status,
      '","created_at":"', resound.stamp(r.created_at),
      '","version":', r.version,
      '}'
    )
$$;

-- Functions are for those whom the schema is granted to.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA fn_7dd8f743490c FROM PUBLIC;
