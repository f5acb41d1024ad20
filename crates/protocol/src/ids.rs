//! Typed ids. An id names a thing and opens nothing: none of them is a credential.

use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

/// Declares a type for the ids of one kind of thing.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
        #[serde(transparent)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps an id that a store, a client or a source of randomness handed us.
            pub const fn from_uuid(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// The bare id, for a SQL parameter.
            pub const fn as_uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    };
}

id!(
    /// Names an account. Stable for its whole life, unlike the user name.
    AccountId
);
id!(
    /// Names an attempt in logs and audit rows. The attempt is opened by its token, never by this.
    AttemptId
);
id!(
    /// Names one event in the log of an account.
    EventId
);
id!(
    /// Names one registered method.
    MethodId
);
id!(
    /// Chosen by the client for each changing request; the same id gets the same answer.
    OperationId
);
id!(
    /// Names one order to a computer.
    OrderId
);
id!(
    /// Names one request in the log; shown to the person with an error.
    RequestId
);
id!(
    /// Names a session in lists and audit rows.
    SessionId
);
id!(
    /// Names a store for its whole life: kept by every backup and restore of it.
    StoreId
);

/// The RFC 7638 thumbprint of a device key: SHA-256 of its public JWK. Names the key, opens nothing.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Deserialize, Serialize)]
pub struct Thumbprint([u8; 32]);

/// The keyed hash of a token: all that a service keeps of it. It never crosses the wire; it stands here
/// because the crate that makes it and the crates that store it share only this one.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Deserialize, Serialize)]
pub struct TokenHash([u8; 32]);

macro_rules! digest {
    ($name:ident) => {
        impl $name {
            /// Wraps the 32 bytes of a SHA-256 digest.
            #[must_use]
            pub const fn from_bytes(bytes: [u8; 32]) -> Self {
                Self(bytes)
            }

            /// The bare bytes, for a SQL parameter or a comparison.
            #[must_use]
            pub const fn as_bytes(&self) -> &[u8; 32] {
                &self.0
            }
        }
    };
}
digest!(Thumbprint);
digest!(TokenHash);

impl fmt::Display for Thumbprint {
    /// In hex, for logs; on the wire it stands in base64url, where RFC 9449 wants it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}
