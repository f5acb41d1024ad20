//! Registered methods. The secrets and addresses that verify their codes are sealed.

use super::{
    decoys::{COUNTED, DECOYS, NOBODY},
    method_rows::{Decisive, Row, read, word},
};
use crate::{
    columns::{Columns, blob},
    tx::SqliteTx,
};
use async_trait::async_trait;
use chiave_domain::{
    method::{Method, MethodDetail},
    ports::store::{MethodCode, ReadMethods, StoreError, WriteMethods},
};
use chiave_protocol::{AccountId, MethodId, Timestamp};
use sqlx::{query, sqlite::SqliteRow};

/// The number of ids in one statement of `count_misses`.
const PLACES: usize = 10;

#[async_trait]
impl ReadMethods for SqliteTx {
    async fn methods(&mut self, account: AccountId) -> Result<Vec<Method>, StoreError> {
        // The same number of rows is read for everybody: decoys replace missing methods (law 5).
        let all = query(
            "SELECT * FROM methods WHERE account IN ($1, $2) AND removed_at IS NULL
             ORDER BY account = $2, added_at, seq
             LIMIT (SELECT MAX($3, COUNT(*)) FROM methods
                 WHERE account = $1 AND removed_at IS NULL)",
        )
        .bind(blob(account.as_uuid()))
        .bind(blob(NOBODY.as_uuid()))
        .bind(i64::try_from(DECOYS).unwrap_or(0));
        let rows = self.rows(all).await?;
        let read = rows.iter().map(|row| read(row, self.sealer()));
        let all: Vec<_> = read
            .filter_map(Result::transpose)
            .collect::<Result<_, _>>()?;
        Ok(all
            .into_iter()
            .filter(|method| method.account != NOBODY)
            .collect())
    }

    async fn removed_mail_methods(
        &mut self,
        account: AccountId,
        since: Timestamp,
    ) -> Result<Vec<Method>, StoreError> {
        let removed = query(
            "SELECT * FROM methods WHERE account = $1 AND kind = 'mail' AND confirmed = 1 AND removed_at > $2
             ORDER BY removed_at, seq",
        )
        .bind(blob(account.as_uuid()))
        .bind(since.as_unix());
        self.rows(removed)
            .await?
            .iter()
            .filter_map(|row| read(row, self.sealer()).transpose())
            .collect()
    }

    async fn method_code(&mut self, id: MethodId) -> Result<Option<MethodCode>, StoreError> {
        let found = query("SELECT * FROM method_codes WHERE method = $1").bind(blob(id.as_uuid()));
        self.row(found).await?.as_ref().map(read_code).transpose()
    }
}

#[async_trait]
impl WriteMethods for SqliteTx {
    /// Stores a method. An existing detail never changes, so it keeps its first sealed value: a
    /// detail that cannot be opened now may open again once the right key is back. The mark changes
    /// only if the fields that it covers change: every try writes back what was read, and a row
    /// with an invalid mark must not become valid by that.
    async fn put_method(&mut self, method: &Method) -> Result<(), StoreError> {
        self.named().guards_account(method.account);
        let detail = match &method.detail {
            MethodDetail::Authenticator { secret } => secret.expose(),
            MethodDetail::Mail { address } => address.as_str(),
        };
        let row = Row::of(method.id, method.account);
        let sealed = self.sealer().seal(row.place(), detail.as_bytes())?;
        let put = query(
            "INSERT INTO methods (id, account, kind, label, detail, added_at, confirmed,
                 bound_by_pass, last_used_step, last_used_at, wrong_in_row, begun_in, mark)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
             ON CONFLICT (id) DO UPDATE SET
                 mark = CASE WHEN methods.confirmed = excluded.confirmed
                     AND methods.bound_by_pass = excluded.bound_by_pass
                     AND methods.added_at = excluded.added_at
                     AND methods.begun_in IS NOT DISTINCT FROM excluded.begun_in
                     THEN methods.mark ELSE excluded.mark END,
                 label = excluded.label, confirmed = excluded.confirmed, bound_by_pass = excluded.bound_by_pass,
                 added_at = excluded.added_at, last_used_step = excluded.last_used_step,
                 last_used_at = excluded.last_used_at, wrong_in_row = excluded.wrong_in_row,
                 begun_in = excluded.begun_in",
        )
        .bind(blob(method.id.as_uuid()))
        .bind(blob(method.account.as_uuid()))
        .bind(word(&method.detail))
        .bind(&method.label)
        .bind(sealed)
        .bind(method.added_at.as_unix())
        .bind(i64::from(method.confirmed))
        .bind(i64::from(method.bound_by_pass))
        .bind(
            method
                .last_used_step
                .map(|step| i64::try_from(step).unwrap_or(i64::MAX)),
        )
        .bind(method.last_used_at.map(|at| at.as_unix()))
        .bind(i64::from(method.wrong_in_row))
        .bind(method.begun_in.map(|session| blob(session.as_uuid())))
        .bind(Decisive::of(method).mark(self.sealer()));
        self.write(put).await.map(drop)
    }

    async fn count_misses(&mut self, ids: &[MethodId]) -> Result<(), StoreError> {
        // Ten parameters, filled up with an id that no method has: one statement, whatever is
        // counted. If there is nothing to count, one row is written too.
        let nothing = ids.is_empty().then_some(&[COUNTED][..]);
        for ids in ids.chunks(PLACES).chain(nothing) {
            let mut count = query(
                "UPDATE methods SET wrong_in_row = wrong_in_row + 1
                 WHERE id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            );
            let filler = std::iter::repeat(uuid::Uuid::nil());
            for id in ids.iter().map(|id| id.as_uuid()).chain(filler).take(PLACES) {
                count = count.bind(blob(id));
            }
            self.write(count).await?;
        }
        Ok(())
    }

    async fn remove_method(&mut self, id: MethodId, at: Timestamp) -> Result<(), StoreError> {
        // A method that was never confirmed belongs to nobody, so it is deleted together with its
        // pending mail.
        let pending = query("DELETE FROM methods WHERE id = $1 AND confirmed = 0");
        if self.write(pending.bind(blob(id.as_uuid()))).await? > 0 {
            for rest in [
                "DELETE FROM code_serials WHERE method = $1",
                "DELETE FROM outbox WHERE code_of = $1",
            ] {
                self.write(query(rest).bind(blob(id.as_uuid()))).await?;
            }
            return self.put_method_code(id, None).await;
        }
        // The secret of an app is not needed any more; an address still gets notices.
        let mark = self.mark_of_removed(id, at).await?;
        let remove = query(
            "UPDATE methods SET removed_at = $2, mark = $4,
                 detail = CASE kind WHEN 'mail' THEN detail ELSE $3 END
             WHERE id = $1 AND removed_at IS NULL",
        )
        .bind(blob(id.as_uuid()))
        .bind(at.as_unix())
        .bind(Vec::<u8>::new())
        .bind(mark);
        self.write(remove).await?;
        self.put_method_code(id, None).await
    }

    async fn next_code_serial(&mut self, id: MethodId) -> Result<u32, StoreError> {
        let next = query(
            "INSERT INTO code_serials (method, sent) VALUES ($1, 1)
             ON CONFLICT (method) DO UPDATE SET sent = code_serials.sent + 1
             RETURNING method, sent - 1 AS serial",
        )
        .bind(blob(id.as_uuid()));
        let row = self.write_row(next).await?;
        Columns::of(&row, "code_serials", "method").number("serial")
    }

    async fn put_method_code(
        &mut self,
        id: MethodId,
        code: Option<&MethodCode>,
    ) -> Result<(), StoreError> {
        let id = blob(id.as_uuid());
        let put = match code {
            None => query("DELETE FROM method_codes WHERE method = $1").bind(id),
            Some(code) => query(
                "INSERT INTO method_codes (method, serial, sent_at, expires_at, wrong)
                 VALUES ($1, $2, $3, $4, $5)
                 ON CONFLICT (method) DO UPDATE SET serial = excluded.serial,
                     sent_at = excluded.sent_at, expires_at = excluded.expires_at,
                     wrong = excluded.wrong",
            )
            .bind(id)
            .bind(i64::from(code.serial))
            .bind(code.sent_at.as_unix())
            .bind(code.expires_at.as_unix())
            .bind(i64::from(code.wrong)),
        };
        self.write(put).await.map(drop)
    }
}

impl SqliteTx {
    /// The mark of a method after its removal; none for a row whose own mark is not valid.
    async fn mark_of_removed(
        &mut self,
        id: MethodId,
        at: Timestamp,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let found = query("SELECT * FROM methods WHERE id = $1").bind(blob(id.as_uuid()));
        let Some(row) = self.row(found).await? else {
            return Ok(None);
        };
        let columns = Columns::of(&row, "methods", "id");
        let now = Decisive::read(columns)?;
        let removed = Decisive {
            removed_at: Some(at),
            ..now
        };
        let holds = now.carries(columns.get("mark")?, self.sealer());
        Ok(holds.then(|| removed.mark(self.sealer())))
    }
}

fn read_code(row: &SqliteRow) -> Result<MethodCode, StoreError> {
    let columns = Columns::of(row, "method_codes", "method");
    Ok(MethodCode {
        serial: columns.number("serial")?,
        sent_at: columns.time("sent_at")?,
        expires_at: columns.time("expires_at")?,
        wrong: columns.number("wrong")?,
    })
}
