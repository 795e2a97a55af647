-- What a server has seen names the event too: a copy of the log that was put back, and has gone on in the same epoch, gives the same positions a
-- second time, to other events.

-- As before, and with the event that was seen at the position, over all tenants; null where it is not known. Where the log has another there, it
-- begins a new epoch. An event that it has no more was dropped, and says nothing. Servers of the version before ask by the function without it.
CREATE FUNCTION resound.report_seen(p_epoch integer, p_position bigint, p_tenant_id uuid, p_number bigint, p_event_id uuid) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_head resound.head;
BEGIN
  PERFORM FROM resound.head FOR UPDATE;
  SELECT * INTO v_head FROM resound.head;
  IF p_epoch = v_head.epoch AND (SELECT l.event_id <> p_event_id FROM resound.log AS l WHERE l.position = p_position) THEN
    RETURN resound.bump_epoch(p_epoch);
  END IF;
  RETURN resound.report_seen(p_epoch, p_position, p_tenant_id, p_number);
END $$;

REVOKE ALL ON FUNCTION resound.report_seen(integer, bigint, uuid, bigint, uuid) FROM PUBLIC;
