-- A guest has a seat at the table, so that cards and the plan of tables say who sits beside whom. Who sat at a table
-- already gets the seats of it in the order in which the replies came.
CREATE TEMP TABLE seated AS
SELECT reply_id, table_number, row_number() OVER (PARTITION BY table_number ORDER BY reply_id) AS seat_number FROM seats;

DROP TABLE seats;

CREATE TABLE seats (
  reply_id INTEGER PRIMARY KEY REFERENCES replies (id) ON DELETE CASCADE,
  table_number INTEGER NOT NULL CHECK (table_number > 0),
  seat_number INTEGER NOT NULL CHECK (seat_number > 0),
  UNIQUE (table_number, seat_number)
) STRICT;

INSERT INTO seats (reply_id, table_number, seat_number) SELECT reply_id, table_number, seat_number FROM seated;
DROP TABLE seated;
