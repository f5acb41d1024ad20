//! Whether a file holds what the migrations make and nothing else.
//!
//! A trigger or a view that somebody put into the file would be carried out with the service's own
//! statements, and no mark of a row covers it. So every table, index, trigger and view of the file is
//! compared with those of a store in memory that went through the same migrations.

use crate::{database::MIGRATIONS, open_error::OpenError};
use sqlx::{
    AssertSqlSafe, ConnectOptions, Connection, SqliteConnection, sqlite::SqliteConnectOptions,
};
use std::collections::BTreeMap;

/// What SQLite and its driver keep for themselves: counters, statistics, and the migrations of a file.
/// Only tables and the indexes that belong to them go by these names.
const OWN_TABLES: [&str; 5] = [
    "_sqlx_migrations",
    "sqlite_sequence",
    "sqlite_stat1",
    "sqlite_stat4",
    "sqlite_autoindex__sqlx_migrations_1",
];

/// A table, an index, a trigger or a view.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
struct Object {
    /// What it is, in SQLite's word.
    kind: String,
    name: String,
}

/// The objects of a database, each with the statement that makes it.
type Objects = BTreeMap<Object, String>;

/// Refuses a file that holds anything else than what the migrations in `applied` make.
pub(crate) async fn compare(file: &mut SqliteConnection, applied: &[i64]) -> Result<(), OpenError> {
    let expected = expected(applied).await?;
    let found = objects(file).await?;
    let changed = found
        .iter()
        .find(|(object, sql)| expected.get(object) != Some(sql))
        .map(|(object, _)| object);
    let missing = || expected.keys().find(|object| !found.contains_key(object));
    match changed.or_else(missing) {
        None => Ok(()),
        Some(Object { kind, name }) => Err(OpenError::Altered {
            object: format!("{kind} {name}"),
        }),
    }
}

/// What a store holds that went through these migrations.
async fn expected(applied: &[i64]) -> Result<Objects, OpenError> {
    let options = SqliteConnectOptions::new().in_memory(true);
    let mut fresh = options.connect().await?;
    for migration in MIGRATIONS.iter() {
        if applied.contains(&migration.version) {
            let sql = AssertSqlSafe(migration.sql.as_str().to_owned());
            sqlx::raw_sql(sql).execute(&mut fresh).await?;
        }
    }
    let made = objects(&mut fresh).await;
    fresh.close().await?;
    made
}

async fn objects(connection: &mut SqliteConnection) -> Result<Objects, OpenError> {
    let rows: Vec<(String, String, Option<String>)> =
        sqlx::query_as("SELECT type, name, sql FROM sqlite_master")
            .fetch_all(connection)
            .await?;
    let is_own =
        |kind: &str, name: &str| matches!(kind, "table" | "index") && OWN_TABLES.contains(&name);
    let named = rows
        .into_iter()
        .filter(|(kind, name, _)| !is_own(kind, name))
        .map(|(kind, name, sql)| (Object { kind, name }, normalised(&sql.unwrap_or_default())));
    Ok(named.collect())
}

/// A statement with one space for each run of white space.
fn normalised(sql: &str) -> String {
    sql.split_whitespace().collect::<Vec<_>>().join(" ")
}
