//! Registered methods. The secrets and addresses that verify their codes are sealed.

use super::{
    decoys::{COUNTED, DECOYS, NOBODY},
    method_rows::{
        AUTHENTICATOR, Decisive, MAIL, MARK_VERSION, Marked, RECOVERY_CODES, Row, TEMPORARY_CODE,
        read,
    },
    sheet,
    steps::step_column,
    temporary,
};
use crate::{
    columns::{Columns, blob},
    tx::SqliteTx,
};
use async_trait::async_trait;
use chiave_domain::{
    method::{Method, MethodDetail},
    ports::store::{ReadMethods, StoreError, ToldNotCounted, WriteMethods},
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
        let mut all: Vec<_> = rows
            .iter()
            .filter_map(|row| read(row, account, self.sealer()))
            .collect();
        all.retain(|method| method.account != NOBODY);
        Ok(all)
    }

    async fn told_not_counted(&mut self, account: AccountId) -> Result<Vec<MethodId>, StoreError> {
        let of_account =
            query("SELECT * FROM methods_not_counted WHERE account = $1 ORDER BY method")
                .bind(blob(account.as_uuid()));
        let rows = self.rows(of_account).await?;
        rows.iter().map(|row| Ok(told(row)?.method)).collect()
    }

    async fn all_told_not_counted(&mut self) -> Result<Vec<ToldNotCounted>, StoreError> {
        let all = query("SELECT * FROM methods_not_counted ORDER BY account, method");
        let rows = self.rows(all).await?;
        // A row that cannot be read costs itself and no other (law 22).
        let read = rows
            .iter()
            .filter_map(|row| self.sealer().or_lost(told(row)));
        Ok(read.collect())
    }

    async fn all_methods(&mut self) -> Result<Vec<Method>, StoreError> {
        let all = query(
            "SELECT * FROM methods WHERE account <> $1 AND removed_at IS NULL
             ORDER BY account, added_at, seq",
        )
        .bind(blob(NOBODY.as_uuid()));
        let rows = self.rows(all).await?;
        let mut all = Vec::with_capacity(rows.len());
        for row in &rows {
            // A row whose account cannot be read costs itself and no other (law 22).
            let account = Columns::of(row, "methods", "id").uuid("account");
            if let Some(account) = self.sealer().or_lost(account) {
                all.extend(read(row, AccountId::from_uuid(account), self.sealer()));
            }
        }
        Ok(all)
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
        let rows = self.rows(removed).await?;
        let mut all: Vec<_> = rows
            .iter()
            .filter_map(|row| read(row, account, self.sealer()))
            .collect();
        all.retain(Method::is_readable);
        Ok(all)
    }
}

#[async_trait]
impl WriteMethods for SqliteTx {
    /// Stores a method. An existing detail never changes, so it keeps its first sealed value: a
    /// detail that cannot be opened now may open again once the right key is back. A method that
    /// cannot be read is not written back: a row with an invalid mark must not become valid by that.
    async fn put_method(&mut self, method: &Method) -> Result<(), StoreError> {
        self.named().guards_account(method.account);
        let text;
        let (kind, detail) = match &method.detail {
            MethodDetail::Authenticator { secret } => (AUTHENTICATOR, secret.expose()),
            MethodDetail::Mail { address } => (MAIL, address.as_str()),
            MethodDetail::RecoveryCodes { codes: of_sheet } => {
                text = sheet::text(of_sheet);
                (RECOVERY_CODES, text.as_str())
            }
            MethodDetail::TemporaryCode(code) => {
                text = temporary::text(code);
                (TEMPORARY_CODE, text.as_str())
            }
            MethodDetail::Unreadable => return Ok(()),
        };
        let row = Row::of(method.id, method.account);
        let sealed = self.sealer().seal(row.place(), detail.as_bytes())?;
        let put = query(
            "INSERT INTO methods (id, account, kind, label, detail, added_at, confirmed,
                 bound_by_pass, last_used_step, last_used_at, wrong_in_row, begun_in, ends_at, mark, mark_version)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
             ON CONFLICT (id) DO UPDATE SET
                 mark = excluded.mark, mark_version = excluded.mark_version,
                 label = excluded.label, confirmed = excluded.confirmed, bound_by_pass = excluded.bound_by_pass,
                 added_at = excluded.added_at, last_used_step = excluded.last_used_step,
                 last_used_at = excluded.last_used_at, wrong_in_row = excluded.wrong_in_row,
                 begun_in = excluded.begun_in",
        )
        .bind(blob(method.id.as_uuid()))
        .bind(blob(method.account.as_uuid()))
        .bind(kind)
        .bind(&method.label)
        .bind(sealed)
        .bind(method.added_at.as_unix())
        .bind(i64::from(method.confirmed))
        .bind(i64::from(method.bound_by_activation_code))
        .bind(method.last_used_step.map(step_column))
        .bind(method.last_used_at.map(|at| at.as_unix()))
        .bind(i64::from(method.wrong_in_row))
        .bind(method.begun_in.map(|session| blob(session.as_uuid())))
        .bind(method.ends_at().map(|end| end.as_unix()))
        .bind(Decisive::of(method, kind).mark(self.sealer()))
        .bind(MARK_VERSION);
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

    async fn tell_not_counted(
        &mut self,
        account: AccountId,
        id: MethodId,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.named().guards_account(account);
        let tell = query(
            "INSERT INTO methods_not_counted (method, account, told_at) VALUES ($1, $2, $3)
             ON CONFLICT (method) DO NOTHING",
        )
        .bind(blob(id.as_uuid()))
        .bind(blob(account.as_uuid()))
        .bind(at.as_unix());
        self.write(tell).await.map(drop)
    }

    async fn forget_not_counted(&mut self, id: MethodId) -> Result<(), StoreError> {
        let forget = query("DELETE FROM methods_not_counted WHERE method = $1");
        self.write(forget.bind(blob(id.as_uuid()))).await.map(drop)
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
            return self.end_codes_of(id).await;
        }
        // The secret of an app is not needed any more; an address still gets notices.
        let mark = self.mark_of_removed(id, at).await?;
        let remove = query(
            "UPDATE methods SET removed_at = $2, mark = $4, mark_version = $5,
                 detail = CASE kind WHEN 'mail' THEN detail ELSE $3 END
             WHERE id = $1 AND removed_at IS NULL",
        )
        .bind(blob(id.as_uuid()))
        .bind(at.as_unix())
        .bind(Vec::<u8>::new())
        .bind(mark)
        .bind(MARK_VERSION);
        self.write(remove).await?;
        self.end_codes_of(id).await
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
}

fn told(row: &SqliteRow) -> Result<ToldNotCounted, StoreError> {
    let columns = Columns::of(row, "methods_not_counted", "method");
    Ok(ToldNotCounted {
        account: AccountId::from_uuid(columns.uuid("account")?),
        method: MethodId::from_uuid(columns.uuid("method")?),
    })
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
        let read = Marked::read(Columns::of(&row, "methods", "id"));
        let marked = self.sealer().or_lost(read);
        let now = marked.filter(|marked| marked.holds(self.sealer()));
        let removed = now.map(|marked| Decisive {
            removed_at: Some(at),
            ..marked.decisive
        });
        Ok(removed.map(|removed| removed.mark(self.sealer())))
    }
}
