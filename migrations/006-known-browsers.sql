-- A browser in which somebody has signed in is known for that account: guessing elsewhere does not shut it out. A link
-- that was mailed for signing in makes any browser known. Tokens are in cookies and letters alone, here are their hashes.

CREATE TABLE staff_browsers (
  token_hash TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
  expires_at TEXT NOT NULL,
  PRIMARY KEY (token_hash, staff_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX staff_browsers_by_staff ON staff_browsers (staff_id);

-- A session ends some hours after it was last used, and at expires_at at the latest. Its token is renewed when the
-- member's role is no longer the one that it was made for; '': it was made before roles were noted, so at once.
ALTER TABLE staff_sessions ADD COLUMN used_at TEXT NOT NULL DEFAULT '';
ALTER TABLE staff_sessions ADD COLUMN role TEXT NOT NULL DEFAULT '';
UPDATE staff_sessions SET used_at = created_at;
