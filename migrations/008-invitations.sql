-- Accounts are invited by letter: its link opens a page to set the password, once.

CREATE TABLE staff_invitations (
  token_hash TEXT PRIMARY KEY,
  staff_id INTEGER NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
  expires_at TEXT NOT NULL
) STRICT;
