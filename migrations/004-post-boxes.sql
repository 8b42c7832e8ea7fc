-- One post box has many spellings: the caps count it, whatever stands behind a plus.
ALTER TABLE letters ADD COLUMN post_box TEXT NOT NULL DEFAULT '';
UPDATE letters SET post_box = lower(recipient);
CREATE INDEX letters_by_post_box ON letters (post_box, created_at);
-- Letters of a day, whoever they are for.
CREATE INDEX letters_by_age ON letters (created_at);
