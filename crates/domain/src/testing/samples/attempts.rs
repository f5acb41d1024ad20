//! Samples of attempts.

use super::{NOW, account, device_key, method_id, uuid};
use crate::attempt::{Asked, AttemptState, DeskCode, Gate, Phase};
use chiave_protocol::{AttemptId, attempt::Purpose, method::MethodKind};

/// A reset of account `n` with one gate passed.
#[must_use]
pub fn attempt(n: u8) -> AttemptState {
    AttemptState {
        id: AttemptId::from_uuid(uuid(n)),
        purpose: Purpose::Reset,
        account: Some(account(n)),
        device: device_key(n),
        device_name: format!("laptop {n}"),
        utc_offset_min: -210,
        language: "it".into(),
        opened_at: NOW,
        expires_at: NOW.plus(1800),
        subject: [9; 16],
        password_seen: Some(NOW.plus(-5)),
        voided: false,
        sends: 1,
        failed_writes: 0,
        desk_codes: vec![desk_code(n)],
        phase: Phase::Verifying {
            passed: vec![Gate {
                method: method_id(n),
                step: 60_000_000,
                at: NOW,
            }],
            asked: vec![Asked {
                given_back: 0,
                kind: MethodKind::Mail,
                method: Some(method_id(n)),
                serial: 1,
                expires_at: NOW.plus(600),
                resend_at: NOW.plus(60),
                tries: 2,
                verifying: vec![2],
            }],
        },
    }
}

/// Code `n` of the help desk.
#[must_use]
pub fn desk_code(n: u8) -> DeskCode {
    DeskCode {
        id: method_id(n.wrapping_add(200)),
        phc: format!("$argon2id$desk{n}"),
        issued_by: Some(1000),
        expires_at: NOW.plus(900),
    }
}
