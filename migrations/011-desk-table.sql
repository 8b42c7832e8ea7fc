-- What the desk keeps about its table: what nobody has read, what was said about whom, what each member has seen and wants to see.
-- `fold` is given by src/database.ts: one spelling for both scripts.

ALTER TABLE replies ADD COLUMN is_unread INTEGER NOT NULL DEFAULT 1 CHECK (is_unread IN (0, 1));
ALTER TABLE replies ADD COLUMN search TEXT NOT NULL DEFAULT ''; -- topics, in folded Latin letters
UPDATE replies SET search = fold(coalesce(answers ->> '$.topic', '') || ' ' || coalesce(answers ->> '$.topic_en', ''));

-- Whatever a participant does has to be read again.
CREATE TRIGGER unread_reply AFTER INSERT ON reply_versions WHEN new.made_by = 'participant' AND new.version > 1 BEGIN
  UPDATE replies SET is_unread = 1 WHERE id = new.reply_id;
END;

CREATE VIRTUAL TABLE replies_search USING fts5 (search, content = replies, content_rowid = id, tokenize = 'trigram');
INSERT INTO replies_search (rowid, search) SELECT id, search FROM replies WHERE search <> '';

CREATE TRIGGER replies_search_insert AFTER INSERT ON replies WHEN new.search <> '' BEGIN
  INSERT INTO replies_search (rowid, search) VALUES (new.id, new.search);
END;
CREATE TRIGGER replies_search_update AFTER UPDATE OF search ON replies WHEN old.search <> new.search BEGIN
  INSERT INTO replies_search (replies_search, rowid, search) SELECT 'delete', old.id, old.search WHERE old.search <> '';
  INSERT INTO replies_search (rowid, search) SELECT new.id, new.search WHERE new.search <> '';
END;
CREATE TRIGGER replies_search_delete AFTER DELETE ON replies WHEN old.search <> '' BEGIN
  INSERT INTO replies_search (replies_search, rowid, search) VALUES ('delete', old.id, old.search);
END;

-- Who of the secretariat looks after a participant, and short words to find participants by.
ALTER TABLE participants ADD COLUMN assignee_id INTEGER REFERENCES staff (id) ON DELETE SET NULL;
CREATE INDEX participants_assignee ON participants (assignee_id) WHERE assignee_id IS NOT NULL;

CREATE TABLE tags (
  participant_id INTEGER NOT NULL REFERENCES participants (id) ON DELETE CASCADE,
  tag TEXT NOT NULL,
  PRIMARY KEY (participant_id, tag)
) STRICT, WITHOUT ROWID;

-- The last version that a member has seen in the table, and the columns that a member has chosen.
ALTER TABLE staff ADD COLUMN seen_version INTEGER NOT NULL DEFAULT 0;
ALTER TABLE staff ADD COLUMN seen_at TEXT;
ALTER TABLE staff ADD COLUMN table_columns TEXT CHECK (table_columns IS NULL OR json_valid(table_columns));

-- The table can be sorted by these too.
CREATE INDEX participants_by_organization ON participants (person ->> '$.organization');
DROP INDEX participants_kind;
DROP INDEX participants_level;
DROP INDEX participants_language;
CREATE INDEX participants_by_kind ON participants (person ->> '$.organization_kind');
CREATE INDEX participants_by_level ON participants (person ->> '$.level');
CREATE INDEX participants_by_language ON participants (person ->> '$.correspondence_language');
CREATE INDEX replies_by_topic ON replies (search, id);

-- src/replies/facets.ts counts; what is left to the database is the order.
DROP INDEX replies_of_form;
DROP INDEX replies_of_form_by_change;
DROP INDEX replies_of_form_and_status;
DROP INDEX replies_of_form_and_status_by_change;
DROP INDEX replies_of_status;
DROP INDEX replies_of_status_by_change;
CREATE INDEX replies_by_form ON replies (form, id);
CREATE INDEX replies_by_status ON replies (status, id);
