-- How a row was written for the hash of its link (crates/flows/src/seal_audit.rs).
ALTER TABLE audit_links ADD COLUMN version BIGINT NOT NULL DEFAULT 1;

-- As in migration 0007, with one kind more that anybody who knows a name can cause.
DROP INDEX audit_own;
CREATE INDEX audit_own ON audit (account, seq)
    WHERE kind NOT IN ('sign-in-refused', 'reset-started', 'reset-refused', 'reset-code-refused', 'pass-refused');
