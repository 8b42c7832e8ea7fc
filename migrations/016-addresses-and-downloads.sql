-- A mailed link knows the address that it went to: opening it proves that one alone, and it is revoked with it.
ALTER TABLE links ADD COLUMN mailed_to TEXT; -- lower case; null: a browser's own, or mailed before this was kept

-- However an address is spelled, it is one post box.
DROP INDEX letters_recipient;
CREATE INDEX letters_recipient ON letters (lower(recipient), created_at);

-- What has changed since the last export is asked for the same selection; what was marked before said nothing certain.
DROP TABLE downloads;
CREATE TABLE downloads (
  staff_id INTEGER NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
  selection TEXT NOT NULL,            -- the conditions of the table, as in its address
  last_version INTEGER NOT NULL,      -- reply_versions.id
  made_at TEXT NOT NULL,
  PRIMARY KEY (staff_id, selection)
) STRICT, WITHOUT ROWID;

-- Replies of records that count: what was made one with another stays for its history alone.
CREATE VIEW counted_replies AS
  SELECT replies.* FROM replies JOIN participants ON participants.id = participant_id WHERE merged_into IS NULL;
