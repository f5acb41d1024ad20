//! `account code`: an activation code for one account, or a list of codes for many.
//!
//! If a code was not written completely, the code is not issued: the earlier code still holds.

use super::{
    account::{Activates, State, done, issue, void},
    context::CliContext,
    output::{Output, help},
    problem::Problem,
    typed::whole,
};
use crate::clock::rfc3339;
use chiave_domain::{
    account::Account, activation_code::ACTIVATION_CODE_DAYS, ports::store::Store as _,
};
use chiave_flows::admin::activation_codes::{
    ActivationCodeFor, draw_activation_code, keep_activation_code,
};
use chiave_words::{Arg, Cli};
use std::{
    collections::HashSet,
    fs::{File, OpenOptions},
    io::{self, Seek as _, Write},
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};
use zeroize::Zeroizing;

/// Days for which a code is valid if no argument says otherwise.
const DAYS: u8 = 7;
/// The columns of a list.
const COLUMNS: [&str; 5] = ["user_name", "name", "mail", "code", "valid_until"];
/// The capacity of a line. A buffer that grows would leave unwiped copies of the code behind.
const LINE: usize = 4096;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[arg(
        value_name = "USER",
        required_unless_present = "all_not_activated",
        conflicts_with = "all_not_activated",
        help = help(Cli::CliHelpUsers)
    )]
    names: Vec<String>,
    #[arg(long, requires = "csv", help = help(Cli::CliHelpCodeAll))]
    all_not_activated: bool,
    #[arg(long, requires = "csv", help = help(Cli::CliHelpCodeReplace))]
    replace: bool,
    #[arg(long, value_name = "FILE|-", help = help(Cli::CliHelpCodeCsv))]
    csv: Option<PathBuf>,
    #[arg(
        long,
        value_name = "N",
        default_value_t = DAYS,
        value_parser = whole::<u8>(1, ACTIVATION_CODE_DAYS.unsigned_abs()),
        help = help(Cli::CliHelpDays)
    )]
    days: u8,
}

pub(super) async fn run(
    arguments: &Arguments,
    context: &CliContext,
    output: &Output,
) -> Result<(), Problem> {
    let accounts = match arguments.all_not_activated {
        true => not_activated(context).await?,
        false => named(&arguments.names, context).await?,
    };
    let Some(file) = &arguments.csv else {
        return match accounts.as_slice() {
            [account] => one(account, arguments.days, context, output).await,
            _ => Err(Problem::said(Cli::CliCodesNeedList, &[])),
        };
    };
    let accounts = match arguments.replace {
        true => accounts,
        false => without_code(accounts, context, output).await?,
    };
    let to = match accounts.is_empty() && file != Path::new("-") {
        // A file with only a header line would be in the way of the next list.
        true => {
            issued(0, output);
            return Ok(());
        }
        false => List::begin(file, output)?,
    };
    list(&accounts, arguments.days, &to, context).await
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

/// The accounts of `accounts` that have no valid activation code.
async fn without_code(
    accounts: Vec<Account>,
    context: &CliContext,
    output: &Output,
) -> Result<Vec<Account>, Problem> {
    let mut tx = context.store.read().await?;
    let (mut without, mut with) = (Vec::new(), 0);
    for account in accounts {
        match tx.activation_code(account.id).await? {
            Some(activation_code) if activation_code.is_good(context.now) => with += 1,
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
    days: u8,
    context: &CliContext,
    output: &Output,
) -> Result<(), Problem> {
    let activates = Activates {
        account: account.id,
        user: &account.user_name,
        days,
    };
    issue(context, &activates, Cli::CliPassIssued, output).await?;
    if !account.enabled {
        done(Cli::CliPassOfDisabled, &account.user_name, output);
    }
    Ok(())
}

/// A file that is being written.
struct NewFile {
    path: PathBuf,
    file: File,
}

/// The output of a list of codes: a file or the standard output.
struct List<'a> {
    file: Option<NewFile>,
    output: &'a Output,
}

async fn list(
    accounts: &[Account],
    days: u8,
    list: &List<'_>,
    context: &CliContext,
) -> Result<(), Problem> {
    list.write(&COLUMNS)?;
    let mut count = 0;
    let mut failed = Ok(());
    for account in accounts {
        failed = listed(account, days, list, context).await;
        if failed.is_err() {
            break;
        }
        if !account.enabled {
            done(Cli::CliPassOfDisabled, &account.user_name, list.output);
        }
        count += 1;
    }
    issued(count, list.output);
    failed
}

/// Prints how many codes were issued.
fn issued(count: i64, output: &Output) {
    output.message(&output.say(Cli::CliCodesIssued, &[("count", Arg::Number(count))]));
}

/// Writes one code, and issues the code after it was written.
async fn listed(
    account: &Account,
    days: u8,
    list: &List<'_>,
    context: &CliContext,
) -> Result<(), Problem> {
    let activation_code_for = ActivationCodeFor {
        account: account.id,
        days: days.into(),
    };
    let (hashing, operator) = (context.hashing.as_ref(), context.operator());
    let drawn = draw_activation_code(hashing, operator, &activation_code_for).await?;
    list.write(&[
        account.user_name.as_str(),
        &account.display_name,
        account.mail.as_deref().unwrap_or_default(),
        drawn.shown().expose(),
        &rfc3339(drawn.expires_at()).unwrap_or_default(),
    ])?;
    keep_activation_code(&context.store, operator, drawn)
        .await
        .inspect_err(|_| void(&account.user_name, list.output))?;
    Ok(())
}

impl<'a> List<'a> {
    /// Creates the output file with access for its owner only; refuses a file that exists. `-`
    /// means the standard output.
    fn begin(file: &Path, output: &'a Output) -> Result<Self, Problem> {
        if file == Path::new("-") {
            return Ok(Self { file: None, output });
        }
        let made = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(file);
        let new = NewFile {
            path: file.to_owned(),
            file: made.map_err(Problem::on(file))?,
        };
        Ok(Self {
            file: Some(new),
            output,
        })
    }

    /// Writes a line and waits until it is on the disk. If the write fails, removes the incomplete line.
    fn write(&self, fields: &[&str; COLUMNS.len()]) -> Result<(), Problem> {
        let line = csv_line(fields);
        let Some(NewFile { path, file }) = &self.file else {
            self.output.print(&line);
            return self.output.delivered();
        };
        let written = write_whole(file, &line);
        written.map_err(Problem::on(path))
    }
}

fn write_whole(mut file: &File, line: &str) -> io::Result<()> {
    let begin = file.stream_position()?;
    let written = file.write_all(line.as_bytes());
    let written = written
        .and_then(|()| file.write_all(b"\r\n"))
        .and_then(|()| file.sync_data());
    if written.is_err() {
        file.set_len(begin)?;
    }
    written
}

/// A CSV line (RFC 4180) without its line break. A cell that a spreadsheet would read as a formula
/// gets a leading apostrophe, by which spreadsheets recognise text.
fn csv_line(fields: &[&str]) -> Zeroizing<String> {
    let mut line = Zeroizing::new(String::with_capacity(LINE));
    for (index, field) in fields.iter().enumerate() {
        let is_formula = field.starts_with(['=', '+', '-', '@']);
        let is_quoted = field.contains([',', '"', ';']);
        line.push_str(if index > 0 { "," } else { "" });
        line.push_str(if is_quoted { "\"" } else { "" });
        line.push_str(if is_formula { "'" } else { "" });
        for part in field.split_inclusive('"') {
            line.push_str(part);
            line.push_str(if part.ends_with('"') { "\"" } else { "" });
        }
        line.push_str(if is_quoted { "\"" } else { "" });
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_one_field_and_no_formula() {
        let line = csv_line(&["a", "Rossi, \"Anna\"", "=1+1", ""]);

        assert_eq!(line.as_str(), "a,\"Rossi, \"\"Anna\"\"\",'=1+1,");
    }
}
