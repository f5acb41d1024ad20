//! The IT department's view of all computers: counts, and nobody's name.

use crate::error::FlowError;
use chiave_domain::{
    account::Account,
    ports::store::{Reported, Store},
    settings::PolicyBook,
};
use chiave_protocol::{AccountId, Timestamp};
use std::collections::{BTreeMap, HashMap};

const DAY: i64 = 24 * 60 * 60;
const WEEK: i64 = 7 * DAY;
/// Stands for what a computer did not say.
const UNKNOWN: &str = "unknown";

/// Counts of the computers on which somebody is signed in. Every count of one kind adds up to
/// `computers`. Scripts read the names of the fields.
#[derive(Clone, Debug, Default, Eq, PartialEq, serde::Serialize)]
pub struct Fleet {
    /// The computers: one for each device key, whatever number of sessions is open on it.
    pub computers: u64,
    /// By version of the application.
    pub versions: Counts,
    /// By hash of the managed settings in force.
    pub policies: Counts,
    /// By state of the keyring.
    pub keyrings: Counts,
    /// By the time until the account's password expires.
    pub passwords: Counts,
    /// By the time since the last contact.
    pub contacts: Counts,
}

/// Counts by a word that does not follow the language.
pub type Counts = BTreeMap<String, u64>;

/// The computers that are signed in at `now`, with the accounts that the directory knows.
///
/// # Errors
///
/// An error only if the store fails.
pub async fn fleet(
    store: &dyn Store,
    accounts: &[Account],
    now: Timestamp,
) -> Result<Fleet, FlowError> {
    let mut tx = store.read().await?;
    let book = tx.policy_book().await?;
    let reports = tx.all_reports().await?;
    drop(tx);
    let accounts: HashMap<AccountId, &Account> = accounts
        .iter()
        .map(|account| (account.id, account))
        .collect();
    let mut fleet = Fleet::default();
    for reported in computers(reports, now) {
        let account = accounts.get(&reported.session.account).copied();
        fleet.count(&reported, expiry(account, &book, now), now);
    }
    Ok(fleet)
}

/// The session of each computer that was seen last; a sign-in that waits for its second factor is none.
fn computers(mut reports: Vec<Reported>, now: Timestamp) -> impl Iterator<Item = Reported> {
    reports.retain(|Reported { session, .. }| session.is_signed_in(now));
    reports.sort_by_key(|Reported { session, .. }| (session.seen_at, session.opened_at));
    let by_device = reports
        .into_iter()
        .map(|reported| (reported.session.device, reported));
    by_device.collect::<HashMap<_, _>>().into_values()
}

impl Fleet {
    fn count(&mut self, Reported { session, report }: &Reported, password: &str, now: Timestamp) {
        let said = |word: Option<&str>| word.unwrap_or(UNKNOWN).to_owned();
        let report = report.as_ref();
        let add = |counts: &mut Counts, word: String| *counts.entry(word).or_default() += 1;
        self.computers += 1;
        add(
            &mut self.versions,
            said(report.map(|it| it.version.as_str())),
        );
        add(
            &mut self.policies,
            said(report.map(|it| it.policy.as_str())),
        );
        add(&mut self.keyrings, said(report.map(|it| it.keyring.word())));
        add(&mut self.passwords, password.to_owned());
        let contact = contact(now.since(session.seen_at));
        add(&mut self.contacts, contact.to_owned());
    }
}

/// The time until a password expires.
fn expiry(account: Option<&Account>, book: &PolicyBook, now: Timestamp) -> &'static str {
    let Some(account) = account else {
        return UNKNOWN;
    };
    match book.for_account(account).expires_at(account) {
        None => "never",
        Some(at) => match at.since(now) {
            ..=0 => "expired",
            left if left <= WEEK => "7-days",
            left if left <= 14 * DAY => "14-days",
            left if left <= 30 * DAY => "30-days",
            _ => "later",
        },
    }
}

/// The time since the last contact. A session ends after 30 days without one.
const fn contact(seconds: i64) -> &'static str {
    match seconds {
        _ if seconds <= DAY => "1-day",
        _ if seconds <= WEEK => "7-days",
        _ => "30-days",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_falls_into_the_smallest_time_that_it_fits() {
        assert_eq!(contact(-60), "1-day");
        assert_eq!(contact(DAY), "1-day");
        assert_eq!(contact(DAY + 1), "7-days");
        assert_eq!(contact(7 * DAY), "7-days");
        assert_eq!(contact(7 * DAY + 1), "30-days");
    }
}
