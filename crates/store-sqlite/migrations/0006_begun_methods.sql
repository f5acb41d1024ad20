-- The session in which a method was begun that waits for its first code; NULL where a pass did it.
ALTER TABLE methods ADD COLUMN begun_in BLOB;
