-- One post box has many spellings: the caps count it, whatever stands behind a plus.
ALTER TABLE letters ADD COLUMN mailbox TEXT NOT NULL DEFAULT '';
UPDATE letters SET mailbox = lower(recipient);
CREATE INDEX letters_by_mailbox ON letters (mailbox, created_at);
-- Letters of a day, whoever they are for.
CREATE INDEX letters_by_age ON letters (created_at);
