//! The passwords that an activation is to set. Each is counted with its intent, and settled where the
//! intent is closed, by whichever task does so (law 4): the directory compares a new password with earlier
//! ones, and whoever has an activation code could ask for that without an end.

use super::{
    CountedTry,
    buckets::{self, Guarding, bucket_key},
};
use crate::{
    error::FlowError,
    work::{Event, Work},
};
use chiave_domain::{
    account::{Account, UserName},
    attempt::Outcome,
    audit::{Actor, AuditEvent},
    intent::Intent,
    rate_limit,
};

impl Work<'_> {
    /// Counts a password that is sent to the directory with the intent of this unit of work.
    ///
    /// # Errors
    ///
    /// `too-many-attempts`; the caller then commits nothing but the count.
    pub(crate) async fn count_first_password(&mut self, name: &UserName) -> Result<(), FlowError> {
        let CountedTry { .. } = self.count(self.first_password_key(name)).await?;
        Ok(())
    }

    /// Settles the count by what the directory answered. A refused password stays counted.
    pub(crate) async fn first_password_answered(
        &mut self,
        intent: &Intent,
        account: &Account,
        outcome: &Outcome,
    ) -> Result<(), FlowError> {
        let key = self.first_password_key(&account.user_name);
        match outcome {
            Outcome::Done => Ok(self.tx.put_bucket(&key, &rate_limit::succeeded()).await?),
            Outcome::Refused(_) => {
                let what = AuditEvent::NewPasswordRefused;
                self.record(Event::of_intent(intent, what, Actor::Person))
                    .await
            }
            Outcome::NotSent | Outcome::LockChanged => self.give_back_key(&key).await,
            Outcome::Unknown => Ok(()),
        }
    }

    /// Only whoever has an activation counts here, so all computers share one bucket.
    fn first_password_key(&self, name: &UserName) -> [u8; 16] {
        let guarding = Guarding {
            secret: buckets::FIRST_PASSWORD,
            name,
            known: None,
        };
        bucket_key(self.with.lookup, guarding)
    }
}
