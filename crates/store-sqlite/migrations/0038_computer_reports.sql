-- What the computer of a session last said of itself. Nothing is decided on it, so rows carry no mark.
CREATE TABLE computer_reports (
    session BLOB PRIMARY KEY NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    version TEXT NOT NULL,
    policy  TEXT NOT NULL,
    keyring TEXT NOT NULL
);
