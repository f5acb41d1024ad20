//! The background work of the service: sending mails, settling lost writes, sweeping, sealing the
//! audit log, telling people that their password expires soon.

use super::{
    Running,
    clock_watch::{self, ClockWatch},
    delivery::Delivery,
    repeats::Repeats,
    tasks::Tasks,
};
use crate::metrics::{self, declared::CHECKPOINT};
use chiave_flows::seal_audit::{SignedCheckpoint, seal_audit};
use chiave_protocol::Timestamp;
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

/// The interval of the store's maintenance.
const TENDING: Duration = Duration::from_secs(60);

/// The interval at which it is looked whose password expires soon: everybody is read for it.
const EXPIRIES: Duration = Duration::from_secs(60 * 60);

/// Starts every task. Mails have a task of their own, since a slow mail server may need a minute
/// for a mail.
pub(super) fn begin(running: &Arc<Running>, tasks: &mut Tasks) {
    // An alert on the age of the newest checkpoint needs the series before the first one.
    note_checkpoint(running, running.app.service.clock.now());
    #[cfg(feature = "automation")]
    if crate::automation::is_still() {
        return;
    }
    let (service, mail) = (Arc::clone(&running.app.service), Arc::clone(&running.mail));
    let metrics = Arc::clone(&running.app.metrics);
    let delivery = Delivery::new(service, mail, running.mails_at_once, metrics);
    tasks.begin("mails", delivery.run());
    tasks.begin("store", tend(Arc::clone(running)));
    tasks.begin("expiries", mail_expiring(Arc::clone(running)));
    tasks.begin("addresses", tell_not_counted(Arc::clone(running)));
}

async fn mail_expiring(running: Arc<Running>) {
    let mut mailing = Repeats::new("whose password expires soon could not be looked up");
    let mut every_hour = tokio::time::interval(EXPIRIES);
    loop {
        every_hour.tick().await;
        let service = &running.app.service;
        mailing.note(service.mail_expiring(running.roster.as_ref()).await);
    }
}

async fn tell_not_counted(running: Arc<Running>) {
    let mut telling = Repeats::new("whose address does not count could not be looked up");
    let mut done_for = None;
    let mut every_minute = tokio::time::interval(TENDING);
    loop {
        every_minute.tick().await;
        let service = &running.app.service;
        let told = service.tell_not_counted(running.roster.as_ref(), done_for);
        done_for = telling.note(told.await).unwrap_or(done_for);
    }
}

async fn tend(running: Arc<Running>) {
    let mut settling = Repeats::new("lost writes could not be settled");
    let mut abandoning = Repeats::new("abandoned sign-ins could not be ended");
    let mut running_out = Repeats::new("activation codes that ran out could not be ended");
    let mut sweeping = Repeats::new("the store could not be swept");
    let mut ending = Repeats::new("what was stored while the clock was ahead could not be ended");
    let mut chaining = Repeats::new("the audit log could not be chained");
    let mut marking = Repeats::new("a clock that was set back could not be noted");
    let mut watch = ClockWatch::begin(running.app.service.clock.now(), Instant::now());
    let mut set_back = None;
    let mut every_minute = tokio::time::interval(TENDING);
    loop {
        every_minute.tick().await;
        let service = &running.app.service;
        let now = service.clock.now();
        watch.look(now, Instant::now());
        let nonces = &running.app.nonces;
        let marked = clock_watch::note_set_back(nonces, &running.store, set_back, now).await;
        set_back = marking.note(marked).or(set_back);
        settling.note(service.settle_stale().await);
        // Runs before the sweep, which deletes old sessions without a notice.
        abandoning.note(service.end_abandoned().await);
        running_out.note(service.end_run_out_codes().await);
        let now = service.clock.now();
        sweeping.note(running.store.sweep(now).await);
        // A clock that is behind for a while would end what everybody has.
        if watch.has_settled() {
            ending.note(service.end_from_ahead().await);
        }
        let sealed = seal_audit(running.store.as_ref(), &running.audit, now).await;
        if let Some(Some(signed)) = chaining.note(sealed) {
            publish(&signed);
            note_checkpoint(&running, signed.checkpoint.at);
        }
    }
}

fn note_checkpoint(running: &Running, at: Timestamp) {
    let at = metrics::seconds(at);
    running.app.metrics.set(&CHECKPOINT, &[], at);
}

/// Logs the end of the audit chain. This copy outside the store lets whoever keeps the log detect
/// that rows were cut off.
fn publish(SignedCheckpoint { checkpoint, seal }: &SignedCheckpoint) {
    tracing::info!(
        audit.rows = checkpoint.rows,
        audit.hash = %hex(checkpoint.hash.as_bytes()),
        audit.at = checkpoint.at.as_unix(),
        audit.key = %seal.key,
        audit.tag = %hex(&seal.tag),
        "audit checkpoint"
    );
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
