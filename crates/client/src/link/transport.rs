//! Carries requests over HTTPS: which connections are trusted, and which requests are sent again.

use super::{Answer, Call, Heard, connect, heard::Times, verifier::Shown};
use crate::{
    clock::Clock,
    error::{Delivery, Failure},
    settings::Settings,
};
use chiave_crypto::dpop;
use chiave_protocol::{ErrorCode, RequestId, Timestamp};
use reqwest::{Response, header::HeaderMap};
use std::{
    str::FromStr,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

/// The pause before a request is sent again.
const AGAIN: Duration = Duration::from_millis(250);
/// The header that names a request as the service's log does.
const REQUEST_ID: &str = "request-id";
/// The seconds by which the time of day and the uptime may differ between two requests.
const DRIFT_S: u64 = 5;

/// A request as it is sent.
pub(super) struct Outgoing<'a> {
    pub(super) url: &'a str,
    pub(super) call: &'a Call<'a>,
    pub(super) headers: HeaderMap,
    /// When the service last answered, to tell a wrong clock from a wrong certificate.
    pub(super) heard: Option<Heard>,
}

/// What came back.
pub(super) struct Received {
    /// The status of the answer.
    pub(super) status: u16,
    /// The id of the request in the service's log, if the answer names one.
    pub(super) request_id: Option<RequestId>,
    /// The nonce for the next request, if the service sent one.
    pub(super) nonce: Option<String>,
    pub(super) answer: Result<Answer, Failure>,
}

/// A request that failed.
struct Lost {
    failure: Failure,
    /// Whether the request may be sent again.
    again: bool,
}

/// The readings of both clocks at one moment.
#[derive(Clone, Copy)]
pub(super) struct Pace {
    pub(super) clock: Timestamp,
    pub(super) uptime: Duration,
}

impl Pace {
    /// The readings at this moment.
    pub(super) fn read(clock: &dyn Clock) -> Self {
        Self {
            clock: clock.now(),
            uptime: clock.uptime(),
        }
    }

    /// Whether the computer slept, or its clock was set, since `before`.
    pub(super) fn jumped_since(self, before: Self) -> bool {
        let passed = self.uptime.saturating_sub(before.uptime).as_secs();
        let passed = i64::try_from(passed).unwrap_or(i64::MAX);
        self.clock.since(before.clock).abs_diff(passed) > DRIFT_S
    }
}

/// The connections to one service.
pub(super) struct Transport {
    /// The HTTP client. It is made when a request needs it, because it reads the certificates of the
    /// system, and dropped when its open connections cannot be trusted any more.
    http: tokio::sync::Mutex<Option<reqwest::Client>>,
    settings: Arc<Settings>,
    /// What the service showed last.
    pub(super) shown: Shown,
    /// The readings of both clocks at the last request.
    pace: Mutex<Option<Pace>>,
    clock: Arc<dyn Clock>,
    /// When this program was built.
    pub(super) built: Timestamp,
}

impl Transport {
    pub(super) fn new(settings: &Settings, clock: Arc<dyn Clock>) -> Self {
        Self {
            http: tokio::sync::Mutex::default(),
            settings: Arc::new(settings.clone()),
            shown: Shown::default(),
            pace: Mutex::default(),
            clock,
            built: super::heard::built(),
        }
    }

    /// Drops every connection: after a change of networks, none can be trusted.
    pub(super) async fn drop_connections(&self) {
        *self.http.lock().await = None;
    }

    /// Sends a request. Sends it again, once, if it was not sent, or if it only reads and got no
    /// answer.
    pub(super) async fn exchange(&self, request: &Outgoing<'_>) -> Result<Received, Failure> {
        self.drop_connections_after_a_sleep().await;
        let response = match self.send(request).await {
            Err(Lost { again: true, .. }) => {
                tokio::time::sleep(AGAIN).await;
                self.send(request).await
            }
            outcome => outcome,
        };
        let response = response.map_err(|lost| lost.failure)?;
        let (status, headers) = (response.status().as_u16(), response.headers());
        Ok(Received {
            status,
            request_id: header(headers, REQUEST_ID),
            nonce: header(headers, dpop::NONCE_HEADER),
            answer: Answer::read(response).await,
        })
    }

    /// Drops the connections if the computer slept. The time of day continues while a computer
    /// sleeps, and jumps when somebody sets it; the uptime does neither.
    async fn drop_connections_after_a_sleep(&self) {
        let now = Pace::read(self.clock.as_ref());
        let before = {
            let mut pace = self.pace.lock().unwrap_or_else(PoisonError::into_inner);
            pace.replace(now)
        };
        if before.is_some_and(|before| now.jumped_since(before)) {
            self.drop_connections().await;
        }
    }

    async fn send(&self, request: &Outgoing<'_>) -> Result<Response, Lost> {
        let Outgoing { url, call, .. } = request;
        let http = self.http().await.map_err(|failure| Lost {
            failure,
            again: false,
        })?;
        let mut sent = http
            .request(call.method.clone(), *url)
            .headers(request.headers.clone())
            .timeout(call.deadline);
        if !call.body.is_empty() {
            // The bytes that are sent share the buffer, which is wiped with its last owner.
            sent = sent.body(bytes::Bytes::from_owner(call.body.clone()));
        }
        let times = Times {
            now: self.clock.now(),
            heard: request.heard,
            built: self.built,
        };
        sent.send().await.map_err(|error| {
            let failure = connect::sort(&error, times, &self.shown);
            let unsent = failure.delivery == Delivery::NotSent;
            let lost = failure.is_lost() && !error.is_timeout();
            Lost {
                again: lost && (unsent || call.is_question()),
                failure,
            }
        })
    }

    /// The HTTP client, made on a thread that may wait for the disk.
    async fn http(&self) -> Result<reqwest::Client, Failure> {
        let mut http = self.http.lock().await;
        if let Some(http) = &*http {
            return Ok(http.clone());
        }
        let (settings, shown) = (self.settings.clone(), self.shown.clone());
        let made = tokio::task::spawn_blocking(move || connect::connect(&settings, &shown));
        let made = made.await.unwrap_or_else(|error| {
            tracing::error!(%error, "no HTTPS client was made");
            Err(Failure::from(ErrorCode::Internal).before_sending())
        })?;
        *http = Some(made.clone());
        Ok(made)
    }
}

/// A header of an answer, if it is there and has the form of its type.
fn header<T: FromStr>(headers: &HeaderMap, name: &str) -> Option<T> {
    headers.get(name)?.to_str().ok()?.parse().ok()
}
