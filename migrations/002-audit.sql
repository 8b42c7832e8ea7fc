-- What the secretariat did besides changing replies: signing in, exporting, accounts. Rows are only ever added.

CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,              -- a staff e-mail, or what was typed as one
  action TEXT NOT NULL,
  details TEXT NOT NULL CHECK (json_valid(details)),
  search TEXT NOT NULL                -- who and what, folded like the search of replies
) STRICT;

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
