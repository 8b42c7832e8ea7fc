-- Decisions: a status is what the participant may know, a pending one is decided and not yet told.
-- Which status may follow which is said in src/replies/transitions.ts alone, so the column has no list of them.

CREATE TABLE replies_now (
  id INTEGER PRIMARY KEY,
  participant_id INTEGER NOT NULL REFERENCES participants (id) ON DELETE CASCADE,
  form TEXT NOT NULL,
  form_version INTEGER NOT NULL,
  status TEXT NOT NULL,
  pending_status TEXT,                -- decided; its letter has not been released
  pending_note TEXT NOT NULL DEFAULT '',
  protocol_category TEXT,             -- set by staff; without it the level suggests one
  answers TEXT NOT NULL CHECK (json_valid(answers)),
  fingerprint TEXT NOT NULL,          -- of form, person and answers, so that a second press finds the first
  late INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0, 1)),
  privacy_version TEXT NOT NULL,      -- which privacy notice was read, in which language; when: changed_at
  privacy_language TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  submitted_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,           -- by the participant, or in the participant's name
  UNIQUE (participant_id, form)
) STRICT;

INSERT INTO replies_now (id, participant_id, form, form_version, status, answers, fingerprint, late, privacy_version,
  privacy_language, version, submitted_at, changed_at)
SELECT id, participant_id, form, form_version,
  CASE WHEN status = 'received' AND form = 'ai-governance-day'
    AND EXISTS (SELECT 1 FROM json_each(answers, '$.ai_parts') WHERE value = 'round_table')
    THEN 'interest_noted' ELSE status END,
  answers, fingerprint, late, privacy_version, privacy_language, version, submitted_at, changed_at
FROM replies;

CREATE TABLE reply_versions_now (
  id INTEGER PRIMARY KEY,
  reply_id INTEGER NOT NULL REFERENCES replies (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  action TEXT NOT NULL,
  before TEXT CHECK (before IS NULL OR json_valid(before)),
  after TEXT NOT NULL CHECK (json_valid(after)),
  made_by TEXT NOT NULL,              -- 'participant' or a staff e-mail
  made_at TEXT NOT NULL,
  batch TEXT,                         -- what one member did with one press, to be undone as one
  UNIQUE (reply_id, version)
) STRICT;

INSERT INTO reply_versions_now SELECT *, NULL FROM reply_versions;

DROP TABLE reply_versions;
DROP TABLE replies;
ALTER TABLE replies_now RENAME TO replies;
ALTER TABLE reply_versions_now RENAME TO reply_versions;

CREATE INDEX replies_form_status ON replies (form, status);
CREATE INDEX replies_status ON replies (status);
CREATE INDEX replies_submitted_at ON replies (submitted_at);
CREATE INDEX replies_fingerprint ON replies (fingerprint);
CREATE INDEX replies_pending ON replies (pending_status) WHERE pending_status IS NOT NULL;
CREATE INDEX reply_versions_batch ON reply_versions (batch) WHERE batch IS NOT NULL;

-- The programme: sessions as they are planned, and who speaks in which place.
CREATE TABLE sessions (
  name TEXT PRIMARY KEY,              -- as in src/event.ts
  starts_at TEXT NOT NULL,            -- Geneva time, HH:MM
  slot_minutes INTEGER NOT NULL CHECK (slot_minutes BETWEEN 1 AND 120),
  capacity INTEGER NOT NULL CHECK (capacity BETWEEN 1 AND 200)
) STRICT;

CREATE TABLE slots (
  reply_id INTEGER PRIMARY KEY REFERENCES replies (id) ON DELETE CASCADE,
  session TEXT NOT NULL REFERENCES sessions (name),
  position INTEGER NOT NULL           -- the order in the session; who left has made gaps
) STRICT;

CREATE INDEX slots_session ON slots (session, position);

-- Every change and every letter is in the audit log, whichever part of the program made it.
CREATE TRIGGER audit_reply_version AFTER INSERT ON reply_versions BEGIN
  INSERT INTO audit (made_at, made_by, action, details, search)
  SELECT new.made_at, new.made_by, 'reply_' || new.action,
    json_object('reference', reference, 'form', form, 'version', new.version, 'status', coalesce(new.after ->> '$.status', ''),
      'pending', coalesce(new.after ->> '$.pending', '')),
    lower(new.made_by || ' reply_' || new.action || ' ' || reference || ' ' || form)
  FROM replies JOIN participants ON participants.id = participant_id WHERE replies.id = new.reply_id;
END;

CREATE TRIGGER audit_letter_queued AFTER INSERT ON letters BEGIN
  INSERT INTO audit (made_at, made_by, action, details, search)
  VALUES (new.created_at, 'outbox', 'letter_' || new.state,
    json_object('letter', new.id, 'kind', new.kind, 'reference', coalesce(new.data ->> '$.reference', '')),
    lower('outbox letter_' || new.state || ' ' || new.kind || ' ' || coalesce(new.data ->> '$.reference', '')));
END;

CREATE TRIGGER audit_letter_state AFTER UPDATE OF state ON letters WHEN new.state <> old.state BEGIN
  INSERT INTO audit (made_at, made_by, action, details, search)
  VALUES (coalesce(new.sent_at, new.next_at), 'outbox', 'letter_' || new.state,
    json_object('letter', new.id, 'kind', new.kind, 'reference', coalesce(new.data ->> '$.reference', '')),
    lower('outbox letter_' || new.state || ' ' || new.kind || ' ' || coalesce(new.data ->> '$.reference', '')));
END;
