//! The audit log and its chain. The name of a computer is personal: it is sealed and can be purged.

use crate::{
    columns::{Columns, blob, word},
    sealed::Sealer,
    tx::{SqliteTx, Statement},
};
use async_trait::async_trait;
use chiave_crypto::seal::Place;
use chiave_domain::{
    audit::{AuditQuery, AuditRow, ChainHead, EventShares, Link, StoredRow, UNREADABLE},
    ports::store::{LockKey, ReadAudit, StoreError, WriteAudit},
};
use chiave_protocol::{AccountId, EventId, Thumbprint, Timestamp, state::EventKind};
use sqlx::{query, sqlite::SqliteRow};

#[async_trait]
impl ReadAudit for SqliteTx {
    async fn events(
        &mut self,
        account: AccountId,
        before: Option<i64>,
        shares: EventShares,
    ) -> Result<Vec<StoredRow>, StoreError> {
        // The words of the kinds for which `anybody_can_cause` holds, as in the index `audit_own`.
        let newest = query(
            "SELECT * FROM (
                 SELECT * FROM (SELECT * FROM audit WHERE account = $1 AND seq < $4
                     AND kind NOT IN ('sign-in-refused', 'reset-started', 'reset-refused',
                         'reset-code-refused', 'pass-refused', 'reset-code-sent', 'resets-closed')
                     ORDER BY seq DESC LIMIT $2)
                 UNION ALL
                 SELECT * FROM (SELECT * FROM audit WHERE account = $1 AND seq < $4
                     AND kind IN ('sign-in-refused', 'reset-started', 'reset-refused',
                         'reset-code-refused', 'pass-refused', 'reset-code-sent', 'resets-closed')
                     ORDER BY seq DESC LIMIT $3)
             ) ORDER BY seq DESC LIMIT $2",
        )
        .bind(blob(account.as_uuid()))
        .bind(i64::from(shares.all))
        .bind(i64::from(shares.of_anybody))
        .bind(before.unwrap_or(i64::MAX));
        let rows = self.rows(newest).await?;
        rows.iter().map(|row| read(row, self.sealer())).collect()
    }

    async fn last_event(
        &mut self,
        account: AccountId,
        kind: EventKind,
    ) -> Result<Option<Timestamp>, StoreError> {
        let last = query(
            "SELECT at FROM audit WHERE account = $1 AND kind = $2 ORDER BY seq DESC LIMIT 1",
        )
        .bind(blob(account.as_uuid()))
        .bind(word(&kind)?);
        let found = self.row(last).await?;
        found
            .map(|row| Columns::of(&row, "audit", "at").time("at"))
            .transpose()
    }

    async fn last_sign_ins(
        &mut self,
        account: Option<AccountId>,
    ) -> Result<Vec<StoredRow>, StoreError> {
        // The word of `EventKind::SignedIn`, as in the index `audit_sign_ins`.
        let last = match account {
            Some(account) => query(
                "SELECT * FROM audit WHERE account = $1 AND kind = 'signed-in'
                 ORDER BY seq DESC LIMIT 1",
            )
            .bind(blob(account.as_uuid())),
            None => query(
                "SELECT * FROM audit WHERE seq IN (SELECT MAX(seq) FROM audit
                     WHERE kind = 'signed-in' AND account IS NOT NULL GROUP BY account)
                 ORDER BY seq",
            ),
        };
        let rows = self.rows(last).await?;
        // A row that cannot be read costs its own account and no other (law 22).
        let read = rows
            .iter()
            .filter_map(|row| self.sealer().or_lost(read(row, self.sealer())));
        Ok(read.collect())
    }

    async fn event_number(
        &mut self,
        account: AccountId,
        id: EventId,
    ) -> Result<Option<i64>, StoreError> {
        let number = query("SELECT seq FROM audit WHERE id = $1 AND account = $2")
            .bind(blob(id.as_uuid()))
            .bind(blob(account.as_uuid()));
        let found = self.row(number).await?;
        found
            .map(|row| Columns::of(&row, "audit", "seq").get("seq"))
            .transpose()
    }

    async fn newest_rows(
        &mut self,
        account: Option<AccountId>,
        limit: u32,
    ) -> Result<Vec<StoredRow>, StoreError> {
        let newest = match account {
            Some(account) => {
                query("SELECT * FROM audit WHERE account = $2 ORDER BY seq DESC LIMIT $1")
                    .bind(i64::from(limit))
                    .bind(blob(account.as_uuid()))
            }
            None => query("SELECT * FROM audit ORDER BY seq DESC LIMIT $1").bind(i64::from(limit)),
        };
        let rows = self.rows(newest).await?;
        rows.iter().map(|row| read(row, self.sealer())).collect()
    }

    async fn audit_page(&mut self, asked: &AuditQuery) -> Result<Vec<StoredRow>, StoreError> {
        let page = query(
            "SELECT * FROM audit
             WHERE seq > $1 AND ($2 IS NULL OR account = $2)
                 AND ($3 IS NULL OR at >= $3) AND ($4 IS NULL OR at < $4)
             ORDER BY seq LIMIT $5",
        )
        .bind(asked.after)
        .bind(asked.account.map(|account| blob(account.as_uuid())))
        .bind(asked.since.map(Timestamp::as_unix))
        .bind(asked.until.map(Timestamp::as_unix))
        .bind(i64::from(asked.limit));
        let rows = self.rows(page).await?;
        rows.iter().map(|row| read(row, self.sealer())).collect()
    }

    async fn unsealed(&mut self, limit: u32) -> Result<Vec<StoredRow>, StoreError> {
        let open = query(
            "SELECT * FROM audit WHERE seq > (SELECT COALESCE(MAX(row), 0) FROM audit_links)
             ORDER BY seq LIMIT $1",
        )
        .bind(i64::from(limit));
        let rows = self.rows(open).await?;
        rows.iter().map(|row| read(row, self.sealer())).collect()
    }

    async fn chain_head(&mut self) -> Result<Option<ChainHead>, StoreError> {
        let head = query("SELECT link, hash FROM audit_links ORDER BY link DESC LIMIT 1");
        let Some(row) = self.row(head).await? else {
            return Ok(None);
        };
        let columns = Columns::of(&row, "audit_links", "link");
        Ok(Some(ChainHead {
            link: columns.get("link")?,
            hash: columns.digest("hash")?,
        }))
    }

    async fn links(&mut self, after: i64, limit: u32) -> Result<Vec<Link>, StoreError> {
        let links = query(
            "SELECT audit_links.link, audit_links.row AS number, audit_links.hash,
                 audit_links.version, audit.*
             FROM audit_links LEFT JOIN audit ON audit.seq = audit_links.row
             WHERE audit_links.link > $1 ORDER BY audit_links.link LIMIT $2",
        )
        .bind(after)
        .bind(i64::from(limit));
        let rows = self.rows(links).await?;
        rows.iter()
            .map(|row| {
                let columns = Columns::of(row, "audit_links", "link");
                Ok(Link {
                    link: columns.get("link")?,
                    number: columns.get("number")?,
                    hash: columns.digest("hash")?,
                    version: columns.get("version")?,
                    row: without_name(Columns::of(row, "audit", "id")).ok(),
                })
            })
            .collect()
    }

    async fn rows_up_to(&mut self, number: i64) -> Result<u64, StoreError> {
        let count = query("SELECT COUNT(*) AS count FROM audit WHERE seq <= $1").bind(number);
        let found = self.row(count).await?;
        found.map_or(Ok(0), |row| {
            Columns::of(&row, "audit", "count").number("count")
        })
    }
}

#[async_trait]
impl WriteAudit for SqliteTx {
    async fn put_audit(&mut self, row: &AuditRow) -> Result<(), StoreError> {
        let put = query(
            "INSERT INTO audit (id, at, kind, account, device, device_name, detail)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        );
        let put = with_row(put, row, self.sealer())?;
        self.write(put).await.map(drop)
    }

    async fn put_audit_and_bump(
        &mut self,
        row: &AuditRow,
        shown_to: AccountId,
    ) -> Result<(), StoreError> {
        self.named().guards_account(shown_to);
        // Two statements in one text are one trip to the thread of SQLite.
        let put = query(
            "INSERT INTO audit (id, at, kind, account, device, device_name, detail)
             VALUES ($1, $2, $3, $4, $5, $6, $7);
             INSERT INTO revisions (account, revision) VALUES ($8, 1)
             ON CONFLICT (account) DO UPDATE SET revision = revisions.revision + 1",
        );
        let put = with_row(put, row, self.sealer())?.bind(blob(shown_to.as_uuid()));
        self.write(put).await.map(drop)
    }

    async fn purge_names(&mut self, before: Timestamp) -> Result<u64, StoreError> {
        self.named().guards(&LockKey::AuditLog);
        let purge =
            query("UPDATE audit SET device_name = NULL WHERE at < $1 AND device_name IS NOT NULL");
        let rows = self.write(purge.bind(before.as_unix())).await?;
        let ended = query(
            "UPDATE intents SET device_name = ''
             WHERE open = 0 AND begun_at < $1 AND device_name <> ''",
        );
        Ok(rows + self.write(ended.bind(before.as_unix())).await?)
    }

    async fn put_link(&mut self, link: &Link) -> Result<(), StoreError> {
        self.named().guards(&LockKey::AuditLog);
        let put =
            query("INSERT INTO audit_links (link, row, hash, version) VALUES ($1, $2, $3, $4)")
                .bind(link.link)
                .bind(link.number)
                .bind(&link.hash[..])
                .bind(link.version);
        self.write(put).await.map(drop)
    }
}

fn device_name_of(id: &[u8]) -> Place<'_> {
    Place {
        table: "audit",
        column: "device_name",
        row: id,
    }
}

/// Binds an audit row to the first seven parameters of a statement.
fn with_row(put: Statement, row: &AuditRow, sealer: &Sealer) -> Result<Statement, StoreError> {
    let place = device_name_of(row.id.as_bytes());
    let device_name = match &row.device_name {
        Some(name) => Some(sealer.seal(place, name.as_bytes())?),
        None => None,
    };
    Ok(put
        .bind(blob(row.id))
        .bind(row.at.as_unix())
        .bind(word(&row.event.kind())?)
        .bind(row.account.map(|account| blob(account.as_uuid())))
        .bind(row.device.map(|device| device.as_bytes().to_vec()))
        .bind(device_name)
        .bind(row.event.detail(row.by)))
}

fn read(row: &SqliteRow, sealer: &Sealer) -> Result<StoredRow, StoreError> {
    let columns = Columns::of(row, "audit", "id");
    Ok(StoredRow {
        device_name: device_name(columns, sealer)?,
        ..without_name(columns)?
    })
}

fn without_name(columns: Columns<'_>) -> Result<StoredRow, StoreError> {
    Ok(StoredRow {
        number: columns.get("seq")?,
        id: columns.uuid("id")?,
        at: columns.time("at")?,
        kind: columns.get("kind")?,
        account: columns.uuid_if_any("account")?.map(AccountId::from_uuid),
        device: columns.digest_if_any("device")?.map(Thumbprint::from_bytes),
        device_name: None,
        detail: columns.get("detail")?,
    })
}

fn device_name(columns: Columns<'_>, sealer: &Sealer) -> Result<Option<String>, StoreError> {
    let Some(sealed) = columns.get::<Option<&[u8]>>("device_name")? else {
        return Ok(None);
    };
    let place = device_name_of(columns.get("id")?);
    let Some(plain) = sealer.open_if_readable(place, sealed) else {
        return Ok(Some(UNREADABLE.to_owned()));
    };
    let name = str::from_utf8(&plain).map_err(|cause| columns.bad("device_name", cause))?;
    Ok(Some(name.to_owned()))
}
