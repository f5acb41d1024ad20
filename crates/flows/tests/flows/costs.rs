//! What a sign-in and a sync cost: statements and commits, each a trip to the store or to its disk. A busy
//! machine cannot measure time, and can count.

use super::*;
use crate::counting::Cost;

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

/// Whoever adds a trip changes the file, and says in the commit what it is worth.
#[tokio::test]
async fn a_sign_in_and_a_sync_cost_what_is_written_down() {
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

    let counted = [
        line("sign-in, known computer", known),
        line("sign-in, unknown computer", unknown),
        line("sign-in, refused", refused),
        line("sign-in, told to wait", waiting),
        line("sync without news", look),
    ];
    assert_eq!(counted.concat(), WRITTEN);
}
