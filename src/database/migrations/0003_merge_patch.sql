-- JSON Merge Patch, RFC 7396, as before, in one pass over both objects: member by member, each step copied the whole object, so that a
-- patch of some ten thousand members kept its row locked for minutes.
CREATE OR REPLACE FUNCTION resound.merge_patch(target jsonb, patch jsonb) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF patch IS NULL OR jsonb_typeof(patch) = 'null' THEN
    RETURN NULL;
  END IF;
  IF jsonb_typeof(patch) <> 'object' THEN
    RETURN patch;
  END IF;
  IF jsonb_typeof(target) IS DISTINCT FROM 'object' THEN
    target := '{}';
  END IF;
  RETURN coalesce(
    (SELECT jsonb_object_agg(key, CASE
              WHEN new.value IS NULL THEN old.value
              WHEN jsonb_typeof(new.value) = 'object' THEN resound.merge_patch(old.value, new.value)
              ELSE new.value
            END)
     FROM jsonb_each(target) AS old FULL JOIN jsonb_each(patch) AS new USING (key)
     WHERE new.value IS NULL OR jsonb_typeof(new.value) <> 'null'),
    '{}');
END $$;
