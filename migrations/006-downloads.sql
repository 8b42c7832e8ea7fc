-- How far each member's last export of replies went, so that the next can hold what has changed since.

CREATE TABLE downloads (
  staff_id INTEGER PRIMARY KEY REFERENCES staff (id) ON DELETE CASCADE,
  last_version INTEGER NOT NULL,      -- reply_versions.id
  made_at TEXT NOT NULL
) STRICT;
