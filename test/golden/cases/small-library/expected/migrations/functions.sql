-- Code generated from resources.yaml. DO NOT EDIT.
-- Applied where its schema is absent. The schema is named after this text, so that old and new servers work side by side.

CREATE SCHEMA fn_e0327fbb248e;

-- The reason of a refusal, as JSON text.
CREATE FUNCTION fn_e0327fbb248e.refuse(status integer, code text, message text) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT json_build_object('status', status, 'code', code, 'message', message)::text
$$;

-- A book as JSON text, keys in the manifest's order.
CREATE FUNCTION fn_e0327fbb248e.book_text(r api.book) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT
    concat(
      '{"book_id":"', r.book_id,
      '","tenant_id":"', r.tenant_id,
      '","title":', to_json(r.title),
      ',"status":"', r.status,
      '","reader_id":', coalesce('"' || r.reader_id || '"', 'null'),
      ',"added_at":"', resound.stamp(r.added_at),
      '","due_at":', coalesce('"' || resound.stamp(r.due_at) || '"', 'null'),
      ',"version":', r.version,
      '}'
    )
$$;

-- What a book's events can be filtered by.
CREATE FUNCTION fn_e0327fbb248e.book_fields(r api.book) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT
    jsonb_build_object(
      'status', r.status
    )
$$;

-- book.add: creates one book. No guards. Announces BookAdded.
CREATE FUNCTION fn_e0327fbb248e.book_add(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  after api.book;
  moment timestamptz;
  entity text;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  -- The time once every lock is held, for the wait may have been long.
  moment := clock_timestamp();

  INSERT INTO api.book (
    book_id, tenant_id, title, status, added_at, version
  ) VALUES (
    p_id, p_tenant, p_input ->> 'title', 'Here', moment, 1
  )
  RETURNING * INTO after;

  entity := fn_e0327fbb248e.book_text(after);

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'BookAdded', 'book', p_id, after.version,
    'book.add', p_actor, p_request, p_trace,
    NULL, fn_e0327fbb248e.book_fields(after),
    concat('{"type":"BookAdded","book":', entity, ',"tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := entity;
  version := after.version;
END
$$;

-- book.update: merges a patch into one book. Guards in this order: row (404 BOOK_NOT_FOUND), If-Match (412).
-- Announces BookUpdated.
CREATE FUNCTION fn_e0327fbb248e.book_update(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  before api.book;
  after api.book;
  entity text;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  SELECT t.* INTO before FROM api.book t
  WHERE t.tenant_id = p_tenant AND t.book_id = p_id FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    refusal := fn_e0327fbb248e.refuse(404, 'BOOK_NOT_FOUND',
      format('there is no book %s', p_id));
    RETURN;
  END IF;

  IF before.version <> p_if_match THEN
    refusal := fn_e0327fbb248e.refuse(412, 'CONCURRENT_MODIFICATION',
      format('the row has version %s, and If-Match names another', before.version));
    RETURN;
  END IF;

  after := before;
  IF p_input ? 'title' THEN
    after.title := p_input ->> 'title';
  END IF;
  after.version := before.version + 1;

  UPDATE api.book t SET
    title = after.title, version = after.version
  WHERE t.tenant_id = p_tenant AND t.book_id = p_id;

  entity := fn_e0327fbb248e.book_text(after);

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'BookUpdated', 'book', p_id, after.version,
    'book.update', p_actor, p_request, p_trace,
    fn_e0327fbb248e.book_fields(before), fn_e0327fbb248e.book_fields(after),
    concat('{"type":"BookUpdated","book":', entity, ',"tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := entity;
  version := after.version;
END
$$;

-- book.lend: changes one book. Guards in this order: row (404 BOOK_NOT_FOUND), If-Match (412), status (409
-- ALREADY_LENT). Announces BookLent.
CREATE FUNCTION fn_e0327fbb248e.book_lend(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  before api.book;
  after api.book;
  moment timestamptz;
  entity text;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  SELECT t.* INTO before FROM api.book t
  WHERE t.tenant_id = p_tenant AND t.book_id = p_id FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    refusal := fn_e0327fbb248e.refuse(404, 'BOOK_NOT_FOUND',
      format('there is no book %s', p_id));
    RETURN;
  END IF;

  IF before.version <> p_if_match THEN
    refusal := fn_e0327fbb248e.refuse(412, 'CONCURRENT_MODIFICATION',
      format('the row has version %s, and If-Match names another', before.version));
    RETURN;
  END IF;

  -- The time once every lock is held, for the wait may have been long.
  moment := clock_timestamp();

  IF before.status <> 'Here' THEN
    refusal := fn_e0327fbb248e.refuse(409, 'ALREADY_LENT',
      format('status is %s; lend needs Here', before.status));
    RETURN;
  END IF;

  after := before;
  after.reader_id := (p_input ->> 'reader_id')::uuid;
  after.status := 'Lent';
  after.due_at := moment + (p_input -> 'for_ms')::bigint * interval '1 millisecond';
  after.version := before.version + 1;

  UPDATE api.book t SET
    status = after.status, reader_id = after.reader_id, due_at = after.due_at, version = after.version
  WHERE t.tenant_id = p_tenant AND t.book_id = p_id;

  entity := fn_e0327fbb248e.book_text(after);

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'BookLent', 'book', p_id, after.version,
    'book.lend', p_actor, p_request, p_trace,
    fn_e0327fbb248e.book_fields(before), fn_e0327fbb248e.book_fields(after),
    concat(
      '{"type":"BookLent","book_id":"', after.book_id,
      '","to":', coalesce('"' || after.reader_id || '"', 'null'),
      ',"book":', entity,
      ',"tenant_id":"', p_tenant,
      '"}'
    )
  )
  RETURNING event_id::text INTO events;

  answer := entity;
  version := after.version;
END
$$;

-- book.give_back: changes one book. Guards in this order: row (404 BOOK_NOT_FOUND), due_at (409 STATE_CONFLICT).
-- Announces BookReturned.
CREATE FUNCTION fn_e0327fbb248e.book_give_back(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  before api.book;
  after api.book;
  moment timestamptz;
  entity text;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  SELECT t.* INTO before FROM api.book t
  WHERE t.tenant_id = p_tenant AND t.book_id = p_id FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    refusal := fn_e0327fbb248e.refuse(404, 'BOOK_NOT_FOUND',
      format('there is no book %s', p_id));
    RETURN;
  END IF;

  -- The time once every lock is held, for the wait may have been long.
  moment := clock_timestamp();

  IF (before.due_at <= moment) IS NOT TRUE THEN
    refusal := fn_e0327fbb248e.refuse(409, 'STATE_CONFLICT',
      format('due_at is %s; give_back needs a time that has come', coalesce(resound.stamp(before.due_at), 'empty')));
    RETURN;
  END IF;

  after := before;
  after.status := 'Here';
  after.reader_id := NULL;
  after.due_at := NULL;
  after.version := before.version + 1;

  UPDATE api.book t SET
    status = after.status, reader_id = after.reader_id, due_at = after.due_at, version = after.version
  WHERE t.tenant_id = p_tenant AND t.book_id = p_id;

  entity := fn_e0327fbb248e.book_text(after);

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'BookReturned', 'book', p_id, after.version,
    'book.give_back', p_actor, p_request, p_trace,
    fn_e0327fbb248e.book_fields(before), fn_e0327fbb248e.book_fields(after),
    concat('{"type":"BookReturned","book":', entity, ',"tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := entity;
  version := after.version;
END
$$;

-- book.remove: deletes one book. Guards in this order: row (404 BOOK_NOT_FOUND), If-Match (412), status (409
-- STATE_CONFLICT). Announces BookRemoved.
CREATE FUNCTION fn_e0327fbb248e.book_remove(
  p_tenant uuid, p_id uuid, p_if_match bigint, p_input jsonb, p_actor text, p_request text, p_trace text,
  OUT refusal text, OUT answer text, OUT version bigint, OUT events text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  before api.book;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'mutations run under READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'RS004';
  END IF;

  SELECT t.* INTO before FROM api.book t
  WHERE t.tenant_id = p_tenant AND t.book_id = p_id FOR UPDATE;
  IF NOT FOUND THEN
    refusal := fn_e0327fbb248e.refuse(404, 'BOOK_NOT_FOUND',
      format('there is no book %s', p_id));
    RETURN;
  END IF;

  IF before.version <> p_if_match THEN
    refusal := fn_e0327fbb248e.refuse(412, 'CONCURRENT_MODIFICATION',
      format('the row has version %s, and If-Match names another', before.version));
    RETURN;
  END IF;

  IF before.status <> 'Here' THEN
    refusal := fn_e0327fbb248e.refuse(409, 'STATE_CONFLICT',
      format('status is %s; remove needs Here', before.status));
    RETURN;
  END IF;

  DELETE FROM api.book t WHERE t.tenant_id = p_tenant AND t.book_id = p_id;

  INSERT INTO resound.outbox
    (tenant_id, type, resource, row_id, version, mutation, actor, request_id, traceparent, old_fields, new_fields, payload)
  VALUES (
    p_tenant, 'BookRemoved', 'book', p_id, before.version + 1,
    'book.remove', p_actor, p_request, p_trace,
    fn_e0327fbb248e.book_fields(before), NULL,
    concat('{"type":"BookRemoved","book_id":"', before.book_id, '","tenant_id":"', p_tenant, '"}')
  )
  RETURNING event_id::text INTO events;

  answer := '';
  version := before.version + 1;
END
$$;

-- Runs book.give_back on at most p_limit rows whose time has come, of all tenants, the longest due first.
-- Rows that another node works on are skipped; a row that cannot be changed is parked.
CREATE FUNCTION fn_e0327fbb248e.book_give_back_due(p_limit integer, OUT fired integer, OUT parked integer)
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
    SELECT t.tenant_id, t.book_id AS row_id FROM api.book t
    WHERE t.due_at <= moment
      AND t.due_at IS NOT NULL
      AND NOT EXISTS (
        SELECT FROM resound.parked p
        WHERE p.mutation = 'book.give_back' AND p.tenant_id = t.tenant_id AND p.row_id = t.book_id
      )
    ORDER BY t.due_at, t.tenant_id, t.book_id LIMIT p_limit FOR UPDATE OF t SKIP LOCKED
  LOOP
    BEGIN
      SELECT m.refusal INTO problem
      FROM fn_e0327fbb248e.book_give_back(due.tenant_id, due.row_id, NULL, '{}', 'system', 'timer', NULL) AS m;
      IF problem IS NULL THEN
        fired := fired + 1;
      ELSE
        INSERT INTO resound.parked (mutation, tenant_id, row_id, error)
        VALUES ('book.give_back', due.tenant_id, due.row_id, problem)
        ON CONFLICT DO NOTHING;
        parked := parked + 1;
      END IF;
    EXCEPTION
      WHEN transaction_rollback OR insufficient_resources OR operator_intervention OR system_error THEN
        RAISE;
      WHEN OTHERS THEN
        INSERT INTO resound.parked (mutation, tenant_id, row_id, error)
        VALUES ('book.give_back', due.tenant_id, due.row_id, SQLSTATE || ' ' || SQLERRM)
        ON CONFLICT DO NOTHING;
        parked := parked + 1;
    END;
  END LOOP;
END
$$;

-- Milliseconds until book.give_back is due next, by the database's clock; not above 0: now; null: never.
CREATE FUNCTION fn_e0327fbb248e.book_give_back_next(OUT wait_ms double precision)
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT (extract(epoch FROM t.due_at) - extract(epoch FROM clock_timestamp())) * 1000
  FROM api.book t
  WHERE t.due_at IS NOT NULL
    AND NOT EXISTS (
      SELECT FROM resound.parked p
      WHERE p.mutation = 'book.give_back' AND p.tenant_id = t.tenant_id AND p.row_id = t.book_id
    )
  ORDER BY t.due_at LIMIT 1
$$;

-- Functions are for those whom the schema is granted to.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA fn_e0327fbb248e FROM PUBLIC;
