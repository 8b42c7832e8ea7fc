-- The round table reads those who have a seat, and the first who ask for one, among tens of thousands of replies.
DROP INDEX replies_by_form;
CREATE INDEX replies_by_form ON replies (form, status);
