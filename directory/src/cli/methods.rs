//! `account methods`, `remove-method`, `reset-methods`: for a person who lost a phone (law 25).

use super::{
    context::CliContext, json::MethodJson, outbox::time, output::Output, problem::Problem,
};
use chiave_domain::{
    account::Account, method::Method, own_domains::OwnDomains, ports::store::Store as _,
};
use chiave_flows::admin::remove_methods::{Removal, methods_of, remove_methods};
use chiave_protocol::MethodId;
use chiave_words::{Arg, Cli};

/// Prints id, kind, name or masked address, `confirmed`, `pending` or `own-domain`, and the time of registration
/// of each method. The output does not follow the language.
pub(super) async fn list(
    user: &str,
    json: bool,
    context: &CliContext,
    output: &Output,
) -> Result<(), Problem> {
    let account = context.account(user).await?;
    let policies = context.store.read().await?.policy_book().await?;
    let own = OwnDomains::of(&policies.for_account(&account), Some(&account));
    for method in methods_of(&context.store, &account).await? {
        let state = match method.confirmed {
            false => "pending",
            true if own.has(&method) => "own-domain",
            true => "confirmed",
        };
        if json {
            let user = account.user_name.as_str();
            output.json(&MethodJson::new(user, &method, state))?;
            continue;
        }
        output.row(&[
            &method.id.to_string(),
            method.spec().word,
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
    context: &CliContext,
    output: &Output,
) -> Result<(), Problem> {
    let account = context.account(user).await?;
    let methods = methods_of(&context.store, &account).await?;
    let named = |method: &&Method| method.id.to_string() == id;
    let Some(method) = methods.iter().find(named) else {
        let args = [("user", account.user_name.as_str()), ("id", id)];
        return Err(Problem::said(Cli::CliMethodUnknown, &args));
    };
    take(&account, Some(method.id), context, output).await
}

/// Removes every method.
pub(super) async fn reset(
    user: &str,
    context: &CliContext,
    output: &Output,
) -> Result<(), Problem> {
    let account = context.account(user).await?;
    take(&account, None, context, output).await
}

async fn take(
    account: &Account,
    only: Option<MethodId>,
    context: &CliContext,
    output: &Output,
) -> Result<(), Problem> {
    let removal = Removal { account, only };
    let count = remove_methods(&context.store, context.operator(), &removal).await?;
    let args = [
        ("count", Arg::Number(count as i64)),
        ("user", Arg::Text(account.user_name.as_str())),
    ];
    output.message(&output.say(Cli::CliMethodsRemoved, &args));
    Ok(())
}
