//! Activation codes, one for each account.

use crate::{
    columns::{Columns, blob},
    tx::SqliteTx,
};
use async_trait::async_trait;
use chiave_domain::{
    activation_code::ActivationCode,
    ports::store::{ReadActivationCodes, StoreError, WriteActivationCodes},
};
use chiave_protocol::{AccountId, Thumbprint, Timestamp};
use sqlx::{query, sqlite::SqliteRow};

#[async_trait]
impl ReadActivationCodes for SqliteTx {
    async fn activation_code(
        &mut self,
        account: AccountId,
    ) -> Result<Option<ActivationCode>, StoreError> {
        let found = query("SELECT * FROM passes WHERE account = $1").bind(blob(account.as_uuid()));
        self.row(found).await?.as_ref().map(read).transpose()
    }

    async fn all_activation_codes(&mut self) -> Result<Vec<ActivationCode>, StoreError> {
        let all = query("SELECT * FROM passes ORDER BY account");
        let rows = self.rows(all).await?;
        // A row that cannot be read costs its own account and no other (law 22).
        let read = rows
            .iter()
            .filter_map(|row| self.sealer().or_lost(read(row)));
        Ok(read.collect())
    }

    async fn run_out_codes(&mut self, now: Timestamp) -> Result<Vec<AccountId>, StoreError> {
        let run_out = query(
            "SELECT account FROM passes WHERE used_at IS NULL AND expires_at <= $1 AND EXISTS
                 (SELECT 1 FROM methods WHERE methods.account = passes.account
                  AND bound_by_pass = 1 AND removed_at IS NULL AND added_at >= not_before)
             ORDER BY expires_at, account",
        )
        .bind(now.as_unix());
        let rows = self.rows(run_out).await?;
        let account = |row| Columns::of(row, "passes", "account").uuid("account");
        rows.iter()
            .map(|row| account(row).map(AccountId::from_uuid))
            .collect()
    }
}

#[async_trait]
impl WriteActivationCodes for SqliteTx {
    async fn put_activation_code(
        &mut self,
        activation_code: &ActivationCode,
    ) -> Result<(), StoreError> {
        self.named().guards_account(activation_code.account);
        let put = query(
            "INSERT INTO passes (account, phc, not_before, expires_at, used_at, shown_by, starts_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (account) DO UPDATE SET phc = excluded.phc,
                 not_before = excluded.not_before, expires_at = excluded.expires_at,
                 used_at = excluded.used_at, shown_by = excluded.shown_by,
                 starts_at = excluded.starts_at",
        )
        .bind(blob(activation_code.account.as_uuid()))
        .bind(&activation_code.phc)
        .bind(activation_code.not_before.as_unix())
        .bind(activation_code.expires_at.as_unix())
        .bind(activation_code.used_at.map(|at| at.as_unix()))
        .bind(activation_code.shown_by.map(|key| key.as_bytes().to_vec()))
        .bind(activation_code.starts_at.map(|at| at.as_unix()));
        self.write(put).await.map(drop)
    }
}

fn read(row: &SqliteRow) -> Result<ActivationCode, StoreError> {
    let columns = Columns::of(row, "passes", "account");
    Ok(ActivationCode {
        account: AccountId::from_uuid(columns.uuid("account")?),
        phc: columns.get("phc")?,
        not_before: columns.time("not_before")?,
        starts_at: columns.time_if_any("starts_at")?,
        expires_at: columns.time("expires_at")?,
        used_at: columns.time_if_any("used_at")?,
        shown_by: columns
            .digest_if_any("shown_by")?
            .map(Thumbprint::from_bytes),
    })
}
