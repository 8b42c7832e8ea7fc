-- What the log is searched by is folded, like names, and made anew where the folding has changed (src/replies/refill.ts). All
-- else of a text stays as it was written.
DROP TRIGGER audit_text_is_not_changed;
CREATE TRIGGER audit_text_is_not_changed BEFORE UPDATE ON audit_texts
WHEN new.audit_id IS NOT old.audit_id OR new.made_by IS NOT old.made_by OR new.details IS NOT old.details
BEGIN SELECT RAISE(ABORT, 'a text of the audit log is not changed'); END;

-- The last entry whose text is by the folding of `version`; null: all are.
ALTER TABLE folding ADD COLUMN log_done_up_to INTEGER;
