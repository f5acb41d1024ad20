-- The last sign-in of one account or of each account is found without its other rows.
CREATE INDEX audit_sign_ins ON audit (account, seq) WHERE kind = 'signed-in';

-- The entry before a write, for the audit log. Writes of earlier versions ended no lock that is known.
ALTER TABLE intents ADD COLUMN was_locked BIGINT NOT NULL DEFAULT 0;
ALTER TABLE intents ADD COLUMN had_password BIGINT NOT NULL DEFAULT 0;
