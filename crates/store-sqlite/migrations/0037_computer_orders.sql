-- Orders of the IT department to computers, marked. A synchronisation looks whether one is open for its
-- session, and a computer whose session ended for those of its device key.
CREATE TABLE computer_orders (
    id          BLOB PRIMARY KEY,
    kind        TEXT NOT NULL,
    account     BLOB NOT NULL,
    session     BLOB NOT NULL,
    device      BLOB NOT NULL,
    device_name TEXT NOT NULL,
    made_at     BIGINT NOT NULL,
    by_uid      BIGINT,
    expires_at  BIGINT NOT NULL,
    outcome     TEXT,
    ended_at    BIGINT,
    mark        BLOB NOT NULL
);
CREATE INDEX computer_orders_open_of_session ON computer_orders (session) WHERE outcome IS NULL;
CREATE INDEX computer_orders_open_of_device ON computer_orders (device) WHERE outcome IS NULL;
CREATE INDEX computer_orders_by_age ON computer_orders (expires_at);
