-- When a temporary code ends, and a session that was verified with one; NULL for every other method and session. The end of
-- a code decides in its sealed detail; here it says when the row goes.
ALTER TABLE methods ADD COLUMN ends_at BIGINT;
ALTER TABLE sessions ADD COLUMN ends_at BIGINT;
