//! Orders to computers. An order whose mark is not valid is left aside: whoever wrote the row did not
//! have the keys.

use crate::{
    columns::{Columns, blob, time_bytes},
    sealed::Sealer,
    tx::SqliteTx,
};
use async_trait::async_trait;
use chiave_domain::{
    computer_order::{ComputerOrder, ListedOrder, OrderEnd, OrderOutcome, ReceivedReport},
    ports::store::{ReadOrders, StoreError, WriteOrders},
};
use chiave_protocol::{AccountId, OrderId, SessionId, Thumbprint};
use sqlx::{query, sqlite::SqliteRow};

#[async_trait]
impl ReadOrders for SqliteTx {
    async fn order(&mut self, id: OrderId) -> Result<Option<ComputerOrder>, StoreError> {
        let found = query("SELECT * FROM computer_orders WHERE id = $1").bind(blob(id.as_uuid()));
        let row = self.row(found).await?;
        Ok(row.and_then(|row| read_one(&row, self.sealer())))
    }

    async fn open_orders(&mut self, device: &Thumbprint) -> Result<Vec<ComputerOrder>, StoreError> {
        let open = query(
            "SELECT * FROM computer_orders WHERE device = $1 AND outcome IS NULL
             ORDER BY made_at, id",
        )
        .bind(&device.as_bytes()[..]);
        let rows = self.rows(open).await?;
        Ok(read_all(&rows, self.sealer()))
    }

    async fn ended_orders(
        &mut self,
        device: &Thumbprint,
    ) -> Result<Vec<ComputerOrder>, StoreError> {
        let ended = query(
            "SELECT * FROM computer_orders WHERE device = $1 AND outcome IS NOT NULL
             ORDER BY made_at, id",
        )
        .bind(&device.as_bytes()[..]);
        let rows = self.rows(ended).await?;
        Ok(read_all(&rows, self.sealer()))
    }

    async fn open_orders_of(
        &mut self,
        account: AccountId,
    ) -> Result<Vec<ComputerOrder>, StoreError> {
        let open = query(
            "SELECT * FROM computer_orders WHERE account = $1 AND outcome IS NULL
             ORDER BY made_at, id",
        )
        .bind(blob(account.as_uuid()));
        let rows = self.rows(open).await?;
        Ok(read_all(&rows, self.sealer()))
    }

    async fn all_orders(&mut self) -> Result<Vec<ListedOrder>, StoreError> {
        let all = query("SELECT * FROM computer_orders ORDER BY made_at, id");
        let rows = self.rows(all).await?;
        let listed = |row| match read_one(row, self.sealer()) {
            Some(order) => ListedOrder::Read(order),
            None => ListedOrder::Unreadable(id(row).ok()),
        };
        Ok(rows.iter().map(listed).collect())
    }

    async fn support_report(
        &mut self,
        order: OrderId,
    ) -> Result<Option<ReceivedReport>, StoreError> {
        let found =
            query("SELECT * FROM support_reports WHERE order_id = $1").bind(blob(order.as_uuid()));
        let Some(row) = self.row(found).await? else {
            return Ok(None);
        };
        let columns = Columns::of(&row, "support_reports", "order_id");
        let received = ReceivedReport {
            at: columns.time("received_at")?,
            text: columns.get("report")?,
        };
        let found = columns.get("mark")?;
        let holds = with_report_fields(order, &received, |fields| {
            self.sealer().has_marked("support_reports", fields, found)
        });
        Ok(holds.then_some(received))
    }
}

#[async_trait]
impl WriteOrders for SqliteTx {
    async fn put_order(&mut self, order: &ComputerOrder) -> Result<(), StoreError> {
        self.named().guards_account(order.account);
        let put = query(
            "INSERT INTO computer_orders (id, kind, account, session, device, device_name, made_at,
                 by_uid, expires_at, outcome, ended_at, mark)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
             ON CONFLICT (id) DO UPDATE SET outcome = excluded.outcome,
                 ended_at = excluded.ended_at, mark = excluded.mark",
        )
        .bind(blob(order.id.as_uuid()))
        .bind(order.kind.word())
        .bind(blob(order.account.as_uuid()))
        .bind(blob(order.session.as_uuid()))
        .bind(&order.device.as_bytes()[..])
        .bind(&order.device_name)
        .bind(order.made_at.as_unix())
        .bind(order.by.map(i64::from))
        .bind(order.expires_at.as_unix())
        .bind(order.end.map(|end| end.how.words()))
        .bind(order.end.map(|end| end.at.as_unix()))
        .bind(with_fields(order, |fields| {
            self.sealer().mark("computer_orders", fields)
        }));
        self.write(put).await.map(drop)
    }

    async fn put_support_report(
        &mut self,
        order: &ComputerOrder,
        report: &ReceivedReport,
    ) -> Result<(), StoreError> {
        self.named().guards_account(order.account);
        let put = query(
            "INSERT INTO support_reports (order_id, received_at, report, mark) VALUES ($1, $2, $3, $4)",
        )
        .bind(blob(order.id.as_uuid()))
        .bind(report.at.as_unix())
        .bind(&report.text)
        .bind(with_report_fields(order.id, report, |fields| {
            self.sealer().mark("support_reports", fields)
        }));
        self.write(put).await.map(drop)
    }
}

/// The orders of the rows that can be read and have a valid mark.
fn read_all(rows: &[SqliteRow], sealer: &Sealer) -> Vec<ComputerOrder> {
    rows.iter()
        .filter_map(|row| read_one(row, sealer))
        .collect()
}

/// Reads a row. Returns `None` if the row cannot be read or its mark is not valid.
fn read_one(row: &SqliteRow, sealer: &Sealer) -> Option<ComputerOrder> {
    sealer.or_lost(read(row, sealer)).flatten()
}

fn id(row: &SqliteRow) -> Result<OrderId, StoreError> {
    let id = Columns::of(row, "computer_orders", "id").uuid("id")?;
    Ok(OrderId::from_uuid(id))
}

/// Reads a row. Returns `None` if its mark is not valid.
fn read(row: &SqliteRow, sealer: &Sealer) -> Result<Option<ComputerOrder>, StoreError> {
    let columns = Columns::of(row, "computer_orders", "id");
    let by: Option<i64> = columns.get("by_uid")?;
    let by = by.map(u32::try_from).transpose();
    let order = ComputerOrder {
        id: id(row)?,
        kind: columns.word("kind")?,
        account: AccountId::from_uuid(columns.uuid("account")?),
        session: SessionId::from_uuid(columns.uuid("session")?),
        device: Thumbprint::from_bytes(columns.digest("device")?),
        device_name: columns.get("device_name")?,
        made_at: columns.time("made_at")?,
        by: by.map_err(|cause| columns.bad("by_uid", cause))?,
        expires_at: columns.time("expires_at")?,
        end: end(columns)?,
    };
    let found = columns.get("mark")?;
    let holds = with_fields(&order, |fields| {
        sealer.has_marked("computer_orders", fields, found)
    });
    Ok(holds.then_some(order))
}

fn end(columns: Columns<'_>) -> Result<Option<OrderEnd>, StoreError> {
    let outcome: Option<&str> = columns.get("outcome")?;
    let at = columns.time_if_any("ended_at")?;
    match (outcome, at) {
        (None, _) => Ok(None),
        (Some(word), Some(at)) => Ok(Some(OrderEnd {
            at,
            how: OrderOutcome::parse(word).ok_or_else(|| columns.bad("outcome", "no outcome"))?,
        })),
        (Some(_), None) => Err(columns.bad("ended_at", "no time")),
    }
}

/// The fields that the mark covers: everything but the name of the computer.
fn with_fields<T>(order: &ComputerOrder, then: impl FnOnce(&[&[u8]]) -> T) -> T {
    let outcome = order.end.map(|end| end.how.words());
    then(&[
        order.id.as_uuid().as_bytes(),
        order.kind.word().as_bytes(),
        order.account.as_uuid().as_bytes(),
        order.session.as_uuid().as_bytes(),
        order.device.as_bytes(),
        &time_bytes(Some(order.made_at)),
        &order
            .by
            .map_or_else(Vec::new, |by| by.to_be_bytes().to_vec()),
        &time_bytes(Some(order.expires_at)),
        outcome.unwrap_or_default().as_bytes(),
        &time_bytes(order.end.map(|end| end.at)),
    ])
}

/// The fields of a support report that its mark covers: all of them.
fn with_report_fields<T>(
    order: OrderId,
    report: &ReceivedReport,
    then: impl FnOnce(&[&[u8]]) -> T,
) -> T {
    then(&[
        order.as_uuid().as_bytes(),
        &time_bytes(Some(report.at)),
        report.text.as_bytes(),
    ])
}
