//! The only way to verify a secret: the try is counted in one transaction, the secret is verified,
//! and the try is settled in another transaction.

pub mod buckets;
mod first_password;

use crate::{clock::met_ahead, error::FlowError, service::Service, work::Work};
use chiave_crypto::{LookupKey, work::Puzzle};
use chiave_domain::{
    account::UserName,
    device::DeviceTrust,
    ports::store::{LockKey, WriteTx},
    rate_limit::{self, Counted},
};
use chiave_protocol::{ErrorCode, Timestamp};
use data_encoding::HEXLOWER;

/// Seconds for which spent work is remembered: longer than the lifetime of any nonce that it can
/// contain.
const REMEMBER_WORK_S: i64 = 5 * 60;

/// A try that was counted and committed. Only with this value may a secret be verified (law 4).
#[must_use = "a counted try is settled by what came of it"]
pub(crate) struct CountedTry {
    key: [u8; 16],
}

/// A proof of work, and what it is bound to.
#[derive(Clone, Copy)]
pub(crate) struct ShownWork<'a> {
    pub puzzle: &'a Puzzle<'a>,
    /// The work; absent if the request brought none.
    pub work: Option<u64>,
}

/// A wrong secret of a user name, by which the same secret is recognised for a day.
#[derive(Clone, Copy)]
pub(crate) struct Guess<'a> {
    pub name: &'a UserName,
    pub secret: &'a str,
}

impl Service {
    /// Refuses a request of an unknown device while the queue of hashes for unknown devices is
    /// crowded, unless the request brings a proof of work with its own nonce (law 11). Known
    /// devices need no work.
    ///
    /// # Errors
    ///
    /// `work-needed`.
    pub(crate) async fn ask_for_work(
        &self,
        tx: &mut dyn WriteTx,
        trust: DeviceTrust,
        shown: ShownWork<'_>,
        now: Timestamp,
    ) -> Result<(), FlowError> {
        if trust == DeviceTrust::Known || !self.hashing.is_crowded(trust) {
            return Ok(());
        }
        self.spend_work(tx, shown, now).await
    }

    /// Spends a proof of work, which is valid once.
    ///
    /// # Errors
    ///
    /// `work-needed` if there is no work, too little, or if it was spent before.
    pub(crate) async fn spend_work(
        &self,
        tx: &mut dyn WriteTx,
        shown: ShownWork<'_>,
        now: Timestamp,
    ) -> Result<(), FlowError> {
        let ShownWork { puzzle, work } = shown;
        let solved = work.filter(|work| puzzle.is_solved_by(*work, self.work_bits));
        if let Some(work) = solved
            && tx
                .spend_jti(&puzzle.spent_as(work), now.plus(REMEMBER_WORK_S))
                .await?
        {
            return Ok(());
        }
        Err(FlowError::work_needed(self.work_bits))
    }

    /// Gives back a try whose secret was never verified, in a separate transaction.
    pub(crate) async fn was_not_verified(
        &self,
        counted: &CountedTry,
        name: &UserName,
    ) -> Result<(), FlowError> {
        let mut work = self.work(&[LockKey::Name(name.clone())]).await?;
        work.give_back_try(counted).await?;
        work.commit().await
    }
}

impl Work<'_> {
    /// Counts a try, or refuses it without verifying anything.
    ///
    /// In both cases, the caller commits before anything is verified.
    pub(crate) async fn count(&mut self, key: [u8; 16]) -> Result<CountedTry, FlowError> {
        let mut bucket = self.tx.bucket(&key).await?;
        let before = bucket.closed_until;
        match rate_limit::count(&mut bucket, self.now) {
            Counted::Verify => {
                self.tx.put_bucket(&key, &bucket).await?;
                Ok(CountedTry { key })
            }
            Counted::Wait { until } => {
                if before != until {
                    met_ahead("a delay");
                    self.tx.put_bucket(&key, &bucket).await?;
                }
                Err(FlowError::until(
                    ErrorCode::TooManyAttempts,
                    until,
                    self.now,
                ))
            }
        }
    }

    /// Settles the try of a right secret.
    pub(crate) async fn was_right(&mut self, counted: &CountedTry) -> Result<(), FlowError> {
        let both = [counted.key, self.used_key(counted)];
        Ok(self
            .tx
            .replace_buckets(&both, &rate_limit::succeeded())
            .await?)
    }

    /// Gives back a try that was no guess, such as a right code that was used before.
    pub(crate) async fn give_back_try(&mut self, counted: &CountedTry) -> Result<(), FlowError> {
        self.give_back_key(&counted.key).await
    }

    /// Gives back a try that another unit of work counted.
    async fn give_back_key(&mut self, key: &[u8; 16]) -> Result<(), FlowError> {
        let mut bucket = self.tx.bucket(key).await?;
        rate_limit::returned(&mut bucket, self.now);
        Ok(self.tx.put_bucket(key, &bucket).await?)
    }

    /// Gives back a try that told nothing, such as that of a right code that was used before, at most a limited
    /// number of times since the last right try, and says whether it did. A separate bucket, which causes no
    /// delay, counts these.
    pub(crate) async fn give_back_used(
        &mut self,
        counted: &CountedTry,
        most: u32,
    ) -> Result<bool, FlowError> {
        let used = self.used_key(counted);
        let mut given_back = self.tx.bucket(&used).await?;
        if given_back.tries >= most {
            return Ok(false);
        }
        given_back.tries += 1;
        given_back.closed_until = self.now;
        self.tx.put_bucket(&used, &given_back).await?;
        self.give_back_try(counted).await?;
        Ok(true)
    }

    /// The key of the bucket that counts the tries given back because of used codes.
    fn used_key(&self, counted: &CountedTry) -> [u8; 16] {
        let name = HEXLOWER.encode(&counted.key);
        *self.with.lookup.bucket("used-code", &name).as_bytes()
    }

    /// Settles the try of a wrong secret; the same secret again within a day is not counted.
    pub(crate) async fn was_wrong(
        &mut self,
        counted: &CountedTry,
        guess: Guess<'_>,
    ) -> Result<(), FlowError> {
        let mut bucket = self.tx.bucket(&counted.key).await?;
        let mark = wrong_mark(self.with.lookup, guess);
        rate_limit::failed(&mut bucket, mark, self.now);
        Ok(self.tx.put_bucket(&counted.key, &bucket).await?)
    }
}

/// A short keyed mark by which the same wrong secret is recognised for a day.
fn wrong_mark(lookup: &LookupKey, guess: Guess<'_>) -> u32 {
    let subject = lookup.decoy_id(guess.name.as_str());
    u32::from(lookup.wrong_mark(subject, guess.secret).as_u16())
}
