//! Requests to the service: one place that signs them, sends them and reads what comes back.
//!
//! Every request carries a proof of possession of the device key (RFC 9449) with the service's
//! latest nonce. A nonce lives about a minute, so being told that it was stale is ordinary: the
//! request is signed and sent once more with the one that came along.

mod call;
mod connect;

pub(crate) use call::{Answer, Call};
pub(crate) use connect::{connect, sort};

use crate::{clock::Clock, error::Failure, settings::Origin};
use chiave_crypto::{
    Random,
    dpop::{self, DeviceKey},
};
use chiave_protocol::{ErrorCode, Secret};
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue, IF_NONE_MATCH};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use zeroize::Zeroizing;

/// The way to one service.
pub(crate) struct Api {
    http: reqwest::Client,
    origin: Origin,
    nonce: Mutex<Option<String>>,
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
}

impl Api {
    pub(crate) fn new(
        http: reqwest::Client,
        origin: Origin,
        clock: Arc<dyn Clock>,
        random: Arc<dyn Random>,
    ) -> Self {
        Self {
            http,
            origin,
            nonce: Mutex::default(),
            clock,
            random,
        }
    }

    /// The latest nonce of the service, if it has given one.
    pub(crate) fn nonce(&self) -> Option<String> {
        self.lock_nonce().clone()
    }

    /// Sends a request, signed, and once more where only its nonce was stale.
    pub(crate) async fn send(
        &self,
        key: &DeviceKey,
        call: &Call<'_>,
        token: Option<&Secret>,
    ) -> Result<Answer, Failure> {
        let nonce = self.nonce();
        match self.send_with(key, call, token, nonce.as_deref()).await {
            Err(failure) if failure.is(ErrorCode::ProofOfPossession) && self.nonce() != nonce => {
                self.send_with(key, call, token, self.nonce().as_deref())
                    .await
            }
            outcome => outcome,
        }
    }

    /// Sends a request signed with this very nonce, once.
    pub(crate) async fn send_with(
        &self,
        key: &DeviceKey,
        call: &Call<'_>,
        token: Option<&Secret>,
        nonce: Option<&str>,
    ) -> Result<Answer, Failure> {
        let url = self.origin.url(&call.path);
        let proof = dpop::Request {
            method: call.method.as_str(),
            url: &url,
            nonce,
            access_token: token.map(Secret::expose),
            body: &call.body,
        };
        let proof = dpop::sign(key, &proof, self.clock.now(), self.random.as_ref());
        let mut headers = headers(call, token)?;
        headers.insert(
            "dpop",
            secret_header(&proof.map_err(|_| ErrorCode::Internal)?)?,
        );
        self.exchange(&url, call, headers).await
    }

    /// Sends a request that anybody may send.
    pub(crate) async fn send_unsigned(&self, call: &Call<'_>) -> Result<Answer, Failure> {
        self.exchange(&self.origin.url(&call.path), call, headers(call, None)?)
            .await
    }

    async fn exchange(
        &self,
        url: &str,
        call: &Call<'_>,
        headers: HeaderMap,
    ) -> Result<Answer, Failure> {
        let mut request = self
            .http
            .request(call.method.clone(), url)
            .headers(headers)
            .timeout(call.deadline);
        if !call.body.is_empty() {
            // The copy that is sent is wiped with its last owner.
            request = request.body(bytes::Bytes::from_owner(call.body.clone()));
        }
        let response = request.send().await.map_err(|error| sort(&error))?;
        if let Some(nonce) = response.headers().get(dpop::NONCE_HEADER) {
            *self.lock_nonce() = nonce.to_str().ok().map(str::to_owned);
        }
        Answer::read(response).await
    }

    fn lock_nonce(&self) -> MutexGuard<'_, Option<String>> {
        self.nonce.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn headers(call: &Call<'_>, token: Option<&Secret>) -> Result<HeaderMap, Failure> {
    let mut headers = HeaderMap::new();
    if !call.body.is_empty() {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    }
    if let Some(etag) = call.etag {
        headers.insert(IF_NONE_MATCH, secret_header(etag)?);
    }
    if let Some(token) = token {
        let value = Zeroizing::new(format!("{} {}", dpop::SCHEME, token.expose()));
        headers.insert(AUTHORIZATION, secret_header(&value)?);
    }
    Ok(headers)
}

/// A header that no log of the libraries below shows.
fn secret_header(text: &str) -> Result<HeaderValue, Failure> {
    let mut value = HeaderValue::from_str(text).map_err(|_| ErrorCode::Internal)?;
    value.set_sensitive(true);
    Ok(value)
}

#[cfg(test)]
mod tests;
