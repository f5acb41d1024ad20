//! Delivers the mails of the outbox.
//!
//! The outbox holds references. Address, code and sentences are put together here, one mail at a
//! time, and forgotten once it left. A row is postponed before its mail is sent and ended after, so
//! a crash in between sends it twice at worst (with the same Message-ID), and never not at all.

use crate::{
    codes::{attempt_code, method_code},
    error::FlowError,
    service::{NOBODY, Service},
};
use chiave_domain::{
    account::Account,
    method::{Method, MethodDetail},
    notice::{Destination, Message, OutboxRow, REMOVED_ADDRESS_DAYS},
    ports::mail::{Letter, Mail, MailError},
};
use chiave_protocol::{MethodId, Secret, Timestamp};
use chiave_words::{
    Language, Words,
    mail::{Code, Facts, Kind},
};

/// Seconds before a mail is tried a second time; above what one delivery may take. Each further
/// delay is twice as long.
const FIRST_DELAY_S: i64 = 60;
/// The longest delay, in seconds.
const LONGEST_DELAY_S: i64 = 60 * 60;
/// Deliveries tried before a mail is given up: about four days, as RFC 5321 (section 4.5.4.1) asks.
pub const MOST_TRIES: u32 = 100;

/// What became of one row.
enum Outcome {
    /// Delivered, expired, given up or a decoy.
    Ended,
    /// It stays in the outbox.
    Later,
}

impl Service {
    /// Delivers what is due, and says how many rows it looked at. Run it again and again.
    ///
    /// # Errors
    ///
    /// [`FlowError::Store`]; the row it stood at is tried again later.
    pub async fn deliver_due(&self, mail: &dyn Mail) -> Result<u32, FlowError> {
        let mut looked_at = 0;
        while let Some(row) = self.claim(self.clock.now()).await? {
            looked_at += 1;
            match self.deliver(&row, mail).await? {
                Outcome::Ended => self.end(&row).await?,
                Outcome::Later => {}
            }
        }
        Ok(looked_at)
    }

    /// Takes the oldest row that is due, and postpones it so that nobody else takes it.
    async fn claim(&self, now: Timestamp) -> Result<Option<OutboxRow>, FlowError> {
        let mut tx = self.store.begin().await?;
        let Some(row) = tx.due_mail(now, 1).await?.pop() else {
            return Ok(None);
        };
        tx.postpone_mail(row.id, now.plus(delay_after(row.tries)))
            .await?;
        tx.commit().await?;
        Ok(Some(row))
    }

    async fn end(&self, row: &OutboxRow) -> Result<(), FlowError> {
        let mut tx = self.store.begin().await?;
        tx.end_mail(row.id).await?;
        Ok(tx.commit().await?)
    }

    async fn deliver(&self, row: &OutboxRow, mail: &dyn Mail) -> Result<Outcome, FlowError> {
        if expires_at(&row.message).is_some_and(|end| self.clock.now() >= end) {
            return Ok(Outcome::Ended);
        }
        let letter = match self.compose(row).await {
            Ok(letter) => letter,
            Err(FlowError::Connector(error)) => {
                tracing::warn!(mail.id = %row.id, error = %error, "mail waits for the directory");
                return Ok(given_up_or_later(row));
            }
            Err(error) => return Err(error),
        };
        // A decoy cost as much as a mail up to here, and ends here.
        let Some(letter) = letter else {
            return Ok(Outcome::Ended);
        };
        Ok(match mail.send(letter).await {
            Ok(()) => Outcome::Ended,
            Err(MailError::Permanent(cause)) => {
                tracing::warn!(mail.id = %row.id, error = %cause, "mail refused for good");
                Outcome::Ended
            }
            Err(MailError::Temporary(cause)) => {
                tracing::warn!(mail.id = %row.id, mail.tries = row.tries, error = %cause, "mail not taken");
                given_up_or_later(row)
            }
        })
    }

    /// Puts the mail together; `None` where it goes nowhere. For a decoy the same is read, derived
    /// and written as for a mail (law 5).
    async fn compose(&self, row: &OutboxRow) -> Result<Option<Letter>, FlowError> {
        let account = self.connector.get(row.account.unwrap_or(NOBODY)).await?;
        let address = self.address(row, account.as_ref()).await?;
        let words = Words::of(Language::nearest(&row.language));
        let code = self.code(row);
        let facts = Facts {
            organisation: &self.organisation,
            display_name: account.as_ref().map_or("", |account| &account.display_name),
            user_name: account
                .as_ref()
                .map_or("", |account| account.user_name.as_str()),
            device_name: &row.device_name,
            at: row.created_at,
            utc_offset_min: row.utc_offset_min,
        };
        let written = words.mail(kind(&row.message, &code, row.created_at), &facts);
        Ok(address.map(|to| Letter {
            id: row.id,
            to,
            subject: written.subject,
            text: written.text,
            html: written.html,
        }))
    }

    /// Where the mail goes, from the record as it is now (law 6).
    async fn address(
        &self,
        row: &OutboxRow,
        account: Option<&Account>,
    ) -> Result<Option<String>, FlowError> {
        let id = row.account.unwrap_or(NOBODY);
        let since = self.clock.now().plus(-REMOVED_ADDRESS_DAYS * 24 * 60 * 60);
        let mut tx = self.store.read().await?;
        let registered = tx.methods(id).await?;
        let removed = tx.removed_mail_methods(id, since).await?;
        Ok(match row.destination {
            Destination::Work => account.and_then(|account| account.mail.clone()),
            // A code never goes to an address that was removed; a notice does.
            Destination::Method(method) => address_of(&registered, method).or_else(|| {
                let notice = expires_at(&row.message).is_none();
                notice.then(|| address_of(&removed, method)).flatten()
            }),
            Destination::Nowhere => None,
        })
    }

    /// The code of the mail; derived for mails without one too, where nobody sees it.
    fn code(&self, row: &OutboxRow) -> Secret {
        let to = match row.destination {
            Destination::Method(method) => Some(method),
            Destination::Work | Destination::Nowhere => None,
        };
        self.codes.code(&match row.message {
            Message::AttemptCode {
                attempt, serial, ..
            } => attempt_code(attempt, to, serial),
            Message::MethodCode { method, serial, .. } => method_code(method, serial),
            _ => method_code(MethodId::from_uuid(row.id), 0),
        })
    }
}

fn address_of(methods: &[Method], id: MethodId) -> Option<String> {
    let method = methods.iter().find(|method| method.id == id)?;
    match &method.detail {
        MethodDetail::Mail { address } => Some(address.clone()),
        MethodDetail::Authenticator { .. } => None,
    }
}

fn expires_at(message: &Message) -> Option<Timestamp> {
    match message {
        Message::AttemptCode { expires_at, .. } | Message::MethodCode { expires_at, .. } => {
            Some(*expires_at)
        }
        _ => None,
    }
}

fn kind<'a>(message: &Message, code: &'a Secret, asked_at: Timestamp) -> Kind<'a> {
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
        Message::AccountLocked => Kind::AccountLocked,
        Message::AccountUnlocked => Kind::AccountUnlocked,
        Message::MethodAdded => Kind::MethodAdded,
        Message::MethodAddedByPass => Kind::MethodAddedByPass,
        Message::MethodRemoved => Kind::MethodRemoved,
    }
}

/// Whole minutes, begun ones included, so that no mail says that its code is over already.
fn minutes(seconds: i64) -> i64 {
    (seconds.max(1) + 59) / 60
}

/// Seconds after a try: one minute, two, four … up to an hour.
fn delay_after(tries: u32) -> i64 {
    (FIRST_DELAY_S << tries.min(16)).min(LONGEST_DELAY_S)
}

fn given_up_or_later(row: &OutboxRow) -> Outcome {
    if row.tries.saturating_add(1) < MOST_TRIES {
        return Outcome::Later;
    }
    tracing::error!(mail.id = %row.id, mail.tries = MOST_TRIES, "mail given up");
    Outcome::Ended
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_still_holds_is_never_said_to_hold_for_no_minutes() {
        let text = Secret::new("402817".into());
        let asked = Timestamp::from_unix(1_800_000_000);
        let said = |seconds| {
            let message = Message::MethodCode {
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
    fn delays_double_up_to_an_hour_and_a_mail_is_tried_for_four_days() {
        assert_eq!(
            [0, 1, 2, 6].map(delay_after),
            [60, 120, 240, LONGEST_DELAY_S]
        );
        assert_eq!(delay_after(u32::MAX), LONGEST_DELAY_S);

        let whole: i64 = (0..MOST_TRIES - 1).map(delay_after).sum();
        assert_eq!(whole / (24 * 60 * 60), 3);
    }
}
