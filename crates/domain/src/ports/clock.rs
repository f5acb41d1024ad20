//! Time.

use chiave_protocol::Timestamp;

/// Tells the time. The service's own clock; a computer's is never believed.
pub trait Clock: Send + Sync {
    /// Now, to the second.
    fn now(&self) -> Timestamp;
}
