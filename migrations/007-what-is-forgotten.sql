-- The log keeps acts, ids and times for good, and grows alone. Its texts, which may name people, lie apart and can be
-- deleted. `staff_id` says who it was while the account is there; the address of the member is a text like the others.
DROP TRIGGER audit_letter_queued;
DROP TRIGGER audit_letter_state;
DROP TRIGGER audit_reply_version;

CREATE TABLE audit_acts (
  id INTEGER PRIMARY KEY,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,              -- 'staff', or the part of the program: 'participant', 'outbox', 'unknown' …
  staff_id INTEGER,                   -- of the member's account, which may be gone; never given twice
  action TEXT NOT NULL,
  reference TEXT NOT NULL             -- of the participant whom it is about; '': nobody
) STRICT;

CREATE TABLE audit_texts (
  audit_id INTEGER PRIMARY KEY REFERENCES audit (id),
  made_by TEXT NOT NULL,              -- a member's e-mail, or as in `audit`
  details TEXT NOT NULL CHECK (json_valid(details)),
  search TEXT NOT NULL                -- maker, action and details, folded
) STRICT;

INSERT INTO audit_acts (id, made_at, made_by, staff_id, action, reference)
SELECT
  id,
  made_at,
  -- What was typed at a failed sign-in was once kept, and may be a password.
  CASE
    WHEN action = 'sign_in_failed' AND made_by NOT IN (SELECT email FROM staff) THEN 'unknown'
    WHEN instr(made_by, '@') > 0 THEN 'staff'
    ELSE made_by
  END,
  (SELECT staff.id FROM staff WHERE email = made_by),
  action,
  coalesce(details ->> '$.reference', '')
FROM audit;

INSERT INTO audit_texts (audit_id, made_by, details, search) SELECT id, made_by, details, search FROM audit;

DROP TABLE audit;
ALTER TABLE audit_acts RENAME TO audit;

CREATE INDEX audit_by_reference ON audit (reference);

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TRIGGER audit_is_not_replaced BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TRIGGER audit_ids_go_up AFTER INSERT ON audit WHEN new.id < 1
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

-- A text is deleted, never made another.
CREATE TRIGGER audit_text_is_not_changed BEFORE UPDATE ON audit_texts
BEGIN SELECT RAISE(ABORT, 'a text of the audit log is not changed'); END;

CREATE TRIGGER audit_text_is_not_replaced BEFORE INSERT ON audit_texts
WHEN EXISTS (SELECT 1 FROM audit_texts WHERE audit_id = new.audit_id)
BEGIN SELECT RAISE(ABORT, 'a text of the audit log is not changed'); END;

-- The log as it is read, and where each entry is put in. `details` null: the text is deleted.
CREATE VIEW audit_entries AS
SELECT
  audit.id,
  audit.made_at,
  coalesce(audit_texts.made_by, staff.email, audit.made_by) AS made_by,
  audit.staff_id,
  audit.action,
  audit.reference,
  audit_texts.details,
  coalesce(audit_texts.search, lower(audit.action || ' ' || audit.reference)) AS search
FROM audit
LEFT JOIN audit_texts ON audit_texts.audit_id = audit.id
LEFT JOIN staff ON staff.id = audit.staff_id;

CREATE TRIGGER audit_entry_is_made INSTEAD OF INSERT ON audit_entries BEGIN
  INSERT INTO audit (made_at, made_by, staff_id, action, reference)
  VALUES (
    new.made_at,
    iif(instr(new.made_by, '@') > 0, 'staff', new.made_by),
    (SELECT id FROM staff WHERE email = new.made_by),
    new.action,
    coalesce(new.details ->> '$.reference', ''));
  INSERT INTO audit_texts (audit_id, made_by, details, search)
  VALUES (last_insert_rowid(), new.made_by, new.details, new.search);
END;

CREATE TRIGGER audit_letter_queued AFTER INSERT ON letters BEGIN
  INSERT INTO audit_entries (made_at, made_by, action, details, search)
  VALUES (
    new.created_at,
    'outbox',
    'letter_' || new.state,
    json_object('letter', new.id, 'kind', new.kind, 'reference', coalesce(new.data ->> '$.reference', '')),
    lower('outbox letter_' || new.state || ' ' || new.kind || ' ' || coalesce(new.data ->> '$.reference', '')));
END;

CREATE TRIGGER audit_letter_state AFTER UPDATE OF state ON letters WHEN new.state <> old.state BEGIN
  INSERT INTO audit_entries (made_at, made_by, action, details, search)
  VALUES (
    coalesce(new.sent_at, new.next_at),
    'outbox',
    'letter_' || new.state,
    json_object('letter', new.id, 'kind', new.kind, 'reference', coalesce(new.data ->> '$.reference', '')),
    lower('outbox letter_' || new.state || ' ' || new.kind || ' ' || coalesce(new.data ->> '$.reference', '')));
END;

CREATE TRIGGER audit_reply_version AFTER INSERT ON reply_versions BEGIN
  INSERT INTO audit_entries (made_at, made_by, action, details, search)
  SELECT
    new.made_at,
    new.made_by,
    'reply_' || new.action,
    json_object(
      'reference', reference, 'form', form, 'version', new.version,
      'status', coalesce(new.after ->> '$.status', ''), 'pending', coalesce(new.after ->> '$.pending', '')),
    lower(new.made_by || ' reply_' || new.action || ' ' || reference || ' ' || form)
  FROM replies JOIN participants ON participants.id = participant_id WHERE replies.id = new.reply_id;
END;

-- What is deleted from the full-text indexes is gone at once, not only from what is found.
INSERT INTO participants_search (participants_search, rank) VALUES ('secure-delete', 1);
INSERT INTO replies_search (replies_search, rank) VALUES ('secure-delete', 1);
