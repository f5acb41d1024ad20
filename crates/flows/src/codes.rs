//! Codes that go out by mail: how often, to where, and what comes back.
//!
//! A code is derived when its mail is rendered and when it is compared, from what it is for and a
//! serial; it is stored nowhere (law 10).

use crate::{
    error::FlowError,
    service::{Post, Service},
};
use chiave_crypto::code::{CodeFor, CodePurpose};
use chiave_domain::{
    custody::normalise_address,
    method::{Method, MethodDetail},
    notice::{Destination, Message},
    ports::store::{MethodCode, WriteTx},
    settings::AccountPolicy,
};
use chiave_protocol::{AttemptId, ErrorCode, MethodId, Timestamp, method::CodeSent};
use uuid::Uuid;

/// Seconds of the short window in which only a few codes go to one destination.
const SHORT_WINDOW_S: i64 = 10 * 60;
/// Seconds of the long one.
const LONG_WINDOW_S: i64 = 24 * 60 * 60;
/// Seconds before another code may be asked for, so that a mail has time to arrive.
pub(crate) const RESEND_AFTER_S: i64 = 30;

/// Who asked for a code, for the mail that brings it.
pub(crate) struct Asked<'a> {
    pub language: &'a str,
    pub device_name: &'a str,
    pub utc_offset_min: i16,
}

/// What the code for a method outside an attempt is derived from.
pub(crate) fn method_code(method: MethodId, serial: u32) -> CodeFor {
    CodeFor {
        purpose: CodePurpose::FreshProof,
        within: method.as_uuid(),
        method: method.as_uuid(),
        serial: serial.into(),
    }
}

/// What the code for a gate of an attempt is derived from; a decoy has no method.
pub(crate) fn attempt_code(attempt: AttemptId, method: Option<MethodId>, serial: u32) -> CodeFor {
    CodeFor {
        purpose: CodePurpose::Attempt,
        within: attempt.as_uuid(),
        method: method.map_or(Uuid::nil(), MethodId::as_uuid),
        serial: serial.into(),
    }
}

impl Service {
    /// Whether emails are late at this time, for a reason that has nothing to do with whom they are for.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub async fn mail_is_delayed(&self) -> Result<bool, FlowError> {
        Ok(self.store.read_once().await?.relay().await?.delays_mail())
    }

    /// Counts a send, or refuses it (docs/design.md, section 6: 3 in ten minutes, 10 a day).
    ///
    /// A registered address is counted by its method. An address that is being registered is counted
    /// twice: by itself, whoever types it, and by the account that registers it, which may have as many
    /// codes sent as its addresses together. Only whoever holds a fresh proof or a pass can register, so
    /// no stranger fills the count of an account (law 4).
    ///
    /// Resets count by name, apart from all of these: a limit that a colleague could fill in one place
    /// and meet in another would tell them whose address it is (law 5).
    async fn count_send(
        &self,
        tx: &mut dyn WriteTx,
        (method, address): (&Method, &str),
        settings: &AccountPolicy,
        now: Timestamp,
    ) -> Result<(), FlowError> {
        let per_destination = SendLimit::of(settings);
        if method.confirmed {
            let own = self.lookup.bucket("proof-send", &method.id.to_string());
            return count_in(tx, own.as_bytes(), per_destination, now).await;
        }
        let account = self.lookup.bucket("send-by", &method.account.to_string());
        let per_account = per_destination.times(settings.max_mail_addresses.max(1).into());
        count_in(tx, account.as_bytes(), per_account, now).await?;
        let address = self.lookup.bucket("send", &normalise_address(address));
        count_in(tx, address.as_bytes(), per_destination, now).await
    }

    /// Sends a code to the address of `method`, to confirm it or as a fresh proof.
    pub(crate) async fn send_method_code(
        &self,
        tx: &mut dyn WriteTx,
        method: &Method,
        asked: Asked<'_>,
        now: Timestamp,
    ) -> Result<CodeSent, FlowError> {
        let MethodDetail::Mail { address } = &method.detail else {
            return Err(ErrorCode::NotAllowed.into());
        };
        let settings = tx.account_policy().await?;
        self.count_send(tx, (method, address), &settings, now)
            .await?;
        let serial = tx.next_code_serial(method.id).await?;
        let expires_at = now.plus(i64::from(settings.code_minutes) * 60);
        let code = MethodCode {
            serial,
            sent_at: now,
            expires_at,
            wrong: 0,
        };
        tx.put_method_code(method.id, Some(&code)).await?;
        let mail = Post {
            account: Some(method.account),
            message: Message::MethodCode {
                method: method.id,
                serial,
                expires_at,
            },
            destination: Destination::Method(method.id),
            language: asked.language,
            device_name: asked.device_name,
            utc_offset_min: asked.utc_offset_min,
        };
        self.post(tx, mail, now).await?;
        Ok(CodeSent {
            kind: method.kind(),
            expires_at,
            resend_at: now.plus(RESEND_AFTER_S),
            tries_left: settings.wrong_per_code,
            delayed: tx.relay().await?.delays_mail(),
        })
    }

    /// Judges a code that went to the address of `method` outside an attempt, and spends it.
    ///
    /// # Errors
    ///
    /// `proof-refused` with the tries that are left; the caller commits in that case too.
    pub(crate) async fn judge_method_code(
        &self,
        tx: &mut dyn WriteTx,
        method: &Method,
        typed: &str,
        now: Timestamp,
    ) -> Result<(), FlowError> {
        let allowed = tx.account_policy().await?.wrong_per_code;
        let waiting = tx.method_code(method.id).await?;
        let Some(mut code) = waiting.filter(|code| now < code.expires_at && code.wrong < allowed)
        else {
            return Err(FlowError::wrong_code(0));
        };
        // Counted before it is compared; both stand in one transaction.
        code.wrong += 1;
        tx.put_method_code(method.id, Some(&code)).await?;
        if !self
            .codes
            .accepts(typed, &method_code(method.id, code.serial))
        {
            return Err(FlowError::wrong_code(allowed - code.wrong));
        }
        Ok(tx.put_method_code(method.id, None).await?)
    }
}

/// How many codes may be sent in each of the two windows.
#[derive(Clone, Copy)]
struct SendLimit {
    in_ten_minutes: u32,
    a_day: u32,
}

impl SendLimit {
    /// What one destination may be sent.
    fn of(settings: &AccountPolicy) -> Self {
        Self {
            in_ten_minutes: settings.sends_in_ten_minutes,
            a_day: settings.sends_a_day,
        }
    }

    /// What so many destinations together may be sent.
    fn times(self, destinations: u32) -> Self {
        Self {
            in_ten_minutes: self.in_ten_minutes.saturating_mul(destinations),
            a_day: self.a_day.saturating_mul(destinations),
        }
    }

    /// When the next code may be sent after these; `None` where at once.
    fn closed_until(self, sends: &[Timestamp], now: Timestamp) -> Option<Timestamp> {
        let full = |window: i64, most: u32| {
            let inside: Vec<_> = sends
                .iter()
                .filter(|sent| now.since(**sent) < window)
                .collect();
            let most = usize::try_from(most).unwrap_or(usize::MAX);
            let oldest = inside.len().checked_sub(most)?;
            inside.get(oldest).map(|sent| sent.plus(window))
        };
        full(SHORT_WINDOW_S, self.in_ten_minutes).max(full(LONG_WINDOW_S, self.a_day))
    }
}

/// Counts one send in a bucket, or refuses it where the bucket is full.
async fn count_in(
    tx: &mut dyn WriteTx,
    bucket: &[u8; 16],
    limit: SendLimit,
    now: Timestamp,
) -> Result<(), FlowError> {
    let sends = tx.sends(bucket, now.plus(-LONG_WINDOW_S)).await?;
    if let Some(until) = limit.closed_until(&sends, now) {
        return Err(FlowError::until(ErrorCode::TooManySends, until, now));
    }
    Ok(tx.add_send(bucket, now).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_unix(1_000_000);

    #[test]
    fn the_fourth_code_within_ten_minutes_waits_for_the_first_to_be_ten_minutes_old() {
        let sends = [NOW.plus(-500), NOW.plus(-200), NOW.plus(-100)];
        let limit = SendLimit::of(&AccountPolicy::default());

        assert_eq!(limit.closed_until(&sends[..2], NOW), None);
        assert_eq!(limit.closed_until(&sends, NOW), Some(NOW.plus(100)));
    }

    #[test]
    fn the_eleventh_code_of_a_day_waits_for_tomorrow() {
        let sends: Vec<_> = (1..=10)
            .rev()
            .map(|hours| NOW.plus(-hours * 3600))
            .collect();
        let limit = SendLimit::of(&AccountPolicy::default());

        assert_eq!(limit.closed_until(&sends, NOW), Some(NOW.plus(14 * 3600)));
    }

    #[test]
    fn two_addresses_together_are_sent_twice_as_many() {
        let limit = SendLimit::of(&AccountPolicy::default()).times(2);

        assert_eq!((limit.in_ten_minutes, limit.a_day), (6, 20));
    }
}
