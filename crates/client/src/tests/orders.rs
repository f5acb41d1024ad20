//! Orders of the IT department, as this computer carries them out.

mod acknowledgements;
mod old_keyring;
mod refused;
mod reports;
mod step;
mod wipe;
mod writes;

use super::*;
use crate::Removed;
use chiave_crypto::{
    AuditKey,
    dpop::PublicJwk,
    order::{OrderKeys, Unsigned},
};
use chiave_protocol::{
    AccountId, StoreId, Thumbprint,
    order::{Order, OrderKind},
    report::{HEADER, Keyring, Report},
};
use data_encoding::BASE64URL_NOPAD;
use std::sync::Mutex;

const STORE: &str = "11111111-0000-4000-8000-000000000001";
const ORDER: &str = "22222222-0000-4000-8000-000000000007";

/// The account of every session here has the number 1.
pub(super) fn account(n: u8) -> AccountId {
    let id = format!("33333333-0000-4000-8000-{n:012}");
    id.parse().unwrap()
}

pub(super) fn keys_of(letter: &str) -> OrderKeys {
    let store: StoreId = STORE.parse().unwrap();
    let audit = AuditKey::parse(&format!("a1 {}", letter.repeat(64))).unwrap();
    OrderKeys::derive(&audit, store).unwrap()
}

/// The device key that signed a request.
fn device_of(seen: &Seen) -> Thumbprint {
    let head = seen.headers["dpop"].split('.').next().unwrap();
    let head = BASE64URL_NOPAD.decode(head.as_bytes()).unwrap();
    let head: serde_json::Value = serde_json::from_slice(&head).unwrap();
    let jwk: PublicJwk = serde_json::from_value(head["jwk"].clone()).unwrap();
    jwk.thumbprint().unwrap()
}

/// What the service of a test does.
pub(super) struct Plan {
    /// The order that waits.
    pub(super) order: Option<Unsigned>,
    /// Whether the service knows the session.
    pub(super) knows: bool,
    /// Who signs.
    pub(super) keys: OrderKeys,
    /// How an acknowledgement is answered, if it is not taken.
    pub(super) deaf: Option<fn() -> Reply>,
    /// What the service says that the session may do.
    pub(super) step: Option<serde_json::Value>,
}

pub(super) type Shared = Arc<Mutex<Plan>>;

impl Plan {
    pub(super) fn new(kind: OrderKind, knows: bool) -> Self {
        Self {
            order: Some(Unsigned {
                id: ORDER.parse().unwrap(),
                kind,
                made_at: NOW,
                account: (kind != OrderKind::Wipe).then(|| account(1)),
            }),
            knows,
            keys: keys_of("a"),
            deaf: None,
            step: None,
        }
    }

    fn orders(&self, seen: &Seen) -> Vec<Order> {
        let sign = |order| self.keys.sign(order, device_of(seen));
        self.order.map(sign).into_iter().collect()
    }
}

/// A service of the plan, whose sessions are given the key `a`.
pub(super) async fn service(plan: Plan) -> (Service, Shared) {
    service_with(plan, |_| None).await
}

/// As [`service`]; `own` answers before it.
async fn service_with(
    plan: Plan,
    own: impl Fn(&Seen) -> Option<Reply> + Send + Sync + 'static,
) -> (Service, Shared) {
    let shared: Shared = Arc::new(Mutex::new(plan));
    let plan = shared.clone();
    let answer = move |seen: &Seen| {
        let plan = plan.lock().unwrap();
        let mut words = seen.line.split(' ');
        match (words.next()?, words.next()?) {
            ("GET", "/v1/service") => {
                let mut answer: serde_json::Value = serde_json::from_str(&info().body).unwrap();
                answer["store_id"] = STORE.into();
                let body = answer.to_string();
                Some(Reply { body, ..info() })
            }
            ("POST", "/v1/session") => {
                let key = keys_of("a").verifying(account(1), NOW).unwrap();
                let step = json!({"step": "done"});
                let body = json!({"token": "cs_t", "step": step, "order_key": key});
                Some(ok(body.to_string()))
            }
            ("GET", "/v1/state") if !plan.knows => Some(refuse(401, "session-ended")),
            ("GET", "/v1/state") => {
                let mut answer: serde_json::Value = serde_json::from_str(&state().body).unwrap();
                answer["orders"] = serde_json::to_value(plan.orders(seen)).unwrap();
                if let Some(step) = &plan.step {
                    answer["step"] = step.clone();
                }
                Some(ok(answer.to_string()))
            }
            ("GET", "/v1/orders") => {
                let orders = plan.orders(seen);
                Some(ok(json!({ "orders": orders }).to_string()))
            }
            ("POST", path) if path.starts_with("/v1/orders/") => Some(match plan.deaf {
                Some(answer) => answer(),
                None => Reply {
                    status: Some(204),
                    ..ok("")
                },
            }),
            _ => None,
        }
    };
    let answer = well(move |seen| own(seen).or_else(|| answer(seen)));
    (Service::start(answer).await, shared)
}

/// What was acknowledged, one after the other.
fn acknowledged(service: &Service) -> Vec<serde_json::Value> {
    let seen = service.seen(&format!("POST /v1/orders/{ORDER}"));
    let said = seen.iter().map(|seen| serde_json::from_str(&seen.body));
    said.collect::<Result<_, _>>().unwrap()
}

fn failed(why: &str) -> serde_json::Value {
    json!({"outcome": "failed", "why": why})
}

/// A computer that synchronised once before the order.
async fn ordered(laptop: &Laptop, plan: Plan) -> (crate::Client, Service, Shared) {
    let (order, knows) = (plan.order, plan.knows);
    let before = Plan {
        order: None,
        knows: true,
        ..plan
    };
    let (service, shared) = service(before).await;
    let client = signed_in(laptop, &service).await;
    client.sync().await.unwrap();
    {
        let mut plan = shared.lock().unwrap();
        plan.order = order;
        plan.knows = knows;
    }
    (client, service, shared)
}

#[tokio::test]
async fn a_synchronisation_says_what_the_computer_is_like() {
    let (laptop, service) = (Laptop::new(), Service::start(well(|_| None)).await);

    signed_in(&laptop, &service).await.sync().await.unwrap();

    let seen = service.seen("GET /v1/state");
    let report = Report::parse(&seen[0].headers[HEADER]).unwrap();
    assert_eq!(report.version, env!("CARGO_PKG_VERSION"));
    assert_eq!(report.keyring, Keyring::Open);
    assert!(!seen[0].headers[HEADER].contains("anna"));
}

fn has_state(laptop: &Laptop) -> bool {
    laptop.folder.path().join("data/state.sealed").exists()
}

#[tokio::test]
async fn a_sign_out_ends_the_session_and_keeps_the_device_key() {
    let laptop = Laptop::new();
    let plan = Plan::new(OrderKind::SignOut, false);
    let (client, service, _) = ordered(&laptop, plan).await;
    let device = laptop.vault.value(Entry::Device);

    client.sync().await.unwrap_err();

    assert_eq!(acknowledged(&service), [json!({"outcome": "done"})]);
    assert_eq!(client.status().await.removed, Some(Removed::SignedOut));
    assert!(!laptop.vault.holds(Entry::Session) && !has_state(&laptop));
    assert_eq!(laptop.vault.value(Entry::Device), device);
}

#[tokio::test]
async fn a_needed_change_is_asked_for_once() {
    let laptop = Laptop::new();
    let plan = Plan {
        deaf: Some(cut),
        ..Plan::new(OrderKind::ChangeNeeded, true)
    };
    let (client, service, shared) = ordered(&laptop, plan).await;

    client.sync().await.unwrap();

    let step = client.status().await.step.unwrap();
    assert!(matches!(step, SignInStep::MustChange { .. }), "{step:?}");
    client
        .change_password(secret("old"), secret("new"))
        .await
        .unwrap();
    shared.lock().unwrap().deaf = None;
    // The service did not hear the acknowledgement, so the order comes again, also after a restart.
    for client in [client, laptop.start(&service)] {
        client.sync().await.unwrap();
        assert_eq!(client.status().await.session, SessionState::Full);
    }
    let said = acknowledged(&service);
    assert!(said.len() > 1 && said.iter().all(|it| it["outcome"] == "done"));
}

#[tokio::test]
async fn a_session_that_ended_without_an_order_just_ends() {
    let laptop = Laptop::new();
    let (client, service, shared) = ordered(&laptop, Plan::new(OrderKind::Wipe, false)).await;
    shared.lock().unwrap().order = None;

    client.sync().await.unwrap_err();

    assert!(acknowledged(&service).is_empty());
    assert_eq!(client.status().await.removed, None);
    assert!(laptop.vault.holds(Entry::Device) && !laptop.vault.holds(Entry::Session));
}
