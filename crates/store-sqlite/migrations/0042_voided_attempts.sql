-- Whatever ends what an account has under way counts up here, and an attempt keeps the number at which it was
-- opened: an attempt with a smaller number is voided. So one row is written, however many attempts there are. The
-- numbers carry no mark: whoever can write the file can also put back the earlier state of an attempt.
CREATE TABLE attempt_voidings (
    account BLOB PRIMARY KEY NOT NULL,
    number  BIGINT NOT NULL
);
ALTER TABLE attempts ADD COLUMN voidings BIGINT NOT NULL DEFAULT 0;
