-- The embedded directory: people and their passwords, in the same file as the store.

CREATE TABLE embedded_entries (
    id                  BLOB PRIMARY KEY NOT NULL,
    user_name           TEXT NOT NULL UNIQUE,
    display_name        TEXT NOT NULL,
    given_name          TEXT NOT NULL,
    family_name         TEXT NOT NULL,
    mail                TEXT,
    language            TEXT NOT NULL,
    role                TEXT NOT NULL,
    groups              TEXT NOT NULL,
    enabled             BIGINT NOT NULL,
    locked              BIGINT NOT NULL,
    phc                 TEXT,
    password_changed_at BIGINT,
    must_change         BIGINT NOT NULL
);

-- Hashes of passwords that were replaced, newest last.
CREATE TABLE embedded_history (
    seq     INTEGER PRIMARY KEY,
    account BLOB NOT NULL REFERENCES embedded_entries (id),
    phc     TEXT NOT NULL
);
CREATE INDEX embedded_history_of_account ON embedded_history (account, seq);

-- Which operations took place, written with what they wrote. took_place 0 is a fence: settling
-- found nothing, and nothing may be written under that operation any more.
CREATE TABLE embedded_last_writes (
    operation  BLOB PRIMARY KEY NOT NULL,
    account    BLOB NOT NULL,
    took_place BIGINT NOT NULL,
    at         BIGINT
);
