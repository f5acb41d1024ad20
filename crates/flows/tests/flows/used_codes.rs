//! A right code that was used before is reported as used and is no guess.

use super::*;
use chiave_protocol::{
    ErrorCode,
    method::{MethodKind, Prove},
};

/// RFC 6238, appendix B: a time at which the code of its secret is known.
const THEN: i64 = 2_000_000_000;
const CODE: &str = "279037";
const WRONG: &str = "279038";
const SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

/// A company at that time, in which `g.ferri` has an app and two addresses.
async fn company() -> (Company, AccountId) {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    let secret = Secret::new(SECRET.into());
    let app = method(account, MethodDetail::Authenticator { secret });
    company.write(async |tx| tx.put_method(&app).await).await;
    company.clock.0.store(THEN, Ordering::Relaxed);
    (company, account)
}

fn typed(code: &str) -> Prove {
    Prove {
        kind: MethodKind::Authenticator,
        method: None,
        secret: Secret::new(code.into()),
    }
}

/// A session on device 2 that waits for its second factor, and its token.
async fn pending(company: &Company) -> TokenHash {
    let request = sign_in("g.ferri", PASSWORD, 0);
    let signed_in = company.service.sign_in(&caller(2), proof(), request).await;
    hash_of::<token::Session>(&signed_in.unwrap().token)
}

async fn prove(company: &Company, token: &TokenHash, code: &str) -> Result<(), FlowError> {
    let live = company.service.live(token, &caller(2)).await.unwrap();
    company.service.verify_session(live, typed(code)).await?;
    Ok(())
}

async fn wrong_in_row(company: &Company, account: AccountId) -> u32 {
    let mut tx = company.store.read().await.unwrap();
    let methods = tx.methods(account).await.unwrap();
    methods.iter().map(|method| method.wrong_in_row).sum()
}

/// The try is given back, and the others stay counted (law 4).
#[tokio::test]
async fn in_a_session_it_closes_nothing() {
    let (company, account) = company().await;
    let token = pending(&company).await;
    prove(&company, &token, CODE).await.unwrap();

    for _ in 0..5 {
        let refusal = refused(prove(&company, &token, CODE).await);
        assert_eq!(refusal.code, ErrorCode::CodeUsed);
    }

    assert_eq!(wrong_in_row(&company, account).await, 0);
    let wrong = refused(prove(&company, &token, WRONG).await);
    assert_eq!(wrong.code, ErrorCode::ProofRefused);
    assert_eq!(wrong_in_row(&company, account).await, 1);
}

/// As in a reset, the try is given back as often as a wrong code may be typed (law 4).
#[tokio::test]
async fn in_a_session_it_is_given_back_a_few_times_and_no_more() {
    let (company, _) = company().await;
    let token = pending(&company).await;
    prove(&company, &token, CODE).await.unwrap();

    let mut told = Vec::new();
    for _ in 0..20 {
        told.push(refused(prove(&company, &token, CODE).await).code);
    }

    let used = told.iter().take_while(|code| **code == ErrorCode::CodeUsed);
    assert_eq!(used.count(), 10);
    assert!(
        told[10..]
            .iter()
            .all(|code| *code == ErrorCode::TooManyAttempts)
    );
}

#[tokio::test]
async fn wrong_codes_in_a_session_are_counted_still() {
    let (company, _) = company().await;
    let token = pending(&company).await;
    for _ in 0..5 {
        let wrong = refused(prove(&company, &token, WRONG).await);
        assert_eq!(wrong.code, ErrorCode::ProofRefused);
    }

    let right = refused(prove(&company, &token, CODE).await);

    assert_eq!(right.code, ErrorCode::TooManyAttempts);
}

/// For a name without such an app, the code counts as wrong (law 5).
#[tokio::test]
async fn in_a_reset_it_is_told_to_its_owner_alone() {
    let (company, _) = company().await;
    company.add_active("bare").await;
    let token = pending(&company).await;
    prove(&company, &token, CODE).await.unwrap();

    let (mut told, stranger) = (Vec::new(), caller(7));
    for name in ["g.ferri", "bare", "nobody"] {
        let start = start_reset(7, name, 0);
        let opened = company.service.start_attempt(&stranger, proof(), start);
        let token = hash_of::<token::Attempt>(&opened.await.unwrap().token);
        let proven = company
            .service
            .verify_attempt(&token, &stranger, typed(CODE));
        told.push(refused(proven.await).code);
    }

    let wrong = ErrorCode::ProofRefused;
    assert_eq!(told, [ErrorCode::CodeUsed, wrong, wrong]);
}
