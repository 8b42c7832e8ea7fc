-- A browser opens the participants whose forms it has sent. A mailed link opens all participants whom the address
-- that it went to replies for, at the moment of opening. Tokens are in cookies and letters alone, here are their hashes.

CREATE TABLE browsers (
  token_hash TEXT PRIMARY KEY,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT;

CREATE TABLE browser_participants (
  token_hash TEXT NOT NULL REFERENCES browsers (token_hash) ON DELETE CASCADE,
  participant_id INTEGER NOT NULL REFERENCES participants (id) ON DELETE CASCADE,
  PRIMARY KEY (token_hash, participant_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX browser_participants_by_participant ON browser_participants (participant_id);

CREATE TABLE mailed_links (
  token_hash TEXT PRIMARY KEY,
  address TEXT NOT NULL,              -- lower case
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT;

INSERT INTO browsers
SELECT token_hash, created_at, expires_at FROM links WHERE mailed_to IS NULL AND revoked_at IS NULL;

INSERT INTO browser_participants
SELECT token_hash, participant_id FROM links WHERE mailed_to IS NULL AND revoked_at IS NULL;

INSERT INTO mailed_links
SELECT token_hash, mailed_to, created_at, expires_at FROM links WHERE mailed_to IS NOT NULL AND revoked_at IS NULL;

DROP TABLE links;
