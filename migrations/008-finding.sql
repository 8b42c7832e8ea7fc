-- What search, order and the look for duplicates compare. The program folds names, so it fills these columns, and the older
-- ones of their kind, after the start (src/replies/refill.ts).

-- Which folding the stored texts are by, and the last participant who has them by it; null: everybody has.
CREATE TABLE folding (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  version TEXT NOT NULL,
  done_up_to INTEGER
) STRICT;

-- Sorted by itself, because the text that is searched begins with whatever its form asks first.
ALTER TABLE replies ADD COLUMN sort_topic TEXT NOT NULL DEFAULT ''; -- folded
UPDATE replies SET sort_topic = search;
DROP INDEX replies_by_search;
CREATE INDEX replies_by_topic ON replies (sort_topic);

-- Whoever has no address comes last.
ALTER TABLE participants ADD COLUMN sort_email TEXT GENERATED ALWAYS AS (nullif(email, '')) VIRTUAL;
CREATE INDEX participants_by_sort_email ON participants (sort_email);

ALTER TABLE tags ADD COLUMN search TEXT NOT NULL DEFAULT ''; -- folded
ALTER TABLE notes ADD COLUMN search TEXT NOT NULL DEFAULT ''; -- folded

CREATE VIRTUAL TABLE notes_search USING fts5 (search, content = notes, content_rowid = id, tokenize = 'trigram');
CREATE TRIGGER notes_search_insert AFTER INSERT ON notes BEGIN
  INSERT INTO notes_search (rowid, search) VALUES (new.id, new.search);
END;
CREATE TRIGGER notes_search_delete AFTER DELETE ON notes BEGIN
  INSERT INTO notes_search (notes_search, rowid, search) VALUES ('delete', old.id, old.search);
END;
CREATE TRIGGER notes_search_update AFTER UPDATE OF search ON notes BEGIN
  INSERT INTO notes_search (notes_search, rowid, search) VALUES ('delete', old.id, old.search);
  INSERT INTO notes_search (rowid, search) VALUES (new.id, new.search);
END;
INSERT INTO notes_search (rowid, search) SELECT id, search FROM notes;
-- What is deleted from the index is gone at once, not only from what is found.
INSERT INTO notes_search (notes_search, rank) VALUES ('secure-delete', 1);

-- Two participants with the same key of a kind may be one person (src/facts/person-keys.ts).
CREATE TABLE person_keys (
  participant_id INTEGER NOT NULL REFERENCES participants (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  -- The given name is missing or an initial, so that the surname may be anybody's.
  is_short INTEGER NOT NULL CHECK (is_short IN (0, 1)),
  PRIMARY KEY (participant_id, kind, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_keys_by_key ON person_keys (kind, key);

-- Numbers were compared digit by digit; what the keys hold of them is the same for every layout.
DROP INDEX participants_by_phone;
ALTER TABLE participants DROP COLUMN phone;
