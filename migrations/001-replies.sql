-- People, their replies, the letters they get, and the secretariat's accounts.
-- Instants are UTC text in whole seconds (2025-04-28T07:00:00Z), so that they sort as they are.

CREATE TABLE participants (
  id INTEGER PRIMARY KEY,
  reference TEXT NOT NULL UNIQUE,
  language TEXT NOT NULL CHECK (language IN ('ru', 'en')),
  email TEXT NOT NULL,                -- lower case, for look-up; the person keeps it as typed
  email_proven_at TEXT,               -- a mailed link was opened: the address is theirs
  person TEXT NOT NULL CHECK (json_valid(person)),
  country TEXT GENERATED ALWAYS AS (person ->> '$.country') STORED,
  search TEXT NOT NULL,               -- names, authority, reference, e-mail in folded Latin letters
  sort_name TEXT NOT NULL,
  phone TEXT NOT NULL,                -- digits alone, so that one number is found in whatever layout
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL
) STRICT;

CREATE INDEX participants_email ON participants (email);
CREATE INDEX participants_country ON participants (country);
CREATE INDEX participants_phone ON participants (phone) WHERE phone <> '';
CREATE INDEX participants_sort_name ON participants (sort_name);

-- Finds three letters and more anywhere in `search` without reading every row.
CREATE VIRTUAL TABLE participants_search USING fts5 (search, content = participants, content_rowid = id, tokenize = 'trigram');

CREATE TRIGGER participants_search_insert AFTER INSERT ON participants BEGIN
  INSERT INTO participants_search (rowid, search) VALUES (new.id, new.search);
END;
CREATE TRIGGER participants_search_update AFTER UPDATE OF search ON participants BEGIN
  INSERT INTO participants_search (participants_search, rowid, search) VALUES ('delete', old.id, old.search);
  INSERT INTO participants_search (rowid, search) VALUES (new.id, new.search);
END;
CREATE TRIGGER participants_search_delete AFTER DELETE ON participants BEGIN
  INSERT INTO participants_search (participants_search, rowid, search) VALUES ('delete', old.id, old.search);
END;

-- One row per participant and form. Answers are JSON so that a new field needs no migration.
CREATE TABLE replies (
  id INTEGER PRIMARY KEY,
  participant_id INTEGER NOT NULL REFERENCES participants (id) ON DELETE CASCADE,
  form TEXT NOT NULL,
  form_version INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('received', 'withdrawn')),
  answers TEXT NOT NULL CHECK (json_valid(answers)),
  fingerprint TEXT NOT NULL,          -- of form, person and answers, so that a second press finds the first
  late INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0, 1)),
  privacy_version TEXT NOT NULL,      -- which privacy notice was read, in which language; when: changed_at
  privacy_language TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  submitted_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  UNIQUE (participant_id, form)
) STRICT;

CREATE INDEX replies_form_status ON replies (form, status);
CREATE INDEX replies_status ON replies (status);
CREATE INDEX replies_submitted_at ON replies (submitted_at);
CREATE INDEX replies_fingerprint ON replies (fingerprint);

-- Everything that ever happened to a reply: what it was before and after.
CREATE TABLE reply_versions (
  id INTEGER PRIMARY KEY,
  reply_id INTEGER NOT NULL REFERENCES replies (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('submitted', 'changed', 'withdrawn')),
  before TEXT CHECK (before IS NULL OR json_valid(before)),
  after TEXT NOT NULL CHECK (json_valid(after)),
  made_by TEXT NOT NULL,              -- 'participant' or a staff e-mail
  made_at TEXT NOT NULL,
  UNIQUE (reply_id, version)
) STRICT;

-- Personal links. The token itself is never stored.
CREATE TABLE links (
  token_hash TEXT PRIMARY KEY,
  participant_id INTEGER NOT NULL REFERENCES participants (id) ON DELETE CASCADE,
  purpose TEXT NOT NULL CHECK (purpose IN ('browser', 'letter')),
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  revoked_at TEXT
) STRICT;

CREATE INDEX links_participant ON links (participant_id);

-- The outbox: queued in the transaction that saves the reply, rendered and sent after it.
CREATE TABLE letters (
  id INTEGER PRIMARY KEY,
  participant_id INTEGER REFERENCES participants (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('ru', 'en')),
  recipient TEXT NOT NULL,
  data TEXT NOT NULL CHECK (json_valid(data)),
  message_id TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sent', 'failed')),
  attempts INTEGER NOT NULL DEFAULT 0,
  next_at TEXT NOT NULL,
  error TEXT,
  created_at TEXT NOT NULL,
  sent_at TEXT
) STRICT;

CREATE INDEX letters_due ON letters (next_at) WHERE state = 'queued';
CREATE INDEX letters_participant ON letters (participant_id);
CREATE INDEX letters_recipient ON letters (recipient, created_at);

CREATE TABLE staff (
  id INTEGER PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL CHECK (role IN ('viewer', 'reviewer', 'admin')),
  language TEXT NOT NULL DEFAULT 'ru' CHECK (language IN ('ru', 'en')),
  password_hash TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE staff_sessions (
  token_hash TEXT PRIMARY KEY,
  staff_id INTEGER NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT;
