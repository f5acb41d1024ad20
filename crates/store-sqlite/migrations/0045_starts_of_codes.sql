-- From when an activation code may be presented; NULL where that is from its issue on (not_before), as for every code of
-- before.
ALTER TABLE passes ADD COLUMN starts_at BIGINT;
