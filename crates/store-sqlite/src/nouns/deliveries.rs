//! The state of deliveries: the mail server, the delayed mails, and the mails that were given up.

use crate::{
    columns::{Columns, blob},
    tx::SqliteTx,
};
use async_trait::async_trait;
use chiave_domain::{
    delivery::{Failing, Relay},
    notice::LostMail,
    ports::store::{LockKey, ReadDeliveries, StoreError, WriteDeliveries},
};
use chiave_protocol::{AccountId, Timestamp};
use sqlx::{query, sqlite::SqliteRow};

/// The id of the only row of `mail_relay`.
const THE_RELAY: i64 = 1;

#[async_trait]
impl ReadDeliveries for SqliteTx {
    async fn relay(&mut self) -> Result<Relay, StoreError> {
        let found = query("SELECT * FROM mail_relay WHERE id = $1").bind(THE_RELAY);
        let found = self.row(found).await?;
        found.as_ref().map_or_else(|| Ok(Relay::default()), relay)
    }

    async fn lost_mail(&mut self, since: Timestamp) -> Result<Vec<LostMail>, StoreError> {
        let lost = query("SELECT * FROM mail_failures WHERE at > $1 ORDER BY at, id");
        let rows = self.rows(lost.bind(since.as_unix())).await?;
        rows.iter().map(lost_mail).collect()
    }
}

#[async_trait]
impl WriteDeliveries for SqliteTx {
    async fn put_relay(&mut self, relay: &Relay) -> Result<(), StoreError> {
        self.named().guards(&LockKey::Outbox);
        let failing = relay.failing.as_ref();
        let last = relay.last_refusal.as_ref();
        let put = query(
            "INSERT INTO mail_relay (id, failing_since, next_try_at, tries, taken_at, reached_at,
                 takes_utf8, refused_in_row, last_refusal, last_refusal_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
             ON CONFLICT (id) DO UPDATE SET failing_since = excluded.failing_since,
                 next_try_at = excluded.next_try_at, tries = excluded.tries,
                 taken_at = excluded.taken_at, reached_at = excluded.reached_at,
                 takes_utf8 = excluded.takes_utf8, refused_in_row = excluded.refused_in_row,
                 last_refusal = excluded.last_refusal,
                 last_refusal_at = excluded.last_refusal_at",
        )
        .bind(THE_RELAY)
        .bind(failing.map(|failing| failing.since.as_unix()))
        .bind(failing.map(|failing| failing.next_try_at.as_unix()))
        .bind(failing.map_or(0, |failing| i64::from(failing.tries)))
        .bind(relay.taken_at.map(Timestamp::as_unix))
        .bind(relay.reached_at.map(Timestamp::as_unix))
        .bind(relay.takes_utf8.map(i64::from))
        .bind(i64::from(relay.refused_in_row))
        .bind(last.map(|(refusal, _)| refusal.clone()))
        .bind(last.map(|(_, at)| at.as_unix()));
        self.write(put).await.map(drop)
    }

    async fn put_lost_mail(&mut self, lost: &LostMail) -> Result<(), StoreError> {
        let put = query(
            "INSERT INTO mail_failures (id, at, account, message, tries, refusal)
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING",
        )
        .bind(blob(lost.id))
        .bind(lost.at.as_unix())
        .bind(lost.account.map(|account| blob(account.as_uuid())))
        .bind(lost.message.clone())
        .bind(i64::from(lost.tries))
        .bind(lost.refusal.clone());
        self.write(put).await.map(drop)
    }
}

fn relay(row: &SqliteRow) -> Result<Relay, StoreError> {
    let columns = Columns::of(row, "mail_relay", "id");
    let since = columns.time_if_any("failing_since")?;
    let next_try_at = columns.time_if_any("next_try_at")?;
    let tries = columns.number("tries")?;
    let refusal: Option<String> = columns.get("last_refusal")?;
    Ok(Relay {
        failing: since.zip(next_try_at).map(|(since, next_try_at)| Failing {
            since,
            next_try_at,
            tries,
        }),
        taken_at: columns.time_if_any("taken_at")?,
        reached_at: columns.time_if_any("reached_at")?,
        takes_utf8: columns
            .get::<Option<i64>>("takes_utf8")?
            .map(|flag| flag == 1),
        refused_in_row: columns.number("refused_in_row")?,
        last_refusal: refusal.zip(columns.time_if_any("last_refusal_at")?),
    })
}

fn lost_mail(row: &SqliteRow) -> Result<LostMail, StoreError> {
    let columns = Columns::of(row, "mail_failures", "id");
    Ok(LostMail {
        id: columns.uuid("id")?,
        at: columns.time("at")?,
        account: columns.uuid_if_any("account")?.map(AccountId::from_uuid),
        message: columns.get("message")?,
        tries: columns.number("tries")?,
        refusal: columns.get("refusal")?,
    })
}
