//! What IT does with entries, from the command line. Passwords are not among it: nobody in IT ever
//! knows or sets a password of somebody else (docs/design.md, section 5).
//!
//! Each change and its audit row are one transaction (law 13), and so is what follows from it: a
//! disabled or locked account has no sessions any more, and a locked one's owner is told.

use super::{EmbeddedDirectory, Person, entries::role_word};
use crate::{
    columns::blob,
    tx::{SqliteTx, Statement},
};
use chiave_domain::{
    account::{Account, Role, UserName},
    audit::{Actor, AuditEvent, AuditRow, EntryChange, Unlocking},
    notice::{Message, OutboxRow, REMOVED_ADDRESS_DAYS, channels},
    ports::store::{
        ReadMethods, StoreError, WriteActivations, WriteAudit, WriteEntries, WriteOutbox,
        WriteRevisions, WriteSessions,
    },
};
use chiave_protocol::{AccountId, Timestamp};
use sqlx::query;

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

/// Ends what an account has open; the statement that keeps it out.
async fn disable(tx: &mut SqliteTx, id: AccountId) -> Result<Statement, StoreError> {
    tx.end_sessions(id, &[]).await?;
    tx.end_activation(id).await?;
    Ok(query("UPDATE embedded_entries SET enabled = 0 WHERE id = $1").bind(blob(id.as_uuid())))
}

/// IT at work, at one moment.
pub struct Admin<'a> {
    directory: &'a EmbeddedDirectory,
    now: Timestamp,
    by: Actor,
}

impl EmbeddedDirectory {
    /// Administers entries; what is changed is dated `now`.
    #[must_use]
    pub fn admin(&self, now: Timestamp) -> Admin<'_> {
        Admin {
            directory: self,
            now,
            by: Actor::Operator(None),
        }
    }
}

impl Admin<'_> {
    /// The same, with who it is: the audit log says so in every row.
    #[must_use]
    pub fn by(self, by: Actor) -> Self {
        Self { by, ..self }
    }
}

impl Admin<'_> {
    /// Adds a person without a password. `None` where the user name is taken.
    ///
    /// # Errors
    ///
    /// Where the store fails; then nothing changed.
    pub async fn add(&self, person: &Person) -> Result<Option<AccountId>, StoreError> {
        let mut tx = self.directory.store.open_write().await?;
        if tx.entry_named(&person.user_name).await?.is_some() {
            return Ok(None);
        }
        let id = self.insert(&mut tx, person).await?;
        tx.finish().await?;
        Ok(Some(id))
    }

    /// Adds and updates people by user name, and disables the `leavers`, all or none. Doing it twice
    /// is doing it once; everybody else, and passwords, locks and disabled accounts, stay as they
    /// are. The audit row of an update names the fields.
    ///
    /// # Errors
    ///
    /// Where the store fails; then nothing changed.
    pub async fn import(
        &self,
        people: &[Person],
        leavers: &[AccountId],
    ) -> Result<Imported, StoreError> {
        let mut done = Imported::default();
        let mut tx = self.directory.store.open_write().await?;
        for person in people {
            match tx.entry_named(&person.user_name).await? {
                None => {
                    self.insert(&mut tx, person).await?;
                    done.added += 1;
                }
                Some(account) => {
                    let fields = person.differing(&account);
                    if fields.is_empty() {
                        done.unchanged += 1;
                        continue;
                    }
                    tx.write(person.update(account.id)?).await?;
                    let fields = fields.into_iter().map(str::to_owned).collect();
                    let event = AuditEvent::AccountChanged(EntryChange::Updated(fields));
                    self.record(&mut tx, account.id, event).await?;
                    done.updated += 1;
                }
            }
        }
        for leaver in leavers {
            let set = disable(&mut tx, *leaver).await?;
            if tx.write(set).await? > 0 {
                self.record(&mut tx, *leaver, AuditEvent::AccountDisabled)
                    .await?;
                done.disabled += 1;
            }
        }
        tx.finish().await?;
        Ok(done)
    }

    /// Everybody, by user name.
    ///
    /// # Errors
    ///
    /// Where the store fails.
    pub async fn list(&self) -> Result<Vec<Account>, StoreError> {
        self.directory.store.open_read().await?.entries().await
    }

    /// The entry with this user name.
    ///
    /// # Errors
    ///
    /// Where the store fails.
    pub async fn show(&self, name: &UserName) -> Result<Option<Account>, StoreError> {
        self.directory
            .store
            .open_read()
            .await?
            .entry_named(name)
            .await
    }

    /// Lets an account in, or keeps it out and ends what it has open. `false` where it is gone.
    ///
    /// # Errors
    ///
    /// Where the store fails; then nothing changed.
    pub async fn set_enabled(&self, id: AccountId, enabled: bool) -> Result<bool, StoreError> {
        let mut tx = self.directory.store.open_write().await?;
        if !enabled {
            let set = disable(&mut tx, id).await?;
            return self.change(tx, set, id, AuditEvent::AccountDisabled).await;
        }
        let set =
            query("UPDATE embedded_entries SET enabled = 1 WHERE id = $1").bind(blob(id.as_uuid()));
        self.change(tx, set, id, AuditEvent::AccountEnabled).await
    }

    /// Says what an account may do for others; its open sessions last as long as its new role's do.
    /// `false` where it is gone.
    ///
    /// # Errors
    ///
    /// Where the store fails; then nothing changed.
    pub async fn set_role(&self, id: AccountId, role: Role) -> Result<bool, StoreError> {
        let mut tx = self.directory.store.open_write().await?;
        tx.mark_sessions(id, role == Role::Administrator).await?;
        let set = query("UPDATE embedded_entries SET role = $2 WHERE id = $1")
            .bind(blob(id.as_uuid()))
            .bind(role_word(role));
        let event = AuditEvent::AccountChanged(EntryChange::Role(role));
        self.change(tx, set, id, event).await
    }

    /// Freezes an account until the person proves who they are or IT ends the lock: it is signed
    /// out everywhere, no password is accepted, and its owner is told by mail. Or ends the lock.
    /// `false` where the account is gone.
    ///
    /// # Errors
    ///
    /// Where the store fails; then nothing changed.
    pub async fn set_locked(&self, id: AccountId, locked: bool) -> Result<bool, StoreError> {
        let mut tx = self.directory.store.open_write().await?;
        if locked {
            tx.end_sessions(id, &[]).await?;
            self.tell(&mut tx, id, Message::AccountLocked).await?;
        }
        let set = query("UPDATE embedded_entries SET locked = $2 WHERE id = $1")
            .bind(blob(id.as_uuid()))
            .bind(i64::from(locked));
        let what = if locked {
            AuditEvent::AccountLocked
        } else {
            AuditEvent::AccountUnlocked(Unlocking::Entry)
        };
        self.change(tx, set, id, what).await
    }

    /// Makes the next sign-in change the password. `false` where the account is gone.
    ///
    /// # Errors
    ///
    /// Where the store fails; then nothing changed.
    pub async fn require_change(&self, id: AccountId) -> Result<bool, StoreError> {
        let tx = self.directory.store.open_write().await?;
        let set = query("UPDATE embedded_entries SET must_change = 1 WHERE id = $1")
            .bind(blob(id.as_uuid()));
        let what = AuditEvent::AccountChanged(EntryChange::MustChange);
        self.change(tx, set, id, what).await
    }

    /// Queues a notice on every channel of an account.
    async fn tell(
        &self,
        tx: &mut SqliteTx,
        id: AccountId,
        message: Message,
    ) -> Result<(), StoreError> {
        let Some(account) = tx.entry(id).await? else {
            return Ok(());
        };
        let since = self.now.plus(-REMOVED_ADDRESS_DAYS * 24 * 60 * 60);
        let registered = tx.methods(id).await?;
        let removed = tx.removed_mail_methods(id, since).await?;
        for destination in channels(&account, registered.iter().chain(&removed)) {
            tx.put_mail(&OutboxRow {
                id: self.directory.store.fresh_id(),
                account: Some(id),
                message,
                destination,
                language: account.language.clone(),
                device_name: String::new(),
                utc_offset_min: 0,
                created_at: self.now,
                next_try_at: self.now,
                tries: 0,
            })
            .await?;
        }
        Ok(())
    }

    async fn change(
        &self,
        mut tx: SqliteTx,
        set: Statement,
        id: AccountId,
        what: AuditEvent,
    ) -> Result<bool, StoreError> {
        if tx.write(set).await? == 0 {
            return Ok(false);
        }
        tx.entry_changed(id).await?;
        self.record(&mut tx, id, what).await?;
        tx.finish().await?;
        Ok(true)
    }

    async fn insert(&self, tx: &mut SqliteTx, person: &Person) -> Result<AccountId, StoreError> {
        let id = AccountId::from_uuid(self.directory.store.fresh_id());
        tx.write(person.insert(id)?).await?;
        let event = AuditEvent::AccountChanged(EntryChange::Added);
        self.record(tx, id, event).await?;
        Ok(id)
    }

    async fn record(
        &self,
        tx: &mut SqliteTx,
        account: AccountId,
        event: AuditEvent,
    ) -> Result<(), StoreError> {
        tx.bump_revision(account).await?;
        tx.put_audit(&AuditRow {
            id: self.directory.store.fresh_id(),
            at: self.now,
            event,
            by: self.by,
            account: Some(account),
            device: None,
            device_name: None,
        })
        .await
    }
}
