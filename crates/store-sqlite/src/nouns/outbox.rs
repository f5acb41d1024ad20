//! The outbox: mails to be sent, as references.

use super::codes::owner;
use crate::{
    columns::{Columns, blob, json, word},
    tx::SqliteTx,
};
use async_trait::async_trait;
use chiave_domain::{
    delivery::{Due, Retry},
    notice::{OutboxRow, WaitingMails},
    ports::store::{LockKey, ReadOutbox, Refused, StoreError, WriteOutbox},
};
use chiave_protocol::{AccountId, Timestamp};
use sqlx::{query, sqlite::SqliteRow};
use uuid::Uuid;

#[async_trait]
impl ReadOutbox for SqliteTx {
    async fn mail_is_due(&mut self, now: Timestamp) -> Result<bool, StoreError> {
        let due = query("SELECT 1 FROM outbox WHERE next_try_at <= $1 LIMIT 1");
        Ok(self.row(due.bind(now.as_unix())).await?.is_some())
    }

    async fn due_mail(
        &mut self,
        now: Timestamp,
        due: Due,
    ) -> Result<Option<OutboxRow>, StoreError> {
        let due = match due {
            Due::NewestCode => {
                "SELECT * FROM outbox WHERE is_code = 1 AND next_try_at <= $1
                 ORDER BY seq DESC LIMIT 1"
            }
            Due::OldestCode => {
                "SELECT * FROM outbox WHERE is_code = 1 AND next_try_at <= $1
                 ORDER BY seq LIMIT 1"
            }
            Due::OldestNotice => {
                "SELECT * FROM outbox WHERE is_code = 0 AND next_try_at <= $1
                 ORDER BY seq LIMIT 1"
            }
        };
        let found = self.row(query(due).bind(now.as_unix())).await?;
        found.as_ref().map(read).transpose()
    }

    async fn waiting_mail(&mut self) -> Result<Vec<WaitingMails>, StoreError> {
        let waiting = query(
            "SELECT is_code, fault, refusal, COUNT(*) AS waiting, MIN(created_at) AS oldest,
                 MIN(next_try_at) AS next_try_at
             FROM outbox GROUP BY is_code, fault, refusal ORDER BY is_code DESC, fault, refusal",
        );
        self.rows(waiting)
            .await?
            .iter()
            .map(waiting_mails)
            .collect()
    }
}

#[async_trait]
impl WriteOutbox for SqliteTx {
    async fn put_mail(&mut self, row: &OutboxRow) -> Result<(), StoreError> {
        let code = row.message.code();
        if let Some(code) = code {
            let older = query("DELETE FROM outbox WHERE code_of = $1 AND code_in IS $2")
                .bind(blob(code.whose))
                .bind(code.scope.map(|scope| blob(owner(scope))));
            self.write(older).await?;
        }
        let put = query(
            "INSERT INTO outbox (id, account, message, is_code, destination, language,
                 device_name, utc_offset_min, created_at, next_try_at, tries, code_of, code_in,
                 expires_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        )
        .bind(blob(row.id))
        .bind(row.account.map(|account| blob(account.as_uuid())))
        .bind(json(&row.message)?)
        .bind(i64::from(code.is_some()))
        .bind(json(&row.destination)?)
        .bind(&row.language)
        .bind(&row.device_name)
        .bind(i64::from(row.utc_offset_min))
        .bind(row.created_at.as_unix())
        .bind(row.next_try_at.as_unix())
        .bind(i64::from(row.tries))
        .bind(code.map(|code| blob(code.whose)))
        .bind(
            code.and_then(|code| code.scope)
                .map(|scope| blob(owner(scope))),
        )
        .bind(code.map(|code| code.expires_at.as_unix()));
        self.posted();
        self.write(put).await.map(drop)
    }

    async fn claim_mail(&mut self, id: Uuid, until: Timestamp) -> Result<(), StoreError> {
        self.named().guards(&LockKey::Outbox);
        let claim = query("UPDATE outbox SET next_try_at = $2, tries = tries + 1 WHERE id = $1")
            .bind(blob(id))
            .bind(until.as_unix());
        self.write(claim).await.map(drop)
    }

    async fn release_mail(
        &mut self,
        id: Uuid,
        at: Timestamp,
        refused: &Refused,
    ) -> Result<(), StoreError> {
        let release = query(
            "UPDATE outbox SET next_try_at = $2, tries = tries - 1, fault = $3, refusal = $4,
                 wake_from = NULL
             WHERE id = $1",
        )
        .bind(blob(id))
        .bind(at.as_unix())
        .bind(word(&refused.fault)?)
        .bind(refused.refusal.clone());
        self.write(release).await.map(drop)
    }

    async fn retry_mail(
        &mut self,
        id: Uuid,
        retry: Retry,
        refused: &Refused,
    ) -> Result<(), StoreError> {
        let retry = query(
            "UPDATE outbox SET next_try_at = $2, wake_from = $3, fault = $4, refusal = $5
             WHERE id = $1",
        )
        .bind(blob(id))
        .bind(retry.at.as_unix())
        .bind(retry.wake_from.map(Timestamp::as_unix))
        .bind(word(&refused.fault)?)
        .bind(refused.refusal.clone());
        self.write(retry).await.map(drop)
    }

    async fn wake_mail(&mut self, now: Timestamp) -> Result<(), StoreError> {
        let wake = query(
            "UPDATE outbox SET next_try_at = MAX(wake_from, $1), wake_from = NULL
             WHERE wake_from IS NOT NULL AND next_try_at > MAX(wake_from, $1)",
        );
        self.write(wake.bind(now.as_unix())).await.map(drop)
    }

    async fn end_mail(&mut self, id: Uuid) -> Result<(), StoreError> {
        let end = query("DELETE FROM outbox WHERE id = $1").bind(blob(id));
        self.write(end).await.map(drop)
    }

    async fn end_expired_mail(&mut self, now: Timestamp) -> Result<(), StoreError> {
        let end = query("DELETE FROM outbox WHERE expires_at <= $1");
        self.write(end.bind(now.as_unix())).await.map(drop)
    }
}

fn read(row: &SqliteRow) -> Result<OutboxRow, StoreError> {
    let columns = Columns::of(row, "outbox", "id");
    Ok(OutboxRow {
        id: columns.uuid("id")?,
        account: columns.uuid_if_any("account")?.map(AccountId::from_uuid),
        message: columns.json("message")?,
        destination: columns.json("destination")?,
        language: columns.get("language")?,
        device_name: columns.get("device_name")?,
        utc_offset_min: columns.number("utc_offset_min")?,
        created_at: columns.time("created_at")?,
        next_try_at: columns.time("next_try_at")?,
        tries: columns.number("tries")?,
    })
}

fn waiting_mails(row: &SqliteRow) -> Result<WaitingMails, StoreError> {
    let columns = Columns::of(row, "outbox", "is_code");
    let refused = columns.get::<Option<&str>>("fault")?.is_some();
    Ok(WaitingMails {
        codes: columns.flag("is_code")?,
        fault: refused.then(|| columns.word("fault")).transpose()?,
        refusal: columns.get("refusal")?,
        count: columns.number("waiting")?,
        oldest: columns.time("oldest")?,
        next_try_at: columns.time("next_try_at")?,
    })
}
