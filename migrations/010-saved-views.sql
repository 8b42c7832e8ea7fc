-- Addresses of the table that somebody wants to come back to, alone or with the others.

CREATE TABLE saved_views (
  id INTEGER PRIMARY KEY,
  staff_id INTEGER NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  query TEXT NOT NULL,                -- what stands after the question mark
  is_shared INTEGER NOT NULL CHECK (is_shared IN (0, 1))
) STRICT;

CREATE INDEX saved_views_staff ON saved_views (staff_id);
