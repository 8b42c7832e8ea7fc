-- The round table of AI Governance Day: how many seats there are, at tables of how many, and who sits where.

CREATE TABLE round_table (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  seats INTEGER NOT NULL CHECK (seats BETWEEN 1 AND 1000),
  table_size INTEGER NOT NULL CHECK (table_size BETWEEN 2 AND 50)
) STRICT;

INSERT INTO round_table VALUES (1, 200, 10);

CREATE TABLE seats (
  reply_id INTEGER PRIMARY KEY REFERENCES replies (id) ON DELETE CASCADE,
  table_number INTEGER NOT NULL CHECK (table_number > 0)
) STRICT;

CREATE INDEX seats_table ON seats (table_number);
