-- The log's epoch: what a position is worth nothing without. It changes when the log may not be the one that gave the position out.

-- The epoch that follows on one. A copy that is put back carries an epoch of its past, and the one after that may have been in use since:
-- so it is never less than the minutes since 2026.
CREATE FUNCTION resound.epoch_after(p_epoch integer) RETURNS integer
LANGUAGE sql VOLATILE
RETURN greatest(p_epoch + 1, floor(extract(epoch FROM clock_timestamp() - timestamptz '2026-01-01 00:00:00+00') / 60)::integer);

-- Where this database is: of a copy, one of the three is another.
CREATE FUNCTION resound.home(OUT system_id bigint, OUT timeline integer, OUT database oid)
LANGUAGE sql VOLATILE
BEGIN ATOMIC
  SELECT c.system_identifier, ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::integer, d.oid
  FROM pg_control_system() AS c, pg_database AS d WHERE d.datname = current_database();
END;

-- Begins a new epoch, above both the log's own and another that is known. Servers that follow the log are told.
CREATE FUNCTION resound.bump_epoch(p_above integer DEFAULT 0) RETURNS integer
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_epoch integer;
BEGIN
  UPDATE resound.head AS h
  SET epoch = resound.epoch_after(greatest(h.epoch, p_above)), system_id = o.system_id, timeline = o.timeline, database = o.database
  FROM resound.home() AS o
  RETURNING h.epoch INTO v_epoch;
  PERFORM pg_notify('resound_log', 'epoch');
  RETURN v_epoch;
END $$;

-- The epoch, after a look at where the database is. Each server asks when it starts, and each sequencer when its term begins.
CREATE FUNCTION resound.check_epoch() RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_head resound.head;
  v_home record;
BEGIN
  SELECT * INTO v_home FROM resound.home();
  SELECT * INTO v_head FROM resound.head;
  IF (v_head.system_id, v_head.timeline, v_head.database) IS NOT DISTINCT FROM (v_home.system_id, v_home.timeline, v_home.database) THEN
    RETURN v_head.epoch;
  END IF;
  SELECT * INTO v_head FROM resound.head FOR UPDATE;
  IF v_head.system_id IS NULL THEN
    UPDATE resound.head SET system_id = v_home.system_id, timeline = v_home.timeline, database = v_home.database;
    RETURN v_head.epoch;
  END IF;
  IF (v_head.system_id, v_head.timeline, v_head.database) IS NOT DISTINCT FROM (v_home.system_id, v_home.timeline, v_home.database) THEN
    RETURN v_head.epoch;
  END IF;
  RETURN resound.bump_epoch();
END $$;

-- What a server has seen with its own eyes, or on a position that only this log can have signed: an epoch, and in it a position, or a number of
-- a tenant's event. Where this log has not come so far, it is one that was put back, and begins a new epoch; otherwise the server was
-- mistaken and nothing happens. Whatever was committed before the call counts. Gives the epoch.
CREATE FUNCTION resound.report_seen(p_epoch integer, p_position bigint, p_tenant_id uuid, p_number bigint) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_head resound.head;
BEGIN
  PERFORM FROM resound.head FOR UPDATE;
  SELECT * INTO v_head FROM resound.head;
  -- An epoch from the future was never begun: whoever says so must not use the epochs up.
  IF p_epoch < v_head.epoch OR p_epoch > resound.epoch_after(v_head.epoch) THEN
    RETURN v_head.epoch;
  END IF;
  IF p_epoch > v_head.epoch
     OR p_position > v_head.position
     OR p_number > coalesce((SELECT t.position FROM resound.tenant_head AS t WHERE t.tenant_id = p_tenant_id), 0) THEN
    RETURN resound.bump_epoch(p_epoch);
  END IF;
  RETURN v_head.epoch;
END $$;

REVOKE ALL ON FUNCTION resound.epoch_after(integer), resound.home(), resound.bump_epoch(integer), resound.check_epoch(),
  resound.report_seen(integer, bigint, uuid, bigint) FROM PUBLIC;
