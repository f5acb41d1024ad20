//! Tries that were counted and cannot be settled, because nothing was compared or the directory does not
//! answer.

use super::Tried;
use crate::{error::FlowError, service::Service, work::Work};
use chiave_domain::{
    ports::store::{LockKey, WaitingCode},
    verification::Found,
};

impl Service {
    /// Compares the typed code of a counted try. A try that was not compared is given back; its
    /// methods are written under `keys`.
    ///
    /// # Errors
    ///
    /// `busy` if the code was not compared.
    pub(crate) async fn verify_tried(
        &self,
        tried: &Tried,
        typed: &str,
        keys: &[LockKey],
    ) -> Result<Found, FlowError> {
        let found = self.verify(&tried.challenge(), typed).await;
        if found.is_err() {
            self.give_back_unsettled(tried, keys).await;
        }
        found
    }

    /// Gives back a counted try of which the caller is told nothing, because the directory did not answer: it
    /// was no guess. As with codes that were used before, this happens a limited number of times.
    pub(crate) async fn give_back_unsettled(&self, tried: &Tried, keys: &[LockKey]) {
        let given_back = async {
            let mut work = self.work(keys).await?;
            work.give_back_unsettled(tried).await?;
            work.commit().await
        };
        if let Err(error) = given_back.await {
            tracing::warn!(
                error = &error as &dyn std::error::Error,
                "a try without an answer stays counted"
            );
        }
    }
}

impl Work<'_> {
    async fn give_back_unsettled(&mut self, tried: &Tried) -> Result<(), FlowError> {
        let given_back = self
            .give_back_used(&tried.counted, tried.wrong_per_code)
            .await?;
        let (true, Some(counted)) = (given_back, tried.awaited) else {
            return Ok(());
        };
        let method = tried.guarded.methods.first().map(|method| method.id);
        let Some(method) = method else {
            return Ok(());
        };
        match self.tx.waiting_code(tried.guarded.scope, method).await? {
            Some(code) if code.serial == counted.serial => {
                let tries = code.tries.saturating_sub(1);
                Ok(self.tx.put_code(&WaitingCode { tries, ..code }).await?)
            }
            _ => Ok(()),
        }
    }
}
