-- The device key that showed an activation code last. Shown from another one, the code takes back what it bound before.
ALTER TABLE passes ADD COLUMN shown_by BLOB;
