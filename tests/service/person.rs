//! A person with a laptop, an authenticator app and a private mailbox.

use chiave_tests::{
    Result,
    authenticator::App,
    wire::{
        Answer, Laptop,
        ask::{Ask, get, open, post},
    },
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::place::{Company, PASSWORD, private_address};

/// Somebody who works for a company.
pub struct Person {
    pub user_name: String,
    pub laptop: Laptop,
    pub app: App,
    /// Every secret that was used, with the name under which a leak would be reported.
    pub secrets: Vec<(&'static str, String)>,
    mails: usize,
}

/// A new operation id.
#[expect(
    clippy::disallowed_methods,
    reason = "a laptop draws its operation ids"
)]
pub fn operation() -> String {
    Uuid::new_v4().to_string()
}

impl Person {
    /// Somebody who has nothing but a laptop.
    pub fn new(company: &Company, user_name: &str) -> Result<Self> {
        Ok(Self {
            user_name: user_name.to_owned(),
            laptop: company.laptop()?,
            app: App::default(),
            secrets: Vec::new(),
            mails: 0,
        })
    }

    /// Somebody whose account has [`PASSWORD`] and nothing registered.
    pub fn with_password(company: &Company, user_name: &str) -> Result<Self> {
        company.add_with_password(user_name)?;
        Self::new(company, user_name)
    }

    /// Somebody who went through the whole activation: app, mailbox and [`PASSWORD`].
    pub async fn activated(company: &Company, user_name: &str) -> Result<Self> {
        company.add(user_name)?;
        let mut person = Self::new(company, user_name)?;
        let token = person.activation(company).await?;
        let set = person.first_password(&token, PASSWORD).await?;
        assert_eq!(set.good()?["outcome"], "done");
        Ok(person)
    }

    /// Shows a fresh activation code and registers app and mailbox; what is left is the first password.
    pub async fn activation(&mut self, company: &Company) -> Result<String> {
        let token = self.present_activation_code(company).await?;
        self.register_app(&token).await?;
        self.register_mailbox(company, &token).await?;
        Ok(token)
    }

    pub async fn present_activation_code(&mut self, company: &Company) -> Result<String> {
        let activation_code = company
            .directory
            .run(&["account", "pass", &self.user_name])?;
        self.secrets.push(("pass", activation_code.clone()));
        let body =
            json!({"user_name": self.user_name, "pass": activation_code, "device_name": "ada"});
        let shown = self.laptop.ask(open("/v1/activations"), &body).await?;
        self.token("activation token", &shown.good()?)
    }

    pub async fn register_app(&mut self, token: &str) -> Result<()> {
        let begin = post("/v1/methods/authenticator", token);
        let offer = self
            .laptop
            .ask(begin, &json!({"label": "phone"}))
            .await?
            .good()?;
        self.take_app(&offer)?;
        let code = self.code()?;
        self.confirm(token, &offer["id"], &code).await?.good()?;
        Ok(())
    }

    /// Reads the secret that the app is to keep.
    pub fn take_app(&mut self, offer: &Value) -> Result<()> {
        let secret = text(&offer["secret"])?;
        self.app = App::new(secret.clone());
        self.secrets.push(("app secret", secret));
        Ok(())
    }

    pub async fn register_mailbox(&mut self, company: &Company, token: &str) -> Result<()> {
        let address = json!({"address": private_address(&self.user_name)});
        let offer = self
            .laptop
            .ask(post("/v1/methods/mail", token), &address)
            .await?;
        let offer = offer.good()?;
        let code = self.mailed_code(company)?;
        self.confirm(token, &offer["id"], &code).await?.good()?;
        Ok(())
    }

    pub async fn confirm(&self, token: &str, id: &Value, code: &str) -> Result<Answer> {
        let body = json!({"id": id, "code": code});
        self.laptop
            .ask(post("/v1/methods/confirm", token), &body)
            .await
    }

    pub async fn first_password(&self, token: &str, new: &str) -> Result<Answer> {
        let body = json!({"operation_id": operation(), "new": new});
        self.laptop
            .ask(post("/v1/activation/password", token), &body)
            .await
    }

    /// A code of the app.
    pub fn code(&mut self) -> Result<String> {
        let code = self.app.code()?;
        self.secrets.push(("app code", code.clone()));
        Ok(code)
    }

    /// The code of the next mail to the private address that brings one.
    pub fn mailed_code(&mut self, company: &Company) -> Result<String> {
        loop {
            let address = private_address(&self.user_name);
            let mail = company.sink.mail_to(&address, self.mails)?;
            self.mails += 1;
            if let Some(code) = mail.code() {
                self.secrets.push(("mailed code", code.clone()));
                return Ok(code);
            }
        }
    }

    /// Sets the app's clock ahead, as the service's was.
    pub fn travel(&mut self, seconds: u64) {
        self.app.travel(seconds);
    }

    /// Name and password.
    pub async fn sign_in(&self, password: &str) -> Result<Answer> {
        let body = json!({
            "user_name": self.user_name,
            "password": password,
            "device_name": "ada",
        });
        self.laptop.ask(open("/v1/session"), &body).await
    }

    /// Signs in with whatever is asked for, up to a whole session; answers its token.
    pub async fn session(&mut self, password: &str) -> Result<String> {
        let signed_in = self.sign_in(password).await?.good()?;
        let token = self.token("session token", &signed_in)?;
        if signed_in["step"]["step"] == "prove" {
            let code = self.code()?;
            self.prove("/v1/session/proof", &token, ("authenticator", &code))
                .await?
                .good()?;
        }
        Ok(token)
    }

    /// Hands in a code.
    pub async fn prove(
        &self,
        path: &str,
        token: &str,
        (kind, code): (&str, &str),
    ) -> Result<Answer> {
        let body = json!({"kind": kind, "secret": code});
        self.laptop.ask(post(path, token), &body).await
    }

    /// Whether a password is accepted. A refused one counts as a try.
    pub async fn is_let_in(&self, password: &str) -> Result<bool> {
        let answer = self.sign_in(password).await?;
        match answer.status {
            200 => Ok(true),
            401 => Ok(false),
            _ => Err(format!("neither in nor out: {:?}", answer.refusal()).into()),
        }
    }

    /// Changes the password in a session.
    pub async fn change(&self, token: &str, from: &str, to: &str) -> Result<Answer> {
        let body = json!({"operation_id": operation(), "current": from, "new": to});
        self.laptop.ask(post("/v1/password", token), &body).await
    }

    /// Opens an attempt; answers its token.
    pub async fn attempt(&mut self, purpose: &str) -> Result<String> {
        let opened = self.laptop.start_attempt(&self.user_name, purpose).await?;
        self.token("attempt token", &opened.good()?)
    }

    /// Passes both gates of an attempt, the app first.
    pub async fn pass_gates(&mut self, company: &Company, token: &str) -> Result<Value> {
        let code = self.code()?;
        self.prove("/v1/attempt/proof", token, ("authenticator", &code))
            .await?
            .good()?;
        self.send_code(token).await?.good()?;
        let code = self.mailed_code(company)?;
        self.prove("/v1/attempt/proof", token, ("mail", &code))
            .await?
            .good()
    }

    /// Asks for a mailed code in an attempt.
    pub async fn send_code(&self, token: &str) -> Result<Answer> {
        self.laptop
            .ask(post("/v1/attempt/code", token), &json!({"kind": "mail"}))
            .await
    }

    /// The new password of an attempt.
    pub async fn choose(&self, token: &str, new: &str) -> Result<Answer> {
        let body = json!({"operation_id": operation(), "new": new});
        self.laptop
            .ask(post("/v1/attempt/password", token), &body)
            .await
    }

    /// A `GET` with a token.
    pub async fn look(&self, path: &str, token: &str) -> Result<Answer> {
        self.laptop.ask(get(path, token), &Value::Null).await
    }

    /// How an operation ended.
    pub async fn operation(&self, id: &str) -> Result<Answer> {
        let path = format!("/v1/operations/{id}");
        let ask = Ask {
            method: "GET",
            path: &path,
            token: None,
        };
        self.laptop.ask(ask, &Value::Null).await
    }

    /// Takes the token out of an answer.
    pub fn token(&mut self, label: &'static str, answer: &Value) -> Result<String> {
        let token = text(&answer["token"])?;
        self.secrets.push((label, token.clone()));
        Ok(token)
    }
}

/// A JSON text.
pub fn text(value: &Value) -> Result<String> {
    Ok(value.as_str().ok_or("not a text")?.to_owned())
}
