//! `account enable`, `disable`, `lock`, `unlock`, `role`, `require-change`: how an account stands. What
//! is so already is not written a second time.

use super::{account::done, office::Office, problem::Problem, voice::Voice};
use chiave_domain::account::{Account, Role};
use chiave_flows::waits::{lift_waits, waits_of};
use chiave_words::{Arg, Cli};
use clap::ValueEnum;

/// A role as it is typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum RoleWord {
    Administrator,
    Employee,
}

pub(super) async fn enable(
    users: &[String],
    enabled: bool,
    office: &Office,
    voice: &Voice,
) -> Result<(), Problem> {
    let sentence = if enabled {
        Cli::CliAccountEnabled
    } else {
        Cli::CliAccountDisabled
    };
    for account in office.accounts(users).await? {
        if account.enabled != enabled {
            office.admin().set_enabled(account.id, enabled).await?;
        }
        done(sentence, &account.user_name, voice);
    }
    warn_without_administrator(office, voice).await
}

pub(super) async fn lock(users: &[String], office: &Office, voice: &Voice) -> Result<(), Problem> {
    for account in office.accounts(users).await? {
        if !account.locked {
            office.admin().set_locked(account.id, true).await?;
        }
        done(Cli::CliAccountLocked, &account.user_name, voice);
        if !account.enabled {
            done(Cli::CliAccountStaysDisabled, &account.user_name, voice);
        }
    }
    Ok(())
}

/// Ends the lock, and every wait whether there is one or not; says what there was.
pub(super) async fn unlock(
    users: &[String],
    office: &Office,
    voice: &Voice,
) -> Result<(), Problem> {
    for account in office.accounts(users).await? {
        let waits = waits_of(&office.store, &office.lookup, &account, office.now).await?;
        if account.locked {
            office.admin().set_locked(account.id, false).await?;
        }
        let keys = (&office.lookup, office.random.as_ref());
        lift_waits(&office.store, keys, (&account, &office.by), office.now).await?;
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
        voice.tell(&voice.say(Cli::CliAccountUnlocked, &args));
        if !account.enabled {
            done(Cli::CliAccountStaysDisabled, &account.user_name, voice);
        }
    }
    Ok(())
}

/// Says so where nobody is left who is let in as an administrator. It does no harm, since IT works
/// on the command line; most often it is a slip.
async fn warn_without_administrator(office: &Office, voice: &Voice) -> Result<(), Problem> {
    let accounts = office.admin().list().await?;
    let runs = |it: &Account| it.enabled && it.role == Role::Administrator;
    if !accounts.iter().any(runs) {
        voice.tell(&voice.say(Cli::CliNoAdministrator, &[]));
    }
    Ok(())
}

pub(super) async fn role(
    user: &str,
    role: RoleWord,
    office: &Office,
    voice: &Voice,
) -> Result<(), Problem> {
    let (role, sentence) = match role {
        RoleWord::Administrator => (Role::Administrator, Cli::CliAccountAdministrator),
        RoleWord::Employee => (Role::Employee, Cli::CliAccountEmployee),
    };
    let account = office.account(user).await?;
    if account.role != role {
        office.admin().set_role(account.id, role).await?;
    }
    done(sentence, &account.user_name, voice);
    warn_without_administrator(office, voice).await
}

pub(super) async fn require_change(
    users: &[String],
    office: &Office,
    voice: &Voice,
) -> Result<(), Problem> {
    for account in office.accounts(users).await? {
        if !account.must_change {
            office.admin().require_change(account.id).await?;
        }
        done(Cli::CliAccountMustChange, &account.user_name, voice);
    }
    Ok(())
}
