-- The morning digest: who wants it, and up to where each has told.

ALTER TABLE staff ADD COLUMN wants_digest INTEGER NOT NULL DEFAULT 1 CHECK (wants_digest IN (0, 1));

CREATE TABLE digests (
  day TEXT PRIMARY KEY,               -- in Geneva: one a day, whoever starts the program how often
  last_version INTEGER NOT NULL,      -- of reply_versions
  last_audit INTEGER NOT NULL
) STRICT;
