//! `account enable`, `disable`, `lock`, `unlock`, `role`, `require-change`: how an account stands. What
//! is so already is not written a second time.

use super::{account::done, office::Office, problem::Problem, voice::Voice};
use chiave_domain::account::Role;
use chiave_flows::waits::lift_waits;
use chiave_words::Cli;
use clap::ValueEnum;

/// A role as it is typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum RoleWord {
    Administrator,
    Employee,
}

pub(super) async fn enable(
    user: &str,
    enabled: bool,
    office: &Office,
    voice: &Voice,
) -> Result<(), Problem> {
    let account = office.account(user).await?;
    if account.enabled != enabled {
        office.admin().set_enabled(account.id, enabled).await?;
    }
    let sentence = if enabled {
        Cli::CliAccountEnabled
    } else {
        Cli::CliAccountDisabled
    };
    done(sentence, &account.user_name, voice);
    Ok(())
}

pub(super) async fn lock(user: &str, office: &Office, voice: &Voice) -> Result<(), Problem> {
    let account = office.account(user).await?;
    if !account.locked {
        office.admin().set_locked(account.id, true).await?;
    }
    done(Cli::CliAccountLocked, &account.user_name, voice);
    Ok(())
}

/// Ends the lock, and every wait whether there is one or not.
pub(super) async fn unlock(user: &str, office: &Office, voice: &Voice) -> Result<(), Problem> {
    let account = office.account(user).await?;
    if account.locked {
        office.admin().set_locked(account.id, false).await?;
    }
    let keys = (&office.lookup, office.random.as_ref());
    lift_waits(&office.store, keys, (&account, &office.by), office.now).await?;
    done(Cli::CliAccountUnlocked, &account.user_name, voice);
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
    Ok(())
}

pub(super) async fn require_change(
    user: &str,
    office: &Office,
    voice: &Voice,
) -> Result<(), Problem> {
    let account = office.account(user).await?;
    if !account.must_change {
        office.admin().require_change(account.id).await?;
    }
    done(Cli::CliAccountMustChange, &account.user_name, voice);
    Ok(())
}
