//! The purpose and the progress of a write. A write belongs to the application and not to the
//! screen that began it (law 24), so its progress is part of the status that every screen sees.

use crate::{Failure, memory::Scope};
use chiave_protocol::Timestamp;
use serde::{Deserialize, Serialize};

/// What a write is for.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum WriteKind {
    /// Replaces a password that the person knows.
    Change,
    /// Sets a new password after a verification.
    Reset,
    /// Sets the first password, with an activation code.
    FirstPassword,
    /// Ends a lock; the password stays unchanged.
    Unlock,
    /// Another version of this application wrote a note that this version cannot read.
    #[serde(other)]
    Unknown,
}

/// The stage of a write.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum WriteStage {
    /// The write was sent; it can still be cancelled.
    Sent,
    /// The service has begun the write; it will be finished.
    Recorded,
    /// The answer was lost; the client is finding out the outcome.
    Finishing,
}

/// The progress of a write.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum WriteProgress {
    /// The write is in progress.
    Running {
        /// The stage of the write.
        stage: WriteStage,
    },
    /// The service has answered that the write is done.
    Done {
        /// When the write was done, by the service's clock.
        at: Timestamp,
    },
    /// The write was certainly not done, and never will be.
    NotDone {
        /// The reason; absent if the service never began the write.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        error: Option<Failure>,
    },
    /// The outcome is unknown; [`crate::Client::settle`] asks for it.
    Unknown,
}

/// The latest write, until the person has seen its outcome.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct WriteStatus {
    /// What the write is for.
    pub kind: WriteKind,
    /// The progress of the write.
    pub progress: WriteProgress,
}

impl WriteKind {
    /// The authority with which a write of this kind is sent.
    pub(crate) const fn scope(self) -> Scope {
        match self {
            Self::Change | Self::Unknown => Scope::Session,
            Self::Reset | Self::Unlock => Scope::Attempt,
            Self::FirstPassword => Scope::Activation,
        }
    }
}
