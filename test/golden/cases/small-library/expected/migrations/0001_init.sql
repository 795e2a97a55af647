-- Code generated from resources.yaml. DO NOT EDIT.
-- Applied once, by the owner, after the tables that every API has (schemas resound and api).

-- A book on the shelf.
CREATE TABLE api.book (
  book_id uuid NOT NULL,
  tenant_id uuid NOT NULL CONSTRAINT book_tenant_id_fkey REFERENCES resound.tenant,
  title text NOT NULL,
  status text NOT NULL,
  reader_id uuid,
  added_at timestamptz NOT NULL,
  due_at timestamptz,
  version bigint NOT NULL,
  CONSTRAINT book_title_check CHECK (char_length(title) BETWEEN 1 AND 200),
  CONSTRAINT book_status_check CHECK (status IN ('Here', 'Lent'))
);
COMMENT ON TABLE api.book IS 'A book on the shelf.';

CREATE INDEX book_status_idx ON api.book
  (tenant_id, status, book_id);
CREATE INDEX book_added_at_idx ON api.book
  (tenant_id, added_at, book_id);
CREATE INDEX book_give_back_idx ON api.book
  (due_at, tenant_id, book_id) WHERE due_at IS NOT NULL;

ALTER TABLE api.book ADD CONSTRAINT book_pkey
  PRIMARY KEY (tenant_id, book_id);

-- TRUNCATE removes rows one by one for nobody: there would be no event to hear.
CREATE FUNCTION api.refuse_truncate() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'TRUNCATE of %.% would be silent; delete its rows by their mutations', TG_TABLE_SCHEMA, TG_TABLE_NAME
    USING ERRCODE = 'RS002';
END
$$;
REVOKE ALL ON FUNCTION api.refuse_truncate() FROM PUBLIC;

-- At commit: each changed row of book has the next version, and an event of this row and version in this very
-- transaction.
CREATE FUNCTION api.book_heard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  changed api.book;
  expected bigint;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.version = 1 AND EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = NEW.book_id AND o.version = NEW.version AND o.tenant_id = NEW.tenant_id
        AND o.resource = 'book' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW.version = OLD.version + 1 AND (NEW.tenant_id, NEW.book_id) = (OLD.tenant_id, OLD.book_id) AND EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = NEW.book_id AND o.version = NEW.version AND o.tenant_id = NEW.tenant_id
        AND o.resource = 'book' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  ELSE
    IF EXISTS (
      SELECT FROM resound.outbox o
      WHERE o.row_id = OLD.book_id AND o.version = OLD.version + 1 AND o.tenant_id = OLD.tenant_id
        AND o.resource = 'book' AND o.xact = pg_current_xact_id()
    ) THEN
      RETURN NULL;
    END IF;
  END IF;

  -- Refused: for which reason?
  changed := coalesce(NEW, OLD);
  expected := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE OLD.version + 1 END;
  IF TG_OP = 'UPDATE' AND NOT ((NEW.tenant_id, NEW.book_id) = (OLD.tenant_id, OLD.book_id)) THEN
    RAISE EXCEPTION 'the key of a book never changes: %', OLD.book_id
      USING ERRCODE = 'RS001';
  END IF;
  IF TG_OP <> 'DELETE' AND changed.version <> expected THEN
    RAISE EXCEPTION 'book % has version % after this change, not %', changed.book_id, expected, changed.version
      USING ERRCODE = 'RS001';
  END IF;
  RAISE EXCEPTION 'no event tells of book % version %: change it by one of its mutations', changed.book_id, expected
    USING ERRCODE = 'RS001';
END
$$;
REVOKE ALL ON FUNCTION api.book_heard() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER book_heard AFTER INSERT OR UPDATE OR DELETE ON api.book
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION api.book_heard();
CREATE TRIGGER book_kept BEFORE TRUNCATE ON api.book
  FOR EACH STATEMENT EXECUTE FUNCTION api.refuse_truncate();
