//! Fills the store of a stopped service with people who never come, for `cargo xtask bench`: what a
//! request costs must not depend on them.
//!
//! ```text
//! crowd <file> <people>
//! ```
//!
//! Each of them has an entry, a session, a known computer, a revision, a throttle bucket and a year in
//! the audit log. Nobody can sign in as one.

use sqlx::{
    AssertSqlSafe, Connection, SqliteConnection, query,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};

type Result<T, E = Box<dyn std::error::Error + Send + Sync>> = std::result::Result<T, E>;

/// What the audit log says of a year of one of them: a sign-in a month.
const ROWS_A_YEAR: u32 = 12;

/// One statement a table, over the names that [`main`] puts before it.
const FILL: [&str; 6] = [
    "INSERT INTO embedded_entries (id, user_name, display_name, given_name, family_name, mail,
         language, role, groups, enabled, locked, phc, password_changed_at, must_change)
     SELECT randomblob(16), 'crowd' || n, 'Ada Byron', 'Ada', 'Byron', 'crowd@example.org',
         'en', 'employee', '[]', 1, 0, NULL, NULL, 0 FROM counted",
    "INSERT INTO sessions (id, account, token, device, device_name, utc_offset_min, standing,
         opened_at, seen_at, proven_at)
     SELECT randomblob(16), id, randomblob(32), randomblob(32), 'ada', 0, 'whole',
         unixepoch(), unixepoch(), NULL FROM people",
    "INSERT INTO devices (account, key, name, proven_at)
     SELECT id, randomblob(32), 'ada', unixepoch() FROM people",
    "INSERT INTO revisions (account, revision) SELECT id, 1 FROM people",
    "INSERT INTO throttle_buckets (key, tries, closed_until, wrong)
     SELECT randomblob(16), 1, unixepoch() + 86400, '[]' FROM people",
    // Month by month, as they come.
    "INSERT INTO audit (id, at, kind, account, device, device_name, detail)
     SELECT randomblob(16), unixepoch() - 2592000 * months.n, 'signed-in', people.id,
         randomblob(32), NULL, 'password' FROM months CROSS JOIN people",
];

/// The sealer has been over all of it: one link stands for the chain, which nobody verifies here.
const COVER: &str = "INSERT INTO audit_links (link, row, hash)
    SELECT COALESCE(MAX(link), 0) + 1, (SELECT MAX(seq) FROM audit), randomblob(32) FROM audit_links";

#[tokio::main]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, people] = arguments.as_slice() else {
        return Err("crowd <file> <people>".into());
    };
    let people: u32 = people.parse()?;
    let options = SqliteConnectOptions::new()
        .filename(file)
        .journal_mode(SqliteJournalMode::Wal)
        // Nothing here outlives the bench.
        .synchronous(SqliteSynchronous::Off)
        .pragma("cache_size", "-200000");
    let mut store = SqliteConnection::connect_with(&options).await?;
    let mut filling = store.begin().await?;
    for insert in FILL {
        let with = format!(
            "WITH RECURSIVE
                 counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < {people}),
                 months (n) AS (SELECT {ROWS_A_YEAR} UNION ALL SELECT n - 1 FROM months WHERE n > 1),
                 people AS (SELECT id FROM embedded_entries WHERE user_name LIKE 'crowd%')
             {insert}"
        );
        query(AssertSqlSafe(with)).execute(&mut *filling).await?;
    }
    query(COVER).execute(&mut *filling).await?;
    filling.commit().await?;
    Ok(store.close().await?)
}
