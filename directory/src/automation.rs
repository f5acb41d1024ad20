//! Behind the feature `automation`: what a request costs, so that a test can compare what it costs
//! for different names (law 5). No shipped binary has it.

use crate::{app::App, hashing::HashPool};
use axum::{Json, Router, extract::State, routing::get};
use chiave_store_sqlite::SqliteStore;
use serde::Serialize;
use std::sync::Arc;

/// Set, nothing runs that no request asked for: counts between two requests are the request's.
const STILL: &str = "CHIAVE_STILL";

/// What is counted.
pub struct Gauges {
    /// Statements, mails and sealed values that were opened.
    pub store: Arc<SqliteStore>,
    /// Hashes.
    pub pool: Arc<HashPool>,
}

#[derive(Serialize)]
struct Counted {
    hashes: u64,
    reads: u64,
    writes: u64,
    mails: u64,
    opened: u64,
}

/// The routes that only a build for tests has.
pub fn routes() -> Router<Arc<App>> {
    Router::new().route("/automation/counts", get(counts))
}

/// `GET /automation/counts`: work since the start.
async fn counts(State(app): State<Arc<App>>) -> Json<Counted> {
    let Gauges { store, pool } = &app.gauges;
    let counts = store.counts();
    Json(Counted {
        hashes: pool.made(),
        reads: counts.reads,
        writes: counts.writes,
        mails: counts.mails,
        opened: store.opened(),
    })
}

/// Whether nothing is to run in the background.
pub fn is_still() -> bool {
    std::env::var_os(STILL).is_some()
}
