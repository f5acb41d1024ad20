-- Codes that wait to be typed, each bound to the session or the activation that it was asked for in, and
-- marked. What waits now is asked for anew: such codes are of use for ten minutes at most.
DROP TABLE method_codes;
CREATE TABLE waiting_codes (
    scope      TEXT NOT NULL,
    owner      BLOB NOT NULL,
    method     BLOB NOT NULL,
    serial     BIGINT NOT NULL,
    sent_at    BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    wrong      BIGINT NOT NULL,
    mark       BLOB NOT NULL,
    PRIMARY KEY (owner, method)
);
CREATE INDEX waiting_codes_of_method ON waiting_codes (method);
CREATE INDEX waiting_codes_by_age ON waiting_codes (expires_at);
DELETE FROM outbox WHERE is_code = 1 AND message LIKE '{"MethodCode":%';
