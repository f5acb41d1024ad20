//! Signs and sends requests to the service, and reads the answers.
//!
//! Every request carries a DPoP proof by the device key (RFC 9449) with the service's latest nonce.
//! A nonce lives about a minute, so a stale nonce is a normal event: the client signs the request
//! with the new nonce from the answer and sends it again, once.

mod call;
mod connect;

use crate::{
    clock::Clock,
    error::{Delivery, Failure},
    heard::{self, Heard, Times},
    settings::{Origin, Settings},
};
pub(crate) use call::{Answer, Call};
use chiave_crypto::{
    Random,
    dpop::{self, DeviceKey},
};
use chiave_protocol::{ErrorCode, Secret, Timestamp};
pub(crate) use connect::accepts;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue, IF_NONE_MATCH};
use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use zeroize::Zeroizing;

/// The pause before a request is sent again.
const AGAIN: Duration = Duration::from_millis(250);
/// The seconds by which the time of day and the uptime may differ between two requests.
const DRIFT_S: u64 = 5;

/// A request that failed.
struct Lost {
    failure: Failure,
    /// Whether the request may be sent again.
    again: bool,
}

/// The readings of both clocks at one moment.
#[derive(Clone, Copy)]
struct Pace {
    clock: Timestamp,
    uptime: Duration,
}

impl Pace {
    /// Whether the computer slept, or its clock was set, since `before`.
    fn jumped_since(self, before: Self) -> bool {
        let passed = self.uptime.saturating_sub(before.uptime).as_secs();
        let passed = i64::try_from(passed).unwrap_or(i64::MAX);
        self.clock.since(before.clock).abs_diff(passed) > DRIFT_S
    }
}

/// The connection to one service.
pub(crate) struct Api {
    /// The HTTP client. It is replaced when its open connections cannot be trusted any more.
    http: Mutex<reqwest::Client>,
    settings: Settings,
    origin: Origin,
    nonce: Mutex<Option<String>>,
    /// When the client last received an answer of the service.
    heard: Mutex<Option<Heard>>,
    /// The readings of both clocks at the last request.
    pace: Mutex<Option<Pace>>,
    clock: Arc<dyn Clock>,
    /// When this program was built.
    built: Timestamp,
    random: Arc<dyn Random>,
}

impl Api {
    /// # Errors
    ///
    /// [`crate::LocalCode::NotConfigured`] if no client can be made from the settings.
    pub(crate) fn new(
        settings: &Settings,
        origin: Origin,
        clock: Arc<dyn Clock>,
        random: Arc<dyn Random>,
    ) -> Result<Self, Failure> {
        Ok(Self {
            http: Mutex::new(connect::connect(settings)?),
            settings: settings.clone(),
            origin,
            nonce: Mutex::default(),
            heard: Mutex::default(),
            pace: Mutex::default(),
            clock,
            built: heard::built(),
            random,
        })
    }

    /// Stores when an answer of the service was received; returns the previous value.
    pub(crate) fn remember(&self, heard: Heard) -> Option<Heard> {
        lock(&self.heard).replace(heard)
    }

    /// Drops every connection: after a change of networks, none can be trusted.
    pub(crate) fn drop_connections(&self) {
        if let Ok(fresh) = connect::connect(&self.settings) {
            *lock(&self.http) = fresh;
        }
    }

    /// The latest nonce of the service, if the client has one.
    pub(crate) fn nonce(&self) -> Option<String> {
        self.lock_nonce().clone()
    }

    /// Signs and sends a request. If only its nonce was stale, signs and sends it again, once.
    pub(crate) async fn send(
        &self,
        key: &DeviceKey,
        call: &Call<'_>,
        token: Option<&Secret>,
    ) -> Result<Answer, Failure> {
        let nonce = self.nonce();
        match self.send_with(key, call, token, nonce.as_deref()).await {
            Err(failure) if asks_for_a_nonce(&failure) && self.nonce() != nonce => {
                self.send_with(key, call, token, self.nonce().as_deref())
                    .await
            }
            outcome => outcome,
        }
    }

    /// Signs a request with the given nonce and sends it once.
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

    /// Sends a request that needs no signature.
    pub(crate) async fn send_unsigned(&self, call: &Call<'_>) -> Result<Answer, Failure> {
        self.exchange(&self.origin.url(&call.path), call, headers(call, None)?)
            .await
    }

    /// Sends a request. Sends it again, once, if it was not sent, or if it only reads and got no
    /// answer.
    async fn exchange(
        &self,
        url: &str,
        call: &Call<'_>,
        headers: HeaderMap,
    ) -> Result<Answer, Failure> {
        self.drop_connections_after_a_sleep();
        match self.exchange_once(url, call, headers.clone()).await {
            Err(Lost { again: true, .. }) => {
                tokio::time::sleep(AGAIN).await;
                let second = self.exchange_once(url, call, headers).await;
                second.map_err(|lost| lost.failure)
            }
            outcome => outcome.map_err(|lost| lost.failure),
        }
    }

    /// Drops the connections if the computer slept. The time of day continues while a computer
    /// sleeps, and jumps when somebody sets it; the uptime does neither.
    fn drop_connections_after_a_sleep(&self) {
        let now = Pace {
            clock: self.clock.now(),
            uptime: self.clock.uptime(),
        };
        let before = lock(&self.pace).replace(now);
        if before.is_some_and(|before| now.jumped_since(before)) {
            self.drop_connections();
        }
    }

    async fn exchange_once(
        &self,
        url: &str,
        call: &Call<'_>,
        headers: HeaderMap,
    ) -> Result<Answer, Lost> {
        let http = lock(&self.http).clone();
        let mut request = http
            .request(call.method.clone(), url)
            .headers(headers)
            .timeout(call.deadline);
        if !call.body.is_empty() {
            // The bytes that are sent share the buffer, which is wiped with its last owner.
            request = request.body(bytes::Bytes::from_owner(call.body.clone()));
        }
        let times = Times {
            now: self.clock.now(),
            heard: *lock(&self.heard),
            built: self.built,
        };
        let response = request.send().await.map_err(|error| {
            let failure = connect::sort(&error, times);
            let unsent = failure.delivery == Delivery::NotSent;
            let lost = failure.is_lost() && !error.is_timeout();
            Lost {
                again: lost && (unsent || call.is_question()),
                failure,
            }
        })?;
        if let Some(nonce) = response.headers().get(dpop::NONCE_HEADER) {
            *self.lock_nonce() = nonce.to_str().ok().map(str::to_owned);
        }
        Answer::read(response).await.map_err(|failure| Lost {
            again: false,
            failure,
        })
    }

    fn lock_nonce(&self) -> MutexGuard<'_, Option<String>> {
        lock(&self.nonce)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether signing again with the nonce of the answer may help. Services before 0.2 also answered
/// `proof-of-possession` to a stale nonce.
pub(crate) fn asks_for_a_nonce(failure: &Failure) -> bool {
    failure.is(ErrorCode::NonceNeeded) || failure.is(ErrorCode::ProofOfPossession)
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

/// A header value that the HTTP libraries do not log.
fn secret_header(text: &str) -> Result<HeaderValue, Failure> {
    let mut value = HeaderValue::from_str(text).map_err(|_| ErrorCode::Internal)?;
    value.set_sensitive(true);
    Ok(value)
}

#[cfg(test)]
mod tests;
