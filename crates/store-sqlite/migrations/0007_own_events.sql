-- What happened to an account, without what anybody who knows its name can cause: however many rows
-- of that a stranger leaves, the newest of these are found at once (src/nouns/audit.rs).
CREATE INDEX audit_own ON audit (account, seq)
    WHERE kind NOT IN ('sign-in-refused', 'reset-started', 'reset-refused', 'pass-refused');
