//! Whether a file holds what the migrations make and nothing else.
//!
//! A trigger or a view that somebody put into the file would be carried out with the service's own
//! statements, and no mark of a row covers it. So every table, index, trigger and view of the file is
//! compared with those of a store in memory that went through the same migrations.

use crate::{database::MIGRATIONS, open_error::OpenError};
use sqlx::{
    AssertSqlSafe, ConnectOptions, Connection, SqliteConnection, sqlite::SqliteConnectOptions,
};
use std::{collections::BTreeMap, iter};

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

/// A statement with one space for each run of white space between its tokens, because versions of SQLite
/// differ in the spaces that they write when they rewrite a statement (`ALTER TABLE`).
///
/// Literals, quoted names and comments stay as they are: white space is a part of the first two, and the
/// line break after a comment decides what the comment hides.
fn normalised(sql: &str) -> String {
    let mut rest = sql.trim_matches(is_space);
    let parts = iter::from_fn(|| {
        let (part, behind) = rest.split_at(part_length(rest)?);
        rest = behind;
        Some(if part.starts_with(is_space) {
            " "
        } else {
            part
        })
    });
    parts.collect()
}

/// Whether SQLite's grammar takes a character for a separator. Other white space of Unicode may be in a
/// name.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\x0c' | '\r')
}

/// The length of the first run of white space, literal, quoted name, comment or other character of a
/// statement; `None` at its end.
fn part_length(sql: &str) -> Option<usize> {
    let first = sql.chars().next()?;
    let up_to = |end: &str, from: usize| {
        let found = sql.get(from..).and_then(|tail| tail.find(end));
        found.map_or(sql.len(), |at| from + at + end.len())
    };
    Some(match first {
        // A doubled quote reads as the end of one literal and the beginning of the next.
        '\'' => up_to("'", 1),
        '"' => up_to("\"", 1),
        '`' => up_to("`", 1),
        '[' => up_to("]", 1),
        '-' if sql.starts_with("--") => up_to("\n", 2),
        '/' if sql.starts_with("/*") => up_to("*/", 2),
        _ if is_space(first) => sql.find(|c| !is_space(c)).unwrap_or(sql.len()),
        _ => first.len_utf8(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_same(one: &str, other: &str) -> bool {
        normalised(one) == normalised(other)
    }

    #[test]
    fn space_between_tokens_makes_no_difference() {
        let one = " CREATE TABLE t (\n\tword TEXT CHECK (word IN ('a b', \"c\")))";
        let other = "CREATE TABLE t ( word  TEXT CHECK (word\r\nIN ('a b', \"c\")))\n";

        assert!(is_same(one, other));
    }

    #[test]
    fn space_in_quotes_makes_a_difference() {
        for (one, other) in [
            ("CHECK (word = 'a b')", "CHECK (word = 'a  b')"),
            ("CHECK (word = 'it''s a b')", "CHECK (word = 'it''s a\tb')"),
            ("CHECK (word = ' ')", "CHECK (word = '\n')"),
            ("\"a b\" TEXT", "\"a  b\" TEXT"),
            ("`a b` TEXT", "`a  b` TEXT"),
            ("[a b] TEXT", "[a  b] TEXT"),
        ] {
            assert!(!is_same(one, other), "{one}");
        }
    }

    #[test]
    fn a_comment_that_hides_more_makes_a_difference() {
        let one = "a BLOB, -- the key\nUNIQUE (a)";
        let other = "a BLOB, -- the key UNIQUE (a)";

        assert!(!is_same(one, other));
        assert!(!is_same("a /* b\n */ BLOB", "a /* b */ BLOB"));
    }

    #[test]
    fn space_that_sqlite_takes_for_a_letter_makes_a_difference() {
        assert!(!is_same("a\u{a0}TEXT", "a TEXT"));
    }

    #[test]
    fn what_never_ends_is_compared_to_its_end() {
        assert!(!is_same("a 'b  c", "a 'b c"));
        assert!(is_same("a -- b", "a  -- b"));
    }
}
