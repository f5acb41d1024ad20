//! Proofs of work: what opening an attempt costs while the service is busy. People do not see them.

use crate::{
    Client, Failure, LocalCode,
    link::{Answer, Call},
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
    /// Sends a request that names an account. If the service asks for a proof of work, computes one
    /// and sends the request again. `call` builds the request with that work.
    ///
    /// # Errors
    ///
    /// The service's refusal, or why the service could not be asked; [`LocalCode::Cancelled`] if
    /// the person cancelled.
    pub(crate) async fn send_worked(
        &self,
        user_name: &str,
        mut call: impl FnMut(Option<u64>) -> Result<Call<'static>, Failure> + Send,
    ) -> Result<Answer, Failure> {
        let ready = self.ready_to_send().await?;
        let bits = match self.send_by(&ready, &call(None)?, None).await {
            Err(failure) if failure.is(ErrorCode::WorkNeeded) => {
                failure.work_bits.unwrap_or_default()
            }
            outcome => return outcome,
        };
        let nonce = ready.link.nonce();
        let work = self.solve(&nonce, &ready.key, user_name, bits).await?;
        self.send_with_nonce(&ready, &call(Some(work))?, &nonce)
            .await
    }

    /// Solves the puzzle on a separate thread, since it occupies a processor for a while.
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
        // A random start: the service accepts each solution once, and a nonce may serve for another
        // request.
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
                // The service asks for unreasonably many bits, or the thread died.
                Ok(Err(Unsolved::TooMuch)) | Err(_) => Err(ErrorCode::Internal.into()),
            },
            () = self.0.cancelled.notified() => {
                stop.store(true, Ordering::Relaxed);
                Err(LocalCode::Cancelled.into())
            }
        }
    }
}
