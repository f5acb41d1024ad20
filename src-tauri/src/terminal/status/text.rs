//! The status in sentences.

use super::task::{Task, has_expired};
use crate::terminal::sentences::{closed_keyring, shown, timed};
use chiave_client::{Clock as _, ComputerClock, Look, Reach, Removed, SessionState};
use chiave_protocol::{order::OrderKind, state::AccountState};
use chiave_words::{Arg, Cli, Words};
use serde_json::json;

/// The lines for people.
pub fn text(words: &Words, look: &Look) -> Vec<String> {
    let mut lines = session(words, look);
    lines.push(service(words, look));
    if look.status.session != SessionState::None {
        lines.push(state(words, look));
        let account = look.state.state.as_ref();
        lines.extend(account.into_iter().flat_map(|it| password(words, it)));
    }
    if !look.left_in.is_empty() {
        let keyrings = look.left_in.join(", ");
        let keyrings = [("keyrings", Arg::Text(&keyrings))];
        lines.push(words.say(Cli::CliStatusKeyringLeft, &keyrings));
    }
    // A write without an outcome needs no session.
    lines.extend(
        Task::all(look)
            .into_iter()
            .map(|task| words.say(sentence(task), &[])),
    );
    let orders = look.orders.iter().copied().filter_map(order);
    lines.extend(orders.map(|order| words.say(order, &[])));
    lines
}

/// Who is signed in.
fn session(words: &Words, look: &Look) -> Vec<String> {
    let status = &look.status;
    match &status.user_name {
        Some(user_name) if status.session != SessionState::None => {
            let name = status.display_name.as_ref().unwrap_or(user_name);
            let (name, user_name) = (shown(name), shown(user_name));
            let args = [
                ("name", Arg::Text(&name)),
                ("user_name", Arg::Text(&user_name)),
            ];
            let since = look
                .signed_in_at
                .map(|at| timed(words, Cli::CliStatusSince, at));
            let first = words.say(Cli::CliStatusSignedIn, &args);
            [first].into_iter().chain(since).collect()
        }
        _ => {
            let first = words.say(nobody(look), &[]);
            let removed = status.removed.map(|it| words.say(removed(it), &[]));
            [first].into_iter().chain(removed).collect()
        }
    }
}

fn nobody(look: &Look) -> Cli {
    if look.has_ended {
        return Cli::CliStatusEnded;
    }
    closed_keyring(look.status.keyring).unwrap_or(Cli::CliStatusNobody)
}

/// Why nobody is signed in any more.
pub const fn removed(why: Removed) -> Cli {
    match why {
        Removed::SignedOut => Cli::CliStatusRemovedSignedOut,
        Removed::Wiped => Cli::CliStatusRemovedWiped,
        Removed::NoContact => Cli::CliStatusRemovedNoContact,
        Removed::Unfinished => Cli::CliStatusRemovedUnfinished,
    }
}

fn service(words: &Words, look: &Look) -> String {
    let Some(server) = &look.server else {
        return words.say(Cli::CliStatusServiceNone, &[]);
    };
    let reach = json!(look.status.reach);
    let args = [
        ("server", Arg::Text(server)),
        ("reach", Arg::Text(reach.as_str().unwrap_or_default())),
    ];
    let sentence = match look.status.reach {
        Reach::Online => Cli::CliStatusServiceAnswers,
        _ => Cli::CliStatusServiceAway,
    };
    words.say(sentence, &args)
}

/// Whether the state is of now.
fn state(words: &Words, look: &Look) -> String {
    match look.state.synced_at {
        Some(_) if look.state.live => words.say(Cli::CliStatusStateNow, &[]),
        Some(at) => timed(words, Cli::CliStatusStateLast, at),
        None => words.say(Cli::CliStatusStateNone, &[]),
    }
}

fn password(words: &Words, state: &AccountState) -> Vec<String> {
    let password = &state.password;
    let expires = match password.expires_at {
        Some(at) if has_expired(state) => timed(words, Cli::CliStatusPasswordExpired, at),
        Some(at) => timed(words, Cli::CliStatusPasswordExpires, at),
        None => words.say(Cli::CliStatusPasswordNeverExpires, &[]),
    };
    let now = ComputerClock::default().now();
    let changeable = password.changeable_from.filter(|at| *at > now);
    let changeable = changeable.map(|at| timed(words, Cli::CliStatusPasswordChangeable, at));
    let changed = timed(words, Cli::CliStatusPasswordChanged, password.changed_at);
    [changed, expires].into_iter().chain(changeable).collect()
}

const fn sentence(task: Task) -> Cli {
    match task {
        Task::Settle => Cli::CliStatusTaskSettle,
        Task::Update => Cli::CliStatusTaskUpdate,
        Task::Verify => Cli::CliStatusTaskVerify,
        Task::ChangePassword => Cli::CliStatusTaskChangePassword,
        Task::Register => Cli::CliStatusTaskRegister,
        Task::AnswerReport => Cli::CliStatusTaskAnswerReport,
        Task::Confirm => Cli::CliStatusTaskConfirm,
    }
}

/// The sentence for an order; `None` for one that this version does not know.
const fn order(kind: OrderKind) -> Option<Cli> {
    match kind {
        OrderKind::SignOut => Some(Cli::CliStatusOrderSignOut),
        OrderKind::Wipe => Some(Cli::CliStatusOrderWipe),
        OrderKind::ChangeNeeded => Some(Cli::CliStatusOrderChangeNeeded),
        OrderKind::SendReport => Some(Cli::CliStatusOrderSendReport),
        OrderKind::Unknown => None,
    }
}
