-- The support report with which a computer answered an order, as one JSON document. It names nobody; the order says
-- whose computer it is.
CREATE TABLE support_reports (
    order_id    BLOB PRIMARY KEY NOT NULL,
    received_at BIGINT NOT NULL,
    report      TEXT NOT NULL,
    mark        BLOB NOT NULL
);
