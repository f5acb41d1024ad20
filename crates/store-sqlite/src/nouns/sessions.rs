//! Sessions. An ended session is deleted, so its token opens nothing. A session whose mark is not
//! valid counts as ended: whoever wrote the row did not have the keys.

use super::reports;
use crate::{
    columns::{Columns, blob, time_bytes},
    sealed::Sealer,
    tx::SqliteTx,
};
use async_trait::async_trait;
use chiave_domain::{
    ports::store::{ReadSessions, SessionInStep, StoreError, WriteSessions},
    session::{Session, SessionState},
};
use chiave_protocol::{
    AccountId, SessionId, Thumbprint, Timestamp, TokenHash, session::MustChangeReason,
};
use sqlx::{query, sqlite::SqliteRow};

#[async_trait]
impl ReadSessions for SqliteTx {
    async fn session(&mut self, token: &TokenHash) -> Result<Option<Session>, StoreError> {
        let found = query("SELECT * FROM sessions WHERE token = $1").bind(&token.as_bytes()[..]);
        let row = self.row(found).await?;
        row.map_or(Ok(None), |row| read(&row, self.sealer()))
    }

    async fn session_in_step(
        &mut self,
        token: &TokenHash,
    ) -> Result<Option<SessionInStep>, StoreError> {
        let found = query(
            "SELECT sessions.*, COALESCE(revisions.revision, 0)
                 + COALESCE((SELECT MAX(revision) FROM people_settings), 0) AS revision,
                 (SELECT MAX(expires_at) FROM computer_orders
                     WHERE device = sessions.device AND outcome IS NULL) AS orders_until,
                 computer_reports.version, computer_reports.policy, computer_reports.keyring
             FROM sessions LEFT JOIN revisions ON revisions.account = sessions.account
                 LEFT JOIN computer_reports ON computer_reports.session = sessions.id
             WHERE sessions.token = $1",
        )
        .bind(&token.as_bytes()[..]);
        let Some(row) = self.row(found).await? else {
            return Ok(None);
        };
        let columns = Columns::of(&row, "sessions", "id");
        let revision = columns.number("revision")?;
        // An order whose time cannot be read reaches no computer.
        let orders_until = self.sealer().or_lost(columns.time_if_any("orders_until"));
        let session = read(&row, self.sealer())?;
        let report = self.sealer().or_lost(reports::report(&row)).flatten();
        Ok(session.map(|session| SessionInStep {
            session,
            revision,
            orders_until: orders_until.flatten(),
            report,
        }))
    }

    async fn session_by_id(&mut self, id: SessionId) -> Result<Option<Session>, StoreError> {
        let found = query("SELECT * FROM sessions WHERE id = $1").bind(blob(id.as_uuid()));
        let row = self.row(found).await?;
        row.map_or(Ok(None), |row| read(&row, self.sealer()))
    }

    async fn sessions_of(&mut self, account: AccountId) -> Result<Vec<Session>, StoreError> {
        let all = query("SELECT * FROM sessions WHERE account = $1 ORDER BY opened_at, id")
            .bind(blob(account.as_uuid()));
        let rows = self.rows(all).await?;
        Ok(read_all(&rows, self.sealer()))
    }

    async fn sessions_on(&mut self, device: &Thumbprint) -> Result<Vec<Session>, StoreError> {
        let all = query("SELECT * FROM sessions WHERE device = $1 ORDER BY opened_at, id")
            .bind(&device.as_bytes()[..]);
        let rows = self.rows(all).await?;
        Ok(read_all(&rows, self.sealer()))
    }

    async fn pending_sessions(
        &mut self,
        opened_by: Timestamp,
    ) -> Result<Vec<SessionId>, StoreError> {
        // The word of a pending session, as in the index `sessions_pending`.
        let waiting = query(
            "SELECT id FROM sessions WHERE standing = 'needs-proof' AND opened_at <= $1
             ORDER BY opened_at, id",
        )
        .bind(opened_by.as_unix());
        let rows = self.rows(waiting).await?;
        let ids = rows.iter().filter_map(|row| {
            let id = Columns::of(row, "sessions", "id").uuid("id");
            self.sealer().or_lost(id).map(SessionId::from_uuid)
        });
        Ok(ids.collect())
    }

    async fn sessions_opened_after(&mut self, time: Timestamp) -> Result<Vec<Session>, StoreError> {
        let all = query("SELECT * FROM sessions WHERE opened_at > $1 ORDER BY opened_at, id");
        let rows = self.rows(all.bind(time.as_unix())).await?;
        Ok(read_all(&rows, self.sealer()))
    }
}

#[async_trait]
impl WriteSessions for SqliteTx {
    async fn put_session(&mut self, session: &Session) -> Result<(), StoreError> {
        self.named().guards_account(session.account);
        let put = query(
            "INSERT INTO sessions (id, account, token, device, device_name, utc_offset_min,
                 standing, administers, shared, opened_at, seen_at, proven_at, proof_usable_from, ends_at, mark)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
             ON CONFLICT (id) DO UPDATE SET account = excluded.account, token = excluded.token,
                 device = excluded.device, device_name = excluded.device_name,
                 utc_offset_min = excluded.utc_offset_min, standing = excluded.standing,
                 administers = excluded.administers, shared = excluded.shared,
                 opened_at = excluded.opened_at, seen_at = excluded.seen_at, proven_at = excluded.proven_at,
                 proof_usable_from = excluded.proof_usable_from, ends_at = excluded.ends_at,
                 mark = excluded.mark",
        )
        .bind(blob(session.id.as_uuid()))
        .bind(blob(session.account.as_uuid()))
        .bind(&session.token.as_bytes()[..])
        .bind(&session.device.as_bytes()[..])
        .bind(&session.device_name)
        .bind(i64::from(session.utc_offset_min))
        .bind(state_word(session.state))
        .bind(i64::from(session.administers))
        .bind(i64::from(session.is_shared))
        .bind(session.opened_at.as_unix())
        .bind(session.seen_at.as_unix())
        .bind(session.verified_at.map(|at| at.as_unix()))
        .bind(session.verification_usable_from.map(|from| from.as_unix()))
        .bind(session.ends_at.map(|end| end.as_unix()))
        .bind(mark(session, self.sealer()));
        self.write(put).await.map(drop)
    }

    async fn end_session(&mut self, id: SessionId) -> Result<(), StoreError> {
        let end = query("DELETE FROM sessions WHERE id = $1").bind(blob(id.as_uuid()));
        self.write(end).await.map(drop)
    }

    async fn end_sessions(
        &mut self,
        account: AccountId,
        keep: &[Thumbprint],
    ) -> Result<u64, StoreError> {
        self.named().guards_account(account);
        let all = query("SELECT rowid AS place, id, device FROM sessions WHERE account = $1")
            .bind(blob(account.as_uuid()));
        let mut ended = 0;
        for row in self.rows(all).await? {
            let columns = Columns::of(&row, "sessions", "id");
            let device = self.sealer().or_lost(columns.digest("device"));
            let device = device.map(Thumbprint::from_bytes);
            if device.is_none_or(|device| !keep.contains(&device)) {
                // The row is found by its position in the table: its id may be as unreadable as its
                // device.
                let end = query("DELETE FROM sessions WHERE rowid = $1");
                let end = end.bind(columns.get::<i64>("place")?);
                ended += self.write(end).await?;
            }
        }
        Ok(ended)
    }

    async fn mark_sessions(
        &mut self,
        account: AccountId,
        administers: bool,
    ) -> Result<(), StoreError> {
        self.named().guards_account(account);
        for session in self.sessions_of(account).await? {
            let marked = Session {
                administers,
                ..session
            };
            self.put_session(&marked).await?;
        }
        Ok(())
    }
}

/// The sessions of the rows that can be read and have a valid mark.
fn read_all(rows: &[SqliteRow], sealer: &Sealer) -> Vec<Session> {
    rows.iter()
        .filter_map(|row| sealer.or_lost(read(row, sealer)).flatten())
        .collect()
}

/// Reads a row. Returns `None` if its mark is not valid.
pub(super) fn read(row: &SqliteRow, sealer: &Sealer) -> Result<Option<Session>, StoreError> {
    let columns = Columns::of(row, "sessions", "id");
    let session = Session {
        id: SessionId::from_uuid(columns.uuid("id")?),
        account: AccountId::from_uuid(columns.uuid("account")?),
        token: TokenHash::from_bytes(columns.digest("token")?),
        device: Thumbprint::from_bytes(columns.digest("device")?),
        device_name: columns.get("device_name")?,
        utc_offset_min: columns.number("utc_offset_min")?,
        state: state(columns)?,
        administers: columns.flag("administers")?,
        is_shared: columns.flag("shared")?,
        opened_at: columns.time("opened_at")?,
        seen_at: columns.time("seen_at")?,
        verified_at: columns.time_if_any("proven_at")?,
        verification_usable_from: columns.time_if_any("proof_usable_from")?,
        ends_at: columns.time_if_any("ends_at")?,
    };
    let found = columns.get("mark")?;
    let holds = with_fields(&session, |fields| {
        sealer.has_marked("sessions", fields, found)
    });
    Ok(holds.then_some(session))
}

fn mark(session: &Session, sealer: &Sealer) -> Vec<u8> {
    with_fields(session, |fields| sealer.mark("sessions", fields))
}

/// The fields that the mark covers: everything but the name and the clock of the device. A session on a computer that
/// nobody shares, and one without an end of its own, have a mark without that field, as those of before.
fn with_fields<T>(session: &Session, then: impl FnOnce(&[&[u8]]) -> T) -> T {
    let [opened_at, seen_at, verified_at, usable_from] = [
        Some(session.opened_at),
        Some(session.seen_at),
        session.verified_at,
        session.verification_usable_from,
    ]
    .map(time_bytes);
    let ends_at = time_bytes(session.ends_at);
    let (id, account) = (session.id.as_uuid(), session.account.as_uuid());
    let administers = [u8::from(session.administers)];
    let mut fields: Vec<&[u8]> = vec![
        id.as_bytes(),
        account.as_bytes(),
        session.token.as_bytes(),
        session.device.as_bytes(),
        state_word(session.state).as_bytes(),
        &administers,
        &opened_at,
        &seen_at,
        &verified_at,
        &usable_from,
    ];
    if session.is_shared {
        fields.push(b"shared");
    }
    if session.ends_at.is_some() {
        fields.push(b"ends");
        fields.push(&ends_at);
    }
    then(&fields)
}

fn state_word(state: SessionState) -> &'static str {
    match state {
        SessionState::Pending => "needs-proof",
        SessionState::MustChange(MustChangeReason::Expired) => "must-change-expired",
        SessionState::MustChange(MustChangeReason::Required) => "must-change-required",
        SessionState::Full => "whole",
    }
}

fn state(columns: Columns<'_>) -> Result<SessionState, StoreError> {
    match columns.get("standing")? {
        "needs-proof" => Ok(SessionState::Pending),
        "must-change-expired" => Ok(SessionState::MustChange(MustChangeReason::Expired)),
        "must-change-required" => Ok(SessionState::MustChange(MustChangeReason::Required)),
        "whole" => Ok(SessionState::Full),
        _ => Err(columns.bad("standing", "no standing")),
    }
}
