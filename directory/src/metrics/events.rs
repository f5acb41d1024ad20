//! Counts the rows of the audit log. A row stands for what really happened (law 24), whichever
//! process wrote it: the service or a command.

use super::{
    Metrics,
    declared::{EVENTS, RESETS_CLOSED, SIGN_INS, SIGN_INS_REFUSED, VERIFICATIONS},
};
use chiave_domain::ports::store::StoreError;
use chiave_store_sqlite::{SqliteStore, ToldEvent};
use tokio::sync::Mutex;

/// The number of rows that are read at once.
const ROWS: u32 = 1000;

/// The rows that were counted.
#[derive(Debug)]
pub struct Counted {
    /// The sequence number of the newest counted row.
    newest: Mutex<i64>,
}

impl Counted {
    /// Counts from the present end of the audit log on.
    pub async fn from_now(store: &SqliteStore) -> Result<Self, StoreError> {
        let newest = Mutex::new(store.newest_event().await?);
        Ok(Self { newest })
    }

    /// Counts the rows that are new since the last call.
    pub async fn catch_up(&self, store: &SqliteStore, metrics: &Metrics) -> Result<(), StoreError> {
        let mut newest = self.newest.lock().await;
        loop {
            let events = store.events_after(*newest, ROWS).await?;
            for event in &events {
                count(metrics, event);
                *newest = event.number;
            }
            if events.len() < ROWS as usize {
                return Ok(());
            }
        }
    }
}

/// Counts one row. The first words of these details are of a few words of ours, never data.
fn count(metrics: &Metrics, ToldEvent { kind, detail, .. }: &ToldEvent) {
    metrics.count(&EVENTS, &[kind]);
    let mut words = detail.split(' ');
    let first = words.next().unwrap_or_default();
    match kind.as_str() {
        "signed-in" => metrics.count(&SIGN_INS, &[first]),
        "sign-in-refused" => metrics.count(&SIGN_INS_REFUSED, &[]),
        "factor-passed" | "verification-passed" | "proof-passed" => {
            metrics.count(&VERIFICATIONS, &[first, "passed"]);
        }
        "code-refused" | "reset-code-refused" => {
            metrics.count(&VERIFICATIONS, &[first, "refused"]);
        }
        "resets-closed" => {
            metrics.count(&RESETS_CLOSED, &[first, words.next().unwrap_or_default()]);
        }
        _ => {}
    }
}
