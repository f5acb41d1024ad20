//! What crosses the wire between the computer and the directory service, as data and nothing else.
//!
//! Both ends compile these types, so neither can drift. A new field is optional; a code, a tag or a
//! name that an old client does not know falls into the variant that says so, and the client tells
//! the person to update. The contract as a document is `directory/openapi.json`.

pub mod activation;
pub mod attempt;
pub mod error;
#[cfg(test)]
mod fuzz;
pub mod ids;
pub mod limits;
pub mod method;
pub mod order;
mod origin;
pub mod password;
pub mod policy;
pub mod report;
pub mod secret;
pub mod service;
pub mod session;
pub mod state;
pub mod support;
pub mod time;
pub mod typed;

pub use error::{AddressFault, AttemptEndedBy, ErrorCode, Problem};
pub use ids::{
    AccountId, AttemptId, EventId, MethodId, OperationId, OrderId, RequestId, SessionId, StoreId,
    Thumbprint, TokenHash,
};
pub use origin::Origin;
pub use secret::Secret;
pub use time::Timestamp;

/// Derives what every wire type needs: serde both ways, and the schemas behind their features.
///
/// Names on the wire are kebab-case for tags and snake_case for fields.
macro_rules! wire {
    ($(#[$meta:meta])* pub struct $($rest:tt)*) => {
        #[derive(Debug, serde::Deserialize, serde::Serialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        $(#[$meta])*
        pub struct $($rest)*
    };
    ($(#[$meta:meta])* pub enum $($rest:tt)*) => {
        #[derive(Debug, serde::Deserialize, serde::Serialize)]
        #[serde(rename_all = "kebab-case")]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        $(#[$meta])*
        pub enum $($rest)*
    };
}
pub(crate) use wire;
