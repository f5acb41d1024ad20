//! Orders of the IT department, as two computers of a person and a stranger see them, and the view of all
//! computers.

use aws_lc_rs::signature::{ED25519, UnparsedPublicKey};
use chiave_tests::{
    Result,
    wire::{
        Answer, Laptop,
        ask::{Ask, Header, get, open, post},
        key::sha256,
    },
};
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    person::{Person, operation},
    place::{Company, PASSWORD, mentions},
};

const REPORT: &str = "0.1.0 0123456789abcdef open";

/// A computer on which somebody is signed in.
struct Computer {
    laptop: Laptop,
    token: String,
    /// What orders are checked with.
    key: Value,
}

impl Computer {
    async fn sign_in(company: &Company, user_name: &str) -> Result<Self> {
        let person = Person::new(company, user_name)?;
        let signed_in = person.sign_in(PASSWORD).await?.good()?;
        Ok(Self {
            laptop: person.laptop,
            token: signed_in["token"].as_str().unwrap_or_default().to_owned(),
            key: signed_in["order_key"].clone(),
        })
    }

    /// As `order --device` takes it.
    fn id(&self) -> String {
        HEXLOWER.encode(&self.laptop.key.thumbprint())
    }

    async fn synchronise(&self) -> Result<Answer> {
        let value = REPORT;
        let name = "chiave-report";
        let ask = get("/v1/state", &self.token);
        self.laptop.ask_with(ask, Header { name, value }).await
    }

    /// The orders that a synchronisation brings.
    async fn brought(&self) -> Result<Vec<Value>> {
        Ok(list(&self.synchronise().await?.good()?["orders"]))
    }

    /// Whether an order is signed for this computer, computed from the protocol's text.
    fn is_signed(&self, order: &Value, store: &Value) -> Result<bool> {
        let kind = order["kind"].as_str().unwrap_or_default().as_bytes();
        let made_at = order["made_at"].as_i64().unwrap_or_default().to_be_bytes();
        let store = bytes(store)?;
        let account = match order["account"].is_null() {
            true => Vec::new(),
            false => bytes(&order["account"])?.to_vec(),
        };
        let (device, id) = (self.laptop.key.thumbprint(), bytes(&order["id"])?);
        let mut text = Vec::new();
        for field in [
            b"chiave order v1".as_slice(),
            &store,
            &device,
            &id,
            kind,
            &made_at,
            &account,
        ] {
            text.extend(u64::try_from(field.len())?.to_be_bytes());
            text.extend(field);
        }
        let public = decoded(&self.key["key"])?;
        let public = UnparsedPublicKey::new(&ED25519, public);
        let signatures = list(&order["signatures"]);
        let mut own = signatures.iter().filter(|it| it["key"] == self.key["id"]);
        let value = own.next().map(|it| decoded(&it["value"])).transpose()?;
        Ok(value.is_some_and(|value| public.verify(&sha256(&text), &value).is_ok()))
    }
}

fn decoded(value: &Value) -> Result<Vec<u8>> {
    Ok(BASE64URL_NOPAD.decode(value.as_str().unwrap_or_default().as_bytes())?)
}

fn bytes(id: &Value) -> Result<[u8; 16]> {
    Ok(Uuid::parse_str(id.as_str().unwrap_or_default())?.into_bytes())
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

/// The orders that a computer gets by its device key alone.
async fn asked(laptop: &Laptop) -> Result<Vec<Value>> {
    let ask = Ask {
        method: "GET",
        path: "/v1/orders",
        token: None,
    };
    let answer = laptop.ask(ask, &Value::Null).await?.good()?;
    Ok(list(&answer["orders"]))
}

async fn acknowledge(laptop: &Laptop, id: &str) -> Result<Answer> {
    let path = format!("/v1/orders/{id}");
    laptop.ask(open(&path), &json!({"outcome": "done"})).await
}

/// Gives an order to one computer; returns its id.
fn give(company: &Company, order: &str, to: &Computer) -> Result<String> {
    let given = ["order", order, "ada.byron", "--device", &to.id()];
    let row = company.directory.run(&given)?;
    Ok(row.split('\t').next().unwrap_or_default().to_owned())
}

/// The states of all orders, oldest first.
fn states(company: &Company) -> Result<Vec<String>> {
    let lines = company.directory.run(&["order", "list", "--json"])?;
    let state = |line: &str| -> Result<String> {
        let order: Value = serde_json::from_str(line)?;
        Ok(order["state"].as_str().unwrap_or_default().to_owned())
    };
    lines.lines().map(state).collect()
}

/// Two computers of `ada.byron`.
async fn two(company: &Company) -> Result<[Computer; 2]> {
    company.add_with_password("ada.byron")?;
    Ok([
        Computer::sign_in(company, "ada.byron").await?,
        Computer::sign_in(company, "ada.byron").await?,
    ])
}

#[tokio::test(flavor = "multi_thread")]
async fn a_needed_change_comes_with_the_state_of_one_computer() -> Result<()> {
    let company = Company::open("orders-change")?;
    let [own, other] = two(&company).await?;
    let store = own.laptop.service().await?.good()?["store_id"].clone();

    let id = give(&company, "change-needed", &own)?;

    assert!(other.brought().await?.is_empty());
    let brought = own.brought().await?;
    assert_eq!((brought.len(), &brought[0]["id"]), (1, &json!(id)));
    assert!(own.is_signed(&brought[0], &store)?);
    assert!(
        !other.is_signed(&brought[0], &store)?,
        "of another computer"
    );

    assert_eq!(acknowledge(&own.laptop, &id).await?.status, 204);

    assert!(own.brought().await?.is_empty());
    assert_eq!(states(&company)?, ["done"]);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wipe_is_learned_after_the_session_and_ends_once() -> Result<()> {
    let company = Company::open("orders-wipe")?;
    let [stolen, other] = two(&company).await?;
    let store = stolen.laptop.service().await?.good()?["store_id"].clone();

    let id = give(&company, "wipe", &stolen)?;

    let ended = (401, "session-ended".to_owned());
    assert_eq!(stolen.synchronise().await?.refusal(), ended);
    assert_eq!(other.synchronise().await?.status, 200);
    let orders = asked(&stolen.laptop).await?;
    assert_eq!((orders.len(), &orders[0]["kind"]), (1, &json!("wipe")));
    assert!(stolen.is_signed(&orders[0], &store)?);
    assert!(asked(&other.laptop).await?.is_empty());

    for stranger in [&other.laptop, &company.laptop()?] {
        let unknown = acknowledge(stranger, &operation()).await?.refusal();
        assert_eq!(unknown, (404, "not-found".into()));
        assert_eq!(acknowledge(stranger, &id).await?.refusal(), unknown);
    }
    assert_eq!(states(&company)?, ["waiting"]);
    for _ in 0..2 {
        assert_eq!(acknowledge(&stolen.laptop, &id).await?.status, 204);
    }

    assert!(asked(&stolen.laptop).await?.is_empty());
    assert_eq!(states(&company)?, ["done"]);
    let shown = company.directory.run(&["audit", "show"])?;
    let rows = |kind: &str| shown.lines().filter(|row| row.contains(kind)).count();
    assert_eq!((rows("computer-ordered"), rows("order-ended")), (1, 1));
    assert!(shown.contains("wipe done"), "{shown}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_support_report_is_asked_for_received_and_printed() -> Result<()> {
    let company = Company::open("orders-report")?;
    let [own, other] = two(&company).await?;
    let id = give(&company, "send-report", &own)?;
    assert_eq!(own.brought().await?[0]["kind"], "send-report");
    assert!(company.directory.run(&["order", "report", &id]).is_err());
    let path = format!("/v1/orders/{id}/report");
    let least = include_str!("../../crates/protocol/src/support/least.json");
    let report: Value = serde_json::from_str(least)?;

    let stranger = other.laptop.ask(post(&path, &other.token), &report).await?;
    assert_eq!(stranger.refusal(), (404, "not-found".into()));
    let nobody = own.laptop.ask(open(&path), &report).await?;
    assert_eq!(nobody.refusal(), (401, "session-ended".into()));
    let mut named = report.clone();
    named["user_name"] = json!("ada.byron");
    let named = own.laptop.ask(post(&path, &own.token), &named).await?;
    assert_eq!(named.refusal(), (400, "bad-request".into()));
    assert_eq!(
        own.laptop
            .ask(post(&path, &own.token), &report)
            .await?
            .status,
        204
    );

    let printed = company.directory.run(&["order", "report", &id])?;
    assert_eq!(serde_json::from_str::<Value>(&printed)?, report);
    assert_eq!(states(&company)?, ["done"]);
    assert!(own.brought().await?.is_empty());
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_fleet_counts_computers_by_what_they_say() -> Result<()> {
    let company = Company::open("orders-fleet")?;
    let [first, _silent] = two(&company).await?;
    assert_eq!(first.synchronise().await?.status, 200);

    let fleet = company.directory.run(&["fleet", "--json"])?;

    let fleet: Value = serde_json::from_str(fleet.trim())?;
    assert_eq!(fleet["computers"], 2);
    assert_eq!(fleet["keyrings"], json!({"open": 1, "unknown": 1}));
    assert_eq!(fleet["versions"], json!({"0.1.0": 1, "unknown": 1}));
    assert!(!mentions(&fleet.to_string(), "ada"));
    Ok(())
}
