//! Values to store. The same number gives the same value; different numbers differ in every field.

mod attempts;
mod events;

pub use attempts::{attempt, desk_code};
pub use events::events;

use crate::{
    activation_code::{Activation, ActivationCode},
    audit::{Actor, AuditEvent, AuditRow, StoredRow},
    computer_order::{ComputerOrder, ORDER_DAYS},
    device::Device,
    intent::{Cause, End, EntryBefore, Intent},
    method::{
        Method, MethodDetail, NewTemporaryCode, SHEET_CODES, SheetCode, TEMPORARY_CODE_USUAL_HOURS,
        TemporaryCode,
    },
    notice::{Destination, Message, OutboxRow},
    session::{Session, SessionState},
};
use chiave_protocol::{
    AccountId, AttemptId, MethodId, OperationId, OrderId, Secret, SessionId, Thumbprint, Timestamp,
    TokenHash, method::MethodKind, order::OrderKind,
};
use uuid::Uuid;

/// The time of the samples.
pub const NOW: Timestamp = Timestamp::from_unix(1_800_000_000);

/// An id of any kind.
#[must_use]
pub const fn uuid(n: u8) -> Uuid {
    Uuid::from_bytes([n; 16])
}

/// An account.
#[must_use]
pub const fn account(n: u8) -> AccountId {
    AccountId::from_uuid(uuid(n))
}

/// A method's id.
#[must_use]
pub const fn method_id(n: u8) -> MethodId {
    MethodId::from_uuid(uuid(n))
}

/// An operation.
#[must_use]
pub const fn operation(n: u8) -> OperationId {
    OperationId::from_uuid(uuid(n))
}

/// A token's hash.
#[must_use]
pub const fn token(n: u8) -> TokenHash {
    TokenHash::from_bytes([n; 32])
}

/// A device key.
#[must_use]
pub const fn device_key(n: u8) -> Thumbprint {
    Thumbprint::from_bytes([n; 32])
}

/// A full session of account 1, opened by token `n` on device `n`.
#[must_use]
pub fn session(n: u8) -> Session {
    Session {
        id: SessionId::from_uuid(uuid(n)),
        account: account(1),
        token: token(n),
        device: device_key(n),
        device_name: format!("laptop {n}"),
        utc_offset_min: -210,
        state: SessionState::Full,
        administers: false,
        is_shared: false,
        opened_at: NOW,
        seen_at: NOW.plus(1),
        verified_at: Some(NOW.plus(2)),
        verification_usable_from: Some(NOW.plus(3)),
        ends_at: Some(NOW.plus(90 * 24 * 60 * 60)),
    }
}

/// Device `n` of account 1.
#[must_use]
pub fn device(n: u8) -> Device {
    Device {
        account: account(1),
        key: device_key(n),
        name: format!("laptop {n}"),
        verified_at: NOW.plus(i64::from(n)),
        seen_at: NOW.plus(100 + i64::from(n)),
    }
}

/// Method `n` of account 1: an email address, or an app if `n` is odd.
#[must_use]
pub fn method(n: u8) -> Method {
    let detail = if n.is_multiple_of(2) {
        MethodDetail::Mail {
            address: format!("person{n}@posta.example"),
        }
    } else {
        MethodDetail::Authenticator {
            secret: Secret::new(format!("JBSWY3DPEHPK3PX{n}")),
        }
    };
    Method {
        id: method_id(n),
        account: account(1),
        label: format!("method {n}"),
        detail,
        added_at: NOW.plus(i64::from(n)),
        confirmed: true,
        begun_in: (n % 3 == 1).then(|| SessionId::from_uuid(uuid(n))),
        bound_by_activation_code: true,
        last_used_step: Some(u64::from(n)),
        last_used_at: Some(NOW),
        wrong_in_row: 3,
    }
}

/// A recovery sheet of account 1, of which one code is used: it asks for its codes from the last number on.
#[must_use]
pub fn sheet(n: u8) -> Method {
    let code = |number| SheetCode {
        number,
        phc: format!("$argon2id$code{number}"),
    };
    Method {
        detail: MethodDetail::RecoveryCodes {
            codes: (1..=SHEET_CODES).rev().map(code).collect(),
        },
        last_used_step: Some(1),
        ..method(n)
    }
}

/// A temporary code of account 1, good for eight hours.
#[must_use]
pub fn temporary_code(n: u8, once: bool) -> Method {
    let code = TemporaryCode {
        phc: format!("$argon2id$temporary{n}"),
        ends_at: NOW.plus(i64::from(TEMPORARY_CODE_USUAL_HOURS) * 60 * 60),
        once,
    };
    NewTemporaryCode {
        id: method_id(n),
        account: account(1),
        code,
        issued_at: NOW,
    }
    .into()
}

/// An activation code for account `n`.
#[must_use]
pub fn activation_code(n: u8) -> ActivationCode {
    ActivationCode {
        account: account(n),
        phc: format!("$argon2id$sample{n}"),
        not_before: NOW,
        starts_at: None,
        expires_at: NOW.plus(60),
        used_at: None,
        shown_by: Some(device_key(n)),
    }
}

/// An activation of account 1, opened by token `n`.
#[must_use]
pub fn activation(n: u8) -> Activation {
    Activation {
        token: token(n),
        account: account(1),
        device: device_key(n),
        device_name: format!("laptop {n}"),
        utc_offset_min: -210,
        expires_at: NOW.plus(60),
    }
}

/// An order to session `n` on device `n` of account 1 to wipe the computer.
#[must_use]
pub fn computer_order(n: u8) -> ComputerOrder {
    let made_at = NOW.plus(i64::from(n));
    ComputerOrder {
        id: OrderId::from_uuid(uuid(n)),
        kind: OrderKind::Wipe,
        account: account(1),
        session: session(n).id,
        device: device_key(n),
        device_name: format!("laptop {n}"),
        made_at,
        by: Some(1000),
        expires_at: made_at.plus(ORDER_DAYS * 24 * 60 * 60),
        end: None,
    }
}

/// An open intent of operation `n` on account 1.
#[must_use]
pub fn intent(n: u8) -> Intent {
    Intent {
        operation: operation(n),
        account: account(1),
        device: device_key(n),
        device_name: format!("laptop {n}"),
        utc_offset_min: -210,
        cause: Cause::Reset(AttemptId::from_uuid(uuid(n))),
        before: EntryBefore {
            locked: n.is_multiple_of(2),
            has_password: true,
        },
        begun_at: NOW.plus(i64::from(n)),
        end: End::Open,
    }
}

/// A mail with a code, due at [`NOW`].
#[must_use]
pub fn mail(n: u8) -> OutboxRow {
    OutboxRow {
        id: uuid(n),
        account: Some(account(1)),
        message: Message::AttemptCode {
            attempt: AttemptId::from_uuid(uuid(n)),
            serial: 1,
            expires_at: NOW.plus(600),
        },
        destination: Destination::Method(method_id(n)),
        language: "it".into(),
        device_name: format!("laptop {n}"),
        utc_offset_min: -90,
        created_at: NOW,
        next_try_at: NOW,
        tries: 0,
    }
}

/// An audit row of account 1.
#[must_use]
pub fn audit(n: u8) -> AuditRow {
    AuditRow {
        id: uuid(n),
        at: NOW.plus(i64::from(n)),
        event: AuditEvent::MethodAdded(MethodKind::Mail),
        by: Actor::Person,
        account: Some(account(1)),
        device: Some(device_key(n)),
        device_name: Some(format!("laptop {n}")),
    }
}

/// The row as the store returns it, with its sequence number.
#[must_use]
pub fn stored(number: i64, row: &AuditRow) -> StoredRow {
    let kind = serde_json::to_value(row.event.kind()).unwrap_or_default();
    StoredRow {
        number,
        id: row.id,
        at: row.at,
        kind: kind.as_str().unwrap_or_default().to_owned(),
        account: row.account,
        device: row.device,
        device_name: row.device_name.clone(),
        detail: row.event.detail(row.by),
    }
}
