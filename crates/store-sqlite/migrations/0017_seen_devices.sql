-- When a sign-in was last completed on a device; 0 where none was. The device that was not used for longest yields its own count
-- of wrong passwords to a new one, and a sign-in on a device without such a time is told of by mail.
ALTER TABLE devices ADD COLUMN seen_at BIGINT NOT NULL DEFAULT 0;

-- Sign-ins whose second factor does not come are looked for once a minute.
CREATE INDEX sessions_pending ON sessions (opened_at) WHERE standing = 'needs-proof';
