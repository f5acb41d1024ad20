//! Connections to the file that are opened once and lent again and again.
//!
//! A connection of sqlx lives in a thread of its own, so everything asked of it is a trip there and back.
//! The pool of sqlx makes one trip more whenever a connection comes back, to see whether it still lives.
//! Here a connection comes back without a trip, unless a transaction is left open or a statement failed.

use crate::{
    database::{TURN, failed},
    tx::Statement,
};
use chiave_domain::ports::store::{NoTurn, StoreError};
use sqlx::{
    ConnectOptions, Connection, SqliteConnection, query,
    sqlite::{SqliteConnectOptions, SqliteRow},
};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::{
    runtime::Handle,
    sync::{OwnedSemaphorePermit, Semaphore},
    time::timeout,
};

/// At most so many connections, lent first come, first served.
#[derive(Debug)]
pub(crate) struct Connections {
    options: SqliteConnectOptions,
    most: u32,
    turns: Arc<Semaphore>,
    idle: Mutex<Vec<SqliteConnection>>,
}

/// A connection that somebody uses. Dropping it rolls back what it began, and gives it back.
pub(crate) struct Lent {
    /// Taken on the way back.
    connection: Option<SqliteConnection>,
    /// Whether a transaction may be open.
    is_open: bool,
    /// Whether a statement failed. SQLite may have ended the transaction by itself (a full disk
    /// causes that), so later statements would be committed on their own: none is executed.
    is_broken: bool,
    /// Where it goes back to, and the turn that ends then.
    home: Arc<Connections>,
    turn: Option<OwnedSemaphorePermit>,
}

/// A statement was refused because an earlier one failed.
#[derive(Debug, thiserror::Error)]
#[error("an earlier statement of this transaction failed")]
struct Broken;

impl Connections {
    /// Lends up to `most` connections, each opened when it is needed first.
    pub(crate) fn new(options: SqliteConnectOptions, most: u32) -> Arc<Self> {
        let turns = usize::try_from(most).unwrap_or(1);
        Arc::new(Self {
            options,
            most,
            turns: Arc::new(Semaphore::new(turns)),
            idle: Mutex::default(),
        })
    }

    /// How its connections are opened.
    pub(crate) fn options(&self) -> &SqliteConnectOptions {
        &self.options
    }

    /// Waits for a turn and lends a connection.
    pub(crate) async fn lend(self: &Arc<Self>) -> Result<Lent, StoreError> {
        let turn = timeout(TURN, Arc::clone(&self.turns).acquire_owned()).await;
        let turn = turn.map_err(|_| failed(NoTurn))?.map_err(failed)?;
        let idle = self.idle().pop();
        let connection = match idle {
            Some(connection) => connection,
            None => self.options.connect().await.map_err(failed)?,
        };
        Ok(Lent {
            connection: Some(connection),
            is_open: false,
            is_broken: false,
            home: Arc::clone(self),
            turn: Some(turn),
        })
    }

    /// Takes a connection that was opened already.
    pub(crate) fn keep(&self, connection: SqliteConnection) {
        self.idle().push(connection);
    }

    /// Waits until every connection is back, closes them, and lends none any more.
    pub(crate) async fn close(&self) {
        // Fails where it was closed before.
        let all = self.turns.acquire_many(self.most).await;
        self.turns.close();
        drop(all);
        let idle = std::mem::take(&mut *self.idle());
        for connection in idle {
            if let Err(error) = connection.close().await {
                tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "a connection to the store was not closed cleanly"
                );
            }
        }
    }

    fn idle(&self) -> MutexGuard<'_, Vec<SqliteConnection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Lent {
    /// Begins a transaction.
    pub(crate) async fn begin(&mut self, how: &'static str) -> Result<(), StoreError> {
        // Before the trip: whoever is cancelled on it may have begun.
        self.is_open = true;
        self.execute(query(how)).await.map(drop)
    }

    /// Commits the transaction that was begun; does nothing where none was.
    pub(crate) async fn commit(mut self) -> Result<(), StoreError> {
        if !self.is_open {
            return Ok(());
        }
        self.execute(query("COMMIT")).await?;
        self.is_open = false;
        Ok(())
    }

    /// Executes a statement; returns the number of rows that it changed.
    pub(crate) async fn execute(&mut self, statement: Statement) -> Result<u64, StoreError> {
        let done = statement.execute(self.connection()?).await;
        self.seen(done).map(|done| done.rows_affected())
    }

    /// At most one row.
    pub(crate) async fn row(&mut self, asked: Statement) -> Result<Option<SqliteRow>, StoreError> {
        let found = asked.fetch_optional(self.connection()?).await;
        self.seen(found)
    }

    /// All rows.
    pub(crate) async fn rows(&mut self, asked: Statement) -> Result<Vec<SqliteRow>, StoreError> {
        let found = asked.fetch_all(self.connection()?).await;
        self.seen(found)
    }

    fn connection(&mut self) -> Result<&mut SqliteConnection, StoreError> {
        let whole = self.connection.as_mut().filter(|_| !self.is_broken);
        whole.ok_or_else(|| failed(Broken))
    }

    fn seen<T>(&mut self, result: Result<T, sqlx::Error>) -> Result<T, StoreError> {
        self.is_broken |= result.is_err();
        result.map_err(failed)
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        let Some(connection) = self.connection.take() else {
            return;
        };
        if !self.is_open && !self.is_broken {
            self.home.keep(connection);
            return;
        }
        // Without a runtime the connection is closed, which rolls back, too.
        if let Ok(runtime) = Handle::try_current() {
            let (home, turn) = (Arc::clone(&self.home), self.turn.take());
            runtime.spawn(roll_back(connection, home, turn));
        }
    }
}

/// Rolls back, and gives the connection back where that is certain. Its turn ends afterwards.
async fn roll_back(
    mut connection: SqliteConnection,
    home: Arc<Connections>,
    turn: Option<OwnedSemaphorePermit>,
) {
    // Where no transaction is left this is an error, and the connection is closed: nobody knows what
    // ended the transaction.
    if query("ROLLBACK").execute(&mut connection).await.is_ok() {
        home.keep(connection);
    }
    drop(turn);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Connections to a file of their own.
    fn connections(folder: &tempfile::TempDir, most: u32) -> Arc<Connections> {
        let options = SqliteConnectOptions::new()
            .filename(folder.path().join("lent.db"))
            .create_if_missing(true);
        Connections::new(options, most)
    }

    /// Whether the connection that comes next has a temporary table, and so was lent before.
    async fn comes_back(connections: &Arc<Connections>) -> bool {
        let mut lent = connections.lend().await.unwrap();
        let seen = query("SELECT 1 FROM sqlite_temp_master WHERE name = 'mark'");
        lent.row(seen).await.unwrap().is_some()
    }

    async fn marked(connections: &Arc<Connections>) -> Lent {
        let mut lent = connections.lend().await.unwrap();
        let mark = query("CREATE TEMPORARY TABLE mark (n INTEGER)");
        lent.execute(mark).await.unwrap();
        lent
    }

    #[tokio::test]
    async fn what_was_left_open_is_rolled_back_and_lent_again() {
        let folder = tempfile::tempdir().unwrap();
        let connections = connections(&folder, 1);
        let mut lent = marked(&connections).await;
        lent.begin("BEGIN IMMEDIATE").await.unwrap();
        let insert = query("INSERT INTO mark (n) VALUES (1)");
        lent.execute(insert).await.unwrap();
        drop(lent);

        assert!(comes_back(&connections).await);
        let mut lent = connections.lend().await.unwrap();
        let found = lent.row(query("SELECT n FROM mark")).await.unwrap();
        assert!(found.is_none());
        lent.begin("BEGIN IMMEDIATE").await.unwrap();
    }

    #[tokio::test]
    async fn whoever_lost_the_transaction_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let connections = connections(&folder, 1);
        let mut lent = marked(&connections).await;
        lent.begin("BEGIN IMMEDIATE").await.unwrap();
        // As SQLite does by itself on a full disk.
        lent.execute(query("ROLLBACK")).await.unwrap();
        drop(lent);

        assert!(!comes_back(&connections).await);
    }

    #[tokio::test]
    async fn after_a_failed_statement_none_is_executed() {
        let folder = tempfile::tempdir().unwrap();
        let connections = connections(&folder, 1);
        let mut lent = marked(&connections).await;
        lent.begin("BEGIN IMMEDIATE").await.unwrap();

        assert!(
            lent.execute(query("INSERT INTO no_table VALUES (1)"))
                .await
                .is_err()
        );
        assert!(lent.row(query("SELECT 1")).await.is_err());
        assert!(lent.commit().await.is_err());
        assert!(comes_back(&connections).await);
    }

    #[tokio::test]
    async fn a_cancelled_beginning_keeps_nobody_waiting() {
        let folder = tempfile::tempdir().unwrap();
        let connections = connections(&folder, 1);
        for _ in 0..20 {
            let mut lent = marked(&connections).await;
            let begun = lent.begin("BEGIN IMMEDIATE");
            // Polled once: the statement is on its way and nobody waits for it.
            let _ = timeout(std::time::Duration::ZERO, begun).await;
            drop(lent);
            let mut next = connections.lend().await.unwrap();
            next.begin("BEGIN IMMEDIATE").await.unwrap();
            next.execute(query("DROP TABLE IF EXISTS mark"))
                .await
                .unwrap();
            next.commit().await.unwrap();
        }
    }

    #[tokio::test]
    async fn closing_waits_for_what_is_lent_and_lends_no_more() {
        let folder = tempfile::tempdir().unwrap();
        let connections = connections(&folder, 2);
        let lent = connections.lend().await.unwrap();
        let closing = tokio::spawn({
            let connections = Arc::clone(&connections);
            async move { connections.close().await }
        });
        tokio::task::yield_now().await;
        assert!(!closing.is_finished());

        drop(lent);
        closing.await.unwrap();
        assert!(connections.lend().await.is_err());
        connections.close().await;
    }
}
