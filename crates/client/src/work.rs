//! Proofs of work: what opening something costs while the service has much to do. Nobody sees them.

use crate::{
    Client, Failure, LocalCode,
    api::{Answer, Call},
};
use chiave_crypto::{
    dpop::DeviceKey,
    random,
    work::{Puzzle, Unsolved},
};
use chiave_protocol::ErrorCode;
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

impl Client {
    /// Sends a request that names somebody; where the service asks for work first, works and sends
    /// it once more. `call` writes the request with that work.
    ///
    /// # Errors
    ///
    /// What the service refused, or why it could not be asked; [`LocalCode::Cancelled`] where the
    /// person stopped it.
    pub(crate) async fn send_worked(
        &self,
        user_name: &str,
        mut call: impl FnMut(Option<u64>) -> Result<Call<'static>, Failure> + Send,
    ) -> Result<Answer, Failure> {
        let bits = match self.send(&call(None)?, None).await {
            Err(failure) if failure.is(ErrorCode::WorkNeeded) => {
                failure.work_bits.unwrap_or_default()
            }
            outcome => return outcome,
        };
        let key = self.device_key().await?;
        let nonce = self.api()?.nonce().unwrap_or_default();
        let work = self.solve(&nonce, &key, user_name, bits).await?;
        let call = call(Some(work))?;
        let outcome = self.api()?.send_with(&key, &call, None, Some(&nonce)).await;
        self.note_reach(&outcome);
        outcome
    }

    /// Solves the puzzle on a thread of its own: it takes a processor for a while.
    pub(crate) async fn solve(
        &self,
        nonce: &str,
        key: &DeviceKey,
        user_name: &str,
        bits: u32,
    ) -> Result<u64, Failure> {
        let (nonce, device, user_name) = (nonce.to_owned(), key.thumbprint(), user_name.to_owned());
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = stop.clone();
        // Anywhere: the service takes each work once, and a nonce may serve for another request.
        let start = u64::from_be_bytes(random::bytes(self.0.random.as_ref()));
        let work = tokio::task::spawn_blocking(move || {
            let puzzle = Puzzle {
                nonce: &nonce,
                device: &device,
                user_name: &user_name,
            };
            puzzle.solve(bits, start, || stopped.load(Ordering::Relaxed))
        });
        tokio::select! {
            solved = work => match solved {
                Ok(Ok(counter)) => Ok(counter),
                Ok(Err(Unsolved::Cancelled)) => Err(LocalCode::Cancelled.into()),
                // More than anybody honest asks, or the thread died.
                Ok(Err(Unsolved::TooMuch)) | Err(_) => Err(ErrorCode::Internal.into()),
            },
            () = self.0.cancelled.notified() => {
                stop.store(true, Ordering::Relaxed);
                Err(LocalCode::Cancelled.into())
            }
        }
    }
}
