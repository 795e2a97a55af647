-- What servers remember of credentials, and the tickets that stand for one.

-- Raised by whatever changes a tenant, a key or a key's rights, in the same transaction. A server that remembers credentials asks for this one
-- number again and again, and for nothing else as long as it stays the same.
CREATE TABLE resound.access (
  "only"  boolean PRIMARY KEY DEFAULT true CHECK ("only"),
  version bigint NOT NULL DEFAULT 0
);
INSERT INTO resound.access DEFAULT VALUES;

CREATE FUNCTION resound.access_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  -- Not a sequence: its new value would be seen before what was changed.
  UPDATE resound.access SET version = version + 1;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION resound.access_changed() FROM PUBLIC;

CREATE TRIGGER access_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON resound.tenant
FOR EACH STATEMENT EXECUTE FUNCTION resound.access_changed();
CREATE TRIGGER access_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON resound.api_key
FOR EACH STATEMENT EXECUTE FUNCTION resound.access_changed();
CREATE TRIGGER access_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON resound.api_key_tenant
FOR EACH STATEMENT EXECUTE FUNCTION resound.access_changed();

-- Tickets open one stream each, within seconds; lost in a crash, they are asked for anew: so no write of theirs waits for the disk.
CREATE UNLOGGED TABLE resound.ticket (
  hash       bytea PRIMARY KEY CHECK (octet_length(hash) = 32),
  actor      text NOT NULL,
  -- By which credential it was asked for: a key, which may be revoked meanwhile, or a token, of which what it said is kept.
  key_hash   bytea,
  principal  text,
  tenant_id  uuid NOT NULL,
  expires_at timestamptz NOT NULL,
  CHECK ((key_hash IS NULL) <> (principal IS NULL))
);
CREATE INDEX ticket_actor ON resound.ticket (actor);
CREATE INDEX ticket_expiry ON resound.ticket (expires_at);

-- Gives the ticket's end; null where the actor has p_most that are neither used nor over.
CREATE FUNCTION resound.issue_ticket(
  p_hash bytea, p_actor text, p_key_hash bytea, p_principal text, p_tenant_id uuid, p_lives interval, p_most integer)
RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_end timestamptz := clock_timestamp() + p_lives;
BEGIN
  DELETE FROM resound.ticket AS t WHERE t.hash IN (
    SELECT o.hash FROM resound.ticket AS o WHERE o.expires_at <= clock_timestamp() LIMIT 100 FOR UPDATE SKIP LOCKED);
  IF (SELECT count(*) FROM (SELECT FROM resound.ticket AS t WHERE t.actor = p_actor LIMIT p_most) AS unused) >= p_most THEN
    RETURN NULL;
  END IF;
  INSERT INTO resound.ticket (hash, actor, key_hash, principal, tenant_id, expires_at)
  VALUES (p_hash, p_actor, p_key_hash, p_principal, p_tenant_id, v_end);
  RETURN resound.stamp(v_end);
END $$;

-- Whoever deletes the row has used the ticket: of two at once, on whichever nodes, one.
CREATE FUNCTION resound.redeem_ticket(p_hash bytea)
RETURNS TABLE (key_hash text, principal text, tenant_id text)
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  WITH used AS (DELETE FROM resound.ticket AS t WHERE t.hash = p_hash RETURNING t.*)
  SELECT encode(u.key_hash, 'hex'), u.principal, u.tenant_id::text FROM used AS u WHERE u.expires_at > clock_timestamp()
$$;

REVOKE ALL ON FUNCTION
  resound.issue_ticket(bytea, text, bytea, text, uuid, interval, integer), resound.redeem_ticket(bytea) FROM PUBLIC;
