-- What the secretariat notes about a participant; never shown outside the desk.

CREATE TABLE notes (
  id INTEGER PRIMARY KEY,
  participant_id INTEGER NOT NULL REFERENCES participants (id) ON DELETE CASCADE,
  text TEXT NOT NULL,
  made_by TEXT NOT NULL,              -- a staff e-mail
  made_at TEXT NOT NULL
) STRICT;

CREATE INDEX notes_participant ON notes (participant_id);
