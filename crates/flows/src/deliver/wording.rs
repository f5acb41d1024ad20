//! The words and the time of a mail, from its message.

use chiave_domain::notice::{Message, OutboxRow};
use chiave_protocol::{Secret, Timestamp};
use chiave_words::mail::{Code, Kind};

/// The words of a message, with `code` in a mail that brings one.
pub(super) fn kind<'a>(message: &Message, code: &'a Secret, asked_at: Timestamp) -> Kind<'a> {
    let code = |expires_at: Timestamp| Code {
        text: code,
        minutes: minutes(expires_at.since(asked_at)),
    };
    match message {
        Message::AttemptCode { expires_at, .. } => Kind::AttemptCode(code(*expires_at)),
        Message::MethodCode { expires_at, .. } => Kind::MethodCode(code(*expires_at)),
        Message::Activated => Kind::Activated,
        Message::PasswordChanged => Kind::PasswordChanged,
        Message::PasswordReset => Kind::PasswordReset,
        Message::PasswordExpires { .. } => Kind::PasswordExpires,
        Message::AccountLocked => Kind::AccountLocked,
        Message::AccountUnlocked => Kind::AccountUnlocked,
        Message::MethodAdded => Kind::MethodAdded,
        Message::MethodAddedByPass => Kind::MethodAddedByPass,
        Message::FirstMethodAdded => Kind::FirstMethodAdded,
        Message::MethodRemoved => Kind::MethodRemoved,
        Message::MethodRemovedByPerson { kind, replaced } => Kind::MethodRemovedByPerson {
            kind: *kind,
            replaced: *replaced,
        },
        Message::RecoveryCodeUsed { left } => Kind::RecoveryCodeUsed { left: *left },
        Message::HelpDeskCodeIssued => Kind::HelpDeskCodeIssued,
        Message::TemporaryCodeIssued { once, .. } => Kind::TemporaryCodeIssued { once: *once },
        Message::MethodRemovedByIt => Kind::MethodRemovedByIt,
        Message::MethodRemovedWithCode => Kind::MethodRemovedWithCode,
        Message::AddressNotCounted => Kind::AddressNotCounted,
        Message::SignedInOnNewDevice => Kind::SignedInOnNewDevice,
        Message::SignInAbandoned => Kind::SignInAbandoned,
    }
}

/// The time that the mail names: when something happened, or when it will.
pub(super) fn told_time(row: &OutboxRow) -> Timestamp {
    match row.message {
        Message::PasswordExpires { expires_at, .. } => expires_at,
        Message::TemporaryCodeIssued { ends_at, .. } => ends_at,
        _ => row.created_at,
    }
}

/// The minutes of a duration, rounded up, so no mail says that its code has already expired.
fn minutes(seconds: i64) -> i64 {
    (seconds.max(1) + 59) / 60
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::service::NOBODY;
    use chiave_domain::{testing::samples::mail, verification::CodeScope};
    use chiave_protocol::MethodId;

    #[test]
    fn a_code_that_still_holds_is_never_said_to_hold_for_no_minutes() {
        let text = Secret::new("402817".into());
        let asked = Timestamp::from_unix(1_800_000_000);
        let said = |seconds| {
            let message = Message::MethodCode {
                scope: CodeScope::Activation(NOBODY),
                method: MethodId::from_uuid(NOBODY.as_uuid()),
                serial: 0,
                expires_at: asked.plus(seconds),
            };
            match kind(&message, &text, asked) {
                Kind::MethodCode(code) => code.minutes,
                other => panic!("{other:?}"),
            }
        };

        assert_eq!(
            [0, 1, 59, 60, 61, 599, 600].map(said),
            [1, 1, 1, 1, 2, 10, 10]
        );
    }

    #[test]
    fn a_reminder_names_the_time_of_the_expiry_and_others_their_own() {
        let asked = Timestamp::from_unix(1_800_000_000);
        let expiry = asked.plus(7 * 24 * 60 * 60);
        let told = |message| {
            told_time(&OutboxRow {
                message,
                created_at: asked,
                ..mail(1)
            })
        };

        let reminder = Message::PasswordExpires {
            changed_at: asked,
            expires_at: expiry,
        };
        assert_eq!(told(reminder), expiry);
        assert_eq!(told(Message::AccountLocked), asked);
    }
}
