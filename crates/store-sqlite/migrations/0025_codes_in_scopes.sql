-- The session or the account whose activation a code was asked for in; none for the code of an attempt. A
-- newer code takes the place of an older one only if both were asked for in the same place.
ALTER TABLE outbox ADD COLUMN code_in BLOB;
