//! Runs the shared contract suite of all stores against this one.

chiave_domain::store_contract!(crate::fixture::subject);
