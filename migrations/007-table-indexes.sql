-- What the tables are sorted and narrowed by, so that a page costs much the same however many replies there are.

DROP INDEX replies_status;
DROP INDEX replies_form_status;
DROP INDEX replies_submitted_at;
CREATE INDEX replies_by_submitted_at ON replies (submitted_at, id);
CREATE INDEX replies_by_changed_at ON replies (changed_at, id);
CREATE INDEX replies_of_status ON replies (status, submitted_at, id);
CREATE INDEX replies_of_status_by_change ON replies (status, changed_at, id);
CREATE INDEX replies_of_form ON replies (form, submitted_at, id);
CREATE INDEX replies_of_form_by_change ON replies (form, changed_at, id);
CREATE INDEX replies_of_form_and_status ON replies (form, status, submitted_at, id);
CREATE INDEX replies_of_form_and_status_by_change ON replies (form, status, changed_at, id);

-- Counting what a search or a facet of the participant leaves over, without reading the answers.
CREATE INDEX replies_counts ON replies (participant_id, form, status);
CREATE INDEX participants_kind ON participants (person ->> '$.organization_kind', person ->> '$.level', person ->> '$.correspondence_language', country);
CREATE INDEX participants_level ON participants (person ->> '$.level', country);
CREATE INDEX participants_language ON participants (person ->> '$.correspondence_language', country);
