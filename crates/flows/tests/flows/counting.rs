//! A refusal costs the same whoever is named (law 5): hashes, statements and mails are counted.

use super::*;
use chiave_protocol::method::{MethodKind, Prove, SendCode};
use chiave_store_sqlite::Counts;

/// The number of hashes, and the counters of the store.
pub(super) type Cost = (u64, Counts);

/// The user names; the last one belongs to nobody.
const NAMES: [&str; 7] = [
    "known", "admin", "disabled", "locked", "bare", "waiting", "nobody",
];

/// A company with an account for each of [`NAMES`] but the last.
async fn company() -> Company {
    let company = Company::new().await;
    let admin = || company.admin(NOW);
    let known = company.add_active("known").await;
    let [administrator, disabled, locked] = [
        company.add_active("admin").await,
        company.add_active("disabled").await,
        company.add_active("locked").await,
    ];
    for account in [known, administrator, disabled, locked] {
        let app = authenticator(account);
        company.write(async |tx| tx.put_method(&app).await).await;
    }
    admin()
        .set_role(administrator, Role::Administrator)
        .await
        .unwrap();
    admin().set_enabled(disabled, false).await.unwrap();
    admin().set_locked(locked, true).await.unwrap();
    let bare = company.add_active("bare").await;
    let mut tx = company.store.work(LockKey::EVERYTHING).await.unwrap();
    for method in tx.methods(bare).await.unwrap() {
        tx.remove_method(method.id, NOW).await.unwrap();
    }
    tx.commit().await.unwrap();
    company.add("waiting").await;
    company
}

fn authenticator(account: AccountId) -> Method {
    let secret = Secret::new("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP".into());
    method(account, MethodDetail::Authenticator { secret })
}

impl Company {
    /// The cost of an action.
    pub(super) async fn cost<T>(&self, what: impl Future<Output = T>) -> (Cost, T) {
        let (hashes, before) = (self.hashing.made(), self.store.counts());
        let done = what.await;
        let after = self.store.counts();
        let spent = Counts {
            reads: after.reads - before.reads,
            writes: after.writes - before.writes,
            mails: after.mails - before.mails,
            commits: after.commits - before.commits,
        };
        ((self.hashing.made() - hashes, spent), done)
    }
}

/// Asserts that every cost equals the first one.
fn same(costs: &[(&str, Vec<Cost>)]) {
    for (name, cost) in costs {
        assert_eq!(cost, &costs[0].1, "{name}");
    }
}

#[tokio::test]
async fn a_refused_sign_in_costs_the_same_whoever_is_named() {
    let company = company().await;
    let mut costs = Vec::new();

    for name in NAMES {
        let mut own = Vec::new();
        // Until the rate limit refuses a try, and once more.
        for guess in ["one", "one", "two", "three", "four", "five", "six", "seven"] {
            let caller = caller(7);
            let request = sign_in(name, guess, 0);
            let tried = company.service.sign_in(&caller, proof(), request);
            let (cost, refused) = company.cost(tried).await;
            assert!(refused.is_err());
            own.push(cost);
        }
        costs.push((name, own));
    }

    same(&costs);
    assert_eq!(costs[0].1[0].0, 1, "a wrong password costs one hash");
}

#[tokio::test]
async fn a_right_password_of_a_closed_account_costs_like_a_wrong_one() {
    let company = company().await;
    let caller = caller(7);
    let try_to = async |name| {
        let tried = company
            .service
            .sign_in(&caller, proof(), sign_in(name, PASSWORD, 0));
        let (cost, refused) = company.cost(tried).await;
        assert!(refused.is_err());
        cost
    };

    let nobody = try_to("nobody").await;
    assert_eq!(try_to("disabled").await, nobody);
    assert_eq!(try_to("locked").await, nobody);
}

#[tokio::test]
async fn a_refused_code_costs_the_same_whoever_is_named() {
    let company = company().await;
    let name = UserName::parse("waiting").unwrap();
    let waiting = company.service.connector.find(&name).await.unwrap();
    let waiting = waiting.unwrap().id;
    company.activation_code(waiting).await;
    let mut costs = Vec::new();

    for name in NAMES {
        let caller = caller(7);
        let request = activate(name, Secret::new("ABCD-EFGH-JKMN".into()), 0);
        let tried = company.service.activate(&caller, NONCE, request);
        let (cost, refused) = company.cost(tried).await;
        assert!(refused.is_err());
        costs.push((name, vec![cost]));
    }

    same(&costs);
    assert_eq!(costs[0].1[0].0, 1, "a wrong code costs one hash");
}

#[tokio::test]
async fn before_the_first_gate_every_name_costs_the_same() {
    let company = company().await;
    let mut costs = Vec::new();

    for name in NAMES {
        costs.push((name, attempt(&company, name).await));
    }

    same(&costs);
    assert_eq!(costs[0].1[1].1.mails, 1, "a code is one mail, or one decoy");
}

/// The costs of all requests to an attempt without a right code.
async fn attempt(company: &Company, name: &str) -> Vec<Cost> {
    let (service, caller) = (&company.service, caller(7));
    let start = start_reset(7, name, 0);
    let (started, opened) = company
        .cost(service.start_attempt(&caller, proof(), start))
        .await;
    let token = hash_of::<token::Attempt>(&opened.unwrap().token);
    let mut costs = vec![started];
    let kind = MethodKind::Mail;
    let ask = SendCode {
        kind,
        method: None,
        utc_offset_min: 0,
    };
    costs.push(
        company
            .cost(service.attempt_code(&token, &caller, ask))
            .await
            .0,
    );
    for kind in [MethodKind::Mail, MethodKind::Authenticator] {
        // The last of these uses up the tries of the kind.
        for _ in 0..6 {
            let secret = Secret::new("not a code".into());
            let proof = Prove {
                kind,
                method: None,
                secret,
            };
            let (cost, refused) = company
                .cost(service.verify_attempt(&token, &caller, proof))
                .await;
            assert!(refused.is_err());
            costs.push(cost);
        }
    }
    costs.push(company.cost(service.attempt(&token, &caller)).await.0);
    costs
}
