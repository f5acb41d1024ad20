-- Whether people share the computer of a session: its device key ends with the turn of this person, so the session ends
-- sooner, and the account never knows the computer.
ALTER TABLE sessions ADD COLUMN shared INTEGER NOT NULL DEFAULT 0;
