//! An employee who speaks to an installed service from another computer.

use std::path::Path;

use chiave_tests::{
    Result,
    authenticator::App,
    wire::{
        Laptop,
        ask::{get, open, post},
    },
};
use serde_json::{Value, json};
use uuid::Uuid;

/// A password that keeps the rules.
const PASSWORD: &str = "quattro mele verdi nel cesto";
const USER_NAME: &str = "g.ferri";

/// Giulia, with her computer and her phone.
pub struct Employee {
    laptop: Laptop,
    app: App,
}

impl Employee {
    /// Giulia, who has an activation code: registers an authenticator app and chooses her first password.
    pub async fn activated(origin: &str, authority: &Path, code: &str) -> Result<Self> {
        let laptop = Laptop::new(origin, authority)?;
        let body = json!({"user_name": USER_NAME, "pass": code, "device_name": "giulia"});
        let activation = laptop.ask(open("/v1/activations"), &body).await?.good()?;
        let token = text(&activation["token"])?;
        let begin = post("/v1/methods/authenticator", &token);
        let offer = laptop
            .ask(begin, &json!({"label": "phone"}))
            .await?
            .good()?;
        let mut app = App::new(text(&offer["secret"])?);
        let confirm = json!({"id": offer["id"], "code": app.code()?});
        laptop
            .ask(post("/v1/methods/confirm", &token), &confirm)
            .await?
            .good()?;
        let set = json!({"operation_id": operation(), "new": PASSWORD});
        let set = laptop
            .ask(post("/v1/activation/password", &token), &set)
            .await?
            .good()?;
        assert_eq!(set["outcome"], "done");
        Ok(Self { laptop, app })
    }

    /// Signs in and returns the state of the account.
    pub async fn signs_in(&mut self) -> Result<Value> {
        let body = json!({"user_name": USER_NAME, "password": PASSWORD, "device_name": "giulia"});
        let signed_in = self.laptop.ask(open("/v1/session"), &body).await?.good()?;
        let token = text(&signed_in["token"])?;
        if signed_in["step"]["step"] == "prove" {
            let proof = json!({"kind": "authenticator", "secret": self.app.code()?});
            let prove = post("/v1/session/proof", &token);
            self.laptop.ask(prove, &proof).await?.good()?;
        }
        let state = get("/v1/state", &token);
        self.laptop.ask(state, &Value::Null).await?.good()
    }
}

fn text(value: &Value) -> Result<String> {
    let text = value.as_str().ok_or_else(|| format!("no text: {value}"))?;
    Ok(text.to_owned())
}

#[expect(
    clippy::disallowed_methods,
    reason = "a computer draws its operation ids"
)]
fn operation() -> String {
    Uuid::new_v4().to_string()
}
