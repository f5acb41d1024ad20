//! Counters of the feature `automation`, for tests that compare what a request costs for different
//! names (law 5). No shipped binary has this feature.

use crate::{app::App, hashing::HashPool};
use axum::{Json, Router, extract::State, routing::get};
use chiave_protocol::Timestamp;
use chiave_store_sqlite::SqliteStore;
use serde::Serialize;
use std::sync::{Arc, LazyLock, OnceLock};

/// An environment variable. If set, no background task runs, so counters change by requests only.
const STILL: &str = "CHIAVE_STILL";
/// An environment variable. If set, the clock stands at the time of the start, so no waiting time ends while a test
/// compares what requests cost.
const CLOCK_STANDS: &str = "CHIAVE_CLOCK_STANDS";

/// The counters.
pub struct Gauges {
    /// Counts statements, mails and opened sealed values.
    pub store: Arc<SqliteStore>,
    /// Counts hashes.
    pub pool: Arc<HashPool>,
}

#[derive(Serialize)]
struct Counted {
    hashes: u64,
    reads: u64,
    writes: u64,
    mails: u64,
    commits: u64,
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
        commits: counts.commits,
        opened: store.opened(),
    })
}

/// The time that the service goes by, where the machine's clock says `now`.
pub fn time_to_go_by(now: Timestamp) -> Timestamp {
    static STANDS_AT: LazyLock<Option<OnceLock<Timestamp>>> =
        LazyLock::new(|| std::env::var_os(CLOCK_STANDS).map(|_| OnceLock::new()));
    match &*STANDS_AT {
        Some(at) => *at.get_or_init(|| now),
        None => now,
    }
}

/// Whether background tasks are switched off.
pub fn is_still() -> bool {
    std::env::var_os(STILL).is_some()
}
