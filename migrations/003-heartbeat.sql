-- One row, written to find out whether the database takes anything at all.

CREATE TABLE heartbeat (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  ballast BLOB NOT NULL                     -- room for a reply while it is tried, then empty
) STRICT;
