-- What was exported last is a fact of a delivery that the office shares, no longer of a member.
DROP TABLE downloads;

-- An id is never given again: an old page would change another one by it.
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

-- Columns under a name, for every export.
CREATE TABLE column_sets (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  choice TEXT NOT NULL,               -- as in the address of the export
  made_by TEXT NOT NULL               -- e-mail of a member of staff
) STRICT;

ALTER TABLE staff ADD COLUMN export_choice TEXT /* with which the member last made an export; NULL: none yet */;
