//! `account methods`, `remove-method`, `reset-methods`: for a person who lost a phone (law 25).

use super::{
    account::done, context::CliContext, json::MethodJson, outbox::time, output::Output,
    problem::Problem,
};
use chiave_domain::{method::Method, own_domains::OwnDomains, ports::store::Store as _};
use chiave_flows::admin::remove_methods::{Removal, methods_of, remove_methods};
use chiave_words::{Arg, Cli};

/// Prints id, kind, name or masked address, `confirmed`, `pending`, `own-domain` or `over`, and the time of
/// registration of each method. A temporary code has its end in place of a name. The output does not follow the language.
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
            true if method.is_over(context.now) => "over",
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
            &hint(&method),
            state,
            &time(Some(method.added_at)),
        ]);
    }
    Ok(())
}

/// What tells methods of one kind apart.
fn hint(method: &Method) -> String {
    let Some(code) = method.temporary_code() else {
        return method.hint();
    };
    let uses = if code.once { "once-" } else { "" };
    format!("{uses}until-{}", time(Some(code.ends_at)))
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
    let removal = Removal {
        account: &account,
        only: Some(method.id),
    };
    if method.temporary_code().is_some() {
        remove_methods(&context.store, context.operator(), &removal).await?;
        done(Cli::CliTemporaryCodeRemoved, &account.user_name, output);
        return Ok(());
    }
    take(removal, context, output).await
}

/// Removes every method.
pub(super) async fn reset(
    user: &str,
    context: &CliContext,
    output: &Output,
) -> Result<(), Problem> {
    let account = context.account(user).await?;
    let removal = Removal {
        account: &account,
        only: None,
    };
    take(removal, context, output).await
}

async fn take(removal: Removal<'_>, context: &CliContext, output: &Output) -> Result<(), Problem> {
    let count = remove_methods(&context.store, context.operator(), &removal).await?;
    let args = [
        ("count", Arg::Number(count as i64)),
        ("user", Arg::Text(removal.account.user_name.as_str())),
    ];
    output.message(&output.say(Cli::CliMethodsRemoved, &args));
    Ok(())
}
