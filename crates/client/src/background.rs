//! What a client does on its own: it takes up late answers of the keyring, and keeps in step with
//! the service.

use crate::{Client, platform, status::Reach};
use chiave_crypto::random;
use std::{sync::PoisonError, time::Duration};

/// Between two synchronisations, while the service answers.
const INTERVAL: Duration = Duration::from_secs(15 * 60);
/// Between two tries, while it does not.
const RETRY: Duration = Duration::from_secs(30);

/// Seconds within which coming back to the window asks nobody.
const MOMENT_S: i64 = 20;

impl Client {
    /// Runs for as long as its task lives; the first thing it does is to synchronise. Meant to be
    /// started once.
    pub async fn keep_in_step(self) {
        let _full_disk = platform::survive_a_full_disk();
        self.open_keyring_once().await;
        tokio::join!(self.take_late_answers(), self.synchronise_now_and_then());
    }

    /// Synchronises, unless that was tried a moment ago: for a window that comes back into view.
    pub async fn refresh_if_old(&self) {
        let now = self.0.clock.now();
        let old = {
            let mut memory = self.memory();
            let before = memory.refreshed_at.replace(now);
            before.is_none_or(|before| now.since(before).abs() >= MOMENT_S)
        };
        if old && let Err(failure) = self.sync().await {
            tracing::info!(code = %failure, "not in step");
        }
    }

    async fn take_late_answers(&self) {
        let late = self
            .0
            .late
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        let Some(mut late) = late else {
            return;
        };
        while let Some(held) = late.recv().await {
            let _one = self.0.opening.lock().await;
            self.adopt(held).await;
        }
    }

    async fn synchronise_now_and_then(&self) {
        loop {
            self.refresh_if_old().await;
            tokio::time::sleep(self.pause()).await;
        }
    }

    /// With a fifth of jitter either way, so that a thousand laptops do not come at once.
    fn pause(&self) -> Duration {
        let base = match self.memory().reach {
            Reach::Offline | Reach::Unknown => RETRY,
            _ => INTERVAL,
        };
        let [byte] = random::bytes::<1>(self.0.random.as_ref());
        base.mul_f64(0.8 + 0.4 * f64::from(byte) / 255.0)
    }
}
