-- As in migration 0019, with two kinds more that anybody who knows a name can cause.
DROP INDEX audit_own;
CREATE INDEX audit_own ON audit (account, seq)
    WHERE kind NOT IN ('sign-in-refused', 'reset-started', 'reset-refused', 'reset-code-refused', 'pass-refused',
        'reset-code-sent', 'resets-closed');
