-- As before, and two things for partitions that are larger than an eighth of what is kept: the first one is where little is kept, and so are those that
-- were made before the setting became smaller. The one in use ends early once it holds an eighth; and by count none goes unless seven eighths are left
-- without it. Else the log would go nearly as a whole.
CREATE OR REPLACE FUNCTION resound.retain_log() RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '10ms' AS $$
DECLARE
  v_keep resound.retention;
  v_part resound.log_partition;
  v_head bigint;
  v_at   timestamptz;
  v_name text;
  v_most bigint;
BEGIN
  IF NOT pg_try_advisory_xact_lock(1381191236, 1) THEN
    RAISE EXCEPTION 'another sequencer has taken over' USING ERRCODE = 'RS011';
  END IF;
  SELECT * INTO v_keep FROM resound.retention;
  SELECT position INTO v_head FROM resound.head;

  SELECT * INTO v_part FROM resound.log_partition ORDER BY lower LIMIT 1;
  v_name := format('log_%s', v_part.lower);
  IF v_part.upper <= v_head + 1 THEN
    -- Times of events lie near the order of their positions, but not quite in it: a transaction may have been open for long.
    EXECUTE format('SELECT max(at) FROM (SELECT at FROM resound.%I ORDER BY position DESC LIMIT 1000) AS newest', v_name) INTO v_at;
    IF (v_head - v_part.lower + 1 > v_keep.max_events AND v_head - v_part.upper + 1 >= v_keep.max_events - v_keep.max_events / 8)
       OR v_at < clock_timestamp() - v_keep.max_age THEN
      LOCK TABLE ONLY resound.log IN ACCESS EXCLUSIVE MODE;
      EXECUTE format('DROP TABLE resound.%I', v_name);
      DELETE FROM resound.log_partition WHERE lower = v_part.lower;
      RETURN 'dropped';
    END IF;
  END IF;

  SELECT * INTO v_part FROM resound.log_partition WHERE lower <= v_head AND upper > v_head + 1;
  IF NOT FOUND THEN
    RETURN 'kept';
  END IF;
  v_name := format('log_%s', v_part.lower);
  v_most := v_keep.max_events / 8;
  EXECUTE format('SELECT at FROM resound.%I ORDER BY position LIMIT 1', v_name) INTO v_at;
  IF v_at < clock_timestamp() - v_keep.max_age / 8
     OR v_head - v_part.lower >= v_most AND v_part.upper - v_part.lower > v_most THEN
    LOCK TABLE ONLY resound.log IN ACCESS EXCLUSIVE MODE;
    EXECUTE format('ALTER TABLE resound.log DETACH PARTITION resound.%I', v_name);
    EXECUTE format('ALTER TABLE resound.log ATTACH PARTITION resound.%I FOR VALUES FROM (%s) TO (%s)', v_name, v_part.lower, v_head + 1);
    UPDATE resound.log_partition SET upper = v_head + 1 WHERE lower = v_part.lower;
    PERFORM resound.add_partition(v_head + 1, v_part.upper);
    RETURN 'closed';
  END IF;
  RETURN 'kept';
EXCEPTION WHEN lock_not_available THEN
  RETURN 'busy';
END $$;
