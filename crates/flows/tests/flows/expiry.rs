//! The reminder by email, once and some days before a password expires.

use super::{misdirected::Sorted, policies::join, *};
use chiave_domain::{
    account::Account,
    notice::Destination,
    ports::connector::Connector,
    settings::{AccountPolicy, PolicyBook, PolicyRule},
};
use chiave_flows::deliver::Delivered;
use chiave_protocol::state::EventKind;

const DAY_S: i64 = 24 * 60 * 60;
const MAX_AGE_DAYS: u16 = 90;

/// A company whose passwords last 90 days, with somebody who has one.
async fn ageing(expiry_mail_days: u8) -> (Company, AccountId) {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    let policy = AccountPolicy {
        max_age_days: Some(MAX_AGE_DAYS),
        expiry_mail_days,
        ..AccountPolicy::default()
    };
    company.decide(policy.into()).await;
    company.mails().await;
    (company, account)
}

/// The default policy, with a rule for the group `finance`.
fn ruled(default: Option<u16>, finance: u16) -> PolicyBook {
    let rule = PolicyRule {
        group: "finance".into(),
        max_age_days: Some(finance),
        ..PolicyRule::default()
    };
    let default = AccountPolicy {
        max_age_days: default,
        ..AccountPolicy::default()
    };
    PolicyBook {
        default,
        rules: vec![rule],
    }
}

impl Company {
    async fn decide(&self, book: PolicyBook) {
        self.write(async |tx| tx.put_policy_book(&book).await).await;
    }

    /// What becomes of a mail that a mail server takes.
    async fn delivered(&self, mail: &OutboxRow) -> Delivered {
        let server = Sorted::default();
        self.service.deliver(mail, &server).await.unwrap()
    }

    fn days_pass(&self, days: i64) {
        self.clock.0.fetch_add(days * DAY_S, Ordering::Relaxed);
    }

    /// Replaces the password of `g.ferri`; the mails about that are removed.
    async fn changes_password(&self) {
        let token = self.signed_in("g.ferri", 0).await;
        let live = self.service.live(&token, &caller(2)).await.unwrap();
        let change = crate::changes::password_change();
        let may = live.may_change().unwrap();
        let changed = self.service.change_password(&caller(2), may, change).await;
        changed.unwrap();
        self.mails().await;
    }

    /// What the hourly look mails.
    async fn mailed(&self) -> Vec<OutboxRow> {
        self.service.mail_expiring(&self.directory).await.unwrap();
        self.mails().await
    }

    async fn mailings(&self) -> Vec<StoredRow> {
        let rows = self.rows().await.into_iter();
        rows.filter(|row| row.event_kind() == EventKind::ExpiryMailed)
            .collect()
    }
}

#[tokio::test]
async fn it_is_mailed_once_at_work_and_written_down() {
    let (company, account) = ageing(7).await;

    company.days_pass(82);
    let too_early = company.mailed().await;
    company.days_pass(1);
    let mails = company.mailed().await;
    company.days_pass(1);
    let again = company.mailed().await;

    assert_eq!((too_early.len(), mails.len(), again.len()), (0, 1, 0));
    let expected = Message::PasswordExpires {
        changed_at: NOW,
        expires_at: NOW.plus(90 * DAY_S),
    };
    assert_eq!(mails[0].message, expected);
    assert_eq!(mails[0].destination, Destination::Work);
    let rows = company.mailings().await;
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].account, Some(account));
    assert_eq!(rows[0].detail, "by-service");
}

// At 30 days, a mail about the old password in the second of the change is of the time of the new one.
#[tokio::test]
async fn each_password_has_its_own_mail() {
    for age in [30, MAX_AGE_DAYS] {
        let (company, _) = ageing(7).await;
        let policy = AccountPolicy {
            max_age_days: Some(age),
            ..AccountPolicy::default()
        };
        company.decide(policy.into()).await;
        company.days_pass(i64::from(age) - 5);
        assert_eq!(company.mailed().await.len(), 1);

        company.changes_password().await;

        assert!(company.mailed().await.is_empty());
        company.days_pass(i64::from(age) - 5);
        assert_eq!(company.mailed().await.len(), 1, "{age} days");
    }
}

#[tokio::test]
async fn a_later_expiry_of_the_same_password_has_its_own_mail() {
    let (company, _) = ageing(7).await;
    company.days_pass(85);
    assert_eq!(company.mailed().await.len(), 1);

    let policy = AccountPolicy {
        max_age_days: Some(2 * MAX_AGE_DAYS),
        ..AccountPolicy::default()
    };
    company.decide(policy.into()).await;

    assert!(company.mailed().await.is_empty());
    company.days_pass(90);
    assert_eq!(company.mailed().await.len(), 1);
    assert!(company.mailed().await.is_empty());
}

#[tokio::test]
async fn it_is_mailed_to_nobody_who_is_disabled() {
    let (company, account) = ageing(7).await;
    company
        .admin(NOW)
        .set_enabled(account, false)
        .await
        .unwrap();
    company.mails().await;
    company.days_pass(85);

    assert!(company.mailed().await.is_empty());
    assert!(company.mailings().await.is_empty());
}

#[tokio::test]
async fn it_is_mailed_to_nobody_whose_password_has_expired() {
    let (company, _) = ageing(7).await;
    company.days_pass(90);

    assert!(company.mailed().await.is_empty());
}

#[tokio::test]
async fn it_is_mailed_to_nobody_where_it_has_switched_it_off() {
    let (company, _) = ageing(0).await;
    company.days_pass(89);

    assert!(company.mailed().await.is_empty());
}

// Law 24.
#[tokio::test]
async fn it_is_not_sent_any_more_where_it_no_longer_holds() {
    let (company, account) = ageing(7).await;
    company.days_pass(85);
    let mail = company.mailed().await.remove(0);
    let delivered = async || company.delivered(&mail).await;

    assert_eq!(delivered().await, Delivered::Taken);
    company
        .admin(NOW)
        .set_enabled(account, false)
        .await
        .unwrap();
    assert_eq!(delivered().await, Delivered::Nothing);
    company.admin(NOW).set_enabled(account, true).await.unwrap();
    assert_eq!(delivered().await, Delivered::Taken);
    company.days_pass(5);
    assert_eq!(delivered().await, Delivered::Nothing);
}

// Law 24.
#[tokio::test]
async fn a_mail_is_about_the_one_password_that_expires() {
    let (company, account) = ageing(7).await;
    company.days_pass(85);
    let message = company.mailed().await.remove(0).message;
    let account = company.connector.get(account).await.unwrap().unwrap();
    let now = company.clock.now();

    let replaced = Account {
        password_changed_at: Some(now),
        ..account.clone()
    };

    let policies = AccountPolicy {
        max_age_days: Some(MAX_AGE_DAYS),
        ..AccountPolicy::default()
    };
    let policies = PolicyBook::from(policies);
    assert!(message.holds(Some(&account), &policies, now));
    assert!(!message.holds(Some(&replaced), &policies, now));
    assert!(!message.holds(None, &policies, now));
}

mod with_rules_by_group {
    use super::*;

    async fn in_finance(book: PolicyBook) -> (Company, AccountId) {
        let (company, account) = ageing(7).await;
        join(&company, account, r#"["Finance"]"#).await;
        company.add_active("e.ward").await;
        company.mails().await;
        company.decide(book).await;
        (company, account)
    }

    fn accounts(mails: &[OutboxRow]) -> Vec<Option<AccountId>> {
        mails.iter().map(|mail| mail.account).collect()
    }

    #[tokio::test]
    async fn a_group_whose_passwords_expire_is_mailed_alone() {
        let (company, account) = in_finance(ruled(None, 30)).await;
        company.days_pass(25);

        let mails = company.mailed().await;

        assert_eq!(accounts(&mails), [Some(account)]);
        let expected = Message::PasswordExpires {
            changed_at: NOW,
            expires_at: NOW.plus(30 * DAY_S),
        };
        assert_eq!(mails[0].message, expected);
    }

    #[tokio::test]
    async fn a_group_whose_passwords_never_expire_is_not_mailed() {
        let (company, account) = in_finance(ruled(Some(30), 0)).await;
        company.days_pass(25);

        let mails = company.mailed().await;

        assert_eq!(mails.len(), 1);
        assert_ne!(accounts(&mails), [Some(account)]);
    }

    // Law 24.
    #[tokio::test]
    async fn it_is_not_sent_after_a_move_to_another_group() {
        let (company, account) = in_finance(ruled(None, 30)).await;
        company.days_pass(25);
        let mail = company.mailed().await.remove(0);

        join(&company, account, r#"["Sales"]"#).await;
        let moved = company.delivered(&mail).await;
        join(&company, account, r#"["Finance"]"#).await;
        let back = company.delivered(&mail).await;

        assert_eq!((moved, back), (Delivered::Nothing, Delivered::Taken));
    }

    // Law 24.
    #[tokio::test]
    async fn it_is_not_sent_once_it_was_switched_off() {
        let (company, _) = in_finance(ruled(None, 30)).await;
        company.days_pass(25);
        let mail = company.mailed().await.remove(0);

        let mut book = ruled(None, 30);
        book.default.expiry_mail_days = 0;
        company.decide(book).await;

        assert_eq!(company.delivered(&mail).await, Delivered::Nothing);
    }
}
