-- INSERT OR REPLACE deletes without asking the trigger that refuses deletions. A row that is to get its own id has -1 here,
-- so that no row may ever be called that.
CREATE TRIGGER audit_is_not_replaced BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_ids_go_up AFTER INSERT ON audit WHEN new.id < 1
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

-- What the overview counts is read from indexes alone: a column can be covered by one, an expression cannot.
ALTER TABLE replies ADD COLUMN submitted_hour TEXT GENERATED ALWAYS AS (substr(submitted_at, 1, 13)) VIRTUAL;
ALTER TABLE replies ADD COLUMN attendance TEXT GENERATED ALWAYS AS (answers ->> '$.attendance') VIRTUAL;
ALTER TABLE participants ADD COLUMN organization_kind TEXT GENERATED ALWAYS AS (person ->> '$.organization_kind') VIRTUAL;
CREATE INDEX replies_by_hour ON replies (submitted_hour);
CREATE INDEX replies_by_attendance ON replies (attendance, status) WHERE attendance IS NOT NULL;
CREATE INDEX participants_that_count ON participants (country, organization_kind) WHERE merged_into IS NULL;

-- Letters that did not go out, were not called back, and were not sent again since.
CREATE INDEX letters_failed ON letters (id) WHERE state = 'failed';
CREATE VIEW unsent_letters AS
  SELECT * FROM letters WHERE state = 'failed' AND error <> 'cancelled' AND NOT EXISTS (
    SELECT 1 FROM letters AS later
    WHERE later.participant_id IS letters.participant_id AND later.id > letters.id AND later.kind = letters.kind
      AND later.state IN ('queued', 'sent') AND later.data ->> '$.form' IS letters.data ->> '$.form'
      -- A letter to the secretariat belongs to nobody but its address.
      AND (letters.participant_id IS NOT NULL OR later.recipient = letters.recipient));
