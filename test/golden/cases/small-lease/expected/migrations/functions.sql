-- Code generated from resources.yaml. DO NOT EDIT.
-- Applied where its schema is absent. The schema is named after this text, so that old and new servers work side by side.

CREATE SCHEMA fn_28cb1aef1c08;

-- The reason of a refusal, as JSON text.
CREATE FUNCTION fn_28cb1aef1c08.refuse(status integer, code text, message text) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT json_build_object('status', status, 'code', code, 'message', message)::text
$$;

-- A lease as JSON text, keys in the manifest's order.
CREATE FUNCTION fn_28cb1aef1c08.lease_text(r api.lease) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT
    concat(
      '{"lease_id":"', r.lease_id,
      '","tenant_id":"', r.tenant_id,
      '","thing":', to_json(r.thing),
      ',"holder_id":"', r.holder_id,
      '","mode":"', r.mode,
      '","ends_at":"', resound.stamp(r.ends_at),
      '","version":', r.version,
      '}'
    )
$$;

-- What a lease's events can be filtered by.
CREATE FUNCTION fn_28cb1aef1c08.lease_fields(r api.lease) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT
    '{}'::jsonb
$$;

-- lease.take: creates one lease. Guards in this order: conflict (409 LEASED). Announces LeaseTaken.
CREATE FUNCTION fn_28cb1aef1c08.lease_take(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  after api.lease;
  moment timestamptz;
  rival api.lease;
  rival_id uuid;
  entity text;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  after.lease_id := p_id;
  after.thing := p_input ->> 'thing';
  after.holder_id := (p_input ->> 'holder_id')::uuid;
  after.mode := p_input ->> 'mode';

  -- Rivals for the same thing wait for each other.
  PERFORM pg_advisory_xact_lock(
    hashtextextended(json_build_array('lease', p_tenant, after.thing)::text, 0)
  );

  -- The time once every lock is held, for the wait may have been long.
  moment := clock_timestamp();

  after.ends_at := moment + (p_input -> 'for_ms')::bigint * interval '1 millisecond';

  -- A living row of the group refuses another one.
  IF after.ends_at > moment THEN
    SELECT t.* INTO rival FROM api.lease t
    WHERE t.tenant_id = p_tenant
      AND t.thing = after.thing
      AND t.lease_id <> after.lease_id AND t.ends_at > moment
      AND (t.mode = 'shared' AND after.mode = 'shared' AND t.holder_id <> after.holder_id) IS NOT TRUE
    LIMIT 1;
    IF FOUND THEN
      refusal := fn_28cb1aef1c08.refuse(409, 'LEASED',
        format('thing %s: lease %s stands until %s', left(after.thing, 100), rival.lease_id, resound.stamp(rival.ends_at)));
      RETURN;
    END IF;
  END IF;

  -- What has expired and was not removed yet is expired now, before its place is taken.
  FOREACH rival_id IN ARRAY ARRAY(
    SELECT t.lease_id FROM api.lease t
    WHERE t.tenant_id = p_tenant
      AND t.thing = after.thing
      AND t.lease_id <> after.lease_id AND t.ends_at <= moment
    ORDER BY t.lease_id
  ) LOOP
    PERFORM fn_28cb1aef1c08.lease_end(p_tenant, rival_id, NULL, '{}', 'system', p_request, p_trace);
  END LOOP;

  INSERT INTO api.lease (
    lease_id, tenant_id, thing, holder_id, mode, ends_at, version
  ) VALUES (
    after.lease_id, p_tenant, after.thing, after.holder_id, after.mode, after.ends_at, 1
  )
  RETURNING * INTO after;

  entity := fn_28cb1aef1c08.lease_text(after);

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'LeaseTaken', 'lease', p_id, after.version,
    'lease.take', p_actor, p_request, p_trace,
    NULL, fn_28cb1aef1c08.lease_fields(after),
    concat('{"type":"LeaseTaken","lease":', entity, ',"tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := entity;
  version := after.version;
END
$$;

-- lease.end: deletes one lease. Guards in this order: row (404 ENTITY_NOT_FOUND), ends_at (409 STATE_CONFLICT).
-- Announces LeaseEnded.
CREATE FUNCTION fn_28cb1aef1c08.lease_end(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  before api.lease;
  moment timestamptz;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  SELECT t.* INTO before FROM api.lease t
  WHERE t.tenant_id = p_tenant AND t.lease_id = p_id FOR UPDATE;
  IF NOT FOUND THEN
    refusal := fn_28cb1aef1c08.refuse(404, 'ENTITY_NOT_FOUND',
      format('there is no lease %s', p_id));
    RETURN;
  END IF;

  -- The time once every lock is held, for the wait may have been long.
  moment := clock_timestamp();

  IF before.ends_at > moment THEN
    refusal := fn_28cb1aef1c08.refuse(409, 'STATE_CONFLICT',
      format('ends_at is %s; end needs a time that has come', resound.stamp(before.ends_at)));
    RETURN;
  END IF;

  DELETE FROM api.lease t WHERE t.tenant_id = p_tenant AND t.lease_id = p_id;

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'LeaseEnded', 'lease', p_id, before.version + 1,
    'lease.end', p_actor, p_request, p_trace,
    fn_28cb1aef1c08.lease_fields(before), NULL,
    concat('{"type":"LeaseEnded","lease_id":"', before.lease_id, '","tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := '';
  version := before.version + 1;
END
$$;

-- Runs lease.end on at most p_limit rows whose time has come, of all tenants, the longest due first.
-- Rows that another node works on are skipped; a row that cannot be changed is parked.
CREATE FUNCTION fn_28cb1aef1c08.lease_end_due(p_limit integer, OUT fired integer, OUT parked integer)
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
    SELECT t.tenant_id, t.lease_id AS row_id FROM api.lease t
    WHERE t.ends_at <= moment
      AND NOT EXISTS (
        SELECT FROM resound.parked p
        WHERE p.mutation = 'lease.end' AND p.tenant_id = t.tenant_id AND p.row_id = t.lease_id
      )
    ORDER BY t.ends_at, t.tenant_id, t.lease_id LIMIT p_limit FOR UPDATE OF t SKIP LOCKED
  LOOP
    BEGIN
      SELECT m.refusal INTO problem
      FROM fn_28cb1aef1c08.lease_end(due.tenant_id, due.row_id, NULL, '{}', 'system', 'timer', NULL) AS m;
      IF problem IS NULL THEN
        fired := fired + 1;
      ELSE
        INSERT INTO resound.parked (mutation, tenant_id, row_id, error)
        VALUES ('lease.end', due.tenant_id, due.row_id, problem)
        ON CONFLICT DO NOTHING;
        parked := parked + 1;
      END IF;
    EXCEPTION
      WHEN transaction_rollback OR insufficient_resources OR operator_intervention OR system_error THEN
        RAISE;
      WHEN OTHERS THEN
        INSERT INTO resound.parked (mutation, tenant_id, row_id, error)
        VALUES ('lease.end', due.tenant_id, due.row_id, SQLSTATE || ' ' || SQLERRM)
        ON CONFLICT DO NOTHING;
        parked := parked + 1;
    END;
  END LOOP;
END
$$;

-- Milliseconds until lease.end is due next, by the database's clock; not above 0: now; null: never.
CREATE FUNCTION fn_28cb1aef1c08.lease_end_next(OUT wait_ms double precision)
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT (extract(epoch FROM t.ends_at) - extract(epoch FROM clock_timestamp())) * 1000
  FROM api.lease t
  WHERE NOT EXISTS (
      SELECT FROM resound.parked p
      WHERE p.mutation = 'lease.end' AND p.tenant_id = t.tenant_id AND p.row_id = t.lease_id
    )
  ORDER BY t.ends_at LIMIT 1
$$;

-- A settings as JSON text, keys in the manifest's order.
CREATE FUNCTION fn_28cb1aef1c08.settings_text(r api.settings) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT
    concat(
      '{"tenant_id":"', r.tenant_id,
      '","greeting":', to_json(r.greeting),
      ',"version":', r.version,
      '}'
    )
$$;

-- What a settings's events can be filtered by.
CREATE FUNCTION fn_28cb1aef1c08.settings_fields(r api.settings) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT
    '{}'::jsonb
$$;

-- The settings of a tenant; until its first update the defaults, with version 0.
CREATE FUNCTION fn_28cb1aef1c08.settings_row(p_tenant uuid) RETURNS api.settings
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  document api.settings;
BEGIN
  SELECT t.* INTO document FROM api.settings t WHERE t.tenant_id = p_tenant;
  IF NOT FOUND THEN
    document.tenant_id := p_tenant;
    document.greeting := 'hello';
    document.version := 0;
  END IF;
  RETURN document;
END
$$;

-- settings.update: merges a patch into one settings. Guards in this order: If-Match (412). Announces
-- SettingsUpdated.
CREATE FUNCTION fn_28cb1aef1c08.settings_update(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  before api.settings;
  after api.settings;
  entity text;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  -- Until its first update the document is its defaults; two first updates wait for each other.
  PERFORM pg_advisory_xact_lock(hashtextextended(json_build_array('settings', p_tenant)::text, 0));
  SELECT t.* INTO before FROM api.settings t WHERE t.tenant_id = p_tenant FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    before := fn_28cb1aef1c08.settings_row(p_tenant);
  END IF;

  IF before.version <> p_if_match THEN
    refusal := fn_28cb1aef1c08.refuse(412, 'CONCURRENT_MODIFICATION',
      format('the row has version %s, and If-Match names another', before.version));
    RETURN;
  END IF;

  after := before;
  IF p_input ? 'greeting' THEN
    after.greeting := p_input ->> 'greeting';
  END IF;
  after.version := before.version + 1;

  IF before.version = 0 THEN
    INSERT INTO api.settings (
      tenant_id, greeting, version
    ) VALUES (
      after.tenant_id, after.greeting, after.version
    );
  ELSE
    UPDATE api.settings t SET
      greeting = after.greeting, version = after.version
    WHERE t.tenant_id = p_tenant;
  END IF;

  entity := fn_28cb1aef1c08.settings_text(after);

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'SettingsUpdated', 'settings', p_tenant, after.version,
    'settings.update', p_actor, p_request, p_trace,
    CASE WHEN before.version > 0 THEN fn_28cb1aef1c08.settings_fields(before) END, fn_28cb1aef1c08.settings_fields(after),
    concat('{"type":"SettingsUpdated","settings":', entity, ',"tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := entity;
  version := after.version;
END
$$;

-- Functions are for those whom the schema is granted to.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA fn_28cb1aef1c08 FROM PUBLIC;
