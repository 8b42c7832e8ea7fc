-- What a member has chosen to do with several replies at once: prepared, looked at, carried out.

CREATE TABLE batches (
  id TEXT PRIMARY KEY,                -- also the batch of the versions that it makes
  made_by TEXT NOT NULL,              -- a staff e-mail
  made_at TEXT NOT NULL,
  change TEXT NOT NULL CHECK (json_valid(change)),
  targets TEXT NOT NULL CHECK (json_valid(targets)),
  changed INTEGER NOT NULL DEFAULT 0, -- how many were, or were put back
  skipped TEXT CHECK (json_valid(skipped)),
  done_at TEXT,
  undone_at TEXT
) STRICT;
