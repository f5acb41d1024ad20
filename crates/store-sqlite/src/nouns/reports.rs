//! What computers say of themselves. Nothing is decided on it, so the rows carry no mark. A row goes with
//! its session.

use super::sessions;
use crate::{
    columns::{Columns, blob},
    sealed::Sealer,
    tx::SqliteTx,
};
use async_trait::async_trait;
use chiave_domain::ports::store::{ReadReports, Reported, StoreError, WriteReports};
use chiave_protocol::{
    SessionId,
    report::{Keyring, Report},
};
use sqlx::{query, sqlite::SqliteRow};

#[async_trait]
impl ReadReports for SqliteTx {
    async fn all_reports(&mut self) -> Result<Vec<Reported>, StoreError> {
        let all = query(
            "SELECT sessions.*, computer_reports.version, computer_reports.policy,
                 computer_reports.keyring
             FROM sessions LEFT JOIN computer_reports ON computer_reports.session = sessions.id",
        );
        let rows = self.rows(all).await?;
        let read = |row| read(row, self.sealer());
        Ok(rows.iter().filter_map(read).collect())
    }
}

#[async_trait]
impl WriteReports for SqliteTx {
    async fn put_report(&mut self, session: SessionId, report: &Report) -> Result<(), StoreError> {
        let put = query(
            "INSERT INTO computer_reports (session, version, policy, keyring)
             VALUES ($1, $2, $3, $4)
             ON CONFLICT (session) DO UPDATE SET version = excluded.version,
                 policy = excluded.policy, keyring = excluded.keyring",
        )
        .bind(blob(session.as_uuid()))
        .bind(&report.version)
        .bind(&report.policy)
        .bind(report.keyring.word());
        self.write(put).await.map(drop)
    }
}

fn read(row: &SqliteRow, sealer: &Sealer) -> Option<Reported> {
    let session = sealer.or_lost(sessions::read(row, sealer)).flatten()?;
    let report = sealer.or_lost(report(row)).flatten();
    Some(Reported { session, report })
}

/// The report that was joined to a session; `None` without one.
pub(super) fn report(row: &SqliteRow) -> Result<Option<Report>, StoreError> {
    let columns = Columns::of(row, "computer_reports", "id");
    let version: Option<String> = columns.get("version")?;
    let Some(version) = version else {
        return Ok(None);
    };
    let keyring = Keyring::parse(columns.get("keyring")?);
    Ok(Some(Report {
        version,
        policy: columns.get("policy")?,
        keyring: keyring.ok_or_else(|| columns.bad("keyring", "no state of a keyring"))?,
    }))
}
