//! `account methods`, `remove-method`, `reset-methods`: for a person who lost a phone (law 25).

use super::{office::Office, outbox::time, problem::Problem, voice::Voice};
use chiave_domain::{account::Account, method::Method};
use chiave_flows::{
    methods::word,
    remove_by_it::{Removal, methods_of, remove_by_it},
};
use chiave_protocol::MethodId;
use chiave_words::{Arg, Cli};

/// Id, kind, name or masked address, `confirmed` or `pending`, when it was registered. Nothing
/// follows the language.
pub(super) async fn list(user: &str, office: &Office, voice: &Voice) -> Result<(), Problem> {
    let account = office.account(user).await?;
    for method in methods_of(&office.store, &account).await? {
        let state = if method.confirmed {
            "confirmed"
        } else {
            "pending"
        };
        voice.row(&[
            &method.id.to_string(),
            word(method.kind()),
            &method.hint(),
            state,
            &time(Some(method.added_at)),
        ]);
    }
    Ok(())
}

/// Removes the method with this id.
pub(super) async fn remove(
    user: &str,
    id: &str,
    office: &Office,
    voice: &Voice,
) -> Result<(), Problem> {
    let account = office.account(user).await?;
    let methods = methods_of(&office.store, &account).await?;
    let named = |method: &&Method| method.id.to_string() == id;
    let Some(method) = methods.iter().find(named) else {
        let args = [("user", account.user_name.as_str()), ("id", id)];
        return Err(Problem::said(Cli::CliMethodUnknown, &args));
    };
    take(&account, Some(method.id), office, voice).await
}

/// Removes every method.
pub(super) async fn reset(user: &str, office: &Office, voice: &Voice) -> Result<(), Problem> {
    let account = office.account(user).await?;
    take(&account, None, office, voice).await
}

async fn take(
    account: &Account,
    only: Option<MethodId>,
    office: &Office,
    voice: &Voice,
) -> Result<(), Problem> {
    let removal = Removal {
        account,
        only,
        by: &office.by,
        now: office.now,
    };
    let count = remove_by_it(&office.store, office.random.as_ref(), &removal).await?;
    let args = [
        ("count", Arg::Number(count as i64)),
        ("user", Arg::Text(account.user_name.as_str())),
    ];
    voice.tell(&voice.say(Cli::CliMethodsRemoved, &args));
    Ok(())
}
