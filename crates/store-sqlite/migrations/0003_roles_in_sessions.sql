-- Whether a session was opened for an administrator, whose sessions end sooner. Kept with the session,
-- so that a request costs no look into the directory.
ALTER TABLE sessions ADD COLUMN administers BIGINT NOT NULL DEFAULT 0;
UPDATE sessions SET administers = 1
WHERE account IN (SELECT id FROM embedded_entries WHERE role = 'administrator');
