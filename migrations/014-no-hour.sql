-- Nothing counts replies by the hour any more.
DROP INDEX replies_by_hour;
ALTER TABLE replies DROP COLUMN submitted_hour;
