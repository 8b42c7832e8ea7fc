-- Sessions have an end and breaks, and a speech may be longer or shorter than its session says.
ALTER TABLE sessions ADD COLUMN ends_at TEXT NOT NULL DEFAULT '' /* HH:MM; empty: not set */;
ALTER TABLE sessions ADD COLUMN breaks TEXT NOT NULL DEFAULT '' /* 11:00–11:15, 13:00–14:00 */;
ALTER TABLE slots ADD COLUMN minutes INTEGER CHECK (minutes BETWEEN 1 AND 120) /* NULL: as the session says */;
