-- What was done about a participant is found by the reference that the log names.
CREATE INDEX audit_of_reference ON audit (details ->> '$.reference', id);
