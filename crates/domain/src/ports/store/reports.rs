//! What computers say of themselves.

use crate::{ports::store::StoreError, session::Session};
use async_trait::async_trait;
use chiave_protocol::{SessionId, report::Report};

/// A session, with the last report of its computer.
#[derive(Clone, Debug, PartialEq)]
pub struct Reported {
    /// The session.
    pub session: Session,
    /// The report; `None` from an application that sends none.
    pub report: Option<Report>,
}

/// The questions about reports.
#[async_trait]
pub trait ReadReports {
    /// Every session with its report, dead sessions included, those that cannot be read left out.
    async fn all_reports(&mut self) -> Result<Vec<Reported>, StoreError>;
}

/// What a writing transaction does beside [`ReadReports`].
#[async_trait]
pub trait WriteReports {
    /// Stores the report of the computer of a session in place of the last one.
    async fn put_report(&mut self, session: SessionId, report: &Report) -> Result<(), StoreError>;
}
