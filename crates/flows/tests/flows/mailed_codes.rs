//! A mailed code passes while it is awaited: in its time, and once. A wrong one says how many tries are
//! left.

use super::*;
use chiave_domain::settings::AccountPolicy;
use chiave_protocol::{
    ErrorCode,
    limits::CODE_BYTES,
    method::{MethodKind, Prove, SendCode},
    session::{Proven, SignedIn},
};

const BY_MAIL: SendCode = SendCode {
    kind: MethodKind::Mail,
    method: None,
    utc_offset_min: 0,
};

/// A session of `g.ferri` on device 2.
async fn session(company: &Company) -> SignedIn {
    company.add_active("g.ferri").await;
    company.mails().await;
    company.enters(2).await
}

/// Asks for a code in the session, and reads it in its mail.
async fn mailed(company: &Company, session: &SignedIn) -> Secret {
    let live = company.live_on(2, session).await;
    company
        .service
        .session_code(&caller(2), live, BY_MAIL)
        .await
        .unwrap();
    method_code(company, &company.mails().await)
}

async fn typed(company: &Company, session: &SignedIn, code: &Secret) -> Result<Proven, FlowError> {
    let prove = Prove {
        kind: MethodKind::Mail,
        method: None,
        secret: Secret::new(code.expose().to_owned()),
    };
    let live = company.live_on(2, session).await;
    company.service.verify_session(live, prove).await
}

fn code_of(outcome: Result<Proven, FlowError>) -> ErrorCode {
    refused(outcome).code
}

#[tokio::test]
async fn in_its_time_it_passes_and_after_it_not() {
    for (minutes, passes) in [(9, true), (10, false)] {
        let company = Company::new().await;
        let session = session(&company).await;
        let code = mailed(&company, &session).await;

        company.minutes_later(minutes);
        let outcome = typed(&company, &session, &code).await;

        assert_eq!(outcome.is_ok(), passes, "after {minutes} minutes");
    }
}

#[tokio::test]
async fn a_newer_code_takes_its_place() {
    let company = Company::new().await;
    let session = session(&company).await;
    let first = mailed(&company, &session).await;
    company.minutes_later(1);
    let second = mailed(&company, &session).await;

    let refusal = code_of(typed(&company, &session, &first).await);

    assert_eq!(refusal, ErrorCode::ProofRefused);
    assert!(typed(&company, &session, &second).await.is_ok());
}

// Law 19.
#[tokio::test]
async fn typed_twice_at_once_it_passes_once() {
    let company = Arc::new(Company::new().await);
    let session = Arc::new(session(&company).await);
    let code = mailed(&company, &session).await;

    // Writers wait in line, so both tries are counted before either is settled.
    let both = [(); 2].map(|()| {
        let (company, session) = (Arc::clone(&company), Arc::clone(&session));
        let code = Secret::new(code.expose().to_owned());
        tokio::spawn(async move { typed(&company, &session, &code).await.is_ok() })
    });

    let mut passed = 0;
    for one in both {
        passed += u32::from(one.await.unwrap());
    }
    assert_eq!(passed, 1);
}

/// Allows this number of wrong tries for a code.
async fn allow(company: &Company, wrong_per_code: u32) {
    let policy = AccountPolicy {
        wrong_per_code,
        ..AccountPolicy::default()
    };
    let put = async |tx: &mut dyn WriteTx| tx.put_policy_book(&policy.into()).await;
    company.write(put).await;
}

// Law 4.
#[tokio::test]
async fn it_is_compared_as_often_as_the_policy_allows() {
    let company = Company::new().await;
    let session = session(&company).await;
    allow(&company, 2).await;
    let code = mailed(&company, &session).await;
    let wrong = Secret::new("no code".into());

    let mut left = Vec::new();
    for typed_now in [&wrong, &wrong, &code] {
        let refusal = refused(typed(&company, &session, typed_now).await);
        assert_eq!(refusal.code, ErrorCode::ProofRefused);
        left.push(refusal.tries_left);
    }

    assert_eq!(left, [1, 0, 0].map(Some));
    company.minutes_later(1);
    let next = mailed(&company, &session).await;
    assert!(typed(&company, &session, &next).await.is_ok());
}

#[tokio::test]
async fn a_text_that_is_too_long_for_a_code_is_no_try() {
    let company = Company::new().await;
    let session = session(&company).await;
    allow(&company, 1).await;
    let code = mailed(&company, &session).await;
    let too_long = Secret::new("x".repeat(CODE_BYTES + 1));

    for _ in 0..20 {
        let refusal = code_of(typed(&company, &session, &too_long).await);
        assert_eq!(refusal, ErrorCode::ProofRefused);
    }
    assert!(typed(&company, &session, &code).await.is_ok());
    company.minutes_later(1);
    let next = mailed(&company, &session).await;
    let longest = Secret::new("x".repeat(CODE_BYTES));
    let refusal = code_of(typed(&company, &session, &longest).await);
    assert_eq!(refusal, ErrorCode::ProofRefused);
    let spent = code_of(typed(&company, &session, &next).await);
    assert_eq!(spent, ErrorCode::ProofRefused, "its one try was the text");
}

#[tokio::test]
async fn in_a_reset_each_wrong_one_says_how_many_are_left() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    allow(&company, 3).await;
    let (service, caller) = (&company.service, caller(3));
    let start = start_reset(3, "g.ferri", 0);
    let opened = service.start_attempt(&caller, proof(), start).await;
    let token = hash_of::<token::Attempt>(&opened.unwrap().token);
    service
        .attempt_code(&token, &caller, BY_MAIL)
        .await
        .unwrap();

    let mut left = Vec::new();
    for _ in 0..3 {
        let wrong = Prove {
            kind: MethodKind::Mail,
            method: None,
            secret: Secret::new("no code".into()),
        };
        let refusal = refused(service.verify_attempt(&token, &caller, wrong).await);
        assert_eq!(refusal.code, ErrorCode::ProofRefused);
        left.push(refusal.tries_left);
    }

    assert_eq!(left, [2, 1, 0].map(Some));
}
