//! Accounts: added, imported, enabled, locked, given a role. Disabling or locking an account ends
//! its sessions, attempts and activations, and locking informs the person.

use super::Operator;
use crate::{
    end_session::{EndingAll, Reason},
    error::FlowError,
    notices::Notice,
    work::Work,
};
use chiave_crypto::random;
use chiave_domain::{
    account::{Account, Role, UserName},
    audit::{AuditEvent, EntryChange, Unlocking},
    notice::Message,
    person::Person,
    ports::{
        roster::{EntryMark, Roster, RosterTx},
        store::LockKey,
    },
};
use chiave_protocol::AccountId;
use std::collections::HashSet;

/// The result of an import.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Imported {
    /// The number of new people.
    pub added: u64,
    /// The number of people with changes.
    pub updated: u64,
    /// The number of people without changes.
    pub unchanged: u64,
    /// The number of disabled accounts.
    pub disabled: u64,
}

/// The people of an import.
#[derive(Clone, Copy, Debug, Default)]
pub struct Import<'a> {
    /// The people to add or update, by user name.
    pub people: &'a [Person],
    /// The people among them who are disabled if the import adds them.
    pub added_disabled: &'a [UserName],
    /// The accounts to disable.
    pub leavers: &'a [AccountId],
}

/// A unit of work over entries and store.
pub(super) type RosterWork<'a> = Work<'a, dyn RosterTx>;

/// The operator together with the roster.
#[derive(Clone, Copy)]
pub struct Accounts<'a> {
    roster: &'a dyn Roster,
    pub(super) operator: Operator<'a>,
}

impl<'a> Accounts<'a> {
    /// Combines an operator with a roster.
    #[must_use]
    pub fn new(roster: &'a dyn Roster, operator: Operator<'a>) -> Self {
        Self { roster, operator }
    }

    /// Adds a person without a password. Returns `None` if the user name is taken.
    ///
    /// # Errors
    ///
    /// [`FlowError::Store`]; in that case nothing changed.
    pub async fn add(&self, person: &Person) -> Result<Option<AccountId>, FlowError> {
        let id = AccountId::from_uuid(random::uuid(self.operator.random));
        let keys = [
            LockKey::Account(id),
            LockKey::Name(person.user_name.clone()),
        ];
        let mut work = self.work(&keys).await?;
        if work.tx.entry_named(&person.user_name).await?.is_some() {
            return Ok(None);
        }
        self.insert(&mut work, id, person).await?;
        work.commit().await?;
        Ok(Some(id))
    }

    /// Adds and updates people by user name, and disables the `leavers`; takes effect completely or
    /// not at all. Repeating an import changes nothing. All other accounts stay unchanged, and so
    /// do passwords, locks and disabled accounts. The audit row of an update names the fields.
    ///
    /// # Errors
    ///
    /// [`FlowError::Store`]; in that case nothing changed.
    pub async fn import(&self, import: Import<'_>) -> Result<Imported, FlowError> {
        let mut done = Imported::default();
        let mut work = self.work(LockKey::EVERYTHING).await?;
        let added_disabled: HashSet<_> = import.added_disabled.iter().collect();
        for person in import.people {
            match work.tx.entry_named(&person.user_name).await? {
                None => {
                    let id = AccountId::from_uuid(random::uuid(self.operator.random));
                    self.insert(&mut work, id, person).await?;
                    if added_disabled.contains(&person.user_name) {
                        self.mark(&mut work, id, EntryMark::Enabled(false)).await?;
                    }
                    done.added += 1;
                }
                Some(account) => match self.update(&mut work, &account, person).await? {
                    true => done.updated += 1,
                    false => done.unchanged += 1,
                },
            }
        }
        for leaver in import.leavers {
            if self
                .mark(&mut work, *leaver, EntryMark::Enabled(false))
                .await?
            {
                done.disabled += 1;
            }
        }
        work.commit().await?;
        Ok(done)
    }

    /// All accounts, by user name.
    ///
    /// # Errors
    ///
    /// [`FlowError::Store`].
    pub async fn list(&self) -> Result<Vec<Account>, FlowError> {
        Ok(self.roster.everybody().await?)
    }

    /// The account with this user name.
    ///
    /// # Errors
    ///
    /// [`FlowError::Store`].
    pub async fn show(&self, name: &UserName) -> Result<Option<Account>, FlowError> {
        Ok(self.roster.named(name).await?)
    }

    /// Enables an account, or disables it and ends its sessions, attempts and activations. Returns
    /// `false` if the account does not exist.
    ///
    /// # Errors
    ///
    /// [`FlowError::Store`]; in that case nothing changed.
    pub async fn set_enabled(&self, id: AccountId, enabled: bool) -> Result<bool, FlowError> {
        self.set(id, EntryMark::Enabled(enabled)).await
    }

    /// Changes the role of an account; its open sessions then end as those of the new role do.
    /// Returns `false` if the account does not exist.
    ///
    /// # Errors
    ///
    /// [`FlowError::Store`]; in that case nothing changed.
    pub async fn set_role(&self, id: AccountId, role: Role) -> Result<bool, FlowError> {
        self.set(id, EntryMark::Role(role)).await
    }

    /// Locks an account, or ends its lock. Locking ends all sessions, attempts and activations, and
    /// informs the person by email; no password is accepted until the person verifies their identity or the IT department
    /// ends the lock. Returns `false` if the account does not exist.
    ///
    /// # Errors
    ///
    /// [`FlowError::Store`]; in that case nothing changed.
    pub async fn set_locked(&self, id: AccountId, locked: bool) -> Result<bool, FlowError> {
        self.set(id, EntryMark::Locked(locked)).await
    }

    /// Requires a new password at the next sign-in. Returns `false` if the account does not exist.
    ///
    /// # Errors
    ///
    /// [`FlowError::Store`]; in that case nothing changed.
    pub async fn require_change(&self, id: AccountId) -> Result<bool, FlowError> {
        self.set(id, EntryMark::MustChange).await
    }

    pub(super) async fn work(&self, keys: &[LockKey]) -> Result<RosterWork<'_>, FlowError> {
        Ok(self.operator.over(self.roster.work(keys).await?))
    }

    async fn set(&self, id: AccountId, mark: EntryMark) -> Result<bool, FlowError> {
        let mut work = self.work(&[LockKey::Account(id)]).await?;
        if !self.mark(&mut work, id, mark).await? {
            return Ok(false);
        }
        work.commit().await?;
        Ok(true)
    }

    /// Sets a mark with all of its consequences. Decisions that were based on the earlier entry are
    /// made again.
    pub(super) async fn mark(
        &self,
        work: &mut RosterWork<'_>,
        id: AccountId,
        mark: EntryMark,
    ) -> Result<bool, FlowError> {
        let Some(account) = work.tx.entry(id).await? else {
            return Ok(false);
        };
        match mark {
            EntryMark::Enabled(false) => {
                self.end_sessions(work, id).await?;
                work.void_under_way(id).await?;
            }
            EntryMark::Locked(true) => {
                self.end_sessions(work, id).await?;
                work.void_under_way(id).await?;
                let notice = Notice::of_service(&account, Message::AccountLocked);
                work.notify(&notice).await?;
            }
            EntryMark::Role(role) => {
                let administers = role == Role::Administrator;
                work.tx.mark_sessions(id, administers).await?;
            }
            EntryMark::Enabled(true) | EntryMark::Locked(false) | EntryMark::MustChange => {}
        }
        work.tx.mark_entry(id, mark).await?;
        work.tx.entry_changed(id).await?;
        work.record(self.operator.event(id, event(mark))).await?;
        Ok(true)
    }

    /// Ends every session of an account. The person gets no notice of a sign-in that ends without its
    /// second factor: an act of the IT department has a notice of its own where it needs one.
    async fn end_sessions(
        &self,
        work: &mut RosterWork<'_>,
        id: AccountId,
    ) -> Result<(), FlowError> {
        let all = EndingAll {
            account: id,
            notified: None,
            reason: Reason::Other(self.operator.by),
        };
        work.end_sessions(all, &[]).await.map(drop)
    }

    async fn insert(
        &self,
        work: &mut RosterWork<'_>,
        id: AccountId,
        person: &Person,
    ) -> Result<(), FlowError> {
        work.tx.add_entry(id, person).await?;
        let event = AuditEvent::AccountChanged(EntryChange::Added);
        work.record(self.operator.event(id, event)).await
    }

    /// Updates an account; returns `false` if nothing differs.
    async fn update(
        &self,
        work: &mut RosterWork<'_>,
        account: &Account,
        person: &Person,
    ) -> Result<bool, FlowError> {
        let fields = person.differing(account);
        if fields.is_empty() {
            return Ok(false);
        }
        work.tx.update_entry(account.id, person).await?;
        let fields = fields.into_iter().map(str::to_owned).collect();
        let event = AuditEvent::AccountChanged(EntryChange::Updated(fields));
        work.record(self.operator.event(account.id, event)).await?;
        Ok(true)
    }
}

/// The audit event of a mark.
fn event(mark: EntryMark) -> AuditEvent {
    match mark {
        EntryMark::Enabled(true) => AuditEvent::AccountEnabled,
        EntryMark::Enabled(false) => AuditEvent::AccountDisabled,
        EntryMark::Locked(true) => AuditEvent::AccountLocked,
        EntryMark::Locked(false) => AuditEvent::AccountUnlocked(Unlocking::Entry),
        EntryMark::Role(role) => AuditEvent::AccountChanged(EntryChange::Role(role)),
        EntryMark::MustChange => AuditEvent::AccountChanged(EntryChange::MustChange),
    }
}
