-- Everything but the directory itself. Only TEXT, BIGINT and BLOB, so that store-postgres can keep
-- the same tables: ids are BLOB(16), digests BLOB(32), times seconds since 1970 UTC, flags 0 or 1.

CREATE TABLE meta (
    name  TEXT PRIMARY KEY NOT NULL,
    value BIGINT NOT NULL
);
-- A restore begins a new epoch; see src/epoch.rs.
INSERT INTO meta (name, value) VALUES ('epoch', 1), ('epoch_began_at', 0);

CREATE TABLE sessions (
    id             BLOB PRIMARY KEY NOT NULL,
    account        BLOB NOT NULL,
    token          BLOB NOT NULL UNIQUE,
    device         BLOB NOT NULL,
    device_name    TEXT NOT NULL,
    utc_offset_min BIGINT NOT NULL,
    standing       TEXT NOT NULL,
    opened_at      BIGINT NOT NULL,
    seen_at        BIGINT NOT NULL,
    proven_at      BIGINT
);
CREATE INDEX sessions_of_account ON sessions (account);
CREATE INDEX sessions_by_age ON sessions (seen_at);

CREATE TABLE devices (
    account   BLOB NOT NULL,
    key       BLOB NOT NULL,
    name      TEXT NOT NULL,
    proven_at BIGINT NOT NULL,
    PRIMARY KEY (account, key)
);

-- What a bucket guards is a keyed hash: no name stands here.
CREATE TABLE throttle_buckets (
    key          BLOB PRIMARY KEY NOT NULL,
    tries        BIGINT NOT NULL,
    closed_until BIGINT NOT NULL,
    wrong        TEXT NOT NULL
);
CREATE INDEX throttle_buckets_by_age ON throttle_buckets (closed_until);

CREATE TABLE code_sends (
    seq         INTEGER PRIMARY KEY,
    destination BLOB NOT NULL,
    at          BIGINT NOT NULL
);
CREATE INDEX code_sends_to ON code_sends (destination, at);
CREATE INDEX code_sends_by_age ON code_sends (at);

-- detail is sealed: it holds a shared secret or an address.
CREATE TABLE methods (
    seq            INTEGER PRIMARY KEY,
    id             BLOB NOT NULL UNIQUE,
    account        BLOB NOT NULL,
    kind           TEXT NOT NULL,
    label          TEXT NOT NULL,
    detail         BLOB NOT NULL,
    added_at       BIGINT NOT NULL,
    confirmed      BIGINT NOT NULL,
    bound_by_pass  BIGINT NOT NULL,
    last_used_step BIGINT,
    last_used_at   BIGINT,
    wrong_in_row   BIGINT NOT NULL,
    removed_at     BIGINT
);
CREATE INDEX methods_of_account ON methods (account);
CREATE INDEX methods_removed ON methods (removed_at) WHERE removed_at IS NOT NULL;

-- Outlives the method, and counts for a decoy's method too: a serial is given out once.
CREATE TABLE code_serials (
    method BLOB PRIMARY KEY NOT NULL,
    sent   BIGINT NOT NULL
);

CREATE TABLE method_codes (
    method     BLOB PRIMARY KEY NOT NULL,
    serial     BIGINT NOT NULL,
    sent_at    BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    wrong      BIGINT NOT NULL
);

CREATE TABLE passes (
    account    BLOB PRIMARY KEY NOT NULL,
    phc        TEXT NOT NULL,
    not_before BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at    BIGINT
);

CREATE TABLE activations (
    account        BLOB PRIMARY KEY NOT NULL,
    token          BLOB NOT NULL UNIQUE,
    device         BLOB NOT NULL,
    device_name    TEXT NOT NULL,
    utc_offset_min BIGINT NOT NULL,
    expires_at     BIGINT NOT NULL
);

-- state is sealed: it says which methods a person has.
CREATE TABLE attempts (
    id         BLOB PRIMARY KEY NOT NULL,
    token      BLOB NOT NULL UNIQUE,
    account    BLOB,
    expires_at BIGINT NOT NULL,
    state      BLOB NOT NULL
);
CREATE INDEX attempts_by_age ON attempts (expires_at);

CREATE TABLE intents (
    operation      BLOB PRIMARY KEY NOT NULL,
    account        BLOB NOT NULL,
    device         BLOB NOT NULL,
    device_name    TEXT NOT NULL,
    utc_offset_min BIGINT NOT NULL,
    cause          TEXT NOT NULL,
    begun_at       BIGINT NOT NULL,
    outcome        TEXT NOT NULL,
    open           BIGINT NOT NULL
);
CREATE INDEX intents_open ON intents (begun_at) WHERE open = 1;

-- is_code: carries a code, so a new epoch does not send it.
CREATE TABLE outbox (
    seq            INTEGER PRIMARY KEY,
    id             BLOB NOT NULL UNIQUE,
    account        BLOB,
    message        TEXT NOT NULL,
    is_code        BIGINT NOT NULL,
    destination    TEXT NOT NULL,
    language       TEXT NOT NULL,
    device_name    TEXT NOT NULL,
    utc_offset_min BIGINT NOT NULL,
    created_at     BIGINT NOT NULL,
    next_try_at    BIGINT NOT NULL,
    tries          BIGINT NOT NULL
);
CREATE INDEX outbox_due ON outbox (next_try_at);

-- Rows are never changed; only device_name, which is sealed and outside the chain, can be purged.
-- AUTOINCREMENT: a sequence number is never given out twice, and with one writer it grows in the
-- order of commits.
CREATE TABLE audit (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    id          BLOB NOT NULL UNIQUE,
    at          BIGINT NOT NULL,
    kind        TEXT NOT NULL,
    account     BLOB,
    device      BLOB,
    device_name BLOB,
    detail      TEXT NOT NULL
);
CREATE INDEX audit_of_account ON audit (account, seq);

-- The sealer links rows in their order, so every row up to the newest linked one is covered.
CREATE TABLE audit_links (
    link BIGINT PRIMARY KEY NOT NULL,
    row  BIGINT NOT NULL UNIQUE REFERENCES audit (seq),
    hash BLOB NOT NULL
);

CREATE TABLE replays (
    jti        TEXT PRIMARY KEY NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX replays_by_age ON replays (expires_at);

CREATE TABLE revisions (
    account  BLOB PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL
);

-- One row a revision; the newest holds.
CREATE TABLE people_settings (
    revision INTEGER PRIMARY KEY AUTOINCREMENT,
    document TEXT NOT NULL
);
