//! The service's clock is set ahead by mistake, and back again (law 20).

mod computers;

use super::*;
use crate::completed::app_code;
use chiave_domain::device::Device;
use chiave_flows::admin::waits::waits_of;
use chiave_protocol::{
    ErrorCode,
    method::{MethodKind, Prove, SendCode},
};

const YEAR_S: i64 = 365 * 24 * 60 * 60;
const BY_MAIL: SendCode = SendCode {
    kind: MethodKind::Mail,
    method: None,
    utc_offset_min: 0,
};

impl Company {
    /// Does something while the clock is a year ahead.
    async fn a_year_ahead<T>(&self, act: impl AsyncFnOnce() -> T) -> T {
        self.clock.0.fetch_add(YEAR_S, Ordering::Relaxed);
        let done = act().await;
        self.clock.0.fetch_sub(YEAR_S, Ordering::Relaxed);
        done
    }

    async fn tries(&self, n: u8, password: &str) -> Result<TokenHash, FlowError> {
        let request = sign_in("g.ferri", password, 0);
        let signed_in = self.service.sign_in(&caller(n), proof(), request).await?;
        Ok(hash_of::<token::Session>(&signed_in.token))
    }
}

// Law 20.
#[tokio::test]
async fn a_delay_from_ahead_ends_within_minutes() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    company
        .a_year_ahead(async || {
            for guess in 0..7 {
                let refused = company.tries(9, &format!("guess {guess}")).await;
                assert!(refused.is_err());
            }
        })
        .await;

    let wait = refused(company.tries(9, PASSWORD).await);

    assert_eq!(wait.code, ErrorCode::TooManyAttempts);
    assert!(wait.retry_after_s.unwrap() <= 15 * 60, "{wait:?}");
    let entry = company.service.connector.get(account).await.unwrap();
    let (lookup, now) = (&company.service.lookup, company.service.clock.now());
    let shown = waits_of(&company.store, lookup, &entry.unwrap(), now).await;
    assert!(
        shown
            .unwrap()
            .iter()
            .all(|it| it.until.since(now) <= 15 * 60)
    );
    company.minutes_later(15);
    assert!(company.tries(9, PASSWORD).await.is_ok());
}

// Law 20.
#[tokio::test]
async fn codes_sent_ahead_keep_nobody_from_a_code() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    let reset = async || {
        let start = start_reset(9, "g.ferri", 0);
        let opened = company
            .service
            .start_attempt(&caller(9), proof(), start)
            .await;
        let token = hash_of::<token::Attempt>(&opened.unwrap().token);
        let sent = company
            .service
            .attempt_code(&token, &caller(9), BY_MAIL)
            .await;
        (token, sent)
    };
    let ahead = company
        .a_year_ahead(async || {
            reset().await.1.unwrap();
            reset().await.1.unwrap();
            reset().await
        })
        .await;
    assert!(ahead.1.is_ok());

    // An attempt from ahead is over, and a new one is not kept from its codes.
    let view = company.service.attempt(&ahead.0, &caller(9)).await;
    assert_eq!(refused(view).code, ErrorCode::AttemptEnded);
    assert!(reset().await.1.is_ok());
}

// Law 20.
#[tokio::test]
async fn what_was_verified_ahead_lasts_no_longer() {
    let company = Company::new().await;
    let account = company.add_with_app().await;
    let session = company
        .a_year_ahead(async || {
            let session = company.signed_in("g.ferri", 0).await;
            let device = Device {
                account,
                key: caller(2).device,
                name: "laptop".into(),
                seen_at: company.service.clock.now(),
                verified_at: company.service.clock.now(),
            };
            company.write(async |tx| tx.put_device(&device).await).await;
            session
        })
        .await;

    let opened = company.service.live(&session, &caller(2)).await;
    assert_eq!(refused(opened).code, ErrorCode::SessionEnded);
    let mut tx = company.store.read().await.unwrap();
    let device = tx.device(account, &caller(2).device).await.unwrap();
    assert!(!device.unwrap().is_known(company.service.clock.now()));
}

// Law 20.
#[tokio::test]
async fn a_verification_from_ahead_is_not_fresh() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    let session = company.signed_in("g.ferri", 0).await;
    company
        .write(async |tx| {
            let mut ahead = tx.session(&session).await?.unwrap();
            ahead.verified_at = Some(NOW.plus(YEAR_S));
            ahead.seen_at = NOW.plus(YEAR_S);
            tx.put_session(&ahead).await
        })
        .await;

    let live = company.service.live(&session, &caller(2)).await.unwrap();
    let fresh = live.full().unwrap().fresh(&company.service);

    assert_eq!(refused(fresh).code, ErrorCode::FreshProofNeeded);
    let mut tx = company.store.read().await.unwrap();
    let stored = tx.session(&session).await.unwrap().unwrap();
    assert_eq!(stored.seen_at, company.service.clock.now());
}

// Law 20.
#[tokio::test]
async fn a_code_that_an_app_spent_ahead_stays_spent() {
    let company = Company::new().await;
    let account = company.add_with_app().await;
    company
        .write(async |tx| {
            let mut methods = tx.methods(account).await?;
            let app = methods
                .iter_mut()
                .find(|it| it.kind() == MethodKind::Authenticator);
            let app = app.unwrap();
            app.last_used_step = Some(NOW.plus(YEAR_S).as_unix().unsigned_abs() / 30);
            tx.put_method(app).await
        })
        .await;
    let session = company.tries(3, PASSWORD).await.unwrap();
    let live = company.service.live(&session, &caller(3)).await.unwrap();
    let prove = Prove {
        kind: MethodKind::Authenticator,
        method: None,
        secret: app_code(&company),
    };

    let verified = company.service.verify_session(live, prove).await;

    assert_eq!(refused(verified).code, ErrorCode::CodeUsed);
}
