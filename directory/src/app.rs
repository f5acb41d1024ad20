//! The state that every handler of the service shares.

use crate::{config::Personal, metrics::Metrics, readiness::Readiness, under_way::UnderWay};
use chiave_crypto::nonce::Nonces;
use chiave_flows::service::Service;
use chiave_protocol::StoreId;
use std::sync::Arc;

/// The oldest application version that this service still talks to.
pub const MIN_CLIENT_VERSION: &str = "0.1.0";

/// What this service can do, by names that clients may rely on.
pub const FEATURES: [&str; 5] = ["activate", "change", "reset", "unlock", "security-info"];

/// The wired service.
pub struct App {
    /// The use cases.
    pub service: Arc<Service>,
    /// Makes and verifies the nonces of DPoP proofs, in the epoch of the store.
    pub nonces: Nonces,
    /// The requests and writes in flight; a stop of the service waits for them.
    pub under_way: UnderWay,
    /// The id of the store that is served.
    pub store_id: StoreId,
    /// The configured public origin, such as `https://chiave.example.com` (law 6).
    pub public_name: String,
    /// The numbers about requests and writes.
    pub metrics: Arc<Metrics>,
    /// Whether the service can do its work now.
    pub readiness: Arc<Readiness>,
    /// The personal data that the log may contain.
    pub personal: Personal,
    /// The counters that tests read.
    #[cfg(feature = "automation")]
    pub gauges: crate::automation::Gauges,
}

impl App {
    /// The full address of a path: the only place where the service builds a URL.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.public_name)
    }
}
