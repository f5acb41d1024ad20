//! What the IT department sees of accounts beside their entries.

use crate::*;
use chiave_domain::account::Account;
use chiave_flows::admin::{
    purge_names::purge_names,
    reset_shut::ClosedMethod,
    situation::{CodeTimes, LastSignIn, Situation, last_sign_ins, situation, situations},
    waits::{Wait, waits_of},
};
use chiave_protocol::{
    ErrorCode,
    method::{MethodKind, SendCode},
};

const DAY_S: i64 = 24 * 60 * 60;
const BY_MAIL: SendCode = SendCode {
    kind: MethodKind::Mail,
    method: None,
    utc_offset_min: 0,
};

impl Company {
    async fn entry(&self, account: AccountId) -> Account {
        let entry = self.service.connector.get(account).await;
        entry.unwrap().unwrap()
    }

    async fn situation(&self, account: AccountId) -> Situation {
        let (lookup, now) = (&self.service.lookup, self.service.clock.now());
        let entry = self.entry(account).await;
        let seen = situation(&self.store, lookup, &entry, now).await;
        seen.unwrap()
    }

    /// Types wrong passwords for `g.ferri` on device 9 until there is a delay; returns its end.
    async fn delayed(&self) -> Timestamp {
        for guess in 0..50 {
            let wrong = sign_in("g.ferri", &format!("guess {guess}"), 0);
            let refusal = refused(self.service.sign_in(&caller(9), proof(), wrong).await);
            if refusal.code == ErrorCode::TooManyAttempts {
                let seconds = refusal.retry_after_s.unwrap();
                return self.clock.now().plus(seconds.try_into().unwrap());
            }
        }
        panic!("never delayed")
    }
}

/// `g.ferri`, signed in on device 2, with a valid code.
async fn signed_in() -> (Company, AccountId) {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    company.minutes_later(1);
    company.enters(2).await;
    company.activation_code(account).await;
    (company, account)
}

fn at_a_laptop(at: Timestamp) -> LastSignIn {
    LastSignIn {
        at,
        computer: Some("laptop".into()),
    }
}

#[tokio::test]
async fn the_code_and_the_last_sign_in_are_shown() {
    let (company, account) = signed_in().await;
    let now = company.clock.now();

    let seen = company.situation(account).await;

    let expected = Situation {
        code: Some(CodeTimes {
            from: now,
            until: now.plus(7 * DAY_S),
            is_early: false,
        }),
        last_sign_in: Some(at_a_laptop(now)),
        ..Situation::default()
    };
    assert_eq!(seen, expected);
}

#[tokio::test]
async fn a_code_that_starts_later_is_shown_with_its_start() {
    let (company, account) = signed_in().await;
    let start = company.clock.now().plus(3 * DAY_S);
    company.activation_code_from(account, Some(start)).await;

    let mut code = CodeTimes {
        from: start,
        until: start.plus(7 * DAY_S),
        is_early: true,
    };
    assert_eq!(company.situation(account).await.code, Some(code));

    company.clock.0.fetch_add(3 * DAY_S, Ordering::Relaxed);
    code.is_early = false;
    assert_eq!(company.situation(account).await.code, Some(code));
}

#[tokio::test]
async fn a_code_that_ran_out_is_not_shown() {
    let (company, account) = signed_in().await;
    company.clock.0.fetch_add(7 * DAY_S, Ordering::Relaxed);

    assert_eq!(company.situation(account).await.code, None);
}

#[tokio::test]
async fn a_delay_is_shown_with_its_secret_and_end() {
    let (company, account) = signed_in().await;
    let until = company.delayed().await;
    let wait = Wait {
        secret: "password",
        until,
    };
    let entry = company.entry(account).await;
    let waits = async || {
        let (lookup, now) = (&company.service.lookup, company.clock.now());
        waits_of(&company.store, lookup, &entry, now).await.unwrap()
    };

    assert_eq!(waits().await, std::slice::from_ref(&wait));
    assert_eq!(company.situation(account).await.waits, [wait]);
    company.clock.0.store(until.as_unix(), Ordering::Relaxed);
    assert_eq!(waits().await, []);
}

#[tokio::test]
async fn what_is_closed_to_resets_is_shown() {
    let (company, account) = signed_in().await;
    let mut tx = company.store.read().await.unwrap();
    let mut first = tx.methods(account).await.unwrap().remove(0);
    drop(tx);
    first.wrong_in_row = chiave_domain::method::WRONG_IN_A_ROW;
    company.write(async |tx| tx.put_method(&first).await).await;
    let service = &company.service;
    let start = start_reset(9, "g.ferri", 0);
    let opened = service.start_attempt(&caller(9), proof(), start).await;
    let token = hash_of::<token::Attempt>(&opened.unwrap().token);
    for _ in 0..3 {
        let asked = service.attempt_code(&token, &caller(9), BY_MAIL).await;
        asked.unwrap();
    }

    let shut = company.situation(account).await.shut;

    assert!(!shut.is_open());
    let ten_minutes_later = company.clock.now().plus(10 * 60);
    assert_eq!(shut.codes_until, Some(ten_minutes_later));
    let closed = ClosedMethod {
        id: first.id,
        kind: MethodKind::Mail,
        hint: first.hint(),
    };
    assert_eq!(shut.closed, [closed]);
    company.minutes_later(10);
    assert_eq!(company.situation(account).await.shut.codes_until, None);
}

#[tokio::test]
async fn of_many_accounts_each_has_its_own_in_their_order() {
    let (company, ferri) = signed_in().await;
    let ward = company.add_active("e.ward").await;
    let new_here = company.add("a.riva").await;
    company.delayed().await;
    let mut entries = Vec::new();
    for account in [new_here, ferri, ward] {
        entries.push(company.entry(account).await);
    }

    let (lookup, now) = (&company.service.lookup, company.clock.now());
    let all = situations(&company.store, lookup, &entries, now).await;

    let mut one_by_one = Vec::new();
    for account in [new_here, ferri, ward] {
        one_by_one.push(company.situation(account).await);
    }
    assert_eq!(all.unwrap(), one_by_one);
    assert_eq!(one_by_one[0], Situation::default());
    assert_ne!(one_by_one[1], one_by_one[2]);
}

#[tokio::test]
async fn the_last_sign_in_is_that_of_each_account() {
    let (company, ferri) = signed_in().await;
    let first = company.clock.now();
    let ward = company.add_active("e.ward").await;
    company.minutes_later(1);
    let request = sign_in("e.ward", PASSWORD, 0);
    let signed_in = company.service.sign_in(&caller(3), proof(), request).await;
    signed_in.unwrap();

    let last = last_sign_ins(&company.store).await.unwrap();

    assert_eq!(last.len(), 2);
    assert_eq!(last[&ferri], at_a_laptop(first));
    assert_eq!(last[&ward], at_a_laptop(company.clock.now()));
}

// Law 13.
#[tokio::test]
async fn a_purged_name_of_a_computer_is_shown_no_more() {
    let (company, account) = signed_in().await;
    let now = company.clock.now();
    let purge = async |before| {
        let operator = it(&company.service.lookup, now);
        purge_names(&company.store, operator, before).await.unwrap()
    };

    assert_eq!(purge(NOW).await, 0);
    let rows = company.rows().await.len();
    assert!(purge(now.plus(1)).await > 0);

    assert_eq!(company.rows().await.len(), rows + 1, "its own row");
    let last = company.situation(account).await.last_sign_in.unwrap();
    assert_eq!((last.at, last.computer), (now, None));
}
