//! Addresses that were registered before their domain was known to be behind the password. They count for
//! nothing while that is so ([`OwnDomains`]); the person is told once.

use crate::{
    error::FlowError,
    notices::Notice,
    service::{ActedOn, Service},
    work::{Event, Work},
};
use chiave_domain::{
    account::Account,
    audit::{Actor, AuditEvent},
    method::Method,
    notice::Message,
    own_domains::OwnDomains,
    ports::{
        roster::Roster,
        store::{LockKey, ReadTx},
    },
    settings::PolicyBook,
};
use chiave_protocol::{AccountId, MethodId};

/// The addresses of an account of which the person is to be told, and those that count again.
#[derive(Default)]
struct Difference {
    to_tell: Vec<MethodId>,
    to_forget: Vec<MethodId>,
}

impl Difference {
    fn is_empty(&self) -> bool {
        self.to_tell.is_empty() && self.to_forget.is_empty()
    }
}

impl Service {
    /// Tells everybody whose address counts for nothing since the last change of the account policies.
    /// Called at intervals, with the revision for which it was done; returns the revision in force. An
    /// account that fails delays no other, and the next call tries everybody again.
    ///
    /// # Errors
    ///
    /// The directory or the store did not answer.
    pub async fn tell_not_counted(
        &self,
        roster: &dyn Roster,
        done_for: Option<u64>,
    ) -> Result<Option<u64>, FlowError> {
        let (revision, policies) = {
            let mut tx = self.store.read().await?;
            (tx.people_revision().await?, tx.policy_book().await?)
        };
        if done_for == Some(revision) {
            return Ok(done_for);
        }
        let mut all = true;
        for account in roster.everybody().await? {
            if let Err(error) = self.tell_one(account, &policies).await {
                tracing::warn!(%error, "a person is not told yet that an address does not count");
                all = false;
            }
        }
        Ok(all.then_some(revision).or(done_for))
    }

    async fn tell_one(&self, seen: Account, policies: &PolicyBook) -> Result<(), FlowError> {
        let mut look = self.store.read_once().await?;
        if difference(look.as_mut(), &seen, policies).await?.is_empty() {
            return Ok(());
        }
        drop(look);
        let keys = [LockKey::Account(seen.id)];
        let ActedOn { mut work, account } = self.begin_with(seen.id, &keys).await?;
        let Some(account) = account else {
            return Ok(());
        };
        let policies = work.tx.policy_book().await?;
        let found = difference(work.tx.as_mut(), &account, &policies).await?;
        for id in found.to_forget {
            work.tx.forget_not_counted(id).await?;
        }
        if !found.to_tell.is_empty() {
            let notice = Notice::of_service(&account, Message::AddressNotCounted);
            work.notify(&notice).await?;
        }
        for id in found.to_tell {
            work.told_not_counted(account.id, id).await?;
        }
        work.tx.bump_revision(account.id).await?;
        work.commit().await
    }
}

impl Work<'_> {
    async fn told_not_counted(
        &mut self,
        account: AccountId,
        id: MethodId,
    ) -> Result<(), FlowError> {
        self.tx.tell_not_counted(account, id, self.now).await?;
        let methods = self.tx.methods(account).await?;
        let Some(method) = methods.iter().find(|method| method.id == id) else {
            return Ok(());
        };
        let event = Event {
            what: AuditEvent::MethodNotCounted(method.kind()),
            by: Actor::Service,
            account: Some(account),
            device: None,
            device_name: None,
        };
        self.record(event).await
    }
}

/// What the person was not told yet, and what is not so any more.
async fn difference(
    tx: &mut dyn ReadTx,
    account: &Account,
    policies: &PolicyBook,
) -> Result<Difference, FlowError> {
    let own = OwnDomains::of(&policies.for_account(account), Some(account));
    let methods = tx.methods(account.id).await?;
    let not_counted = |method: &&Method| method.confirmed && own.has(method);
    let now: Vec<_> = methods.iter().filter(not_counted).map(|it| it.id).collect();
    let told = tx.told_not_counted(account.id).await?;
    Ok(Difference {
        to_tell: now
            .iter()
            .filter(|id| !told.contains(id))
            .copied()
            .collect(),
        to_forget: told
            .iter()
            .filter(|id| !now.contains(id))
            .copied()
            .collect(),
    })
}
