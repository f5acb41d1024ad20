//! Buckets of the rate limits and counted sends, by keyed hashes: the table holds no names or
//! addresses.

use crate::{
    columns::{Columns, json},
    tx::SqliteTx,
};
use async_trait::async_trait;
use chiave_domain::{
    ports::store::{ClosedBucket, ReadThrottles, SentCode, StoreError, WriteThrottles},
    rate_limit::Bucket,
};
use chiave_protocol::Timestamp;
use sqlx::{query, sqlite::SqliteRow};

#[async_trait]
impl ReadThrottles for SqliteTx {
    async fn bucket(&mut self, key: &[u8; 16]) -> Result<Bucket, StoreError> {
        let found = query("SELECT * FROM throttle_buckets WHERE key = $1").bind(&key[..]);
        match self.row(found).await? {
            Some(row) => read(&row),
            None => Ok(Bucket::default()),
        }
    }

    async fn closed_buckets(&mut self, now: Timestamp) -> Result<Vec<ClosedBucket>, StoreError> {
        let closed = query("SELECT * FROM throttle_buckets WHERE closed_until > $1 ORDER BY key")
            .bind(now.as_unix());
        let rows = self.rows(closed).await?;
        // A row that cannot be read costs itself and no other (law 22).
        let closed = rows
            .iter()
            .filter_map(|row| self.sealer().or_lost(closed_bucket(row)));
        Ok(closed.collect())
    }

    async fn sends(
        &mut self,
        destination: &[u8; 16],
        since: Timestamp,
    ) -> Result<Vec<Timestamp>, StoreError> {
        let sends = query(
            "SELECT seq, at FROM code_sends WHERE destination = $1 AND at >= $2 ORDER BY at, seq",
        )
        .bind(&destination[..])
        .bind(since.as_unix());
        let rows = self.rows(sends).await?;
        rows.iter()
            .map(|row| Columns::of(row, "code_sends", "seq").time("at"))
            .collect()
    }

    async fn all_sends(&mut self, since: Timestamp) -> Result<Vec<SentCode>, StoreError> {
        let sends =
            query("SELECT seq, destination, at FROM code_sends WHERE at >= $1 ORDER BY at, seq")
                .bind(since.as_unix());
        let rows = self.rows(sends).await?;
        // A row that cannot be read costs itself and no other (law 22).
        let sent = rows
            .iter()
            .filter_map(|row| self.sealer().or_lost(sent_code(row)));
        Ok(sent.collect())
    }
}

#[async_trait]
impl WriteThrottles for SqliteTx {
    async fn put_bucket(&mut self, key: &[u8; 16], bucket: &Bucket) -> Result<(), StoreError> {
        let put = query(
            "INSERT INTO throttle_buckets (key, tries, closed_until, wrong)
             VALUES ($1, $2, $3, $4)
             ON CONFLICT (key) DO UPDATE SET tries = excluded.tries,
                 closed_until = excluded.closed_until, wrong = excluded.wrong",
        )
        .bind(&key[..])
        .bind(i64::from(bucket.tries))
        .bind(bucket.closed_until.as_unix())
        .bind(json(&bucket.wrong)?);
        self.write(put).await.map(drop)
    }

    async fn replace_buckets(
        &mut self,
        [one, other]: &[[u8; 16]; 2],
        bucket: &Bucket,
    ) -> Result<(), StoreError> {
        let replace = query(
            "UPDATE throttle_buckets SET tries = $3, closed_until = $4, wrong = $5
             WHERE key IN ($1, $2)",
        )
        .bind(one.to_vec())
        .bind(other.to_vec())
        .bind(i64::from(bucket.tries))
        .bind(bucket.closed_until.as_unix())
        .bind(json(&bucket.wrong)?);
        self.write(replace).await.map(drop)
    }

    async fn add_send(&mut self, destination: &[u8; 16], at: Timestamp) -> Result<(), StoreError> {
        let add = query("INSERT INTO code_sends (destination, at) VALUES ($1, $2)")
            .bind(&destination[..])
            .bind(at.as_unix());
        self.write(add).await.map(drop)
    }

    async fn clear_sends(&mut self, destination: &[u8; 16]) -> Result<(), StoreError> {
        let clear = query("DELETE FROM code_sends WHERE destination = $1").bind(&destination[..]);
        self.write(clear).await.map(drop)
    }
}

fn closed_bucket(row: &SqliteRow) -> Result<ClosedBucket, StoreError> {
    Ok(ClosedBucket {
        key: Columns::of(row, "throttle_buckets", "key").digest("key")?,
        bucket: read(row)?,
    })
}

fn sent_code(row: &SqliteRow) -> Result<SentCode, StoreError> {
    let columns = Columns::of(row, "code_sends", "seq");
    Ok(SentCode {
        destination: columns.digest("destination")?,
        at: columns.time("at")?,
    })
}

fn read(row: &SqliteRow) -> Result<Bucket, StoreError> {
    let columns = Columns::of(row, "throttle_buckets", "key");
    Ok(Bucket {
        tries: columns.number("tries")?,
        closed_until: columns.time("closed_until")?,
        wrong: columns.json("wrong")?,
    })
}
