-- A keyed hash over what decides in a row (src/sealed.rs): whoever can write the file but has no key
-- can neither make such a row nor change one.
ALTER TABLE methods ADD COLUMN mark BLOB;
ALTER TABLE sessions ADD COLUMN mark BLOB;
ALTER TABLE devices ADD COLUMN mark BLOB;
ALTER TABLE activations ADD COLUMN mark BLOB;

-- Nobody can tell any more who made the rows that are there, and to mark them now would mark a planted
-- row as well. So everybody signs in once more, with a second factor where one is asked for. Tokens
-- are hashed with a key from now on: what an older token opened is not found any more.
DELETE FROM sessions;
DELETE FROM devices;
DELETE FROM activations;
