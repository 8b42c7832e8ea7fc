-- INSERT OR REPLACE deletes without asking the trigger that refuses deletions. A row that is to get its own id has -1 here,
-- so that no row may ever be called that.
CREATE TRIGGER audit_is_not_replaced BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_ids_go_up AFTER INSERT ON audit WHEN new.id < 1
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
