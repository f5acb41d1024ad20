-- Methods that count for nothing because of a setting, and of which the person was told. A row is removed where the
-- method counts again, so the person is told if that ends.
CREATE TABLE methods_not_counted (
    method  BLOB   NOT NULL PRIMARY KEY,
    account BLOB   NOT NULL,
    told_at BIGINT NOT NULL
);
CREATE INDEX methods_not_counted_by_account ON methods_not_counted (account);
