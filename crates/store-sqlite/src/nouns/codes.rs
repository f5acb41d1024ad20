//! Codes that wait to be typed. A code whose row cannot be read or has no valid mark is not awaited:
//! somebody without the keys wrote the row.

use crate::{
    columns::{Columns, blob, time_bytes},
    sealed::Sealer,
    tx::SqliteTx,
};
use async_trait::async_trait;
use chiave_domain::{
    ports::store::{ReadCodes, StoreError, WaitingCode, WriteCodes},
    verification::CodeScope,
};
use chiave_protocol::MethodId;
use sqlx::{query, sqlite::SqliteRow};
use uuid::Uuid;

#[async_trait]
impl ReadCodes for SqliteTx {
    async fn waiting_code(
        &mut self,
        scope: CodeScope,
        method: MethodId,
    ) -> Result<Option<WaitingCode>, StoreError> {
        let found = query("SELECT * FROM waiting_codes WHERE owner = $1 AND method = $2")
            .bind(blob(owner(scope)))
            .bind(blob(method.as_uuid()));
        let row = self.row(found).await?;
        let read = |row| self.sealer().or_lost(read(&row, scope, self.sealer()));
        Ok(row.and_then(read).flatten())
    }
}

#[async_trait]
impl WriteCodes for SqliteTx {
    async fn put_code(&mut self, code: &WaitingCode) -> Result<(), StoreError> {
        let put = query(
            "INSERT INTO waiting_codes (scope, owner, method, serial, sent_at, expires_at, wrong, mark)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
             ON CONFLICT (owner, method) DO UPDATE SET scope = excluded.scope,
                 serial = excluded.serial, sent_at = excluded.sent_at,
                 expires_at = excluded.expires_at, wrong = excluded.wrong, mark = excluded.mark",
        )
        .bind(word(code.scope))
        .bind(blob(owner(code.scope)))
        .bind(blob(code.method.as_uuid()))
        .bind(i64::from(code.serial))
        .bind(code.sent_at.as_unix())
        .bind(code.expires_at.as_unix())
        .bind(i64::from(code.tries))
        .bind(with_fields(code, |fields| {
            self.sealer().mark("waiting_codes", fields)
        }));
        self.write(put).await.map(drop)
    }

    async fn end_code(&mut self, scope: CodeScope, method: MethodId) -> Result<(), StoreError> {
        let end = query("DELETE FROM waiting_codes WHERE owner = $1 AND method = $2")
            .bind(blob(owner(scope)))
            .bind(blob(method.as_uuid()));
        self.write(end).await.map(drop)
    }
}

impl SqliteTx {
    /// Ends the codes of a method, in whatever scope they wait.
    pub(crate) async fn end_codes_of(&mut self, method: MethodId) -> Result<(), StoreError> {
        let end = query("DELETE FROM waiting_codes WHERE method = $1");
        self.write(end.bind(blob(method.as_uuid()))).await.map(drop)
    }
}

/// Reads the code of a scope. Returns `None` if the mark is not valid.
fn read(
    row: &SqliteRow,
    scope: CodeScope,
    sealer: &Sealer,
) -> Result<Option<WaitingCode>, StoreError> {
    let columns = Columns::of(row, "waiting_codes", "owner");
    let code = WaitingCode {
        scope,
        method: MethodId::from_uuid(columns.uuid("method")?),
        serial: columns.number("serial")?,
        sent_at: columns.time("sent_at")?,
        expires_at: columns.time("expires_at")?,
        tries: columns.number("wrong")?,
    };
    let found = columns.get("mark")?;
    let holds = with_fields(&code, |fields| {
        sealer.has_marked("waiting_codes", fields, found)
    });
    Ok(holds.then_some(code))
}

/// The fields that the mark covers: all of them.
fn with_fields<T>(code: &WaitingCode, then: impl FnOnce(&[&[u8]]) -> T) -> T {
    then(&[
        word(code.scope).as_bytes(),
        owner(code.scope).as_bytes(),
        code.method.as_uuid().as_bytes(),
        &code.serial.to_be_bytes(),
        &time_bytes(Some(code.sent_at)),
        &time_bytes(Some(code.expires_at)),
        &code.tries.to_be_bytes(),
    ])
}

fn word(scope: CodeScope) -> &'static str {
    match scope {
        CodeScope::Session(_) => "session",
        CodeScope::Activation(_) => "activation",
    }
}

pub(super) fn owner(scope: CodeScope) -> Uuid {
    match scope {
        CodeScope::Session(session) => session.as_uuid(),
        CodeScope::Activation(account) => account.as_uuid(),
    }
}
