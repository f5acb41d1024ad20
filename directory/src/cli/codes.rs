//! `account code`: an activation code for one account, or a list of codes or letters for many.
//!
//! If a code was not written completely, the code is not issued: the earlier code still holds.

mod csv;
pub(super) mod help_desk;
mod letters;
mod lists;
mod new_file;
pub(super) mod temporary;

use super::{
    account::{Activates, State, done, issue, void},
    context::CliContext,
    output::{Output, help},
    problem::Problem,
    typed::{time, whole},
};
use chiave_domain::{
    account::Account,
    activation_code::{ACTIVATION_CODE_AHEAD_DAYS, ACTIVATION_CODE_DAYS},
    ports::store::Store as _,
};
use chiave_flows::admin::activation_codes::{
    ActivationCodeFor, Drawn, draw_activation_code, keep_activation_code,
};
use chiave_protocol::{AccountId, Timestamp};
use chiave_words::{Arg, Cli};
use lists::Lists;
use std::{
    collections::HashSet,
    path::{Path, PathBuf},
};

/// Days for which a code is valid if no argument says otherwise.
const DAYS: u8 = 7;
const DAY_S: i64 = 24 * 60 * 60;

#[derive(Clone, Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("list").multiple(true).args(["csv", "letters"]))]
pub(super) struct Arguments {
    #[arg(
        value_name = "USER",
        required_unless_present = "all_not_activated",
        conflicts_with = "all_not_activated",
        help = help(Cli::CliHelpUsers)
    )]
    names: Vec<String>,
    #[arg(long, requires = "list", help = help(Cli::CliHelpCodeAll))]
    all_not_activated: bool,
    #[arg(long, requires = "list", help = help(Cli::CliHelpCodeReplace))]
    replace: bool,
    #[arg(long, value_name = "FILE|-", help = help(Cli::CliHelpCodeCsv))]
    csv: Option<PathBuf>,
    #[arg(long, value_name = "FILE", help = help(Cli::CliHelpCodeLetters))]
    letters: Option<PathBuf>,
    #[arg(long, value_name = "TIME", help = help(Cli::CliHelpCodeFrom))]
    from: Option<String>,
    #[arg(
        long,
        value_name = "N",
        default_value_t = DAYS,
        value_parser = whole::<u8>(1, ACTIVATION_CODE_DAYS.unsigned_abs()),
        help = help(Cli::CliHelpDays)
    )]
    days: u8,
}

/// From when and how long a code is good.
#[derive(Clone, Copy)]
pub(super) struct Lifetime {
    /// The start; `None` if from the issue on.
    pub(super) from: Option<Timestamp>,
    /// The number of days after the start.
    pub(super) days: u8,
}

/// A code that is to be written before it is issued.
struct NewCode<'a> {
    account: &'a Account,
    drawn: &'a Drawn,
}

pub(super) async fn run(
    arguments: &Arguments,
    context: &CliContext,
    output: &Output,
) -> Result<(), Problem> {
    if arguments.letters.as_deref() == Some(Path::new("-")) {
        return Err(Problem::said(Cli::CliLettersNeedFile, &[]));
    }
    let from = arguments.from.as_deref();
    let lifetime = Lifetime {
        from: from.map(|typed| start(typed, context.now)).transpose()?,
        days: arguments.days,
    };
    let accounts = match arguments.all_not_activated {
        true => not_activated(context).await?,
        false => named(&arguments.names, context).await?,
    };
    for account in &accounts {
        context.not_own(account).await?;
    }
    if arguments.csv.is_none() && arguments.letters.is_none() {
        return match accounts.as_slice() {
            [account] => one(account, lifetime, context, output).await,
            _ => Err(Problem::said(Cli::CliCodesNeedList, &[])),
        };
    }
    let accounts = match arguments.replace {
        true => accounts,
        false => without_code(accounts, context, output).await?,
    };
    if accounts.is_empty() && arguments.csv.as_deref() != Some(Path::new("-")) {
        // A file without codes would be in the way of the next list.
        issued(0, output);
        return Ok(());
    }
    let arguments = match accounts.is_empty() {
        true => &Arguments {
            letters: None,
            ..arguments.clone()
        },
        false => arguments,
    };
    let lists = Lists::create(arguments, context, output)?;
    list(&accounts, lifetime, &lists, context, output).await
}

/// The start of a code: a time of today or later, not too far ahead. A time of today that is past means at once.
fn start(typed: &str, now: Timestamp) -> Result<Timestamp, Problem> {
    let from = time(typed)?;
    let today = now.as_unix() - now.as_unix().rem_euclid(DAY_S);
    let ahead = from.since(now);
    if from.as_unix() >= today && ahead <= ACTIVATION_CODE_AHEAD_DAYS * DAY_S {
        return Ok(from);
    }
    let days = ACTIVATION_CODE_AHEAD_DAYS.to_string();
    let args = [("time", typed), ("days", &*days)];
    Err(Problem::said(Cli::CliCodeStartRefused, &args))
}

/// The accounts that may sign in and have no password yet.
async fn not_activated(context: &CliContext) -> Result<Vec<Account>, Problem> {
    let mut accounts = context.admin().list().await?;
    accounts.retain(|account| State::of(account) == State::NotActivated);
    Ok(accounts)
}

/// The accounts with these user names, without duplicates.
async fn named(names: &[String], context: &CliContext) -> Result<Vec<Account>, Problem> {
    let mut accounts = context.accounts(names).await?;
    let mut seen = HashSet::new();
    accounts.retain(|account| seen.insert(account.id));
    Ok(accounts)
}

/// The accounts of `accounts` that have no activation code that is good or starts later.
async fn without_code(
    accounts: Vec<Account>,
    context: &CliContext,
    output: &Output,
) -> Result<Vec<Account>, Problem> {
    let mut tx = context.store.read().await?;
    let (mut without, mut with) = (Vec::new(), 0);
    for account in accounts {
        match tx.activation_code(account.id).await? {
            Some(activation_code) if activation_code.is_pending(context.now) => with += 1,
            _ => without.push(account),
        }
    }
    if with > 0 {
        output.message(&output.say(Cli::CliCodesKept, &[("count", Arg::Number(with))]));
    }
    Ok(without)
}

async fn one(
    account: &Account,
    lifetime: Lifetime,
    context: &CliContext,
    output: &Output,
) -> Result<(), Problem> {
    let activates = Activates {
        account: account.id,
        user: &account.user_name,
        lifetime,
    };
    let sentence = match lifetime.from.filter(|from| context.now < *from) {
        Some(_) => Cli::CliPassIssuedFrom,
        None => Cli::CliPassIssued,
    };
    issue(context, &activates, sentence, output).await?;
    if !account.enabled {
        done(Cli::CliPassOfDisabled, &account.user_name, output);
    }
    Ok(())
}

async fn list(
    accounts: &[Account],
    lifetime: Lifetime,
    lists: &Lists<'_>,
    context: &CliContext,
    output: &Output,
) -> Result<(), Problem> {
    lists.begin()?;
    let mut count = 0;
    let mut failed = Ok(());
    for account in accounts {
        failed = listed(account, lifetime, lists, context, output).await;
        if failed.is_err() {
            break;
        }
        if !account.enabled {
            done(Cli::CliPassOfDisabled, &account.user_name, output);
        }
        count += 1;
    }
    issued(count, output);
    failed.and(lists.finish())
}

/// Prints how many codes were issued.
fn issued(count: i64, output: &Output) {
    output.message(&output.say(Cli::CliCodesIssued, &[("count", Arg::Number(count))]));
}

/// Writes one code, and issues the code after it was written.
async fn listed(
    account: &Account,
    lifetime: Lifetime,
    lists: &Lists<'_>,
    context: &CliContext,
    output: &Output,
) -> Result<(), Problem> {
    let drawn = draw(account.id, lifetime, context).await?;
    lists.add(&NewCode {
        account,
        drawn: &drawn,
    })?;
    keep_activation_code(&context.store, context.operator(), drawn)
        .await
        .inspect_err(|_| void(&account.user_name, output))?;
    Ok(())
}

/// Draws a code, which is not valid yet.
pub(super) async fn draw(
    account: AccountId,
    lifetime: Lifetime,
    context: &CliContext,
) -> Result<Drawn, Problem> {
    let to = ActivationCodeFor {
        account,
        from: lifetime.from,
        days: lifetime.days.into(),
    };
    let (hashing, operator) = (context.hashing.as_ref(), context.operator());
    Ok(draw_activation_code(hashing, operator, &to).await?)
}
