//! Requests to the service: one place that signs them, sends them and reads what comes back.
//!
//! Every request carries a proof of possession of the device key (RFC 9449) with the service's
//! latest nonce. A nonce lives about a minute, so being told that it was stale is ordinary: the
//! request is signed and sent once more with the one that came along.

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

/// How long is waited before a request is sent once more.
const AGAIN: Duration = Duration::from_millis(250);
/// Seconds by which the clock of the day and the uptime may drift apart between two requests.
const DRIFT_S: u64 = 5;

/// A request that failed.
struct Lost {
    failure: Failure,
    /// Whether it may be sent once more.
    again: bool,
}

/// Both clocks at one moment.
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

/// The way to one service.
pub(crate) struct Api {
    /// Exchanged for a new one where the connections that it keeps cannot be trusted to stand.
    http: Mutex<reqwest::Client>,
    settings: Settings,
    origin: Origin,
    nonce: Mutex<Option<String>>,
    /// When the service was last heard.
    heard: Mutex<Option<Heard>>,
    /// Both clocks at the last request.
    pace: Mutex<Option<Pace>>,
    clock: Arc<dyn Clock>,
    /// When this program was built.
    built: Timestamp,
    random: Arc<dyn Random>,
}

impl Api {
    /// # Errors
    ///
    /// [`crate::LocalCode::NotConfigured`] where the settings do not make a client.
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

    /// Remembers when the service was last heard, and says when it was before.
    pub(crate) fn remember(&self, heard: Heard) -> Option<Heard> {
        lock(&self.heard).replace(heard)
    }

    /// Lets go of every connection: after a change of networks none can be trusted to stand.
    pub(crate) fn drop_connections(&self) {
        if let Ok(fresh) = connect::connect(&self.settings) {
            *lock(&self.http) = fresh;
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
            Err(failure) if asks_for_a_nonce(&failure) && self.nonce() != nonce => {
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

    /// Sends a request, and once more where it was not sent, or changes nothing and got no answer.
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

    /// The clock of the day runs on while a computer sleeps, and jumps where somebody sets it; the
    /// other one does neither.
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
            // The copy that is sent is wiped with its last owner.
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

/// Whether signing again with the nonce of the answer may help. Services before 0.2 said
/// `proof-of-possession` of a stale nonce as well.
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

/// A header that no log of the libraries below shows.
fn secret_header(text: &str) -> Result<HeaderValue, Failure> {
    let mut value = HeaderValue::from_str(text).map_err(|_| ErrorCode::Internal)?;
    value.set_sensitive(true);
    Ok(value)
}

#[cfg(test)]
mod tests;
