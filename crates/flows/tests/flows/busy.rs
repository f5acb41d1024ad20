//! Limited work (law 11): who has to work while the hash queue is crowded, and what a refusal
//! costs.

use super::*;
use chiave_domain::ports::connector::ConnectorError;
use chiave_protocol::{
    ErrorCode,
    attempt::{Purpose, StartAttempt},
    session::SignedIn,
};

async fn try_to_sign_in(
    company: &Company,
    n: u8,
    (password, work): (&str, Option<u64>),
) -> Result<SignedIn, FlowError> {
    let request = SignIn {
        work,
        ..sign_in("g.ferri", password, 0)
    };
    company.service.sign_in(&caller(n), proof(), request).await
}

#[tokio::test]
async fn a_filling_queue_asks_unknown_computers_for_work() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    company.hashing.crowded.store(true, Ordering::Relaxed);
    let before = company.hashing.made();

    // More often than the rate limit allows wrong passwords: a request for work is no try.
    for _ in 0..20 {
        let refusal = refused(try_to_sign_in(&company, 2, (PASSWORD, None)).await);
        assert_eq!(refusal.code, ErrorCode::WorkNeeded);
        assert_eq!(refusal.work_bits, Some(BITS));
    }
    let unsolved = refused(try_to_sign_in(&company, 2, (PASSWORD, wrong_work())).await);
    assert_eq!(unsolved.code, ErrorCode::WorkNeeded);
    assert_eq!(company.hashing.made(), before);

    let worked = (PASSWORD, Some(work(2, "g.ferri")));
    assert!(try_to_sign_in(&company, 2, worked).await.is_ok());
    // A device on which a full session was once opened also has to work, each time anew.
    let again = refused(try_to_sign_in(&company, 2, worked).await);
    assert_eq!(again.code, ErrorCode::WorkNeeded, "work serves once");
}

// Law 11.
#[tokio::test]
async fn one_work_opens_one_attempt() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    let worked = work(2, "g.ferri");
    let start = || StartAttempt {
        user_name: "g.ferri".into(),
        purpose: Purpose::Reset,
        work: worked,
        device_name: "laptop".into(),
        language: "it".into(),
        utc_offset_min: 0,
    };
    let service = &company.service;

    let first = service.start_attempt(&caller(2), proof(), start()).await;
    let second = service.start_attempt(&caller(2), proof(), start()).await;

    assert!(first.is_ok());
    assert_eq!(refused(second).code, ErrorCode::WorkNeeded);
}

/// A counter that does not solve the puzzle of device 2.
pub(super) fn wrong_work() -> Option<u64> {
    let puzzle = Puzzle {
        nonce: NONCE,
        device: &caller(2).device,
        user_name: "g.ferri",
    };
    (0..).find(|counter| !puzzle.is_solved_by(*counter, BITS))
}

#[tokio::test]
async fn a_known_laptop_is_never_asked_to_work() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    company.knows(account, 2).await;
    company.hashing.crowded.store(true, Ordering::Relaxed);

    let signed_in = try_to_sign_in(&company, 2, (PASSWORD, None)).await;

    assert!(signed_in.is_ok());
}

#[tokio::test]
async fn a_code_is_looked_at_after_the_work_too() {
    let company = Company::new().await;
    let account = company.add("g.ferri").await;
    let activation_code = company.activation_code(account).await;
    let typed = || {
        activate(
            "g.ferri",
            Secret::new(activation_code.expose().to_owned()),
            0,
        )
    };
    company.hashing.crowded.store(true, Ordering::Relaxed);
    let before = company.hashing.made();
    let service = &company.service;

    let refusal = refused(service.activate(&caller(2), NONCE, typed()).await);
    assert_eq!(refusal.code, ErrorCode::WorkNeeded);
    assert_eq!(company.hashing.made(), before);

    let worked = Activate {
        work: Some(work(2, "g.ferri")),
        ..typed()
    };
    assert!(service.activate(&caller(2), NONCE, worked).await.is_ok());
}

#[tokio::test]
async fn the_work_of_a_code_that_has_to_wait_is_spent() {
    let company = Company::new().await;
    company.add("g.ferri").await;
    company.hashing.crowded.store(true, Ordering::Relaxed);
    // A different code each time: the same wrong one again would not be counted.
    let try_with = async |activation_code: &str, work| {
        let wrong = Secret::new(activation_code.into());
        let request = Activate {
            work: Some(work),
            ..activate("g.ferri", wrong, 0)
        };
        refused(company.service.activate(&caller(2), NONCE, request).await).code
    };

    for last in "ABCDE".chars() {
        let activation_code = format!("ABCD-EFGH-JKM{last}");
        let refused = try_with(&activation_code, work(2, "g.ferri")).await;
        assert_eq!(refused, ErrorCode::PassRefused);
    }
    let (activation_code, worked) = ("ABCD-EFGH-JKMN", work(2, "g.ferri"));
    assert_eq!(
        try_with(activation_code, worked).await,
        ErrorCode::TooManyAttempts
    );

    assert_eq!(
        try_with(activation_code, worked).await,
        ErrorCode::WorkNeeded
    );
}

#[tokio::test]
async fn a_full_queue_says_so_and_takes_no_try_away() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    company.hashing.full.store(true, Ordering::Relaxed);

    for _ in 0..20 {
        let busy = try_to_sign_in(&company, 2, (PASSWORD, None)).await;
        assert!(matches!(
            busy.err(),
            Some(FlowError::Connector(ConnectorError::Hashing(
                HashingError::Busy { retry_after_s: 7 }
            )))
        ));
    }

    company.hashing.full.store(false, Ordering::Relaxed);
    let signed_in = try_to_sign_in(&company, 2, (PASSWORD, None)).await;
    assert!(signed_in.is_ok());
}

#[tokio::test]
async fn a_throttled_request_spends_no_hash() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    let mut wrong = 0;
    let throttled = loop {
        wrong += 1;
        let before = company.hashing.made();
        let guess = format!("guess {wrong}");
        let refusal = refused(try_to_sign_in(&company, 2, (&guess, None)).await);
        if refusal.code == ErrorCode::TooManyAttempts {
            break company.hashing.made() - before;
        }
        assert!(wrong < 50, "never throttled");
    };

    assert_eq!(throttled, 0);
}
