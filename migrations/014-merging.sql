-- Two records of one person made one: the other stays for its history and its old number, and points to the one that counts.
ALTER TABLE participants ADD COLUMN merged_into INTEGER REFERENCES participants (id) ON DELETE CASCADE;
CREATE INDEX participants_merged ON participants (merged_into) WHERE merged_into IS NOT NULL;
