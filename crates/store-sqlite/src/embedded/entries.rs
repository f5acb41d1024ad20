//! Reads entries of the embedded directory as accounts.

use crate::{
    columns::{Columns, blob},
    tx::{SqliteTx, Statement},
};
use chiave_domain::{
    account::{Account, LockVersion, Role, UserName},
    ports::store::StoreError,
};
use chiave_protocol::AccountId;
use sqlx::{query, sqlite::SqliteRow};
use uuid::Uuid;

/// The account id of the decoy; no account has this id.
const NOBODY: AccountId = AccountId::from_uuid(Uuid::nil());

/// Whether an entry is locked, and the hash of its password.
#[derive(Default)]
pub(super) struct LockAndPhc {
    pub locked: bool,
    pub phc: Option<String>,
}

/// The columns of an account, if `$condition` holds; otherwise a decoy that takes as long to read
/// (law 5).
macro_rules! somebody {
    ($condition:literal) => {
        concat!(
            "SELECT id, user_name, display_name, given_name, family_name, mail, language, role,
                 groups, enabled, locked, lock_version, password_changed_at, must_change, 0 AS decoy
             FROM embedded_entries WHERE ",
            $condition,
            " UNION ALL SELECT x'00000000000000000000000000000000', 'decoy.person', 'Decoy Person',
                 'Decoy', 'Person', 'decoy.person@decoy.example', 'it', 'employee',
                 '[\"decoys\"]', 1, 0, 0, 1700000000, 0, 1
             ORDER BY decoy LIMIT 1"
        )
    };
}

impl SqliteTx {
    pub(super) async fn entry_by_name(
        &mut self,
        name: &UserName,
    ) -> Result<Option<Account>, StoreError> {
        let found = query(somebody!("user_name = $1"));
        self.somebody(found.bind(name.as_str().to_owned())).await
    }

    pub(super) async fn entry_by_id(
        &mut self,
        id: AccountId,
    ) -> Result<Option<Account>, StoreError> {
        let found = query(somebody!("id = $1"));
        self.somebody(found.bind(blob(id.as_uuid()))).await
    }

    /// The entry that a statement finds. If there is none, a decoy is read and discarded.
    async fn somebody(&mut self, found: Statement) -> Result<Option<Account>, StoreError> {
        let row = self.row(found).await?;
        let account = row.as_ref().map(read).transpose()?;
        Ok(account.filter(|account| account.id != NOBODY))
    }

    pub(super) async fn entries(&mut self) -> Result<Vec<Account>, StoreError> {
        let all = query("SELECT * FROM embedded_entries ORDER BY user_name");
        self.rows(all).await?.iter().map(read).collect()
    }

    /// The password hash of an entry, and whether the entry is locked. The result is the same for a
    /// missing entry and for an entry without a password.
    pub(super) async fn lock_and_phc(&mut self, id: AccountId) -> Result<LockAndPhc, StoreError> {
        let found = query("SELECT id, locked, phc FROM embedded_entries WHERE id = $1")
            .bind(blob(id.as_uuid()));
        let Some(row) = self.row(found).await? else {
            return Ok(LockAndPhc::default());
        };
        let columns = Columns::of(&row, "embedded_entries", "id");
        Ok(LockAndPhc {
            locked: columns.flag("locked")?,
            phc: columns.get("phc")?,
        })
    }

    /// The version of an entry's lock; `None` if the entry is gone.
    pub(super) async fn lock_version(
        &mut self,
        id: AccountId,
    ) -> Result<Option<LockVersion>, StoreError> {
        let found = query("SELECT id, lock_version FROM embedded_entries WHERE id = $1")
            .bind(blob(id.as_uuid()));
        let row = self.row(found).await?;
        row.map(|row| lock_version(Columns::of(&row, "embedded_entries", "id")))
            .transpose()
    }

    /// The hash of an entry's password. Outer `None`: no entry; inner `None`: no password.
    pub(super) async fn phc(
        &mut self,
        id: AccountId,
    ) -> Result<Option<Option<String>>, StoreError> {
        let found =
            query("SELECT id, phc FROM embedded_entries WHERE id = $1").bind(blob(id.as_uuid()));
        let row = self.row(found).await?;
        row.map(|row| Columns::of(&row, "embedded_entries", "id").get("phc"))
            .transpose()
    }
}

fn read(row: &SqliteRow) -> Result<Account, StoreError> {
    let columns = Columns::of(row, "embedded_entries", "id");
    Ok(Account {
        id: AccountId::from_uuid(columns.uuid("id")?),
        user_name: UserName::stored(columns.get("user_name")?),
        display_name: columns.get("display_name")?,
        given_name: columns.get("given_name")?,
        family_name: columns.get("family_name")?,
        mail: columns.get("mail")?,
        language: columns.get("language")?,
        role: role(columns)?,
        groups: columns.json("groups")?,
        enabled: columns.flag("enabled")?,
        locked: columns.flag("locked")?,
        lock: lock_version(columns)?,
        password_changed_at: columns.time_if_any("password_changed_at")?,
        must_change: columns.flag("must_change")?,
    })
}

fn lock_version(columns: Columns<'_>) -> Result<LockVersion, StoreError> {
    Ok(LockVersion::from_count(columns.number("lock_version")?))
}

pub(super) fn role_word(role: Role) -> &'static str {
    match role {
        Role::Employee => "employee",
        Role::Administrator => "administrator",
    }
}

fn role(columns: Columns<'_>) -> Result<Role, StoreError> {
    match columns.get("role")? {
        "employee" => Ok(Role::Employee),
        "administrator" => Ok(Role::Administrator),
        _ => Err(columns.bad("role", "no role")),
    }
}
