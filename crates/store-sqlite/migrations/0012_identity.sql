-- Which store this is: `store`, 16 random bytes, drawn once and kept by every backup of it.
CREATE TABLE identity (
    name  TEXT PRIMARY KEY NOT NULL,
    value BLOB NOT NULL
);

-- A value by which each key of the service that this store has ever seen is recognised again: by
-- what the key is for and by its id. It is derived from the key and tells nothing about it.
CREATE TABLE key_checks (
    purpose  TEXT NOT NULL,
    key      TEXT NOT NULL,
    value    BLOB NOT NULL,
    noted_at BIGINT NOT NULL,
    PRIMARY KEY (purpose, key)
);

-- Written by every start of the service, before it is ready: a store that cannot be written is none.
INSERT INTO meta (name, value) VALUES ('started_at', 0);
