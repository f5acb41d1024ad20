-- User names were stored in lower case, but not composed (NFC), and SQL cannot do it: 0 until
-- src/embedded/fold.rs has.
INSERT INTO meta (name, value) VALUES ('names_folded', 0);
