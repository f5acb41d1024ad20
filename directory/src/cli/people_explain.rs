//! `people explain`: prints which settings apply to an account, and where each of them comes from.

use super::{
    context::CliContext,
    output::{NONE, Output, help, number},
    problem::Problem,
};
use chiave_domain::{
    account::{Account, Role},
    method::Method,
    own_domains::OwnDomains,
    ports::store::Store as _,
    settings::{Explained, Why},
};
use chiave_flows::admin::remove_methods::methods_of;
use chiave_words::{Arg, Cli};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[arg(value_name = "USER", required = true, help = help(Cli::CliHelpUser))]
    users: Vec<String>,
    #[arg(long, help = help(Cli::CliHelpJson))]
    json: bool,
}

/// The settings of an account in the form for scripts.
#[derive(Serialize)]
struct ExplainedJson<'a> {
    user_name: &'a str,
    /// The place of the rule, counted from 1; null where no rule matches.
    rule: Option<usize>,
    /// The group of the rule.
    group: Option<&'a str>,
    settings: BTreeMap<String, Setting>,
}

/// The value of one setting, and where the value comes from.
#[derive(Serialize)]
struct Setting {
    value: Value,
    from: From,
}

/// Where a value comes from.
#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "kebab-case")]
enum From {
    /// The settings outside every rule.
    Default,
    /// The rule that matches.
    Rule,
    /// The role: administrators always need two gates.
    Administrator,
}

impl From {
    const fn word(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Rule => "rule",
            Self::Administrator => "administrator",
        }
    }
}

pub(super) async fn run(
    arguments: &Arguments,
    context: &CliContext,
    output: &Output,
) -> Result<(), Problem> {
    let book = context.store.read().await?.policy_book().await?;
    for account in context.accounts(&arguments.users).await? {
        let explained = book.explain(&account.groups);
        let settings = settings(&account, &explained)?;
        if arguments.json {
            let (rule, group) = match &explained.why {
                Why::NoRule => (None, None),
                Why::Rule { number, rule } => (Some(*number), Some(&*rule.group)),
            };
            output.json(&ExplainedJson {
                user_name: account.user_name.as_str(),
                rule,
                group,
                settings,
            })?;
        } else {
            output.message(&why(output, &account, &explained.why));
            for (key, Setting { value, from }) in settings {
                let user = account.user_name.as_str();
                output.row(&[user, &key, &shown(&value), from.word()]);
            }
        }
        let own = OwnDomains::of(&explained.policy, Some(&account));
        for method in methods_of(&context.store, &account).await? {
            if method.confirmed && own.has(&method) {
                output.message(&not_counted(output, &account, &method));
            }
        }
        if !explained.policy.can_reset(&account) {
            output.message(&no_way(output, &account, &explained));
        }
    }
    Ok(())
}

/// A value as `people set` shows it; `-` for a setting without a value.
fn shown(value: &Value) -> String {
    match value {
        Value::Null => NONE.to_owned(),
        value => value.to_string(),
    }
}

/// The sentence that says which rule applies.
fn why(output: &Output, account: &Account, why: &Why) -> String {
    let user = ("user", Arg::Text(account.user_name.as_str()));
    match why {
        Why::NoRule => output.say(Cli::CliPeopleDefault, &[user]),
        Why::Rule {
            number: place,
            rule,
        } => {
            let place = number(*place);
            let args = [user, ("number", place), ("group", Arg::Text(&rule.group))];
            output.say(Cli::CliPeopleRule, &args)
        }
    }
}

/// The sentence that says that an address counts for nothing.
fn not_counted(output: &Output, account: &Account, method: &Method) -> String {
    let args = [
        ("user", Arg::Text(account.user_name.as_str())),
        ("hint", Arg::Text(&method.hint())),
    ];
    output.say(Cli::CliPeopleNotCounted, &args)
}

/// The sentence that says that no methods of the account are enough for a reset. A policy is checked
/// against the gates of its own, and administrators need more.
fn no_way(output: &Output, account: &Account, explained: &Explained) -> String {
    let gates = explained.policy.gates_for(Some(account));
    let args = [
        ("user", Arg::Text(account.user_name.as_str())),
        ("gates", Arg::Number(gates.into())),
    ];
    output.say(Cli::CliPeopleNoWay, &args)
}

/// Every setting with its value for the account.
fn settings(
    account: &Account,
    explained: &Explained,
) -> Result<BTreeMap<String, Setting>, Problem> {
    let mut policy = explained.policy.clone();
    let own = policy.gates;
    policy.gates = policy.gates_for(Some(account));
    let by_role = account.role == Role::Administrator && policy.gates != own;
    let from = |key: &str| match &explained.why {
        _ if by_role && key == "gates" => From::Administrator,
        Why::Rule { rule, .. } if rule.sets(key) => From::Rule,
        Why::Rule { .. } | Why::NoRule => From::Default,
    };
    let values = serde_json::to_value(&policy).map_err(|error| Problem::failed(&error))?;
    let Value::Object(values) = values else {
        return Ok(BTreeMap::new());
    };
    let named = values.into_iter();
    Ok(named
        .map(|(key, value)| {
            let from = from(&key);
            (key, Setting { value, from })
        })
        .collect())
}
