//! What `people set` reports: the changes, what was stored, and which rules by group are worth a look.

use super::document::Difference;
use crate::cli::{
    output::{NONE, Output, number},
    problem::Problem,
};
use chiave_domain::settings::{Doubt, DoubtfulRule};
use chiave_words::{Arg, Cli};
use serde::Serialize;

/// Where and in which form `people set` reports.
pub(super) struct Report<'a> {
    pub(super) output: &'a Output,
    /// Whether the answer is JSON. Sentences are printed all the same.
    pub(super) json: bool,
}

/// A row of the answer in the form for scripts. The key `row` says which kind of row it is.
#[derive(Serialize)]
#[serde(tag = "row", rename_all = "kebab-case")]
enum RowJson<'a> {
    Change {
        key: &'a str,
        before: Option<&'a str>,
        after: Option<&'a str>,
    },
    Stored {
        revision: u64,
        changed: &'a [String],
    },
    Unchanged {
        revision: u64,
    },
    Doubt {
        rule: usize,
        group: &'a str,
        doubt: &'static str,
    },
}

impl Report<'_> {
    /// Prints each changed setting with its value before and after.
    pub(super) fn changes(&self, differences: &[Difference]) -> Result<(), Problem> {
        for Difference { key, before, after } in differences {
            let (before, after) = (before.as_deref(), after.as_deref());
            if self.json {
                self.output.json(&RowJson::Change { key, before, after })?;
            } else {
                let row = [key, before.unwrap_or(NONE), after.unwrap_or(NONE)];
                self.output.row(&row);
            }
        }
        Ok(())
    }

    /// Says that a new revision was stored.
    pub(super) fn stored(&self, revision: u64, changed: &[String]) -> Result<(), Problem> {
        if self.json {
            self.output.json(&RowJson::Stored { revision, changed })?;
        }
        let keys = changed.join(", ");
        let args = [("revision", number(revision)), ("keys", Arg::Text(&keys))];
        self.output
            .message(&self.output.say(Cli::CliPeopleSet, &args));
        Ok(())
    }

    /// Says that the revision in force has these settings already.
    pub(super) fn unchanged(&self, revision: u64) -> Result<(), Problem> {
        if self.json {
            self.output.json(&RowJson::Unchanged { revision })?;
        }
        let args = [("revision", number(revision))];
        self.output
            .message(&self.output.say(Cli::CliPeopleSame, &args));
        Ok(())
    }

    /// Names the rules by group that are probably a mistake.
    pub(super) fn doubts(&self, doubtful: &[DoubtfulRule]) -> Result<(), Problem> {
        for rule in doubtful {
            let (doubt, sentence) = match rule.doubt {
                Doubt::NoSetting => ("no-setting", Cli::CliPeopleRuleEmpty),
                Doubt::NoAccount => ("no-account", Cli::CliPeopleRuleNobody),
            };
            let group = rule.group.as_str();
            if self.json {
                self.output.json(&RowJson::Doubt {
                    rule: rule.number,
                    group,
                    doubt,
                })?;
            }
            let args = [("number", number(rule.number)), ("group", Arg::Text(group))];
            self.output.message(&self.output.say(sentence, &args));
        }
        Ok(())
    }
}
