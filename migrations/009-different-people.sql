-- Who looks like one person and is known to be two.

CREATE TABLE different_people (
  one INTEGER NOT NULL REFERENCES participants (id) ON DELETE CASCADE,
  other INTEGER NOT NULL REFERENCES participants (id) ON DELETE CASCADE,
  PRIMARY KEY (one, other),
  CHECK (one < other)
) STRICT;

CREATE INDEX different_people_other ON different_people (other);
