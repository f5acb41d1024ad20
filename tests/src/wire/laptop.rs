//! A laptop: one device key, one view of the service, and requests that can be bent.

use std::{path::Path, sync::Mutex, sync::PoisonError};

use reqwest::{Certificate, Client, Method};
use serde_json::{Value, json};

use super::{
    answer::Answer,
    ask::{Ask, Envelope, Header, open},
    key::{Claim, DeviceKey},
    notes, work,
};
use crate::Result;

/// A laptop of its own.
#[derive(Debug)]
pub struct Laptop {
    /// The device key of the laptop.
    pub key: DeviceKey,
    http: Client,
    origin: String,
    nonce: Mutex<Option<String>>,
}

impl Laptop {
    /// A new laptop that trusts one authority and keeps no connection open, so that a restarted
    /// service is met like a running one.
    ///
    /// # Errors
    ///
    /// When the authority cannot be read.
    pub fn new(origin: &str, authority: &Path) -> Result<Self> {
        Self::with_connections(origin, authority, 0)
    }

    /// A laptop that keeps `idle` connections open, to measure answers and not handshakes.
    ///
    /// # Errors
    ///
    /// When the authority cannot be read.
    pub fn with_connections(origin: &str, authority: &Path, idle: usize) -> Result<Self> {
        // Somebody in this process may have installed it already.
        let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
        let authority = Certificate::from_pem(&std::fs::read(authority)?)?;
        let http = Client::builder()
            .tls_certs_only([authority])
            .https_only(true)
            .no_proxy()
            .pool_max_idle_per_host(idle)
            .build()?;
        Ok(Self {
            key: DeviceKey::generate()?,
            http,
            origin: origin.to_owned(),
            nonce: Mutex::new(None),
        })
    }

    /// Asks as an application does: with a proof, and once more where the nonce had run out.
    ///
    /// # Errors
    ///
    /// When no answer comes.
    pub async fn ask(&self, ask: Ask<'_>, body: &Value) -> Result<Answer> {
        let answer = self.send(&self.seal(ask, body)?).await?;
        if answer.code() != "nonce-needed" {
            return Ok(answer);
        }
        self.send(&self.seal(ask, body)?).await
    }

    /// Seals a request with the latest nonce.
    ///
    /// # Errors
    ///
    /// When the key does not sign.
    pub fn seal(&self, ask: Ask<'_>, body: &Value) -> Result<Envelope> {
        let body = match body {
            Value::Null => Vec::new(),
            body => body.to_string().into_bytes(),
        };
        self.seal_bytes(ask, body)
    }

    /// Signs a request whose body need not be JSON.
    ///
    /// # Errors
    ///
    /// As [`Laptop::seal`].
    pub fn seal_bytes(&self, ask: Ask<'_>, body: Vec<u8>) -> Result<Envelope> {
        let nonce = self.nonce();
        let proof = self.key.prove(&Claim {
            method: ask.method,
            url: &format!("{}{}", self.origin, ask.path),
            nonce: nonce.as_deref(),
            token: ask.token,
            body: &body,
        })?;
        Ok(Envelope {
            method: ask.method.to_owned(),
            path: ask.path.to_owned(),
            token: ask.token.map(str::to_owned),
            proof: Some(proof),
            body,
        })
    }

    /// Asks for what the laptop has already, under its tag.
    ///
    /// # Errors
    ///
    /// When no answer comes.
    pub async fn ask_since(&self, ask: Ask<'_>, tag: &str) -> Result<Answer> {
        let name = "if-none-match";
        self.ask_with(ask, Header { name, value: tag }).await
    }

    /// Asks with one header more.
    ///
    /// # Errors
    ///
    /// When no answer comes.
    pub async fn ask_with(&self, ask: Ask<'_>, header: Header<'_>) -> Result<Answer> {
        let sealed = || self.seal(ask, &Value::Null);
        let answer = self.deliver(&sealed()?, Some(header)).await?;
        if answer.code() != "nonce-needed" {
            return Ok(answer);
        }
        self.deliver(&sealed()?, Some(header)).await
    }

    /// Sends what was sealed, and keeps the nonce of the answer.
    ///
    /// # Errors
    ///
    /// When no answer comes.
    pub async fn send(&self, envelope: &Envelope) -> Result<Answer> {
        self.deliver(envelope, None).await
    }

    async fn deliver(&self, envelope: &Envelope, header: Option<Header<'_>>) -> Result<Answer> {
        let method = Method::from_bytes(envelope.method.as_bytes())?;
        let mut request = self
            .http
            .request(method, format!("{}{}", self.origin, envelope.path))
            .header("content-type", "application/json")
            .body(envelope.body.clone());
        if let Some(token) = &envelope.token {
            request = request.header("authorization", format!("DPoP {token}"));
        }
        if let Some(proof) = &envelope.proof {
            request = request.header("dpop", proof);
        }
        if let Some(Header { name, value }) = header {
            request = request.header(name, value);
        }
        let response = request.send().await?;
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let body = response.bytes().await?.to_vec();
        let answer = Answer {
            status,
            headers,
            body,
        };
        notes::take(envelope, &answer)?;
        let nonce = answer.header("dpop-nonce");
        if !nonce.is_empty() {
            self.keep(nonce);
        }
        Ok(answer)
    }

    /// What the service says of itself; also brings a nonce.
    ///
    /// # Errors
    ///
    /// When no answer comes.
    pub async fn service(&self) -> Result<Answer> {
        self.plain("/v1/service").await
    }

    /// Asks for `path` without any proof.
    ///
    /// # Errors
    ///
    /// When no answer comes.
    pub async fn plain(&self, path: &str) -> Result<Answer> {
        let envelope = Envelope {
            method: "GET".into(),
            path: path.into(),
            token: None,
            proof: None,
            body: Vec::new(),
        };
        self.send(&envelope).await
    }

    /// Opens an attempt with the work that the service asks for.
    ///
    /// # Errors
    ///
    /// When no answer comes.
    pub async fn start_attempt(&self, user_name: &str, purpose: &str) -> Result<Answer> {
        self.send(&self.attempt(user_name, purpose).await?).await
    }

    /// Seals the request that opens an attempt.
    ///
    /// # Errors
    ///
    /// When the service does not say how much work it asks for.
    pub async fn attempt(&self, user_name: &str, purpose: &str) -> Result<Envelope> {
        let bits = self.service().await?.good()?["work_bits"].as_u64();
        let bits = u32::try_from(bits.ok_or("no work_bits")?)?;
        let nonce = self.nonce().unwrap_or_default();
        let body = json!({
            "user_name": user_name,
            "purpose": purpose,
            "work": work::solve(&nonce, &self.key.thumbprint(), user_name, bits),
            "device_name": "giulias-laptop",
            "language": "en",
        });
        self.seal(open("/v1/attempts"), &body)
    }

    fn nonce(&self) -> Option<String> {
        let nonce = self.nonce.lock().unwrap_or_else(PoisonError::into_inner);
        nonce.clone()
    }

    /// Uses this nonce from now on.
    pub fn keep(&self, nonce: &str) {
        let mut kept = self.nonce.lock().unwrap_or_else(PoisonError::into_inner);
        *kept = Some(nonce.to_owned());
    }
}
