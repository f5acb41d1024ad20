-- Several deliveries at a time: what expires goes first, and what was refused is kept with its reason.

-- The attempt or the method that a code belongs to: a newer code of it takes the place of an older one.
ALTER TABLE outbox ADD COLUMN code_of BLOB;
-- When a code is of no use any more.
ALTER TABLE outbox ADD COLUMN expires_at BIGINT;
-- Whom the last refusal was about and what was answered: codes of SMTP, no words and no address.
ALTER TABLE outbox ADD COLUMN fault TEXT;
ALTER TABLE outbox ADD COLUMN refusal TEXT;
-- From when on the success of another mail is a reason to try again.
ALTER TABLE outbox ADD COLUMN wake_from BIGINT;
CREATE INDEX outbox_codes ON outbox (is_code, seq);
CREATE INDEX outbox_code_of ON outbox (code_of) WHERE code_of IS NOT NULL;
CREATE INDEX outbox_expiring ON outbox (expires_at) WHERE expires_at IS NOT NULL;
CREATE INDEX outbox_held ON outbox (wake_from) WHERE wake_from IS NOT NULL;

-- How the mail server is met: one row.
CREATE TABLE mail_relay (
    id              BIGINT PRIMARY KEY NOT NULL,
    failing_since   BIGINT,
    next_try_at     BIGINT,
    tries           BIGINT NOT NULL,
    taken_at        BIGINT,
    reached_at      BIGINT,
    takes_utf8      BIGINT,
    refused_in_row  BIGINT NOT NULL,
    last_refusal    TEXT,
    last_refusal_at BIGINT
);

-- Mails that were given up, kept for some days for whoever looks after the service.
CREATE TABLE mail_failures (
    id      BLOB PRIMARY KEY NOT NULL,
    at      BIGINT NOT NULL,
    account BLOB,
    message TEXT NOT NULL,
    tries   BIGINT NOT NULL,
    refusal TEXT NOT NULL
);
CREATE INDEX mail_failures_by_age ON mail_failures (at);
