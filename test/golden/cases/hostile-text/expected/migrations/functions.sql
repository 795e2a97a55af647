-- Code generated from resources.yaml. DO NOT EDIT.
-- Applied where its schema is absent. The schema is named after this text, so that old and new servers work side by side.

CREATE SCHEMA fn_fe755b03b847;

-- The reason of a refusal, as JSON text.
CREATE FUNCTION fn_fe755b03b847.refuse(status integer, code text, message text) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT json_build_object('status', status, 'code', code, 'message', message)::text
$$;

-- Keyed as it is kept: keys in the manifest's order, and none left out.
CREATE FUNCTION fn_fe755b03b847.keyed_json(value jsonb) RETURNS json
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN value IS NOT NULL THEN
    concat(
      '{"text":', coalesce(value -> 'text', '"x"'),
      '}'
    )
  END::json
$$;

-- A thing as JSON text, keys in the manifest's order.
CREATE FUNCTION fn_fe755b03b847.thing_text(r api.thing) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT
    concat(
      '{"thing_id":"', r.thing_id,
      '","tenant_id":"', r.tenant_id,
      '","odd":', to_json(r.odd),
      ',"text":', to_json(r.text),
      ',"keyed":', coalesce(r.keyed::text, 'null'),
      ',"select":', coalesce(to_json(r."select")::text, 'null'),
      ',"default":', coalesce(to_json(r."default")::text, 'null'),
      ',"version":', r.version,
      '}'
    )
$$;

-- What a thing's events can be filtered by.
CREATE FUNCTION fn_fe755b03b847.thing_fields(r api.thing) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT
    jsonb_build_object(
      'odd', r.odd,
      'select', r."select"
    )
$$;

-- thing.create: */ ${x}. No guards. Announces ThingCreated.
CREATE FUNCTION fn_fe755b03b847.thing_create(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body1$
#variable_conflict use_variable
DECLARE
  after api.thing;
  entity text;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  after.text := CASE WHEN p_input ? 'text' THEN p_input ->> 'text' ELSE E'$$ '' " ` ${x} */ \\  ' END;

  INSERT INTO api.thing (
    thing_id, tenant_id, odd, text, keyed, "select", "default", version
  ) VALUES (
    p_id, p_tenant, CASE WHEN p_input ? 'odd' THEN p_input ->> 'odd' ELSE '''; DROP TABLE x; --' END, after.text,
    fn_fe755b03b847.keyed_json(nullif(p_input -> 'keyed', 'null')), p_input ->> 'select', p_input ->> 'default', 1
  )
  RETURNING * INTO after;

  entity := fn_fe755b03b847.thing_text(after);

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'ThingCreated', 'thing', p_id, after.version,
    'thing.create', p_actor, p_request, p_trace,
    NULL, fn_fe755b03b847.thing_fields(after),
    concat('{"type":"ThingCreated","thing":', entity, ',"tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := entity;
  version := after.version;
END
$body1$;

-- thing.delete: deletes one thing. Guards in this order: row (404 ENTITY_NOT_FOUND), If-Match (412), odd (409
-- STATE_CONFLICT). Announces ThingDeleted.
CREATE FUNCTION fn_fe755b03b847.thing_delete(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  before api.thing;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  SELECT t.* INTO before FROM api.thing t
  WHERE t.tenant_id = p_tenant AND t.thing_id = p_id FOR UPDATE;
  IF NOT FOUND THEN
    refusal := fn_fe755b03b847.refuse(404, 'ENTITY_NOT_FOUND',
      format('there is no thing %s', p_id));
    RETURN;
  END IF;

  IF before.version <> p_if_match THEN
    refusal := fn_fe755b03b847.refuse(412, 'CONCURRENT_MODIFICATION',
      format('the row has version %s, and If-Match names another', before.version));
    RETURN;
  END IF;

  IF before.odd <> '*/' THEN
    refusal := fn_fe755b03b847.refuse(409, 'STATE_CONFLICT',
      format('odd is %s; delete needs */', before.odd));
    RETURN;
  END IF;

  DELETE FROM api.thing t WHERE t.tenant_id = p_tenant AND t.thing_id = p_id;

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'ThingDeleted', 'thing', p_id, before.version + 1,
    'thing.delete', p_actor, p_request, p_trace,
    fn_fe755b03b847.thing_fields(before), NULL,
    concat('{"type":"ThingDeleted","thing_id":"', before.thing_id, '","tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := '';
  version := before.version + 1;
END
$$;

-- Functions are for those whom the schema is granted to.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA fn_fe755b03b847 FROM PUBLIC;
