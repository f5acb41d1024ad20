//! Checks and stores the wanted settings of `people set`.

use super::Wanted;
use crate::{
    cli::{context::CliContext, problem::Problem},
    people_file,
};
use chiave_domain::settings::WrongSetting;
use chiave_flows::admin::people::{NewSettings, Stored, store_settings};
use chiave_words::Cli;

/// Checks settings that are not going to be stored as those that are.
pub(super) fn is_valid(wanted: &Wanted) -> Result<(), Problem> {
    match wanted.book.wrong() {
        wrong if wrong.is_empty() => Ok(()),
        wrong => Err(problem(wanted, &wrong)),
    }
}

/// The document that is in force after the command.
pub(super) enum New {
    Stored {
        revision: u64,
        changed: Vec<String>,
    },
    /// The document was in force before.
    Unchanged {
        revision: u64,
    },
}

/// Stores the wanted settings in place of those in force.
pub(super) async fn store(wanted: &Wanted, context: &CliContext) -> Result<New, Problem> {
    let new = NewSettings {
        book: wanted.book.clone(),
        made_from: wanted.made_from,
    };
    match store_settings(&context.store, context.operator(), &new).await? {
        Stored::Done { revision, changed } => Ok(New::Stored { revision, changed }),
        Stored::Same { revision } => Ok(New::Unchanged { revision }),
        Stored::Overtaken { revision } => {
            let (own, stored) = (wanted.made_from.unwrap_or_default(), revision);
            let args = [("own", &*own.to_string()), ("stored", &*stored.to_string())];
            Err(Problem::said(Cli::CliPeopleOvertaken, &args))
        }
        Stored::Wrong(wrong) => Err(problem(wanted, &wrong)),
    }
}

/// The problem of settings whose values are not allowed.
fn problem(wanted: &Wanted, wrong: &[WrongSetting]) -> Problem {
    let wrong = people_file::placed(&wanted.text, wrong);
    Problem::Settings(wanted.source.clone(), wrong)
}
