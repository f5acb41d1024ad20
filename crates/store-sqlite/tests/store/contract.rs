//! What every store promises, kept by this one.

chiave_domain::store_contract!(crate::fixture::subject);
