-- How events get their positions: functions for the sequencer, which is the only one that may call them at a time.

-- Begins a sequencer's term, if nobody else's lasts. The session keeps the lock (`RSND`, 1) until it ends.
-- `high`: numbers up to it were taken by transactions that have an id below `xact`: they took the id first, and we take ours after looking.
CREATE FUNCTION resound.take_over(OUT taken boolean, OUT high bigint, OUT xact xid8)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  taken := pg_try_advisory_lock(1381191236, 1);
  IF taken THEN
    SELECT CASE WHEN s.is_called THEN s.last_value ELSE 0 END INTO high FROM resound.outbox_id_seq AS s;
    xact := pg_current_xact_id();
    -- Whatever was restored or failed over since the last term: nothing is numbered before the epoch is right.
    PERFORM resound.check_epoch();
  END IF;
END $$;

-- One round: moves what is committed and was not numbered yet from the outbox to the log, oldest event first.
--
-- p_high, p_missing: what the sequencer knows; numbers above p_high are new, those in p_missing were not visible when they were passed.
-- p_full: look at every row, as after a take-over. p_limit: move at most so many.
-- p_bytes: payloads come back for the oldest events whose payloads together are no longer than this; those of the others are null.
--
-- Gives the moved events, ascending; one row without an event where there is none. In each row stand, of the whole round,
-- head: the position given last. epoch: the log's. xmin: every transaction below it is over, and what it wrote was visible to this round.
-- xact: this round's transaction, whose id was taken after looking; null where nothing was moved.
CREATE FUNCTION resound.sequence(
  p_high bigint, p_missing bigint[], p_full boolean, p_limit integer, p_bytes bigint DEFAULT 4194304)
RETURNS TABLE (
  id bigint, "position" bigint, tenant_id uuid, tenant_position bigint, event_id uuid, type text, resource text, row_id uuid,
  version bigint, mutation text, actor text, request_id text, traceparent text, at text, old_fields text, new_fields text, payload text,
  head bigint, epoch integer, xmin xid8, xact xid8)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
-- The table is nearly empty whenever it is analysed, and full of dead rows beside a long transaction: the plans must not change with that.
SET enable_seqscan = off
SET enable_bitmapscan = off
SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
  v_moved bigint[];
  v_xmin  xid8;
  v_xact  xid8;
BEGIN
  -- Held by our own session, or by nobody: then until this round is over. A deposed sequencer stops here.
  IF NOT pg_try_advisory_xact_lock(1381191236, 1) THEN
    RAISE EXCEPTION 'another sequencer has taken over' USING ERRCODE = 'RS011';
  END IF;

  -- Looking and the snapshot's xmin must be one statement; the transaction's own id must come after it.
  IF p_full THEN
    SELECT array_agg(seen.id ORDER BY seen.id), pg_snapshot_xmin(pg_current_snapshot()) INTO v_moved, v_xmin
    FROM (SELECT o.id FROM resound.outbox AS o ORDER BY o.id LIMIT p_limit) AS seen;
  ELSE
    SELECT array_agg(seen.id ORDER BY seen.id), pg_snapshot_xmin(pg_current_snapshot()) INTO v_moved, v_xmin
    FROM (
      SELECT either.id
      FROM (
        (SELECT o.id FROM resound.outbox AS o WHERE o.id > p_high ORDER BY o.id LIMIT p_limit)
        UNION ALL
        (SELECT o.id FROM resound.outbox AS o WHERE o.id = ANY (p_missing) AND o.id <= p_high ORDER BY o.id LIMIT p_limit)
      ) AS either
      ORDER BY either.id LIMIT p_limit
    ) AS seen;
  END IF;

  IF v_moved IS NULL THEN
    SELECT h.position, h.epoch INTO head, epoch FROM resound.head AS h;
    xmin := v_xmin;
    RETURN NEXT;
    RETURN;
  END IF;

  v_xact := pg_current_xact_id();
  RETURN QUERY
  WITH taken AS (
    DELETE FROM resound.outbox AS o WHERE o.id = ANY (v_moved) RETURNING o.*
  ), numbered AS (
    SELECT taken.*,
           h.position + row_number() OVER ids AS position,
           coalesce(t.position, 0) + row_number() OVER (PARTITION BY taken.tenant_id ORDER BY taken.id) AS tenant_position,
           sum(octet_length(taken.payload)) OVER ids AS bytes
    FROM taken CROSS JOIN resound.head AS h LEFT JOIN resound.tenant_head AS t ON t.tenant_id = taken.tenant_id
    WINDOW ids AS (ORDER BY taken.id ROWS UNBOUNDED PRECEDING)
  ), tenants AS (
    INSERT INTO resound.tenant_head AS t (tenant_id, position)
    SELECT n.tenant_id, max(n.tenant_position) FROM numbered AS n GROUP BY n.tenant_id
    ON CONFLICT (tenant_id) DO UPDATE SET position = excluded.position
  ), logged AS (
    INSERT INTO resound.log (position, tenant_id, tenant_position, event_id, type, resource, row_id, version, mutation, actor,
                             request_id, traceparent, at, old_fields, new_fields, payload)
    SELECT n.position, n.tenant_id, n.tenant_position, n.event_id, n.type, n.resource, n.row_id, n.version, n.mutation, n.actor,
           n.request_id, n.traceparent, n.at, n.old_fields, n.new_fields, n.payload
    FROM numbered AS n ORDER BY n.position
  ), ahead AS (
    UPDATE resound.head AS h SET position = h.position + cardinality(v_moved) RETURNING h.position, h.epoch
  )
  SELECT n.id, n.position, n.tenant_id, n.tenant_position, n.event_id, n.type, n.resource, n.row_id, n.version, n.mutation, n.actor,
         n.request_id, n.traceparent, resound.stamp(n.at), n.old_fields::text, n.new_fields::text, CASE WHEN n.bytes <= p_bytes THEN n.payload END,
         ahead.position, ahead.epoch, v_xmin, v_xact
  FROM numbered AS n CROSS JOIN ahead ORDER BY n.position;
END $$;

REVOKE ALL ON FUNCTION resound.take_over(), resound.sequence(bigint, bigint[], boolean, integer, bigint) FROM PUBLIC;

-- The key that authenticates positions.
INSERT INTO resound.secret (name, value) VALUES ('position', uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
