//! Time and randomness.

use chiave_protocol::Timestamp;
use uuid::Uuid;

/// Tells the time. The service's own clock; a laptop's is never believed.
pub trait Clock: Send + Sync {
    /// Now, to the second.
    fn now(&self) -> Timestamp;
}

/// Makes ids that nobody has used. They name things and open nothing.
pub trait Ids: Send + Sync {
    /// A fresh UUIDv4.
    fn fresh(&self) -> Uuid;
}
