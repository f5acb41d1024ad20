-- An order is for a computer, not for a session. A new password looks for the open orders of its account.
DROP INDEX computer_orders_open_of_session;
CREATE INDEX computer_orders_open_of_account ON computer_orders (account) WHERE outcome IS NULL;
