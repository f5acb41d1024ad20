-- The mark of a method covers its newest accepted step as well, from version 2 on (src/bind.rs).
ALTER TABLE methods ADD COLUMN mark_version BIGINT NOT NULL DEFAULT 1;
CREATE INDEX methods_to_mark ON methods (seq) WHERE mark_version < 2;
