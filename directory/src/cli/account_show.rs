//! `account list` and `account show`.

use super::{
    account::State, context::CliContext, json::AccountJson, outbox::time, output::Output,
    problem::Problem, state,
};
use chiave_domain::account::{Account, Role};
use chiave_flows::admin::situation::{
    CodeTimes, LastSignIn, Situation, last_sign_ins, situation, situations,
};
use chiave_words::{Arg, Cli};

/// A line of `account show`.
struct Line {
    label: Cli,
    value: String,
}

/// Prints user name, state, name and last sign-in of each account. The state is a code for scripts and
/// does not follow the language.
pub(super) async fn list(
    state: Option<State>,
    json: bool,
    context: &CliContext,
    output: &Output,
) -> Result<(), Problem> {
    let mut accounts = context.admin().list().await?;
    accounts.retain(|account| state.is_none_or(|state| state == State::of(account)));
    if json {
        let (store, lookup) = (&context.store, &context.lookup);
        let all = situations(store, lookup, &accounts, context.now).await?;
        return accounts
            .iter()
            .zip(&all)
            .try_for_each(|(account, situation)| print_json(account, situation, output));
    }
    let sign_ins = last_sign_ins(&context.store).await?;
    for account in &accounts {
        let last = time(sign_ins.get(&account.id).map(|last| last.at));
        let (user, state) = (account.user_name.as_str(), State::of(account).code());
        output.row(&[user, state, &account.display_name, &last]);
    }
    Ok(())
}

/// Prints the accounts one after the other: as JSON, one object a line; for people, with an empty line
/// between them.
pub(super) async fn show(
    users: &[String],
    json: bool,
    context: &CliContext,
    output: &Output,
) -> Result<(), Problem> {
    for (index, account) in context.accounts(users).await?.iter().enumerate() {
        let (store, lookup) = (&context.store, &context.lookup);
        let situation = situation(store, lookup, account, context.now).await?;
        if json {
            print_json(account, &situation, output)?;
            continue;
        }
        if index > 0 {
            output.print("");
        }
        print(account, &situation, output);
    }
    Ok(())
}

/// Prints an account as one JSON object, the same in a list and alone.
fn print_json(account: &Account, situation: &Situation, output: &Output) -> Result<(), Problem> {
    let state = State::of(account).code();
    output.json(&AccountJson::new(account, state, situation))
}

/// Prints an account for people.
fn print(account: &Account, situation: &Situation, output: &Output) {
    for Line { label, value } in lines(account, situation, output) {
        output.row(&[&format!("{}: {value}", output.say(label, &[]))]);
    }
    for wait in &situation.waits {
        let until = output.date(wait.until);
        let args = [
            ("until", Arg::Text(&until)),
            ("what", Arg::Text(wait.secret)),
        ];
        output.print(&output.say(Cli::CliWaits, &args));
    }
    for line in state::shut_lines(&situation.shut, output) {
        output.print(&line);
    }
}

/// The lines of an account: the entry, and what the store knows of it.
fn lines(account: &Account, situation: &Situation, output: &Output) -> Vec<Line> {
    let say = |sentence| output.say(sentence, &[]);
    let role = match account.role {
        Role::Employee => Cli::CliRoleEmployee,
        Role::Administrator => Cli::CliRoleAdministrator,
    };
    let password = account.password_changed_at;
    let password = password.map_or_else(|| say(Cli::CliNever), |at| output.date(at));
    let must_change = match account.must_change {
        true => Cli::CliMustChange,
        false => Cli::CliMustNotChange,
    };
    let last = situation.last_sign_in.as_ref();
    let last = last.map_or_else(|| say(Cli::CliNever), |last| signed_in(last, output));
    let line = |label, value| Line { label, value };
    let mut lines = vec![
        line(Cli::CliLabelUserName, account.user_name.as_str().to_owned()),
        line(Cli::CliLabelName, account.display_name.clone()),
        line(Cli::CliLabelMail, account.mail.clone().unwrap_or_default()),
        line(Cli::CliLabelLanguage, account.language.clone()),
        line(Cli::CliLabelRole, say(role)),
        line(Cli::CliLabelGroups, account.groups.join("; ")),
        line(Cli::CliLabelState, say(State::of(account).sentence())),
        line(Cli::CliLabelPassword, password),
        line(Cli::CliLabelMustChange, say(must_change)),
        line(Cli::CliLabelLastSignIn, last),
    ];
    let code = situation.code.map(|code| code_times(code, output));
    let code = code.map(|times| line(Cli::CliLabelCode, times));
    lines.extend(code);
    lines
}

/// From when until when an activation code is good; the start only if it has not come.
fn code_times(code: CodeTimes, output: &Output) -> String {
    let (from, until) = (output.date(code.from), output.date(code.until));
    let args = [("from", Arg::Text(&from)), ("until", Arg::Text(&until))];
    let sentence = match code.is_early {
        true => Cli::CliCodeGoodFrom,
        false => Cli::CliCodeGood,
    };
    output.say(sentence, &args)
}

/// When and on which computer a sign-in was completed.
fn signed_in(last: &LastSignIn, output: &Output) -> String {
    let when = output.date(last.at);
    match &last.computer {
        None => when,
        Some(computer) => {
            let args = [
                ("when", Arg::Text(&when)),
                ("computer", Arg::Text(computer)),
            ];
            output.say(Cli::CliSignedIn, &args)
        }
    }
}
