//! `account enable`, `disable`, `lock`, `unlock`, `role`, `require-change`: change the state of an
//! account. A state that holds already is not written again.

use super::{account::done, context::CliContext, output::Output, problem::Problem};
use chiave_domain::{
    account::{Account, Role},
    method::WRONG_IN_A_ROW,
};
use chiave_flows::admin::{
    reset_shut::{ResetShut, reset_shut},
    waits::{lift_waits, waits_of},
};
use chiave_words::{Arg, Cli};
use clap::ValueEnum;

/// A role as an argument.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum RoleWord {
    Administrator,
    Employee,
}

pub(super) async fn enable(
    users: &[String],
    enabled: bool,
    context: &CliContext,
    output: &Output,
) -> Result<(), Problem> {
    let sentence = if enabled {
        Cli::CliAccountEnabled
    } else {
        Cli::CliAccountDisabled
    };
    for account in context.accounts(users).await? {
        if account.enabled != enabled {
            context.admin().set_enabled(account.id, enabled).await?;
        }
        done(sentence, &account.user_name, output);
    }
    warn_without_administrator(context, output).await
}

pub(super) async fn lock(
    users: &[String],
    context: &CliContext,
    output: &Output,
) -> Result<(), Problem> {
    for account in context.accounts(users).await? {
        if !account.locked {
            context.admin().set_locked(account.id, true).await?;
        }
        done(Cli::CliAccountLocked, &account.user_name, output);
        if !account.enabled {
            done(Cli::CliAccountStaysDisabled, &account.user_name, output);
        }
    }
    Ok(())
}

/// Ends the lock and every rate limit of an account, and opens its resets on computers that it does
/// not know; prints what was ended.
pub(super) async fn unlock(
    users: &[String],
    context: &CliContext,
    output: &Output,
) -> Result<(), Problem> {
    for account in context.accounts(users).await? {
        let waits = waits_of(&context.store, &context.lookup, &account, context.now).await?;
        let shut = reset_shut(&context.store, &context.lookup, &account, context.now).await?;
        if account.locked {
            context.admin().set_locked(account.id, false).await?;
        }
        lift_waits(&context.store, context.operator(), &account).await?;
        let lifted = match (account.locked, waits.is_empty()) {
            (true, true) => "lock",
            (true, false) => "both",
            (false, false) => "waits",
            (false, true) => "nothing",
        };
        let args = [
            ("user", Arg::Text(account.user_name.as_str())),
            ("lifted", Arg::Text(lifted)),
        ];
        output.message(&output.say(Cli::CliAccountUnlocked, &args));
        if !shut.is_open() {
            done(Cli::CliResetOpened, &account.user_name, output);
        }
        if !account.enabled {
            done(Cli::CliAccountStaysDisabled, &account.user_name, output);
        }
    }
    Ok(())
}

/// Says what is closed to computers that the account does not know, and what opens it.
pub(super) fn shut_lines(shut: &ResetShut, output: &Output) -> Vec<String> {
    let codes = shut.codes_until.map(|until| {
        let until = output.date(until);
        output.say(Cli::CliResetNoCodes, &[("until", Arg::Text(&until))])
    });
    let closed = shut.closed.iter().map(|method| {
        let args = [
            ("method", Arg::Text(&method.hint)),
            ("wrong", Arg::Number(WRONG_IN_A_ROW.into())),
        ];
        output.say(Cli::CliResetMethodClosed, &args)
    });
    codes.into_iter().chain(closed).collect()
}

/// Warns if no account that may sign in has the administrator role. The command still succeeds: the
/// IT department works on the command line. Usually the cause is a mistake.
async fn warn_without_administrator(context: &CliContext, output: &Output) -> Result<(), Problem> {
    let accounts = context.admin().list().await?;
    let runs = |it: &Account| it.enabled && it.role == Role::Administrator;
    if !accounts.iter().any(runs) {
        output.message(&output.say(Cli::CliNoAdministrator, &[]));
    }
    Ok(())
}

pub(super) async fn role(
    user: &str,
    role: RoleWord,
    context: &CliContext,
    output: &Output,
) -> Result<(), Problem> {
    let (role, sentence) = match role {
        RoleWord::Administrator => (Role::Administrator, Cli::CliAccountAdministrator),
        RoleWord::Employee => (Role::Employee, Cli::CliAccountEmployee),
    };
    let account = context.account(user).await?;
    if account.role != role {
        context.admin().set_role(account.id, role).await?;
    }
    done(sentence, &account.user_name, output);
    warn_without_administrator(context, output).await
}

pub(super) async fn require_change(
    users: &[String],
    context: &CliContext,
    output: &Output,
) -> Result<(), Problem> {
    for account in context.accounts(users).await? {
        if !account.must_change {
            context.admin().require_change(account.id).await?;
        }
        done(Cli::CliAccountMustChange, &account.user_name, output);
    }
    Ok(())
}
