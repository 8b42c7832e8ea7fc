CREATE TABLE "audit" (
  id INTEGER PRIMARY KEY,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,              -- 'staff', or the part of the program: 'participant', 'outbox', 'unknown' …
  staff_id INTEGER,                   -- of the member's account, which may be gone; never given twice
  action TEXT NOT NULL,
  reference TEXT NOT NULL             -- of the participant whom it is about; '': nobody
) STRICT;

CREATE INDEX audit_by_reference ON audit (reference);

CREATE TRIGGER audit_ids_go_up AFTER INSERT ON audit WHEN new.id < 1
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TRIGGER audit_is_not_replaced BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

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

CREATE TABLE audit_texts (
  audit_id INTEGER PRIMARY KEY REFERENCES audit (id),
  made_by TEXT NOT NULL,              -- a member's e-mail, or as in `audit`
  details TEXT NOT NULL CHECK (json_valid(details)),
  search TEXT NOT NULL                -- maker, action and details, folded
) STRICT;

CREATE TRIGGER audit_text_is_not_changed BEFORE UPDATE ON audit_texts
WHEN new.audit_id IS NOT old.audit_id OR new.made_by IS NOT old.made_by OR new.details IS NOT old.details
BEGIN SELECT RAISE(ABORT, 'a text of the audit log is not changed'); END;

CREATE TRIGGER audit_text_is_not_replaced BEFORE INSERT ON audit_texts
WHEN EXISTS (SELECT 1 FROM audit_texts WHERE audit_id = new.audit_id)
BEGIN SELECT RAISE(ABORT, 'a text of the audit log is not changed'); END;

CREATE TABLE batches (
  id TEXT PRIMARY KEY,                -- also reply_versions.batch of the versions that it makes
  made_by TEXT NOT NULL,              -- e-mail of a member of staff
  made_at TEXT NOT NULL,
  change TEXT NOT NULL CHECK (json_valid(change)),
  targets TEXT NOT NULL CHECK (json_valid(targets)), -- ids and versions of replies
  changed INTEGER NOT NULL DEFAULT 0, -- replies changed; after an undo: replies put back
  skipped TEXT CHECK (json_valid(skipped)),
  done_at TEXT,
  undone_at TEXT
) STRICT;

CREATE TABLE browser_participants (
  token_hash TEXT NOT NULL REFERENCES browsers (token_hash) ON DELETE CASCADE,
  participant_id INTEGER NOT NULL REFERENCES participants (id) ON DELETE CASCADE,
  PRIMARY KEY (token_hash, participant_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX browser_participants_by_participant ON browser_participants (participant_id);

CREATE TABLE browsers (
  token_hash TEXT PRIMARY KEY,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT;

CREATE TABLE column_sets (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  choice TEXT NOT NULL,               -- as in the address of the export
  made_by TEXT NOT NULL               -- e-mail of a member of staff
) STRICT;

CREATE VIEW counted_replies AS
SELECT replies.* FROM replies JOIN participants ON participants.id = participant_id WHERE merged_into IS NULL;

CREATE TABLE deliveries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  selection TEXT NOT NULL,            -- of the table: its address, without the question mark
  choice TEXT NOT NULL,               -- columns, order and words, as in the address of the export
  made_by TEXT NOT NULL               -- e-mail of a member of staff
) STRICT;

CREATE TABLE delivery_files (
  id INTEGER PRIMARY KEY,
  delivery_id INTEGER NOT NULL REFERENCES deliveries (id) ON DELETE CASCADE,
  last_version INTEGER NOT NULL,      -- reply_versions.id up to which the file knows
  only_changes INTEGER NOT NULL CHECK (only_changes IN (0, 1)),
  made_by TEXT NOT NULL,              -- e-mail of a member of staff
  made_at TEXT NOT NULL
) STRICT;

CREATE INDEX delivery_files_by_delivery ON delivery_files (delivery_id);

CREATE VIEW desk_replies AS
SELECT
  replies.id,
  -- Not the column of replies, so that the order of participants' indexes can be used.
  participants.id AS participant_id,
  replies.version,
  participants.reference,
  replies.form,
  replies.status,
  replies.pending_status,
  participants.language,
  participants.person,
  replies.answers,
  replies.late,
  replies.is_unread,
  (SELECT email FROM staff WHERE staff.id = participants.assignee_id) AS assignee,
  (SELECT json_group_array(tag) FROM tags WHERE tags.participant_id = participants.id) AS tags,
  slots.session,
  slots.position,
  replies.told_session,
  seats.table_number,
  replies.protocol_category,
  replies.submitted_at,
  replies.changed_at,
  participants.merged_into
FROM replies
JOIN participants ON participants.id = replies.participant_id
LEFT JOIN slots ON slots.reply_id = replies.id
LEFT JOIN seats ON seats.reply_id = replies.id;

CREATE TABLE different_people (
  one INTEGER NOT NULL REFERENCES participants (id) ON DELETE CASCADE,
  other INTEGER NOT NULL REFERENCES participants (id) ON DELETE CASCADE,
  PRIMARY KEY (one, other),
  CHECK (one < other)                 -- so that each pair is stored once
) STRICT;

CREATE INDEX different_people_by_other ON different_people (other);

CREATE TABLE digests (
  day TEXT PRIMARY KEY,               -- in the zone of the event; at most one digest a day
  last_version INTEGER NOT NULL,      -- reply_versions.id
  last_audit INTEGER NOT NULL         -- audit.id
) STRICT;

CREATE TABLE draft_links (
  token_hash TEXT PRIMARY KEY,
  draft_id INTEGER NOT NULL REFERENCES drafts (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX draft_links_by_draft ON draft_links (draft_id);

CREATE TABLE drafts (
  -- Never given twice: a letter names its draft, and may leave when that is gone.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  form TEXT NOT NULL,
  typed TEXT NOT NULL CHECK (json_valid(typed)), -- by field, as read and not judged
  reference TEXT NOT NULL,            -- of the participant for whom its page is; '': somebody new
  seen TEXT NOT NULL,                 -- what its page showed of what is stored; '': nothing
  -- By the participant, or by staff in the participant's name.
  changed_at TEXT NOT NULL,
  last_day TEXT NOT NULL              -- in the zone of the event
) STRICT;

CREATE INDEX drafts_by_last_day ON drafts (last_day);

CREATE TABLE folding (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  version TEXT NOT NULL,
  done_up_to INTEGER
, log_done_up_to INTEGER) STRICT;

CREATE TABLE heartbeat (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  ballast BLOB NOT NULL                     -- room for a reply while it is tried, then empty
) STRICT;

CREATE TABLE letters (
  id INTEGER PRIMARY KEY,
  -- Null: a letter to a member of staff, or with the link to a draft.
  participant_id INTEGER REFERENCES participants (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  language TEXT NOT NULL,
  recipient TEXT NOT NULL,            -- as typed
  data TEXT NOT NULL CHECK (json_valid(data)), -- what the letter is rendered from
  message_id TEXT NOT NULL UNIQUE,    -- fixed when queued, so that a retry is the same letter
  state TEXT NOT NULL DEFAULT 'queued',
  attempts INTEGER NOT NULL DEFAULT 0,
  next_at TEXT NOT NULL,              -- of the next try; after failing: of giving up
  error TEXT,                         -- of the last try
  created_at TEXT NOT NULL,
  sent_at TEXT
, post_box TEXT NOT NULL DEFAULT '') STRICT;

CREATE INDEX letters_by_age ON letters (created_at);

CREATE INDEX letters_by_draft ON letters (data ->> '$.draft') WHERE kind = 'draft';

CREATE INDEX letters_by_participant ON letters (participant_id);

CREATE INDEX letters_by_post_box ON letters (post_box, created_at);

CREATE INDEX letters_by_recipient ON letters (lower(recipient), created_at);

CREATE INDEX letters_due ON letters (next_at) WHERE state = 'queued';

CREATE INDEX letters_failed ON letters (id) WHERE state = 'failed';

CREATE INDEX letters_listing_participants ON letters (kind) WHERE kind = 'personal_link';

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

CREATE TABLE mailed_links (
  token_hash TEXT PRIMARY KEY,
  address TEXT NOT NULL,              -- lower case
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT;

CREATE INDEX mailed_links_by_address ON mailed_links (address);

CREATE TABLE notes (
  id INTEGER PRIMARY KEY,
  participant_id INTEGER NOT NULL REFERENCES participants (id) ON DELETE CASCADE,
  text TEXT NOT NULL,
  made_by TEXT NOT NULL,              -- e-mail of a member of staff
  made_at TEXT NOT NULL
, search TEXT NOT NULL DEFAULT '') STRICT;

CREATE INDEX notes_by_participant ON notes (participant_id);

CREATE TRIGGER notes_search_delete AFTER DELETE ON notes BEGIN
  INSERT INTO notes_search (notes_search, rowid, search) VALUES ('delete', old.id, old.search);
END;

CREATE TRIGGER notes_search_insert AFTER INSERT ON notes BEGIN
  INSERT INTO notes_search (rowid, search) VALUES (new.id, new.search);
END;

CREATE TRIGGER notes_search_update AFTER UPDATE OF search ON notes BEGIN
  INSERT INTO notes_search (notes_search, rowid, search) VALUES ('delete', old.id, old.search);
  INSERT INTO notes_search (rowid, search) VALUES (new.id, new.search);
END;

CREATE VIRTUAL TABLE notes_search USING fts5 (search, content = notes, content_rowid = id, tokenize = 'trigram');

CREATE TABLE participants (
  id INTEGER PRIMARY KEY,
  reference TEXT NOT NULL UNIQUE,
  language TEXT NOT NULL,             -- of the letters
  email TEXT NOT NULL,                -- lower case, for look-up; `person` keeps it as typed; '': none
  -- When somebody first pressed a button of a page that a link mailed to this address had opened.
  email_proven_at TEXT,
  person TEXT NOT NULL CHECK (json_valid(person)), -- answers about the person, by field
  country TEXT,                       -- from `person`, for counts and for finding duplicates
  kind TEXT,                          -- of organization, from `person`, for counts
  search TEXT NOT NULL,               -- answers that are searched, and the reference (src/search-text.ts)
  sort_name TEXT NOT NULL,            -- surname and given names, folded
  sort_organization TEXT NOT NULL,    -- folded
  assignee_id INTEGER REFERENCES staff (id) ON DELETE SET NULL, -- the member who looks after them
  -- The participant that this record was merged into; the record stays for its history and
  -- reference.
  merged_into INTEGER REFERENCES participants (id) ON DELETE CASCADE,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL
, sort_email TEXT GENERATED ALWAYS AS (nullif(email, '')) VIRTUAL) STRICT;

CREATE INDEX participants_by_assignee ON participants (assignee_id) WHERE assignee_id IS NOT NULL;

CREATE INDEX participants_by_email ON participants (email);

CREATE INDEX participants_by_merger ON participants (merged_into) WHERE merged_into IS NOT NULL;

CREATE INDEX participants_by_name ON participants (sort_name);

CREATE INDEX participants_by_organization ON participants (sort_organization);

CREATE INDEX participants_by_sort_email ON participants (sort_email);

CREATE INDEX participants_that_count ON participants (country, kind) WHERE merged_into IS NULL;

CREATE TRIGGER participants_search_delete AFTER DELETE ON participants BEGIN
  INSERT INTO participants_search (participants_search, rowid, search) VALUES ('delete', old.id, old.search);
END;

CREATE TRIGGER participants_search_insert AFTER INSERT ON participants BEGIN
  INSERT INTO participants_search (rowid, search) VALUES (new.id, new.search);
END;

CREATE TRIGGER participants_search_update AFTER UPDATE OF search ON participants BEGIN
  INSERT INTO participants_search (participants_search, rowid, search) VALUES ('delete', old.id, old.search);
  INSERT INTO participants_search (rowid, search) VALUES (new.id, new.search);
END;

CREATE VIRTUAL TABLE participants_search
  USING fts5 (search, content = participants, content_rowid = id, tokenize = 'trigram');

CREATE TABLE person_keys (
  participant_id INTEGER NOT NULL REFERENCES participants (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  -- The given name is missing or an initial, so that the surname may be anybody's.
  is_short INTEGER NOT NULL CHECK (is_short IN (0, 1)),
  PRIMARY KEY (participant_id, kind, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX person_keys_by_key ON person_keys (kind, key);

CREATE TABLE replies (
  id INTEGER PRIMARY KEY,
  participant_id INTEGER NOT NULL REFERENCES participants (id) ON DELETE CASCADE,
  form TEXT NOT NULL,
  form_version INTEGER NOT NULL,
  status TEXT NOT NULL,               -- as the participant may know it
  pending_status TEXT,                -- a decision whose letter has not been released
  pending_note TEXT NOT NULL DEFAULT '', -- the secretariat's own words in that letter
  protocol_category TEXT,             -- set by staff; null: follows from the level
  -- The session that the last released letter named; the programme may have changed since.
  told_session TEXT,
  answers TEXT NOT NULL CHECK (json_valid(answers)), -- by the field's name
  -- Answers that are searched (src/search-text.ts).
  search TEXT NOT NULL DEFAULT '',
  -- Hash of form, person and answers: recognises a reply that is sent twice.
  fingerprint TEXT NOT NULL,
  late INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0, 1)), -- first came after the deadline
  -- No member of staff has opened the reply since the participant last sent or changed it.
  is_unread INTEGER NOT NULL DEFAULT 1 CHECK (is_unread IN (0, 1)),
  privacy_version TEXT NOT NULL,      -- of the privacy notice, read with this form or another; '': none
  privacy_language TEXT NOT NULL,     -- of that notice
  version INTEGER NOT NULL DEFAULT 1,
  submitted_at TEXT NOT NULL,
  changed_at TEXT NOT NULL, sort_topic TEXT NOT NULL DEFAULT '',
  UNIQUE (participant_id, form)
) STRICT;

CREATE INDEX replies_by_changed_at ON replies (changed_at);

CREATE INDEX replies_by_fingerprint ON replies (fingerprint);

CREATE INDEX replies_by_form ON replies (form, status);

CREATE INDEX replies_by_participant ON replies (participant_id, form, status);

CREATE INDEX replies_by_pending_status ON replies (pending_status) WHERE pending_status IS NOT NULL;

CREATE INDEX replies_by_topic ON replies (sort_topic);

CREATE INDEX replies_with_category ON replies (participant_id) WHERE protocol_category IS NOT NULL;

CREATE TRIGGER replies_search_delete AFTER DELETE ON replies WHEN old.search <> '' BEGIN
  INSERT INTO replies_search (replies_search, rowid, search) VALUES ('delete', old.id, old.search);
END;

CREATE TRIGGER replies_search_insert AFTER INSERT ON replies WHEN new.search <> '' BEGIN
  INSERT INTO replies_search (rowid, search) VALUES (new.id, new.search);
END;

CREATE TRIGGER replies_search_update AFTER UPDATE OF search ON replies WHEN old.search <> new.search BEGIN
  INSERT INTO replies_search (replies_search, rowid, search)
    SELECT 'delete', old.id, old.search WHERE old.search <> '';
  INSERT INTO replies_search (rowid, search) SELECT new.id, new.search WHERE new.search <> '';
END;

CREATE VIRTUAL TABLE replies_search
  USING fts5 (search, content = replies, content_rowid = id, tokenize = 'trigram');

CREATE TABLE reply_versions (
  id INTEGER PRIMARY KEY,
  reply_id INTEGER NOT NULL REFERENCES replies (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  action TEXT NOT NULL,
  before TEXT CHECK (json_valid(before)), -- null: a first reply
  after TEXT NOT NULL CHECK (json_valid(after)),
  batch TEXT,                         -- the same for all changes of one press: undone together
  made_by TEXT NOT NULL,              -- 'participant', or the e-mail of a member of staff
  made_at TEXT NOT NULL,
  UNIQUE (reply_id, version)
) STRICT;

CREATE INDEX reply_versions_by_batch ON reply_versions (batch) WHERE batch IS NOT NULL;

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

CREATE TRIGGER reply_becomes_unread AFTER INSERT ON reply_versions
WHEN new.made_by = 'participant' AND new.version > 1 BEGIN
  UPDATE replies SET is_unread = 1 WHERE id = new.reply_id;
END;

CREATE TABLE round_table (
  id INTEGER PRIMARY KEY CHECK (id = 1), -- at most one row: the plan of the round table
  seats INTEGER NOT NULL CHECK (seats BETWEEN 1 AND 1000),
  table_size INTEGER NOT NULL CHECK (table_size BETWEEN 2 AND 50)
) STRICT;

CREATE TABLE saved_views (
  id INTEGER PRIMARY KEY,
  staff_id INTEGER NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  query TEXT NOT NULL,                -- of the address, without the question mark
  is_shared INTEGER NOT NULL CHECK (is_shared IN (0, 1))
) STRICT;

CREATE INDEX saved_views_by_staff ON saved_views (staff_id);

CREATE TABLE seats (
  reply_id INTEGER PRIMARY KEY REFERENCES replies (id) ON DELETE CASCADE,
  table_number INTEGER NOT NULL CHECK (table_number > 0),
  seat_number INTEGER NOT NULL CHECK (seat_number > 0),
  UNIQUE (table_number, seat_number)
) STRICT;

CREATE TABLE sessions (
  name TEXT PRIMARY KEY,              -- from the edition
  starts_at TEXT NOT NULL,            -- HH:MM, in the zone of the event
  slot_minutes INTEGER NOT NULL CHECK (slot_minutes BETWEEN 1 AND 120),
  capacity INTEGER NOT NULL CHECK (capacity BETWEEN 1 AND 200)
, ends_at TEXT NOT NULL DEFAULT '' /* HH:MM; empty: not set */, breaks TEXT NOT NULL DEFAULT '' /* 11:00–11:15, 13:00–14:00 */) STRICT;

CREATE TABLE slots (
  reply_id INTEGER PRIMARY KEY REFERENCES replies (id) ON DELETE CASCADE,
  session TEXT NOT NULL REFERENCES sessions (name),
  position INTEGER NOT NULL           -- order in the session; removed slots leave gaps
, minutes INTEGER CHECK (minutes BETWEEN 1 AND 120) /* NULL: as the session says */) STRICT;

CREATE INDEX slots_by_session ON slots (session, position);

CREATE TABLE staff (
  id INTEGER PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,         -- lower case
  role TEXT NOT NULL,
  language TEXT NOT NULL,
  password_hash TEXT NOT NULL,        -- '': invited, and the letter's link has not set a password yet
  wants_digest INTEGER NOT NULL DEFAULT 1 CHECK (wants_digest IN (0, 1)),
  -- The columns of the table of replies; null: the default ones.
  table_columns TEXT CHECK (json_valid(table_columns)),
  created_at TEXT NOT NULL
, export_choice TEXT /* with which the member last made an export; NULL: none yet */) STRICT;

CREATE TABLE staff_browsers (
  token_hash TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
  expires_at TEXT NOT NULL,
  PRIMARY KEY (token_hash, staff_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX staff_browsers_by_staff ON staff_browsers (staff_id);

CREATE TABLE staff_invitations (
  token_hash TEXT PRIMARY KEY,
  staff_id INTEGER NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
  expires_at TEXT NOT NULL
) STRICT;

CREATE TABLE staff_sessions (
  token_hash TEXT PRIMARY KEY,        -- the token itself is only in the member's cookie
  staff_id INTEGER NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
, used_at TEXT NOT NULL DEFAULT '', role TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE tags (
  participant_id INTEGER NOT NULL REFERENCES participants (id) ON DELETE CASCADE,
  tag TEXT NOT NULL, search TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (participant_id, tag)
) STRICT, WITHOUT ROWID;

CREATE VIEW unsent_letters AS
SELECT * FROM letters WHERE state = 'failed' AND error <> 'cancelled' AND kind <> 'draft' AND NOT EXISTS (
  SELECT 1 FROM letters AS later
  WHERE later.participant_id IS letters.participant_id AND later.id > letters.id AND later.kind = letters.kind
    AND later.state IN ('queued', 'sent') AND later.data ->> '$.form' IS letters.data ->> '$.form'
    -- A letter to staff has no participant; its address says whose it is.
    AND (letters.participant_id IS NOT NULL OR later.recipient = letters.recipient));
