//! Checks and stores the wanted settings of `people set`.

use super::Wanted;
use crate::{
    cli::{context::CliContext, problem::Problem},
    people_file,
};
use chiave_domain::settings::WrongSetting;
use chiave_flows::admin::people::{NewSettings, Stored, store_settings};
use chiave_words::Cli;

/// Checks settings that are not going to be stored as those that are, where `revision` is in force.
pub(super) fn is_valid(wanted: &Wanted, revision: u64) -> Result<(), Problem> {
    if let Some(own) = wanted.made_from.filter(|own| *own != revision) {
        return Err(overtaken(own, revision));
    }
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
            Err(overtaken(wanted.made_from.unwrap_or_default(), revision))
        }
        Stored::Wrong(wrong) => Err(problem(wanted, &wrong)),
    }
}

/// The problem of settings that were made from another revision than the one in force.
fn overtaken(own: u64, stored: u64) -> Problem {
    let args = [("own", &*own.to_string()), ("stored", &*stored.to_string())];
    Problem::said(Cli::CliPeopleOvertaken, &args)
}

/// The problem of settings whose values are not allowed.
fn problem(wanted: &Wanted, wrong: &[WrongSetting]) -> Problem {
    let wrong = people_file::placed(&wanted.text, wrong);
    Problem::Settings(wanted.source.clone(), wrong)
}
