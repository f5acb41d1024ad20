-- The attempts of an account are found when the IT department locks or disables it, or issues an activation code.
CREATE INDEX attempts_by_account ON attempts (account);
