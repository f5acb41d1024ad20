-- From when on the method that gave a session's proof may remove older ones. Sessions proven before
-- this column give their proof again.
ALTER TABLE sessions ADD COLUMN proof_usable_from BIGINT;
