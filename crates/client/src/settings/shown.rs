//! The settings and their problems, as the window and the command line show them.

use chiave_settings::{Candidate, Computer, Document, Fault, Level, Problem, Settled};
use serde::Serialize;
use std::{collections::BTreeMap, fmt};

/// One setting as the person sees it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Sourced {
    /// The name of the setting.
    pub key: String,
    /// The value of the setting.
    pub value: String,
    /// The file that sets it.
    pub source: String,
    /// The line in the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub line: Option<u32>,
    /// Whether the person may choose otherwise.
    pub level: Level,
}

impl Sourced {
    pub(super) fn of(settled: &Settled<Computer>) -> Self {
        let Candidate { place, level, .. } = &settled.winner;
        Self {
            key: settled.key.name().to_owned(),
            value: settled.value.shown().into_owned(),
            source: place.source.clone(),
            line: place.at.and_then(|at| u32::try_from(at.line).ok()),
            level: *level,
        }
    }
}

/// A problem that the IT department has to solve.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SettingProblem {
    /// What is wrong.
    pub fault: Fault,
    /// The file with line and column, and the key if a single key is wrong.
    pub place: String,
    /// What the key accepts, in every language by its tag; only if its value is wrong. The window alone knows the
    /// language of the person.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "ts", ts(as = "Option<BTreeMap<String, String>>", optional))]
    pub expected: BTreeMap<&'static str, String>,
}

impl SettingProblem {
    /// A problem of what a place says. What is in a file that a setting names is not a value of the key.
    pub(super) fn of_supply(problem: Problem) -> Self {
        let key = problem.name.as_deref().and_then(Computer::named);
        let wrong = key.filter(|_| problem.fault == Fault::BadValue);
        Self {
            expected: wrong.map_or_else(BTreeMap::new, |key| {
                key.declaration().kind.expected_everywhere()
            }),
            ..problem.into()
        }
    }
}

impl From<Problem> for SettingProblem {
    fn from(problem: Problem) -> Self {
        let Problem { fault, name, place } = problem;
        Self {
            fault,
            place: match name {
                Some(name) => format!("{place} ({name})"),
                None => place.to_string(),
            },
            expected: BTreeMap::new(),
        }
    }
}

impl fmt::Display for SettingProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.fault.name(), self.place)
    }
}
