-- Writes that ended are forgotten after a while (src/sweep.rs); this finds the old ones.
CREATE INDEX intents_ended ON intents (begun_at) WHERE open = 0;
