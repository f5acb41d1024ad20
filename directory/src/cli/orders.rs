//! `order`: orders to the computers of an account.

use super::{
    account::User,
    computers::{computer, computers, device},
    context::CliContext,
    json::OrderJson,
    names::Names,
    outbox::time,
    output::{NONE, Output, example, help, number},
    problem::Problem,
};
use crate::clock::rfc3339;
use chiave_domain::computer_order::{
    ComputerOrder, ListedOrder, OrderOutcome, SUPPORT_REPORT_DAYS,
};
use chiave_flows::admin::{
    answers::{AnswerToOrder, support_report},
    orders::{Given, OrderTo, orders, withdraw_order},
};
use chiave_protocol::{
    OrderId, Timestamp,
    order::{OrderFailure, OrderKind},
};
use chiave_words::{Arg, Cli};
use clap::Subcommand;

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
    #[command(about = help(Cli::CliHelpOrderSendReport), after_help = example("order send-report g.ferri"))]
    SendReport(To),
    #[command(about = help(Cli::CliHelpOrderReport), after_help = example("order report 6f1c0a52-0d0c-4c57-9c39-3a1d5a0f2b11"))]
    Report {
        #[arg(value_name = "ID", help = help(Cli::CliHelpOrderId))]
        id: String,
    },
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
        Command::SendReport(to) => give(OrderKind::SendReport, &to, context, output).await,
        Command::Report { id } => print_report(&id, context, output).await,
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
    let Given { orders, forgotten } = context.admin().order(order).await?;
    let user = account.user_name.as_str();
    if orders.is_empty() && forgotten.is_empty() {
        return Err(Problem::said(Cli::CliOrderNobody, &[("user", user)]));
    }
    for order in &orders {
        let computer = computer(order.device);
        output.row(&[&order.id.to_string(), &computer, &order.device_name]);
    }
    for device in &forgotten {
        output.row(&[NONE, &computer(device.key), &device.name]);
    }
    if !orders.is_empty() {
        say(kind, user, orders.len(), output);
        output.message(&output.say(Cli::CliOrderWhen, &[]));
    }
    if !forgotten.is_empty() {
        let count = number(forgotten.len());
        let args = [("count", count), ("user", Arg::Text(user))];
        output.message(&output.say(Cli::CliOrderForgotten, &args));
    }
    Ok(())
}

/// Says what the service did at once, on how many computers.
fn say(kind: OrderKind, user: &str, count: usize, output: &Output) {
    let sentence = match kind {
        OrderKind::Wipe => Cli::CliOrderWipe,
        OrderKind::ChangeNeeded => Cli::CliOrderChangeNeeded,
        OrderKind::SendReport => Cli::CliOrderSendReport,
        OrderKind::SignOut | OrderKind::Unknown => Cli::CliOrderSignOut,
    };
    let args = [("count", number(count)), ("user", Arg::Text(user))];
    output.message(&output.say(sentence, &args));
}

/// Prints every order of the last time. The output does not follow the language.
async fn list(json: bool, context: &CliContext, output: &Output) -> Result<(), Problem> {
    let mut names = Names::default();
    for listed in orders(&context.store).await? {
        let order = match listed {
            ListedOrder::Read(order) => order,
            ListedOrder::Unreadable(id) => {
                unreadable(id, json, output)?;
                continue;
            }
        };
        let user = names.of(Some(order.account), context).await?;
        if json {
            output.json(&order_json(&order, user, context.now))?;
            continue;
        }
        print(&order, user, context.now, output);
    }
    Ok(())
}

fn unreadable(id: Option<OrderId>, json: bool, output: &Output) -> Result<(), Problem> {
    let id = id.map(|id| id.to_string());
    if json {
        return output.json(&OrderJson {
            id,
            state: UNREADABLE,
            ..OrderJson::default()
        });
    }
    let id = id.as_deref().unwrap_or(NONE);
    output.row(&[id, NONE, NONE, NONE, NONE, NONE, UNREADABLE, NONE, NONE]);
    Ok(())
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

/// Prints the support report with which a computer answered an order, as the person read it.
async fn print_report(id: &str, context: &CliContext, output: &Output) -> Result<(), Problem> {
    let unknown = || Problem::said(Cli::CliOrderReportUnknown, &[("id", id)]);
    let order: OrderId = id.parse().map_err(|_| unknown())?;
    match support_report(&context.store, order).await? {
        AnswerToOrder::Report(report) => {
            output.print(report.text.trim_end());
            Ok(())
        }
        AnswerToOrder::NoReport(order) => Err(no_report(&order, context, output).await?),
        AnswerToOrder::UnreadableOrder => Err(Problem::said(
            Cli::CliOrderUnreadable,
            &[("id", &order.to_string())],
        )),
        AnswerToOrder::NoOrder => Err(unknown()),
    }
}

/// Why there is no support report for an order, and what to do.
async fn no_report(
    order: &ComputerOrder,
    context: &CliContext,
    output: &Output,
) -> Result<Problem, Problem> {
    let mut names = Names::default();
    let user = names.of(Some(order.account), context).await?;
    let until = order.end.map_or(order.expires_at, |end| end.at);
    Ok(Problem::said(
        why_no_report(order, context.now),
        &[
            ("id", &order.id.to_string()),
            ("user", user.unwrap_or(NONE)),
            ("order", order.kind.word()),
            ("reason", failure(order).unwrap_or(NONE)),
            ("time", &output.date(until)),
        ],
    ))
}

fn why_no_report(order: &ComputerOrder, now: Timestamp) -> Cli {
    let Some(end) = order.end.filter(|_| order.kind == OrderKind::SendReport) else {
        return match order.kind {
            OrderKind::SendReport if order.waits(now) => Cli::CliOrderReportWaits,
            OrderKind::SendReport => Cli::CliOrderReportExpired,
            _ => Cli::CliOrderReportOtherKind,
        };
    };
    match end.how {
        OrderOutcome::Withdrawn => Cli::CliOrderReportWithdrawn,
        OrderOutcome::Failed(OrderFailure::Declined) => Cli::CliOrderReportDeclined,
        OrderOutcome::Failed(_) => Cli::CliOrderReportFailed,
        OrderOutcome::Done if now < end.at.plus(SUPPORT_REPORT_DAYS * 24 * 60 * 60) => {
            Cli::CliOrderReportUnreadable
        }
        OrderOutcome::Done => Cli::CliOrderReportDeleted,
    }
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
