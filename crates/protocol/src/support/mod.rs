//! The support report: what a computer tells a help desk about itself, as one JSON document that a person can read.
//!
//! A report names nobody and holds no secret, because no field of it can: each is a number, a time, an id, a word of
//! the program's own or the number of a version (`text`). No name of a person, of the service or of a proxy, no
//! address, no value of a setting and no sentence is in it.

mod text;

pub use text::{BadText, Hash, Route, Term, UtcTime, Version, Word};

use crate::{OperationId, RequestId};
use serde::{Deserialize, Serialize};

/// The number of the form that this version writes. A field more is another form.
pub const FORMAT: u32 = 1;

/// A support report.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SupportReport {
    /// The number of the form; see [`FORMAT`].
    pub format: u32,
    /// When the report was drawn up, by the clock of the computer.
    pub made_at: UtcTime,
    /// The version of the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<Version>,
    /// The operating system.
    pub system: System,
    /// Whether the service can be reached, as the last request found.
    pub reach: Word,
    /// When the service last said its time, by the clock of the computer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_contact: Option<UtcTime>,
    /// What an examination of the computer found, as `chiave doctor` does.
    pub findings: Vec<Finding>,
    /// The managed settings.
    pub policy: Policy,
    /// How far somebody is signed in: `none`, `limited` or `full`.
    pub session: Word,
    /// The write whose outcome is not known, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open_write: Option<OpenWrite>,
    /// The latest requests of this process, the oldest first.
    pub requests: Vec<Request>,
    /// The failures of this process, one entry for each code.
    pub failures: Vec<Failures>,
}

/// The operating system of a computer.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = ReportSystem))]
pub struct System {
    /// The kind of system, such as `linux`.
    pub kind: Word,
    /// The processor, such as `x86_64`.
    pub processor: Word,
    /// The name of the distribution, such as `debian`, if it is one that many use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Word>,
    /// The version of the distribution, such as `13`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<Version>,
    /// The version of the kernel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kernel: Option<Version>,
}

/// One finding of an examination, with those of its facts that are not private. The fields have the names that
/// `chiave doctor --json` gives them.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = ReportFinding))]
pub struct Finding {
    /// How good the finding is: `good`, `doubtful` or `bad`.
    pub health: Word,
    /// What was found.
    pub finding: Word,
    /// How many settings are ignored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problems: Option<u32>,
    /// The HTTP status with which a proxy refuses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// Whether the proxy was shown a sign-in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with_sign_in: Option<bool>,
    /// When a certificate expires, expired or becomes valid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<UtcTime>,
    /// The code with which the service refuses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Word>,
    /// The version of the service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<Version>,
    /// The seconds by which the clock of the computer is ahead of that of the service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ahead_s: Option<i64>,
    /// The state of the keyring.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<Word>,
    /// The program that answers as the keyring, if it is one that many use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Word>,
}

/// The managed settings of a computer, without any value.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = ReportPolicy))]
pub struct Policy {
    /// The hash of the settings in force, by which `fleet` counts computers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hash: Option<Hash>,
    /// Every key that is set.
    pub settings: Vec<Setting>,
    /// Why settings or files are ignored, one word for each.
    pub ignored: Vec<Word>,
    /// Whether a file can no longer be read, so the settings from before are in force.
    pub kept: bool,
}

/// A managed setting that is in force.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = ReportSetting))]
pub struct Setting {
    /// The name of the setting.
    pub key: Word,
    /// Whether the person may choose otherwise: `mandatory` or `recommended`.
    pub level: Word,
    /// Which file sets the key: its number among those that set one, in the order of their names. A name could be
    /// anybody's.
    pub file: u32,
    /// The line in the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
}

/// A write that was begun and whose outcome is not known.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = ReportOpenWrite))]
pub struct OpenWrite {
    /// What the write is for.
    pub kind: Word,
    /// The id of the operation, as the service knows it.
    pub operation_id: OperationId,
}

/// A request to the service, and how it ended.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = ReportRequest))]
pub struct Request {
    /// When the request was sent, by the clock of the computer.
    pub at: UtcTime,
    /// The method.
    pub method: Method,
    /// The template of the path.
    pub route: Route,
    /// The status of the answer; absent if there was none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// The milliseconds until the answer had been read, or the request had failed.
    pub duration_ms: u64,
    /// The code of the refusal or of the failure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Word>,
    /// The id of the request in the log of the service; absent if the service did not answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<RequestId>,
}

/// The method of a request.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = ReportMethod))]
pub enum Method {
    /// Reads.
    Get,
    /// Asks for something.
    Post,
    /// Takes something away.
    Delete,
}

/// How often requests failed with one code.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = ReportFailures))]
pub struct Failures {
    /// The code.
    pub code: Word,
    /// How often.
    pub count: u32,
    /// When for the last time.
    pub last_at: UtcTime,
}

impl SupportReport {
    /// The document, as a person reads it and as it is saved and sent.
    #[must_use]
    pub fn document(&self) -> String {
        // Writing JSON never fails with these types.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}

#[cfg(test)]
mod tests;
