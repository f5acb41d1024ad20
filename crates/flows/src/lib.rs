//! The use cases: each loads facts, lets the domain decide, and commits. One file a flow.
//!
//! No HTTP, no SQL: a flow speaks to the ports of `chiave_domain` and nothing else. No state lives
//! here between two requests; restarting the service between any two changes nothing.
