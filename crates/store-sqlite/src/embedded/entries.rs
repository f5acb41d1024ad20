//! Entries, as rows and as accounts.

use crate::{
    columns::{Columns, blob},
    tx::SqliteTx,
};
use chiave_domain::{
    account::{Account, Role, UserName},
    ports::store::StoreError,
};
use chiave_protocol::AccountId;
use sqlx::{query, sqlite::SqliteRow};

impl SqliteTx {
    pub(super) async fn entry_named(
        &mut self,
        name: &UserName,
    ) -> Result<Option<Account>, StoreError> {
        let found = query("SELECT * FROM embedded_entries WHERE user_name = $1")
            .bind(name.as_str().to_owned());
        self.row(found).await?.as_ref().map(read).transpose()
    }

    pub(super) async fn entry(&mut self, id: AccountId) -> Result<Option<Account>, StoreError> {
        let found = query("SELECT * FROM embedded_entries WHERE id = $1").bind(blob(id.as_uuid()));
        self.row(found).await?.as_ref().map(read).transpose()
    }

    pub(super) async fn entries(&mut self) -> Result<Vec<Account>, StoreError> {
        let all = query("SELECT * FROM embedded_entries ORDER BY user_name");
        self.rows(all).await?.iter().map(read).collect()
    }

    /// The hash that a sign-in is checked with, and whether the entry is locked; neither for an
    /// entry that is not there or has no password.
    pub(super) async fn lock_and_phc(
        &mut self,
        id: AccountId,
    ) -> Result<(bool, Option<String>), StoreError> {
        let found = query("SELECT id, locked, phc FROM embedded_entries WHERE id = $1")
            .bind(blob(id.as_uuid()));
        let Some(row) = self.row(found).await? else {
            return Ok((false, None));
        };
        let columns = Columns::of(&row, "embedded_entries", "id");
        Ok((columns.flag("locked")?, columns.get("phc")?))
    }

    /// The hash of an entry's password. Outer `None`: no entry; inner: no password.
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
        password_changed_at: columns.time_if_any("password_changed_at")?,
        must_change: columns.flag("must_change")?,
    })
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
