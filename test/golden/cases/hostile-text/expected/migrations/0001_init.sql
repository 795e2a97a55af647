-- Code generated from resources.yaml. DO NOT EDIT.
-- Applied once, by the owner, after the tables that every API has (schemas resound and api).

-- line one line two */ `${x}` -- '
CREATE TABLE api.thing (
  thing_id uuid NOT NULL,
  tenant_id uuid NOT NULL CONSTRAINT thing_tenant_id_fkey REFERENCES resound.tenant,
  odd text NOT NULL,
  text text NOT NULL,
  keyed json,
  "select" text,
  "default" text,
  version bigint NOT NULL,
  CONSTRAINT thing_odd_check CHECK (odd IN ('''; DROP TABLE x; --', 'a"b', '${x}', '`y`', '*/', E'\\', '$$', 'é', '</script>', '__proto__', 'constructor'))
);
COMMENT ON TABLE api.thing IS 'line one
line two */ `${x}` -- ''';
COMMENT ON COLUMN api.thing.odd IS '*/';
COMMENT ON COLUMN api.thing.text IS '$fn$ */';

CREATE INDEX thing_odd_idx ON api.thing
  (tenant_id, odd, thing_id);
CREATE INDEX thing_select_idx ON api.thing
  (tenant_id, "select", thing_id) WHERE "select" IS NOT NULL;

ALTER TABLE api.thing ADD CONSTRAINT thing_pkey
  PRIMARY KEY (tenant_id, thing_id);

-- TRUNCATE removes rows one by one for nobody: there would be no event to hear.
CREATE FUNCTION api.refuse_truncate() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'TRUNCATE of %.% would be silent; delete its rows by their mutations', TG_TABLE_SCHEMA, TG_TABLE_NAME
    USING ERRCODE = 'RS002';
END
$$;
REVOKE ALL ON FUNCTION api.refuse_truncate() FROM PUBLIC;

-- At commit: each changed row of thing has the next version, and an event of this row and version in this very
-- transaction.
CREATE FUNCTION api.thing_heard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  changed api.thing;
  expected bigint;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.version = 1 AND EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = NEW.thing_id AND o.version = NEW.version AND o.tenant_id = NEW.tenant_id
        AND o.resource = 'thing' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW.version = OLD.version + 1 AND (NEW.tenant_id, NEW.thing_id) = (OLD.tenant_id, OLD.thing_id) AND EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = NEW.thing_id AND o.version = NEW.version AND o.tenant_id = NEW.tenant_id
        AND o.resource = 'thing' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  ELSE
    IF EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = OLD.thing_id AND o.version = OLD.version + 1 AND o.tenant_id = OLD.tenant_id
        AND o.resource = 'thing' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  END IF;

  -- Refused: for which reason?
  changed := coalesce(NEW, OLD);
  expected := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE OLD.version + 1 END;
  IF TG_OP = 'UPDATE' AND NOT ((NEW.tenant_id, NEW.thing_id) = (OLD.tenant_id, OLD.thing_id)) THEN
    RAISE EXCEPTION 'the key of a thing never changes: %', OLD.thing_id
      USING ERRCODE = 'RS001';
  END IF;
  IF TG_OP <> 'DELETE' AND changed.version <> expected THEN
    RAISE EXCEPTION 'thing % has version % after this change, not %', changed.thing_id, expected, changed.version
      USING ERRCODE = 'RS001';
  END IF;
  RAISE EXCEPTION 'no event tells of thing % version %: change it by one of its mutations', changed.thing_id, expected
    USING ERRCODE = 'RS001';
END
$$;
REVOKE ALL ON FUNCTION api.thing_heard() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER thing_heard AFTER INSERT OR UPDATE OR DELETE ON api.thing
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION api.thing_heard();
CREATE TRIGGER thing_kept BEFORE TRUNCATE ON api.thing
  FOR EACH STATEMENT EXECUTE FUNCTION api.refuse_truncate();
