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
use chiave_protocol::{AccountId, MethodId, method::MethodKind};
use std::collections::HashMap;

/// A method of which the person is to be told.
struct ToTell {
    id: MethodId,
    kind: MethodKind,
}

/// The addresses of an account of which the person is to be told, and those that count again.
struct Difference {
    to_tell: Vec<ToTell>,
    to_forget: Vec<MethodId>,
}

impl Difference {
    /// What the person was not told yet, and what is not so any more.
    fn of(account: &Account, policies: &PolicyBook, known: &Known) -> Self {
        let own = OwnDomains::of(&policies.for_account(account), Some(account));
        let not_counted = |method: &&Method| method.confirmed && own.has(method);
        let now: Vec<_> = known.methods.iter().filter(not_counted).collect();
        let is_new = |method: &&&Method| !known.told.contains(&method.id);
        let is_over = |id: &&MethodId| !now.iter().any(|method| method.id == **id);
        Self {
            to_tell: now.iter().filter(is_new).map(|it| ToTell::of(it)).collect(),
            to_forget: known.told.iter().filter(is_over).copied().collect(),
        }
    }

    fn is_empty(&self) -> bool {
        self.to_tell.is_empty() && self.to_forget.is_empty()
    }
}

impl ToTell {
    fn of(method: &Method) -> Self {
        Self {
            id: method.id,
            kind: method.kind(),
        }
    }
}

/// What the store knows of an account: its methods, and those of which the person was told.
#[derive(Default)]
struct Known {
    methods: Vec<Method>,
    told: Vec<MethodId>,
}

impl Known {
    async fn of(tx: &mut dyn ReadTx, account: AccountId) -> Result<Self, FlowError> {
        Ok(Self {
            methods: tx.methods(account).await?,
            told: tx.told_not_counted(account).await?,
        })
    }

    /// The same of every account of which the store knows anything.
    async fn of_everybody(tx: &mut dyn ReadTx) -> Result<HashMap<AccountId, Self>, FlowError> {
        let mut all: HashMap<AccountId, Self> = HashMap::new();
        for method in tx.all_methods().await? {
            all.entry(method.account).or_default().methods.push(method);
        }
        for told in tx.all_told_not_counted().await? {
            all.entry(told.account).or_default().told.push(told.method);
        }
        Ok(all)
    }
}

impl Service {
    /// Tells everybody whose address counts for nothing since the last change of the account policies.
    /// Called at intervals, with the revision for which it was done; returns the revision in force. An
    /// account that fails delays no other, and the next call tries everybody again. The number of
    /// questions to the store grows with the number of those who are to be told, and not with the
    /// number of accounts.
    ///
    /// # Errors
    ///
    /// The directory or the store did not answer.
    pub async fn tell_not_counted(
        &self,
        roster: &dyn Roster,
        done_for: Option<u64>,
    ) -> Result<Option<u64>, FlowError> {
        let mut tx = self.store.read().await?;
        let revision = tx.people_revision().await?;
        if done_for == Some(revision) {
            return Ok(done_for);
        }
        let policies = tx.policy_book().await?;
        let known = Known::of_everybody(tx.as_mut()).await?;
        drop(tx);
        let differs = |seen: &Account| {
            let known = known.get(&seen.id);
            known.is_some_and(|known| !Difference::of(seen, &policies, known).is_empty())
        };
        let mut all = true;
        for account in roster.everybody().await?.iter().filter(|it| differs(it)) {
            if let Err(error) = self.tell_one(account.id).await {
                tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "a person is not told yet that an address does not count"
                );
                all = false;
            }
        }
        Ok(all.then_some(revision).or(done_for))
    }

    /// Tells one person, by what is known in the unit of work that writes it down.
    async fn tell_one(&self, id: AccountId) -> Result<(), FlowError> {
        let ActedOn { mut work, account } = self.begin_with(id, &[LockKey::Account(id)]).await?;
        let Some(account) = account else {
            return Ok(());
        };
        let policies = work.tx.policy_book().await?;
        let known = Known::of(work.tx.as_mut(), id).await?;
        let found = Difference::of(&account, &policies, &known);
        if found.is_empty() {
            return Ok(());
        }
        for method in found.to_forget {
            work.tx.forget_not_counted(method).await?;
        }
        if !found.to_tell.is_empty() {
            let notice = Notice::of_service(&account, Message::AddressNotCounted);
            work.notify(&notice).await?;
        }
        for method in found.to_tell {
            work.told_not_counted(id, method).await?;
        }
        work.tx.bump_revision(id).await?;
        work.commit().await
    }
}

impl Work<'_> {
    async fn told_not_counted(
        &mut self,
        account: AccountId,
        method: ToTell,
    ) -> Result<(), FlowError> {
        let at = self.now;
        self.tx.tell_not_counted(account, method.id, at).await?;
        let event = Event {
            what: AuditEvent::MethodNotCounted(method.kind),
            by: Actor::Service,
            account: Some(account),
            device: None,
            device_name: None,
        };
        self.record(event).await
    }
}
