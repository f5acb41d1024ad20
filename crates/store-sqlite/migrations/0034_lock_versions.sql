-- How often an entry was locked or disabled: a write that was decided before is not executed afterwards.
ALTER TABLE embedded_entries ADD COLUMN lock_version INTEGER NOT NULL DEFAULT 0;
