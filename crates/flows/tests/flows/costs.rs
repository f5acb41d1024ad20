//! What a sign-in, a sync and a look at an activation cost: statements and commits, each a trip to the store or to its disk. A busy
//! machine cannot measure time, and can count.

use super::*;
use crate::counting::Cost;
use chiave_protocol::{
    ErrorCode,
    method::{MethodKind, Prove, SendCode},
};

/// What is written down of each request. `cargo xtask bench` prints the file beside what it measures.
const WRITTEN: &str = include_str!("costs.txt");

fn line(what: &str, (hashes, counts): Cost) -> String {
    format!(
        "{what}: {} reads, {} writes, {} commits, {hashes} hashes\n",
        counts.reads, counts.writes, counts.commits
    )
}

impl Company {
    /// A sign-in on the device of one number.
    async fn signing_in(&self, password: &str, device: u8) -> (Cost, Option<Secret>) {
        let caller = caller(device);
        let request = sign_in("g.ferri", password, 0);
        let tried = self.service.sign_in(&caller, proof(), request);
        let (cost, answer) = self.cost(tried).await;
        (cost, answer.ok().map(|signed_in| signed_in.token))
    }

    /// A look for news with a token of a device.
    async fn syncing(&self, token: &Secret, device: u8) -> Cost {
        let token = hash_of::<token::Session>(token);
        let (cost, session) = self
            .cost(self.service.in_step(&token, &caller(device)))
            .await;
        assert!(session.is_ok());
        cost
    }
}

/// A wrong code typed in a session: of an app, and one that was mailed.
async fn wrong_codes() -> [Cost; 2] {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    let (_, token) = company.signing_in(PASSWORD, 2).await;
    let token = hash_of::<token::Session>(&token.unwrap());
    let typed = async |kind| {
        let live = company.service.live(&token, &caller(2)).await.unwrap();
        let secret = Secret::new("not a code".into());
        let prove = Prove {
            kind,
            method: None,
            secret,
        };
        let (cost, answer) = company
            .cost(company.service.verify_session(live, prove))
            .await;
        assert_eq!(refused(answer).code, ErrorCode::ProofRefused);
        cost
    };
    let ask = SendCode {
        kind: MethodKind::Mail,
        method: None,
        utc_offset_min: 0,
    };
    let live = company.service.live(&token, &caller(2)).await.unwrap();
    company
        .service
        .session_code(&caller(2), live, ask)
        .await
        .unwrap();
    let by_mail = typed(MethodKind::Mail).await;
    let secret = Secret::new("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP".into());
    let app = method(account, MethodDetail::Authenticator { secret });
    company.write(async |tx| tx.put_method(&app).await).await;
    [typed(MethodKind::Authenticator).await, by_mail]
}

/// Whoever adds a trip changes the file, and says in the commit what it is worth.
#[tokio::test]
async fn requests_cost_what_is_written_down() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    let (_, first) = company.signing_in(PASSWORD, 2).await;
    assert!(first.is_some());

    let (known, token) = company.signing_in(PASSWORD, 2).await;
    let (unknown, _) = company.signing_in(PASSWORD, 3).await;
    let (refused, none) = company.signing_in("not the password", 2).await;
    assert!(none.is_none());
    let mut waiting = refused;
    for guess in 0..8 {
        waiting = company.signing_in(&format!("guess {guess}"), 4).await.0;
    }
    let look = company.syncing(&token.unwrap(), 2).await;

    let [by_app, by_mail] = wrong_codes().await;
    let new_here = company.add("e.ward").await;
    let activation = company.activation_of(new_here, "e.ward", 0).await;
    let (service, here) = (&company.service, caller(1));
    let (looked, view) = company.cost(service.activation(&activation, &here)).await;
    assert!(view.is_ok());

    let counted = [
        line("sign-in, known computer", known),
        line("sign-in, unknown computer", unknown),
        line("sign-in, refused", refused),
        line("sign-in, told to wait", waiting),
        line("sync without news", look),
        line("wrong code of an app", by_app),
        line("wrong code by email", by_mail),
        line("look at an activation", looked),
    ];
    assert_eq!(counted.concat(), WRITTEN);
}
