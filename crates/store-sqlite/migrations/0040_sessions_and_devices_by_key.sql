-- A wipe looks for every session on a computer, and for every account that knows the computer.
CREATE INDEX sessions_on_device ON sessions (device);
CREATE INDEX devices_by_key ON devices (key);
