//! The background work of a client: processes late answers of the keyring, and synchronises with
//! the service.

use crate::{Client, Reach, settings::LOOK};
use chiave_crypto::random;
use std::{sync::PoisonError, time::Duration};

/// The interval of synchronisation while the service answers.
const INTERVAL: Duration = Duration::from_secs(15 * 60);
/// The interval of tries while the service does not answer; with the jitter at most half a minute.
const RETRY: Duration = Duration::from_secs(25);
/// The interval of checks of this computer's networks while the service is out of reach.
const LOOK_OFTEN: Duration = Duration::from_secs(2);
/// The interval of checks of this computer's networks while the service answers.
const LOOK_RARELY: Duration = Duration::from_secs(20);

/// Seconds after a synchronisation in which a window that comes back into view causes no further
/// one.
const MOMENT_S: i64 = 20;

impl Client {
    /// Synchronises at once and then at intervals, and follows the managed settings. Runs as long as
    /// its task lives; to be started once.
    pub async fn keep_in_step(self) {
        let _full_disk = self.0.platform.survive_a_full_disk();
        let with_the_keyring = async {
            self.open_keyring_once().await;
            tokio::join!(self.take_late_answers(), self.synchronise_now_and_then());
        };
        tokio::join!(
            self.follow_settings(LOOK),
            self.follow_turns(),
            with_the_keyring
        );
    }

    /// Looks at the managed settings for a window that comes back into view, and synchronises unless
    /// that was tried a moment ago.
    pub async fn refresh_if_old(&self) {
        self.look_at_settings().await;
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
            self.memory().refreshed_at = Some(self.0.clock.now());
            match self.sync().await {
                Ok(_) => self.settle_on_the_side().await,
                Err(failure) => tracing::info!(code = %failure, "not in step"),
            }
            self.look_at_absence().await;
            self.until_due().await;
        }
    }

    /// Settles a write of this process whose outcome is unknown, now that the service answers. A
    /// write of an earlier process is left to the window, which first informs the person.
    async fn settle_on_the_side(&self) {
        let open = {
            let memory = self.memory();
            self.link().reach() == Reach::Online && memory.write.is_left_open_here()
        };
        if open && let Err(failure) = self.settle().await {
            tracing::info!(code = %failure, "the outcome of a write is still not known");
        }
    }

    /// Waits until the next synchronisation is due. The wait restarts when the service becomes
    /// reachable or unreachable. A change of networks, or the computer waking up, ends the wait.
    async fn until_due(&self) {
        loop {
            let link = self.link();
            let changed = link.changed();
            if !self.is_current(&link) {
                continue;
            }
            let reach = link.reach();
            tokio::select! {
                () = tokio::time::sleep(self.pause(reach)) => return,
                () = self.until_another_network(reach) => {
                    return self.link().drop_connections().await;
                }
                () = changed => {}
            }
        }
    }

    async fn until_another_network(&self, reach: Reach) {
        let look = match is_reached(reach) {
            true => LOOK_RARELY,
            false => LOOK_OFTEN,
        };
        let before = self.0.platform.network();
        while self.0.platform.network() == before {
            tokio::time::sleep(look).await;
        }
    }

    /// The interval with a random fifth more or less, so a thousand computers do not synchronise at
    /// the same moment.
    fn pause(&self, reach: Reach) -> Duration {
        let base = match is_reached(reach) {
            true => INTERVAL,
            false => RETRY,
        };
        let [byte] = random::bytes::<1>(self.0.random.as_ref());
        jittered(base, byte)
    }
}

/// A time that differs from `base` by at most a fifth, so that not all computers ask at once.
fn jittered(base: Duration, byte: u8) -> Duration {
    base.mul_f64(0.8 + 0.4 * f64::from(byte) / 255.0)
}

/// Whether trying again soon is useless: the service answers, or only a new version or other
/// settings would help.
fn is_reached(reach: Reach) -> bool {
    matches!(
        reach,
        Reach::Online
            | Reach::UpdateNeeded
            | Reach::ServiceTooOld
            | Reach::NotConfigured
            | Reach::NoProxyAddress
            | Reach::NoAuthority
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Laptop, Service, ok};
    use chiave_protocol::limits::SYNC_MINUTES;

    /// The service ends sessions on shared computers that miss two of these.
    #[test]
    fn synchronisations_are_as_far_apart_as_the_service_expects() {
        let longest = jittered(INTERVAL, u8::MAX);

        assert_eq!(i64::try_from(longest.as_secs()), Ok(SYNC_MINUTES * 60));
    }

    #[tokio::test]
    async fn out_of_reach_it_is_tried_within_half_a_minute() {
        let service = Service::start(|_| ok("{}")).await;
        let client = Laptop::new().start(&service);

        for reach in [
            Reach::Offline,
            Reach::NoNetwork,
            Reach::NoService,
            Reach::CertificateNotTrusted,
            Reach::CertificateExpired,
            Reach::AnotherService,
        ] {
            for _ in 0..100 {
                let pause = client.pause(reach);
                assert!(pause <= Duration::from_secs(30), "{reach:?}: {pause:?}");
            }
        }
    }
}
