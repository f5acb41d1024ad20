-- How often the service changed an entry of the directory: its password, its lock, or whether it is
-- enabled. The directory is asked before a transaction and never in it, so inside this tells whether
-- something came in between (src/nouns/entries.rs).
CREATE TABLE entry_versions (
    account BLOB PRIMARY KEY NOT NULL,
    version BIGINT NOT NULL
);
