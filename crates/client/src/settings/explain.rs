//! Which value of each setting is in force, against which others it won, and what is ignored.

use super::{Provider, Reading, SettingProblem, Settings, Verdict, accent, merged};
use crate::{files::Places, preferences, report::policy_hash};
use chiave_settings::{
    Author, Candidate, Colour, Computer, Document, Fault, Level, Settled, Supply, json,
};
use serde::Serialize;
use std::{fs, path::Path};

/// Why a value is what it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// IT decided.
    Mandatory,
    /// The person chose.
    Chosen,
    /// IT recommended, and the person chose nothing.
    Recommended,
}

/// A value that somebody set.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Told {
    /// The value as it is written.
    pub value: String,
    /// Who set the value.
    pub basis: Basis,
    /// The file, or the key of the registry.
    pub source: String,
    /// The line in the file.
    pub line: Option<usize>,
}

/// A setting with its winner and its losers.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Explained {
    /// The name of the setting.
    pub key: &'static str,
    /// The value that somebody set and that is in force.
    pub winner: Option<Told>,
    /// The value in force if nobody sets one.
    pub default: Option<String>,
    /// Whether the setting governs an action that a value without effect hides (law 16).
    pub hidden: bool,
    /// Whether a value without effect makes the setting count as `true` (law 16).
    pub counts_as_true: bool,
    /// The values that lost, the strongest first.
    pub losers: Vec<Told>,
}

/// Everything about the settings of this computer.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// Every setting, in the order of the manual.
    pub settings: Vec<Explained>,
    /// What is ignored, and why.
    pub problems: Vec<SettingProblem>,
    /// The nearest accent colour that can be read, if the one that is set cannot.
    pub nearest_accent: Option<Colour>,
    /// The hash of the managed settings in force, which the service counts computers by.
    pub policy: String,
    /// Whether the managed settings are in order.
    pub verdict: Verdict,
}

impl Explanation {
    /// Reads the managed settings, and the person's choice, which a shared computer does not keep.
    #[must_use]
    pub fn load(policy: &dyn Provider, places: &Places) -> Self {
        let reading = Reading::take(policy);
        let mut supplies = reading.supplies.clone();
        let files = reading.files.clone();
        let managed = Settings::read(reading);
        if !managed.kiosk {
            supplies.extend(chosen(&places.config.join(preferences::FILE)));
        }
        let nearest_accent = accent::nearest(&supplies);
        let together = merged(supplies, &files);
        let settled = together.settled.clone();
        let settings = Settings::of(together, &files);
        let counts = |it: &&Settled<Computer>| settings.sourced(it.key.name()).is_some();
        let explained = |key: &Computer| {
            let found = settled.iter().find(|it| it.key == *key).filter(counts);
            explain(*key, found, &managed)
        };
        Self {
            settings: Computer::ALL.iter().map(explained).collect(),
            problems: settings.problems,
            nearest_accent,
            policy: policy_hash(&managed),
            verdict: managed.verdict(),
        }
    }
}

/// The person's choice, which the person may write in any way; no file means no choice.
fn chosen(path: &Path) -> Option<Supply> {
    let text = fs::read(path).ok()?;
    Some(Supply {
        source: path.display().to_string(),
        author: Author::Person,
        content: json::read(&text).map_err(|at| (Fault::NotJson, Some(at))),
    })
}

fn explain(key: Computer, settled: Option<&Settled<Computer>>, managed: &Settings) -> Explained {
    let mut offers = managed.offers;
    let is_missing = offers.of(key).is_some_and(|exists| !*exists);
    let default = key.declaration().default;
    Explained {
        key: key.name(),
        winner: settled.map(|it| told(&it.winner)),
        default: default.map(|default| written(&default.json())),
        hidden: settled.is_none() && is_missing,
        counts_as_true: settled.is_none() && key == Computer::Kiosk && managed.kiosk,
        losers: settled.map_or_else(Vec::new, |it| it.losers.iter().map(told).collect()),
    }
}

fn told(candidate: &Candidate) -> Told {
    Told {
        value: written(&candidate.value),
        basis: match (candidate.author, candidate.level) {
            (Author::Person, _) => Basis::Chosen,
            (Author::Administrator, Level::Mandatory) => Basis::Mandatory,
            (Author::Administrator, Level::Recommended) => Basis::Recommended,
        },
        source: candidate.place.source.clone(),
        line: candidate.place.at.map(|at| at.line),
    }
}

/// A value as people write it: a text without its quotation marks, any other value as JSON.
#[must_use]
pub fn written(value: &serde_json::Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), ToOwned::to_owned)
}
