-- The newest backup and the newest drill are looked up by every start that has metrics: among a year
-- of audit rows, only those about the service itself are read.
CREATE INDEX audit_of_service ON audit (seq) WHERE kind = 'service-changed';
