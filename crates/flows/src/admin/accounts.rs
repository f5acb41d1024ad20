//! Accounts: added, imported, enabled, locked, given a role. A disabled or locked account has no session
//! any more, and a locked one's owner is told.

use super::Operator;
use crate::{error::FlowError, notices};
use chiave_crypto::random;
use chiave_domain::{
    account::{Account, Role, UserName},
    audit::{Abandonment, AuditEvent, AuditRow, EntryChange, Unlocking},
    notice::Message,
    person::Person,
    ports::{
        roster::{EntryMark, Roster, RosterTx},
        store::LockKey,
    },
    session::SessionState,
};
use chiave_protocol::AccountId;

/// What an import did.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Imported {
    /// People that were not there.
    pub added: u64,
    /// People of whom something changed.
    pub updated: u64,
    /// People that were there just so.
    pub unchanged: u64,
    /// People that are let in no longer.
    pub disabled: u64,
}

/// Somebody in IT at the entries of a directory.
#[derive(Clone, Copy)]
pub struct Accounts<'a> {
    roster: &'a dyn Roster,
    operator: Operator<'a>,
}

impl<'a> Accounts<'a> {
    /// Works on a roster.
    #[must_use]
    pub fn new(roster: &'a dyn Roster, operator: Operator<'a>) -> Self {
        Self { roster, operator }
    }

    /// Adds a person without a password. `None` where the user name is taken.
    ///
    /// # Errors
    ///
    /// [`FlowError::Store`]; then nothing changed.
    pub async fn add(&self, person: &Person) -> Result<Option<AccountId>, FlowError> {
        let id = AccountId::from_uuid(random::uuid(self.operator.random));
        let keys = [
            LockKey::Account(id),
            LockKey::Name(person.user_name.clone()),
        ];
        let mut tx = self.roster.work(&keys).await?;
        if tx.entry_named(&person.user_name).await?.is_some() {
            return Ok(None);
        }
        self.insert(tx.as_mut(), id, person).await?;
        tx.commit().await?;
        Ok(Some(id))
    }

    /// Adds and updates people by user name, and disables the `leavers`, all or none. Doing it twice
    /// is doing it once; everybody else, and passwords, locks and disabled accounts, stay as they
    /// are. The audit row of an update names the fields.
    ///
    /// # Errors
    ///
    /// [`FlowError::Store`]; then nothing changed.
    pub async fn import(
        &self,
        people: &[Person],
        leavers: &[AccountId],
    ) -> Result<Imported, FlowError> {
        let mut done = Imported::default();
        let mut tx = self.roster.work(LockKey::EVERYTHING).await?;
        for person in people {
            match tx.entry_named(&person.user_name).await? {
                None => {
                    let id = AccountId::from_uuid(random::uuid(self.operator.random));
                    self.insert(tx.as_mut(), id, person).await?;
                    done.added += 1;
                }
                Some(account) => match self.update(tx.as_mut(), &account, person).await? {
                    true => done.updated += 1,
                    false => done.unchanged += 1,
                },
            }
        }
        for leaver in leavers {
            if self
                .mark(tx.as_mut(), *leaver, EntryMark::Enabled(false))
                .await?
            {
                done.disabled += 1;
            }
        }
        tx.commit().await?;
        Ok(done)
    }

    /// Everybody, by user name.
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

    /// Lets an account in, or keeps it out and ends what it has open. `false` where it is gone.
    ///
    /// # Errors
    ///
    /// [`FlowError::Store`]; then nothing changed.
    pub async fn set_enabled(&self, id: AccountId, enabled: bool) -> Result<bool, FlowError> {
        self.set(id, EntryMark::Enabled(enabled)).await
    }

    /// Says what an account may do for others; its open sessions last as long as its new role's do.
    /// `false` where it is gone.
    ///
    /// # Errors
    ///
    /// [`FlowError::Store`]; then nothing changed.
    pub async fn set_role(&self, id: AccountId, role: Role) -> Result<bool, FlowError> {
        self.set(id, EntryMark::Role(role)).await
    }

    /// Freezes an account until the person proves who they are or IT ends the lock: it is signed
    /// out everywhere, no password is accepted, and its owner is told by mail. Or ends the lock.
    /// `false` where the account is gone.
    ///
    /// # Errors
    ///
    /// [`FlowError::Store`]; then nothing changed.
    pub async fn set_locked(&self, id: AccountId, locked: bool) -> Result<bool, FlowError> {
        self.set(id, EntryMark::Locked(locked)).await
    }

    /// Makes the next sign-in change the password. `false` where the account is gone.
    ///
    /// # Errors
    ///
    /// [`FlowError::Store`]; then nothing changed.
    pub async fn require_change(&self, id: AccountId) -> Result<bool, FlowError> {
        self.set(id, EntryMark::MustChange).await
    }

    async fn set(&self, id: AccountId, mark: EntryMark) -> Result<bool, FlowError> {
        let mut tx = self.roster.work(&[LockKey::Account(id)]).await?;
        if !self.mark(tx.as_mut(), id, mark).await? {
            return Ok(false);
        }
        tx.commit().await?;
        Ok(true)
    }

    /// Sets a mark with all that follows from it. Whatever was decided on the entry before is decided
    /// anew.
    async fn mark(
        &self,
        tx: &mut dyn RosterTx,
        id: AccountId,
        mark: EntryMark,
    ) -> Result<bool, FlowError> {
        let Some(account) = tx.entry(id).await? else {
            return Ok(false);
        };
        match mark {
            EntryMark::Enabled(false) => {
                self.end_sessions(tx, id).await?;
                tx.end_activation(id).await?;
            }
            EntryMark::Locked(true) => {
                self.end_sessions(tx, id).await?;
                let notice = notices::Notice::of_service(&account, Message::AccountLocked);
                notices::queue(tx, self.operator.random, &notice, self.operator.now).await?;
            }
            EntryMark::Role(role) => tx.mark_sessions(id, role == Role::Administrator).await?,
            EntryMark::Enabled(true) | EntryMark::Locked(false) | EntryMark::MustChange => {}
        }
        tx.mark_entry(id, mark).await?;
        tx.entry_changed(id).await?;
        self.operator.record(tx, id, event(mark)).await?;
        Ok(true)
    }

    /// Ends every session of an account. A sign-in that still waited for its second factor ends without
    /// it, which is written down.
    async fn end_sessions(&self, tx: &mut dyn RosterTx, id: AccountId) -> Result<(), FlowError> {
        for session in tx.sessions_of(id).await? {
            if session.state == SessionState::Pending {
                tx.put_audit(&AuditRow {
                    id: random::uuid(self.operator.random),
                    at: self.operator.now,
                    event: AuditEvent::SignInAbandoned(Abandonment::Ended),
                    by: self.operator.by,
                    account: Some(id),
                    device: Some(session.device),
                    device_name: Some(session.device_name),
                })
                .await?;
            }
        }
        tx.end_sessions(id, &[]).await?;
        Ok(())
    }

    async fn insert(
        &self,
        tx: &mut dyn RosterTx,
        id: AccountId,
        person: &Person,
    ) -> Result<(), FlowError> {
        tx.add_entry(id, person).await?;
        let event = AuditEvent::AccountChanged(EntryChange::Added);
        self.operator.record(tx, id, event).await
    }

    /// Brings an account up to date; `false` where nothing differs.
    async fn update(
        &self,
        tx: &mut dyn RosterTx,
        account: &Account,
        person: &Person,
    ) -> Result<bool, FlowError> {
        let fields = person.differing(account);
        if fields.is_empty() {
            return Ok(false);
        }
        tx.update_entry(account.id, person).await?;
        let fields = fields.into_iter().map(str::to_owned).collect();
        let event = AuditEvent::AccountChanged(EntryChange::Updated(fields));
        self.operator.record(tx, account.id, event).await?;
        Ok(true)
    }
}

/// What the audit log says of a mark.
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
