//! A temporary code: the second factor of a sign-in for some hours, and nothing else.

use super::*;
use chiave_domain::{
    account::Account, ports::connector::Connector as _, session::Session, settings::AccountPolicy,
};
use chiave_flows::admin::temporary_codes::{
    NoTemporaryCode, TemporaryCodeFor, draw_temporary_code, keep_temporary_code,
};
use chiave_protocol::{
    ErrorCode,
    method::{MethodKind, MethodOffer, Prove},
    session::SignInStep,
};

mod its_end;

const HOUR_S: i64 = 60 * 60;
const KIND: MethodKind = MethodKind::TemporaryCode;

/// A company in which `g.ferri` has two addresses and no second factor.
struct Scene {
    company: Company,
    account: Account,
}

/// A session, and what a sign-in asked for.
struct SignedIn {
    token: TokenHash,
    offers: Vec<MethodKind>,
}

impl Scene {
    async fn new() -> Self {
        let company = Company::new().await;
        let id = company.add_active("g.ferri").await;
        let account = company.directory.get(id).await.unwrap().unwrap();
        company.mails().await;
        Self { company, account }
    }

    fn member(&self) -> Operator<'_> {
        let service = &self.company.service;
        Operator {
            by: Actor::Operator(Some(7)),
            ..it(&service.lookup, service.clock.now())
        }
    }

    async fn issue(&self, hours: Option<u8>, once: bool) -> Result<Secret, NoTemporaryCode> {
        let to = TemporaryCodeFor {
            account: &self.account,
            hours,
            once,
        };
        let Company { store, hashing, .. } = &self.company;
        let drawn = draw_temporary_code(store, hashing.as_ref(), self.member(), &to).await?;
        let shown = drawn.shown();
        keep_temporary_code(store, self.member(), &self.account, drawn).await?;
        Ok(shown)
    }

    async fn sign_in(&self, device: u8) -> SignedIn {
        let service = &self.company.service;
        let request = sign_in("g.ferri", PASSWORD, 0);
        let signed_in = service.sign_in(&caller(device), proof(), request).await;
        let signed_in = signed_in.unwrap();
        let offers = match signed_in.step {
            SignInStep::Prove { offers } => kinds(&offers),
            _ => Vec::new(),
        };
        SignedIn {
            token: hash_of::<token::Session>(&signed_in.token),
            offers,
        }
    }

    async fn type_in(&self, device: u8, token: &TokenHash, code: &Secret) -> Result<(), FlowError> {
        let service = &self.company.service;
        let live = service.live(token, &caller(device)).await?;
        let typed = Prove {
            kind: KIND,
            method: None,
            secret: Secret::new(code.expose().to_lowercase()),
        };
        service.verify_session(live, typed).await?;
        Ok(())
    }

    async fn session(&self, token: &TokenHash) -> Session {
        let mut tx = self.company.store.read().await.unwrap();
        tx.session(token).await.unwrap().unwrap()
    }

    fn later(&self, seconds: i64) {
        let clock = &self.company.clock;
        clock.0.fetch_add(seconds, Ordering::Relaxed);
    }

    async fn allows(&self, hours: u8) {
        let policy = AccountPolicy {
            max_temporary_code_hours: hours,
            ..AccountPolicy::default()
        };
        let book = policy.into();
        self.company
            .write(async |tx| tx.put_policy_book(&book).await)
            .await;
    }
}

fn kinds(offers: &[MethodOffer]) -> Vec<MethodKind> {
    offers.iter().map(|offer| offer.kind).collect()
}

#[tokio::test]
async fn a_sign_in_asks_for_it_and_the_log_and_the_person_are_told() {
    let scene = Scene::new().await;

    let code = scene.issue(None, false).await.unwrap();
    let SignedIn { token, offers } = scene.sign_in(2).await;
    scene.type_in(2, &token, &code).await.unwrap();

    assert_eq!(offers, [KIND]);
    let rows = scene.company.rows().await;
    let issued = rows.iter().find(|row| row.kind == "temporary-code-issued");
    assert_eq!(issued.unwrap().detail, "temporary-code hours-8 by-uid-7");
    assert!(rows.iter().any(|row| row.kind == "factor-passed"));
    let mails = scene.company.mails().await;
    let told = Message::TemporaryCodeIssued {
        ends_at: NOW.plus(8 * HOUR_S),
        once: false,
    };
    let told = mails.iter().filter(|mail| mail.message == told);
    assert_eq!(told.count(), 3, "the work address and two personal ones");
}

// Law 19.
#[tokio::test]
async fn it_makes_no_computer_known() {
    let scene = Scene::new().await;
    let code = scene.issue(None, false).await.unwrap();
    let first = scene.sign_in(2).await;
    scene.type_in(2, &first.token, &code).await.unwrap();

    let again = scene.sign_in(2).await;

    assert_eq!(again.offers, [KIND], "the computer is asked again");
    scene.type_in(2, &again.token, &code).await.unwrap();
    let rows = scene.company.rows().await;
    assert!(!rows.iter().any(|row| row.kind == "device-known"));
}

// Law 2.
#[tokio::test]
async fn a_code_for_one_use_verifies_once() {
    let scene = Scene::new().await;
    let code = scene.issue(None, true).await.unwrap();
    let (first, second) = (scene.sign_in(2).await, scene.sign_in(3).await);

    scene.type_in(2, &first.token, &code).await.unwrap();
    let again = refused(scene.type_in(3, &second.token, &code).await);

    assert_eq!(again.code, ErrorCode::NotAllowed);
    let rows = scene.company.rows().await;
    let issued = rows.iter().find(|row| row.kind == "temporary-code-issued");
    let detail = "temporary-code hours-8 one-use by-uid-7";
    assert_eq!(issued.unwrap().detail, detail);
}

// Law 4.
#[tokio::test]
async fn right_ones_lift_no_limit_for_guesses_of_an_app() {
    let scene = Scene::new().await;
    let app = app(scene.account.id);
    scene
        .company
        .write(async |tx| tx.put_method(&app).await)
        .await;
    let code = scene.issue(None, false).await.unwrap();
    let service = &scene.company.service;
    let mut refusals = Vec::new();

    for _ in 0..2 {
        let SignedIn { token, .. } = scene.sign_in(2).await;
        for guess in ["000001", "000002", "000003", "000004"] {
            let live = service.live(&token, &caller(2)).await.unwrap();
            let guess = Prove {
                kind: MethodKind::Authenticator,
                method: None,
                secret: Secret::new(guess.into()),
            };
            refusals.push(refused(service.verify_session(live, guess).await).code);
        }
        let _ = scene.type_in(2, &token, &code).await;
    }

    assert_eq!(refusals[..5], [ErrorCode::ProofRefused; 5]);
    assert!(
        refusals[5..].contains(&ErrorCode::TooManyAttempts),
        "{refusals:?}"
    );
}

/// An app that shows no code of these tests.
fn app(account: AccountId) -> Method {
    let secret = Secret::new("JBSWY3DPEHPK3PXP".into());
    method(account, MethodDetail::Authenticator { secret })
}

#[tokio::test]
async fn the_account_policy_says_for_how_long() {
    let scene = Scene::new().await;
    scene.allows(4).await;

    let usual = scene.issue(None, false).await;
    let long = scene.issue(Some(5), false).await;
    scene.allows(0).await;
    let off = scene.issue(Some(1), false).await;

    assert!(usual.is_ok());
    assert!(matches!(long, Err(NoTemporaryCode::TooLong { most: 4 })));
    assert!(matches!(off, Err(NoTemporaryCode::Off)));
    let rows = scene.company.rows().await;
    let issued = rows
        .iter()
        .filter(|row| row.kind == "temporary-code-issued");
    let details: Vec<_> = issued.map(|row| row.detail.as_str()).collect();
    assert_eq!(details, ["temporary-code hours-4 by-uid-7"]);
}

#[tokio::test]
async fn it_opens_no_gate_of_a_reset() {
    let scene = Scene::new().await;
    let code = scene.issue(None, false).await.unwrap();
    let (start, by) = (start_reset(7, "g.ferri", 0), caller(7));
    let service = &scene.company.service;
    let opened = service.start_attempt(&by, proof(), start).await.unwrap();
    let token = hash_of::<token::Attempt>(&opened.token);

    for kind in [KIND, MethodKind::HelpDeskCode] {
        let secret = Secret::new(code.expose().to_owned());
        let typed = Prove {
            kind,
            method: None,
            secret,
        };
        assert!(service.verify_attempt(&token, &by, typed).await.is_err());
    }
    let view = service.attempt(&token, &by).await.unwrap();
    assert_eq!(view.gates_passed, 0);
}
