-- What changed since a day is asked by its date; nobody marks the table as seen.
ALTER TABLE staff DROP COLUMN seen_version;
ALTER TABLE staff DROP COLUMN seen_at;
