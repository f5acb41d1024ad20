//! How often alarms were raised.

use crate::{columns::Columns, tx::SqliteTx};
use async_trait::async_trait;
use chiave_domain::{
    alarm::{Alarm, Raised},
    ports::store::{ReadAlarms, StoreError, WriteAlarms},
};
use chiave_protocol::Timestamp;
use sqlx::query;

#[async_trait]
impl ReadAlarms for SqliteTx {
    async fn raised(&mut self) -> Result<Vec<Raised>, StoreError> {
        let rows = self
            .rows(query("SELECT * FROM alarms ORDER BY code"))
            .await?;
        rows.iter()
            .map(|row| {
                let columns = Columns::of(row, "alarms", "code");
                Ok(Raised {
                    code: columns.get("code")?,
                    count: columns.number("raised")?,
                    last_at: columns.time("raised_at")?,
                })
            })
            .collect()
    }
}

#[async_trait]
impl WriteAlarms for SqliteTx {
    async fn raise(&mut self, alarm: Alarm, at: Timestamp) -> Result<(), StoreError> {
        let raise = query(
            "INSERT INTO alarms (code, raised, raised_at) VALUES ($1, 1, $2)
             ON CONFLICT (code) DO UPDATE SET raised = alarms.raised + 1,
                 raised_at = excluded.raised_at",
        )
        .bind(alarm.code())
        .bind(at.as_unix());
        self.write(raise).await.map(drop)
    }
}
