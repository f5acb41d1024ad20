//! What the service says of itself to anybody.

use crate::{StoreId, Timestamp, wire};

wire! {
    /// The answer of `GET /v1/service`.
    #[derive(Clone)]
    pub struct ServiceInfo {
        /// The company's name for this directory, shown at sign-in.
        pub organisation: String,
        /// The service's version.
        pub version: String,
        /// The oldest application version it still talks to.
        pub min_client_version: String,
        /// What it can do, by stable names; an unknown one is to be ignored.
        pub features: Vec<String>,
        /// The service's clock, which alone decides freshness.
        pub server_time: Timestamp,
        /// Leading zero bits asked of the proof of work that opens an attempt.
        pub work_bits: u32,
        /// Whether emails of the service are late at this time: the mail server takes none of them. Not
        /// sent by services older than this field.
        #[serde(default)]
        pub mail_delayed: bool,
        /// The store behind the service, the same for its whole life and after every restore of a
        /// backup. Another one means another directory under the same name: a service with a wrong
        /// data folder, or one set up anew. Not sent by services older than this field.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub store_id: Option<StoreId>,
    }
}
