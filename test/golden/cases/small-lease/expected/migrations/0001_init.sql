-- Code generated from resources.yaml. DO NOT EDIT.
-- Applied once, by the owner, after the tables that every API has (schemas resound and api).

-- Rows of lease.
CREATE TABLE api.lease (
  lease_id uuid NOT NULL,
  tenant_id uuid NOT NULL CONSTRAINT lease_tenant_id_fkey REFERENCES resound.tenant,
  thing text NOT NULL,
  holder_id uuid NOT NULL,
  mode text NOT NULL,
  ends_at timestamptz NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT lease_thing_check CHECK (char_length(thing) >= 1),
  CONSTRAINT lease_mode_check CHECK (mode IN ('exclusive', 'shared'))
);

CREATE INDEX lease_end_idx ON api.lease
  (ends_at, tenant_id, lease_id);
CREATE INDEX lease_thing_idx ON api.lease
  (tenant_id, thing, ends_at);

ALTER TABLE api.lease ADD CONSTRAINT lease_pkey
  PRIMARY KEY (tenant_id, lease_id);

-- Rows of settings.
CREATE TABLE api.settings (
  tenant_id uuid NOT NULL CONSTRAINT settings_tenant_id_fkey REFERENCES resound.tenant,
  greeting text NOT NULL,
  version bigint NOT NULL
);

ALTER TABLE api.settings ADD CONSTRAINT settings_pkey
  PRIMARY KEY (tenant_id);

-- TRUNCATE removes rows one by one for nobody: there would be no event to hear.
CREATE FUNCTION api.refuse_truncate() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'TRUNCATE of %.% would be silent; delete its rows by their mutations', TG_TABLE_SCHEMA, TG_TABLE_NAME
    USING ERRCODE = 'RS002';
END
$$;
REVOKE ALL ON FUNCTION api.refuse_truncate() FROM PUBLIC;

-- At commit: each changed row of lease has the next version, and an event of this row and version in this very
-- transaction.
CREATE FUNCTION api.lease_heard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  changed api.lease;
  expected bigint;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.version = 1 AND EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = NEW.lease_id AND o.version = NEW.version AND o.tenant_id = NEW.tenant_id
        AND o.resource = 'lease' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW.version = OLD.version + 1 AND (NEW.tenant_id, NEW.lease_id) = (OLD.tenant_id, OLD.lease_id) AND EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = NEW.lease_id AND o.version = NEW.version AND o.tenant_id = NEW.tenant_id
        AND o.resource = 'lease' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  ELSE
    IF EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = OLD.lease_id AND o.version = OLD.version + 1 AND o.tenant_id = OLD.tenant_id
        AND o.resource = 'lease' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  END IF;

  -- Refused: for which reason?
  changed := coalesce(NEW, OLD);
  expected := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE OLD.version + 1 END;
  IF TG_OP = 'UPDATE' AND NOT ((NEW.tenant_id, NEW.lease_id) = (OLD.tenant_id, OLD.lease_id)) THEN
    RAISE EXCEPTION 'the key of a lease never changes: %', OLD.lease_id
      USING ERRCODE = 'RS001';
  END IF;
  IF TG_OP <> 'DELETE' AND changed.version <> expected THEN
    RAISE EXCEPTION 'lease % has version % after this change, not %', changed.lease_id, expected, changed.version
      USING ERRCODE = 'RS001';
  END IF;
  RAISE EXCEPTION 'no event tells of lease % version %: change it by one of its mutations', changed.lease_id, expected
    USING ERRCODE = 'RS001';
END
$$;
REVOKE ALL ON FUNCTION api.lease_heard() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER lease_heard AFTER INSERT OR UPDATE OR DELETE ON api.lease
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION api.lease_heard();
CREATE TRIGGER lease_kept BEFORE TRUNCATE ON api.lease
  FOR EACH STATEMENT EXECUTE FUNCTION api.refuse_truncate();

-- At commit: each changed row of settings has the next version, and an event of this row and version in this very
-- transaction.
CREATE FUNCTION api.settings_heard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  changed api.settings;
  expected bigint;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.version = 1 AND EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = NEW.tenant_id AND o.version = NEW.version AND o.tenant_id = NEW.tenant_id
        AND o.resource = 'settings' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW.version = OLD.version + 1 AND NEW.tenant_id = OLD.tenant_id AND EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = NEW.tenant_id AND o.version = NEW.version AND o.tenant_id = NEW.tenant_id
        AND o.resource = 'settings' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  ELSE
    IF EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = OLD.tenant_id AND o.version = OLD.version + 1 AND o.tenant_id = OLD.tenant_id
        AND o.resource = 'settings' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  END IF;

  -- Refused: for which reason?
  changed := coalesce(NEW, OLD);
  expected := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE OLD.version + 1 END;
  IF TG_OP = 'UPDATE' AND NOT (NEW.tenant_id = OLD.tenant_id) THEN
    RAISE EXCEPTION 'the key of a settings never changes: %', OLD.tenant_id
      USING ERRCODE = 'RS001';
  END IF;
  IF TG_OP <> 'DELETE' AND changed.version <> expected THEN
    RAISE EXCEPTION 'settings % has version % after this change, not %', changed.tenant_id, expected, changed.version
      USING ERRCODE = 'RS001';
  END IF;
  RAISE EXCEPTION 'no event tells of settings % version %: change it by one of its mutations', changed.tenant_id, expected
    USING ERRCODE = 'RS001';
END
$$;
REVOKE ALL ON FUNCTION api.settings_heard() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER settings_heard AFTER INSERT OR UPDATE OR DELETE ON api.settings
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION api.settings_heard();
CREATE TRIGGER settings_kept BEFORE TRUNCATE ON api.settings
  FOR EACH STATEMENT EXECUTE FUNCTION api.refuse_truncate();
