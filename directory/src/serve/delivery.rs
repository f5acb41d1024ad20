//! Delivers mails: several at the same time, each in its own task.

use super::repeats::Repeats;
use crate::metrics::{Metrics, declared::MAILS};
use chiave_domain::{
    delivery::{Fault, Turns},
    notice::OutboxRow,
    ports::mail::Mail,
};
use chiave_flows::{
    deliver::{Delivered, Room},
    error::FlowError,
    service::Service,
};
use std::{num::NonZeroUsize, sync::Arc, time::Duration};
use tokio::task::{JoinError, JoinSet};

/// The interval of looking for mails that are due.
const LOOK: Duration = Duration::from_secs(1);
/// The number of accepted mails after which one more mail may be in progress at the same time.
const TAKEN_BEFORE_MORE: u32 = 16;

/// Delivers the mails of the outbox.
pub(super) struct Delivery {
    service: Arc<Service>,
    mail: Arc<dyn Mail>,
    turns: Turns,
    under_way: JoinSet<Result<Delivered, FlowError>>,
    width: Width,
    taking_up: Repeats,
    delivering: Repeats,
    metrics: Arc<Metrics>,
}

/// The number of deliveries at the same time.
#[derive(Debug)]
struct Width {
    /// The maximum from the settings.
    most: usize,
    /// The number that the mail server seems to allow.
    now: usize,
    /// The number of accepted mails since the last adjustment.
    taken: u32,
}

impl Delivery {
    /// Makes a delivery of at most `most` mails at the same time.
    pub(super) fn new(
        service: Arc<Service>,
        mail: Arc<dyn Mail>,
        at_once: NonZeroUsize,
        metrics: Arc<Metrics>,
    ) -> Self {
        Self {
            service,
            mail,
            turns: Turns::default(),
            under_way: JoinSet::new(),
            width: Width::new(at_once.get()),
            taking_up: Repeats::new("no mail can be taken up"),
            delivering: Repeats::new("mails could not be delivered"),
            metrics,
        }
    }

    /// Looks for due mails once a second and whenever a delivery ends. Never returns. Dropping the
    /// future aborts deliveries in progress; those mails are delivered again.
    pub(super) async fn run(mut self) {
        let mut every_second = tokio::time::interval(LOOK);
        loop {
            tokio::select! {
                _ = every_second.tick() => {}
                Some(ended) = self.under_way.join_next() => self.ended(ended),
            }
            self.take_up().await;
        }
    }

    /// Starts as many deliveries as there is room for; returns their number.
    async fn take_up(&mut self) -> usize {
        let room = Room {
            free: self.width.now.saturating_sub(self.under_way.len()),
            idle: self.under_way.is_empty(),
        };
        let rows = self.service.take_mail(room, &mut self.turns).await;
        let rows = self.taking_up.note(rows).unwrap_or_default();
        let taken = rows.len();
        for row in rows {
            self.under_way
                .spawn(deliver(self.service.clone(), self.mail.clone(), row));
        }
        taken
    }

    fn ended(&mut self, ended: Result<Result<Delivered, FlowError>, JoinError>) {
        match ended {
            Ok(delivered) => {
                self.metrics.count(&MAILS, &[outcome(&delivered)]);
                if let Some(delivered) = self.delivering.note(delivered) {
                    self.width.learn(delivered, self.under_way.len());
                }
            }
            Err(error) => tracing::error!(%error, "a delivery broke off"),
        }
    }

    /// Delivers until no mail is due and none is in progress; returns the number of mails.
    #[cfg(test)]
    async fn drain(&mut self) -> usize {
        let mut taken = self.take_up().await;
        while let Some(ended) = self.under_way.join_next().await {
            self.ended(ended);
            taken += self.take_up().await;
        }
        taken
    }
}

/// The outcome of a delivery, as the metrics name it.
const fn outcome(delivered: &Result<Delivered, FlowError>) -> &'static str {
    match delivered {
        Ok(Delivered::Taken) => "accepted",
        Ok(Delivered::Nothing) => "dropped",
        Ok(Delivered::Refused(Fault::Address)) => "refused-address",
        Ok(Delivered::Refused(Fault::Destination)) => "refused-destination",
        Ok(Delivered::Refused(Fault::Unclear)) => "refused-unclear",
        Ok(Delivered::Refused(Fault::Policy)) => "refused-policy",
        Ok(Delivered::Refused(Fault::Relay)) => "refused-relay",
        Err(_) => "failed",
    }
}

async fn deliver(
    service: Arc<Service>,
    mail: Arc<dyn Mail>,
    row: OutboxRow,
) -> Result<Delivered, FlowError> {
    service.deliver(&row, mail.as_ref()).await
}

impl Width {
    fn new(most: usize) -> Self {
        Self {
            most,
            now: most,
            taken: 0,
        }
    }

    /// Adjusts the number of simultaneous deliveries. If the server accepts no mail while others
    /// are in progress, the server allows fewer connections; if it accepts mail after mail, one
    /// more is tried.
    fn learn(&mut self, delivered: Delivered, others: usize) {
        match delivered {
            Delivered::Refused(Fault::Relay) => {
                self.now = others.clamp(1, self.now);
                self.taken = 0;
            }
            Delivered::Taken if self.now < self.most => {
                self.taken += 1;
                if self.taken >= TAKEN_BEFORE_MORE {
                    self.now += 1;
                    self.taken = 0;
                }
            }
            Delivered::Taken | Delivered::Nothing | Delivered::Refused(_) => {}
        }
    }
}

#[cfg(test)]
mod tests;
