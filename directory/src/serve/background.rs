//! What the service does without being asked: mails, lost writes, sweeping, the audit log's chain.

use super::{ResetModel, delivery::Delivery, repeats::Repeats, tasks::Tasks};
use chiave_crypto::audit::{Checkpoint, Seal};
use chiave_flows::seal_audit::seal_audit;
use std::{sync::Arc, time::Duration};

/// How often the store is tended.
const TENDING: Duration = Duration::from_secs(60);

/// Begins everything. Mails have a task of their own, since a slow mail server may take a minute a
/// mail.
pub(super) fn begin(house: &Arc<ResetModel>, tasks: &mut Tasks) {
    #[cfg(feature = "automation")]
    if crate::automation::is_still() {
        return;
    }
    let (service, mail) = (Arc::clone(&house.app.service), Arc::clone(&house.mail));
    let delivery = Delivery::new(service, mail, house.mails_at_once);
    tasks.begin("mails", delivery.run());
    tasks.begin("store", tend(Arc::clone(house)));
}

async fn tend(house: Arc<ResetModel>) {
    let mut settling = Repeats::new("lost writes could not be settled");
    let mut abandoning = Repeats::new("abandoned sign-ins could not be ended");
    let mut sweeping = Repeats::new("the store could not be swept");
    let mut chaining = Repeats::new("the audit log could not be chained");
    let mut every_minute = tokio::time::interval(TENDING);
    loop {
        every_minute.tick().await;
        let service = &house.app.service;
        settling.note(service.settle_stale().await);
        // Before the store is swept, which forgets old sessions without a word.
        abandoning.note(service.end_abandoned().await);
        let now = service.clock.now();
        sweeping.note(house.store.sweep(now).await);
        let sealed = seal_audit(house.store.as_ref(), &house.audit, now).await;
        if let Some(Some((checkpoint, seal))) = chaining.note(sealed) {
            publish(&checkpoint, &seal);
        }
    }
}

/// The outside copy of the chain's end: whoever keeps the log can show a cut.
fn publish(checkpoint: &Checkpoint, seal: &Seal) {
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
