-- What the log keeps. It is cut into ranges of positions, each a table of its own, which go as a whole: no row is ever deleted by itself.

-- One row: how much the log keeps. The owner writes it at start, from the settings.
CREATE TABLE resound.retention (
  "only"     boolean PRIMARY KEY DEFAULT true CHECK ("only"),
  max_age    interval NOT NULL DEFAULT '7 days' CHECK (max_age > interval '0'),
  max_events bigint NOT NULL DEFAULT 10000000 CHECK (max_events >= 10000)
);
INSERT INTO resound.retention DEFAULT VALUES;

-- Where the log's partitions stand: positions from `lower` on and below `upper`, in the table `log_<lower>`.
CREATE TABLE resound.log_partition (
  lower      bigint PRIMARY KEY,
  upper      bigint NOT NULL UNIQUE CHECK (upper > lower),
  created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- LIKE and ATTACH lock the log only against other changes of its shape; CREATE ... PARTITION OF would wait for every reader and stop
-- those who come after.
CREATE FUNCTION resound.add_partition(p_lower bigint, p_upper bigint) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  EXECUTE format('CREATE TABLE resound.%I (LIKE resound.log INCLUDING ALL)', format('log_%s', p_lower));
  EXECUTE format('ALTER TABLE resound.log ATTACH PARTITION resound.%I FOR VALUES FROM (%s) TO (%s)',
                 format('log_%s', p_lower), p_lower, p_upper);
  INSERT INTO resound.log_partition (lower, upper) VALUES (p_lower, p_upper);
END $$;

-- Makes partitions ahead of the head. About eight of them hold what the log keeps, by count and by age at the rate of the one in use: so
-- that dropping one takes away an eighth, and a read by tenant looks into few. Returns the first position for which there is no room.
CREATE FUNCTION resound.extend_log() RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_upper bigint;
  v_head  bigint;
  v_most  bigint;
  v_size  bigint;
BEGIN
  -- Against two at once: one works, the other then sees what it did.
  PERFORM FROM resound.head FOR UPDATE;
  SELECT position INTO v_head FROM resound.head;
  SELECT coalesce(max(upper), 1) INTO v_upper FROM resound.log_partition;
  SELECT least(max_events / 8, 1000000) INTO v_most FROM resound.retention;
  SELECT r.seconds / 8 * (v_head - p.lower + 1) / greatest(extract(epoch FROM clock_timestamp() - p.created_at), 1) INTO v_size
  FROM (SELECT extract(epoch FROM max_age) AS seconds FROM resound.retention) AS r,
       (SELECT * FROM resound.log_partition WHERE lower <= v_head ORDER BY lower DESC LIMIT 1) AS p;
  v_size := greatest(least(coalesce(v_size, 0), v_most), least(10000, v_most));
  WHILE v_upper - v_head <= greatest(v_size / 2, 3000) LOOP
    PERFORM resound.add_partition(v_upper, v_upper + v_size);
    v_upper := v_upper + v_size;
  END LOOP;
  RETURN v_upper;
END $$;

-- Takes away the oldest partition where the log holds more events than it keeps, or where the newest event of that partition is too old.
-- So that age bites in a quiet log too, the partition in use ends early once its oldest event is older than an eighth of what is kept.
-- The one who sequences calls it between two rounds, again and again; it does one thing at a time.
--
-- Gives `kept` when there is nothing to do, `dropped`, `closed`, or `busy` when somebody reads the log: the lock that both need is waited
-- for no longer than lock_timeout, for as long as it is waited for it keeps everybody else from the log.
CREATE FUNCTION resound.retain_log() RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '10ms' AS $$
DECLARE
  v_keep resound.retention;
  v_part resound.log_partition;
  v_head bigint;
  v_at   timestamptz;
  v_name text;
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
    IF v_head - v_part.lower + 1 > v_keep.max_events OR v_at < clock_timestamp() - v_keep.max_age THEN
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
  EXECUTE format('SELECT at FROM resound.%I ORDER BY position LIMIT 1', v_name) INTO v_at;
  IF v_at < clock_timestamp() - v_keep.max_age / 8 THEN
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

REVOKE ALL ON FUNCTION resound.add_partition(bigint, bigint), resound.extend_log(), resound.retain_log() FROM PUBLIC;

-- The first partitions, so that the log takes events from the first moment on.
SELECT resound.extend_log();
