//! Mailed codes that wait to be typed.

use crate::{ports::store::StoreError, verification::CodeScope};
use async_trait::async_trait;
use chiave_protocol::{MethodId, Timestamp};

/// The questions about waiting codes.
#[async_trait]
pub trait ReadCodes {
    /// Returns the code of a method that waits to be typed in this scope.
    async fn waiting_code(
        &mut self,
        scope: CodeScope,
        method: MethodId,
    ) -> Result<Option<WaitingCode>, StoreError>;
}

/// The changes to waiting codes.
#[async_trait]
pub trait WriteCodes {
    /// Stores a code. A code of the same scope and method is replaced.
    async fn put_code(&mut self, code: &WaitingCode) -> Result<(), StoreError>;
    /// Ends a code that was used or given up.
    async fn end_code(&mut self, scope: CodeScope, method: MethodId) -> Result<(), StoreError>;
}

/// A mailed code that waits to be typed: to confirm an address, or for a fresh verification.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct WaitingCode {
    /// Where the code was asked for, and where alone it is accepted (law 2).
    pub scope: CodeScope,
    /// The method that the code was sent to.
    pub method: MethodId,
    /// The number of the send; the code is derived from the number.
    pub serial: u32,
    /// The time of the send.
    pub sent_at: Timestamp,
    /// The time from which the code is refused.
    pub expires_at: Timestamp,
    /// The number of tries that were counted against the code.
    pub tries: u32,
}
