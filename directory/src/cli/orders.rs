//! `order`: orders to the computers of an account.

use super::{
    account::User,
    context::CliContext,
    json::{ComputerJson, OrderJson},
    outbox::time,
    output::{NONE, Output, example, help, number},
    problem::Problem,
};
use crate::clock::rfc3339;
use chiave_domain::{
    account::Account,
    computer_order::{ComputerOrder, ListedOrder},
    ports::connector::Connector as _,
    session::Session,
};
use chiave_flows::admin::orders::{OrderTo, orders, sessions_of, withdraw_order};
use chiave_protocol::{
    AccountId, OrderId, Thumbprint, Timestamp,
    order::{OrderFailure, OrderKind},
};
use chiave_words::{Arg, Cli};
use clap::Subcommand;
use std::collections::{HashMap, hash_map::Entry};

/// The fewest characters of a computer's id that name it.
const ID_CHARACTERS: usize = 8;
/// The state of an order that cannot be read.
const UNREADABLE: &str = "unreadable";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    #[command(about = help(Cli::CliHelpOrderSignOut), after_help = example("order sign-out g.ferri"))]
    SignOut(To),
    #[command(about = help(Cli::CliHelpOrderWipe), after_help = example("order wipe g.ferri --device 5b1f0c9e"))]
    Wipe(To),
    #[command(about = help(Cli::CliHelpOrderChangeNeeded), after_help = example("order change-needed g.ferri"))]
    ChangeNeeded(To),
    #[command(about = help(Cli::CliHelpOrderComputers), after_help = example("order computers g.ferri"))]
    Computers {
        #[command(flatten)]
        user: User,
        #[arg(long, help = help(Cli::CliHelpJson))]
        json: bool,
    },
    #[command(about = help(Cli::CliHelpOrderList), after_help = example("order list --json"))]
    List {
        #[arg(long, help = help(Cli::CliHelpJson))]
        json: bool,
    },
    #[command(about = help(Cli::CliHelpOrderWithdraw), after_help = example("order withdraw 6f1c0a52-0d0c-4c57-9c39-3a1d5a0f2b11"))]
    Withdraw {
        #[arg(value_name = "ID", help = help(Cli::CliHelpOrderId))]
        id: String,
    },
}

/// The computers that an order is for.
#[derive(Debug, clap::Args)]
pub(super) struct To {
    #[command(flatten)]
    user: User,
    #[arg(long, value_name = "ID", help = help(Cli::CliHelpOrderDevice))]
    device: Option<String>,
}

pub(super) async fn run(
    command: Command,
    context: &CliContext,
    output: &Output,
) -> Result<(), Problem> {
    match command {
        Command::SignOut(to) => give(OrderKind::SignOut, &to, context, output).await,
        Command::Wipe(to) => give(OrderKind::Wipe, &to, context, output).await,
        Command::ChangeNeeded(to) => give(OrderKind::ChangeNeeded, &to, context, output).await,
        Command::Computers { user, json } => computers(&user.name, json, context, output).await,
        Command::List { json } => list(json, context, output).await,
        Command::Withdraw { id } => withdraw(&id, context, output).await,
    }
}

async fn give(
    kind: OrderKind,
    to: &To,
    context: &CliContext,
    output: &Output,
) -> Result<(), Problem> {
    let account = context.account(&to.user.name).await?;
    let only = match &to.device {
        Some(id) => Some(device(id, &account, context).await?),
        None => None,
    };
    let order = OrderTo {
        kind,
        account: account.id,
        only,
    };
    let given = context.admin().order(order).await?;
    let user = account.user_name.as_str();
    if given.is_empty() {
        return Err(Problem::said(Cli::CliOrderNobody, &[("user", user)]));
    }
    for order in &given {
        let computer = computer(order.device);
        output.row(&[&order.id.to_string(), &computer, &order.device_name]);
    }
    let sentence = match kind {
        OrderKind::Wipe => Cli::CliOrderWipe,
        OrderKind::ChangeNeeded => Cli::CliOrderChangeNeeded,
        OrderKind::SignOut | OrderKind::Unknown => Cli::CliOrderSignOut,
    };
    let args = [("count", number(given.len())), ("user", Arg::Text(user))];
    output.message(&output.say(sentence, &args));
    Ok(())
}

/// The only computer of the account whose id begins with what was typed.
async fn device(id: &str, account: &Account, context: &CliContext) -> Result<Thumbprint, Problem> {
    let typed = id.to_ascii_lowercase();
    let sessions = sessions_of(&context.store, account.id, context.now).await?;
    let mut named: Vec<_> = sessions.iter().map(|session| session.device).collect();
    named.retain(|device| device.to_string().starts_with(&typed));
    named.dedup();
    match named[..] {
        [device] if typed.len() >= ID_CHARACTERS => Ok(device),
        _ => {
            let args = [("user", account.user_name.as_str()), ("id", id)];
            Err(Problem::said(Cli::CliOrderDeviceUnknown, &args))
        }
    }
}

/// Prints id, name, last contact and begin of the session of each computer.
async fn computers(
    user: &str,
    json: bool,
    context: &CliContext,
    output: &Output,
) -> Result<(), Problem> {
    let account = context.account(user).await?;
    for session in sessions_of(&context.store, account.id, context.now).await? {
        if json {
            output.json(&computer_json(&session, account.user_name.as_str()))?;
            continue;
        }
        output.row(&[
            &computer(session.device),
            &session.device_name,
            &time(Some(session.seen_at)),
            &time(Some(session.opened_at)),
        ]);
    }
    Ok(())
}

/// Prints every order of the last time. The output does not follow the language.
async fn list(json: bool, context: &CliContext, output: &Output) -> Result<(), Problem> {
    let listed = orders(&context.store).await?;
    let mut names = HashMap::new();
    for listed in listed {
        let user = match &listed {
            ListedOrder::Read(order) => name_of(order.account, &mut names, context).await?,
            ListedOrder::Unreadable(_) => None,
        };
        match (listed, json) {
            (ListedOrder::Read(order), true) => {
                output.json(&order_json(&order, user, context.now))?;
            }
            (ListedOrder::Read(order), false) => print(&order, user, context.now, output),
            (ListedOrder::Unreadable(id), true) => output.json(&OrderJson {
                id: id.map(|id| id.to_string()),
                state: UNREADABLE,
                ..OrderJson::default()
            })?,
            (ListedOrder::Unreadable(id), false) => {
                let id = id.map_or_else(|| NONE.to_owned(), |id| id.to_string());
                output.row(&[&id, NONE, NONE, NONE, NONE, NONE, UNREADABLE, NONE, NONE]);
            }
        }
    }
    Ok(())
}

/// The user name of an account; the directory is asked once for each account.
async fn name_of<'a>(
    id: AccountId,
    names: &'a mut HashMap<AccountId, Option<String>>,
    context: &CliContext,
) -> Result<Option<&'a str>, Problem> {
    let name = match names.entry(id) {
        Entry::Occupied(known) => known.into_mut(),
        Entry::Vacant(unknown) => {
            let account = context.directory.get(id).await?;
            unknown.insert(account.map(|account| account.user_name.to_string()))
        }
    };
    Ok(name.as_deref())
}

fn print(order: &ComputerOrder, user: Option<&str>, now: Timestamp, output: &Output) {
    output.row(&[
        &order.id.to_string(),
        order.kind.word(),
        user.unwrap_or(NONE),
        &computer(order.device),
        &order.device_name,
        &time(Some(order.made_at)),
        state(order, now),
        failure(order).unwrap_or(NONE),
        &time(order.end.map(|end| end.at)),
    ]);
}

async fn withdraw(id: &str, context: &CliContext, output: &Output) -> Result<(), Problem> {
    let unknown = || Problem::said(Cli::CliOrderUnknown, &[("id", id)]);
    let order: OrderId = id.parse().map_err(|_| unknown())?;
    match withdraw_order(&context.store, context.operator(), order).await? {
        true => {
            let args = [("id", Arg::Text(id))];
            output.message(&output.say(Cli::CliOrderWithdrawn, &args));
            Ok(())
        }
        false => Err(unknown()),
    }
}

/// The id of a computer, short enough to type; longer ones name it too.
fn computer(device: Thumbprint) -> String {
    let mut id = device.to_string();
    id.truncate(2 * ID_CHARACTERS);
    id
}

/// The state of an order, as a word that does not follow the language.
fn state(order: &ComputerOrder, now: Timestamp) -> &'static str {
    match order.end {
        Some(end) => end.how.word(),
        None if order.waits(now) => "waiting",
        None => "expired",
    }
}

fn failure(order: &ComputerOrder) -> Option<&'static str> {
    order.end?.how.failure().map(OrderFailure::word)
}

fn computer_json<'a>(session: &'a Session, user_name: &'a str) -> ComputerJson<'a> {
    ComputerJson {
        user_name,
        device: session.device.to_string(),
        computer: &session.device_name,
        seen_at: rfc3339(session.seen_at),
        signed_in_at: rfc3339(session.opened_at),
    }
}

fn order_json<'a>(
    order: &'a ComputerOrder,
    user_name: Option<&'a str>,
    now: Timestamp,
) -> OrderJson<'a> {
    OrderJson {
        id: Some(order.id.to_string()),
        order: Some(order.kind.word()),
        account_id: Some(order.account.to_string()),
        user_name,
        device: Some(order.device.to_string()),
        computer: Some(&order.device_name),
        made_at: rfc3339(order.made_at),
        by_uid: order.by,
        expires_at: rfc3339(order.expires_at),
        state: state(order, now),
        failure: failure(order),
        ended_at: order.end.and_then(|end| rfc3339(end.at)),
    }
}
