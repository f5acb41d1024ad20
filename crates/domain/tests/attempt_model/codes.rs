//! What a typed code is worth.

use crate::{
    run::{Awaited, Code, Run},
    world::{attempt_id, desk_code},
};
use chiave_domain::attempt::{Found, Ticket};
use chiave_protocol::method::MethodKind;

/// What a try was counted for.
pub fn awaited(ticket: &Ticket) -> Awaited {
    let serial = (ticket.kind() == MethodKind::Mail).then_some(ticket.serial());
    (ticket.kind(), serial)
}

/// Whether a code belongs to the attempt's own account and was accepted before.
pub fn is_used(run: &Run, attempt: usize, code: Code) -> bool {
    match code {
        Code::Totp(who, step) if run.owner(attempt) == Some(who) => {
            run.people[who as usize].last_step >= Some(step)
        }
        Code::Totp(..) | Code::Mail { .. } | Code::Desk { .. } | Code::Guess => false,
    }
}

/// The result of a correct verification. It knows every app and every issued code of the company: the machine
/// itself has to check that the method belongs to the attempt's account, and the issued code to the attempt.
pub fn found(ticket: &Ticket, code: Code) -> Found {
    match code {
        Code::Totp(who, step) => Found::Right {
            method: who.app(),
            step,
        },
        Code::Mail {
            attempt,
            method,
            serial,
        } if attempt_id(attempt) == ticket.attempt()
            && Some(method) == ticket.method()
            && serial == ticket.serial() =>
        {
            Found::Right {
                method,
                step: serial.into(),
            }
        }
        Code::Desk { attempt, nth } => Found::Right {
            method: desk_code(attempt, nth).id,
            step: 0,
        },
        Code::Mail { .. } | Code::Guess => Found::Wrong,
    }
}
