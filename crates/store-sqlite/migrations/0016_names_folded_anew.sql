-- User names are now also free of invisible characters, folded in width (NFKC), and have the
-- apostrophe and the hyphen of a keyboard: 0 until src/embedded/fold.rs has folded what is stored.
UPDATE meta SET value = 0 WHERE name = 'names_folded';
