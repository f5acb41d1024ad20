//! The connection with the service: one place signs and sends every request; one reads and remembers every answer.
//!
//! Every request carries a DPoP proof by the device key (RFC 9449) with the service's latest nonce. A nonce lives about a
//! minute, so a stale nonce is a normal event: the client signs the request anew with that of the answer, once.

mod call;
mod connect;
mod environment;
mod heard;
mod known;
mod pinned;
mod reach;
mod requests;
mod tls;
mod transport;
mod usual;
mod verifier;

use crate::{
    clock::Clock,
    error::{Failure, LocalCode},
    settings::{Origin, Settings},
};
pub(crate) use call::{Answer, Call, Path};
use chiave_crypto::{
    Random,
    dpop::{self, DeviceKey},
};
use chiave_protocol::{ErrorCode, Secret, StoreId, Timestamp, report, service::ServiceInfo};
pub(crate) use environment::{NoAddress, proxy as proxy_of_the_environment};
pub(crate) use heard::Heard;
use known::Known;
pub use reach::Reach;
use requests::RequestLog;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue, IF_NONE_MATCH};
use rustls::pki_types::CertificateDer;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
pub(crate) use tls::{authorities, system_has_no_authority};
use tokio::sync::{Notify, futures::Notified};
use transport::{Outgoing, Pace, Transport};
use zeroize::Zeroizing;

/// A request, and what signs it.
#[derive(Clone, Copy)]
pub(crate) struct Signed<'a> {
    pub(crate) key: &'a DeviceKey,
    pub(crate) call: &'a Call<'a>,
    pub(crate) token: Option<&'a Secret>,
}

/// The connection with the service, and what is known of the service.
pub(crate) struct Link {
    /// The service of the settings; absent if they name no usable one.
    origin: Option<Origin>,
    /// Equal for two links exactly if an answer over one may be used while the other is in force.
    generation: u64,
    transport: Transport,
    /// What is remembered of the requests, also of those over earlier links.
    log: RequestLog,
    known: Mutex<Known>,
    /// Notified when the service becomes reachable or unreachable.
    changed: Notify,
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
}

impl Link {
    /// A link that has no connection yet. `heard` is what an earlier process stored.
    pub(crate) fn new(
        settings: &Settings,
        heard: Option<Heard>,
        clock: Arc<dyn Clock>,
        random: Arc<dyn Random>,
    ) -> Self {
        let origin = settings.server.clone();
        let mut known = match origin {
            Some(_) => Known::default(),
            None => Known::not_configured(),
        };
        known.heard = heard;
        Self {
            origin,
            generation: 0,
            transport: Transport::new(settings, clock.clone()),
            log: RequestLog::default(),
            known: Mutex::new(known),
            changed: Notify::new(),
            clock,
            random,
        }
    }

    /// The link as one of this generation of links, which goes on with the memory of the one before.
    pub(crate) fn after(self, before: &Self, generation: u64) -> Self {
        Self {
            generation,
            log: before.log.clone(),
            ..self
        }
    }

    /// What is remembered of the requests of this process.
    pub(crate) fn log(&self) -> &RequestLog {
        &self.log
    }

    /// The generation of the link.
    pub(crate) fn generation(&self) -> u64 {
        self.generation
    }

    /// Signs and sends a request. If only its nonce was stale, signs and sends it again, once.
    ///
    /// # Errors
    ///
    /// The service's refusal, or why the service could not be asked.
    pub(crate) async fn send(&self, request: Signed<'_>) -> Result<Answer, Failure> {
        let nonce = self.known().nonce.clone();
        match self.send_once(request, nonce.as_deref()).await {
            Err(failure) if asks_for_a_nonce(&failure) => {
                let fresh = self.known().nonce.clone();
                match fresh == nonce {
                    true => Err(failure),
                    false => self.send_once(request, fresh.as_deref()).await,
                }
            }
            outcome => outcome,
        }
    }

    /// Signs a request with the given nonce and sends it once.
    ///
    /// # Errors
    ///
    /// The errors of [`Link::send`].
    pub(crate) async fn send_once(
        &self,
        request: Signed<'_>,
        nonce: Option<&str>,
    ) -> Result<Answer, Failure> {
        let Signed { key, call, token } = request;
        let url = self.url(call)?;
        let proof = dpop::Request {
            method: call.method.as_str(),
            url: &url,
            nonce,
            access_token: token.map(Secret::expose),
            body: &call.body,
        };
        let proof = dpop::sign(key, &proof, self.clock.now(), self.random.as_ref());
        let proof = proof.map_err(|_| unsendable())?;
        let mut headers = headers(call, token)?;
        headers.insert("dpop", secret_header(&proof)?);
        self.exchange(&url, call, headers).await
    }

    /// Sends a request that needs no signature.
    ///
    /// # Errors
    ///
    /// The errors of [`Link::send`].
    pub(crate) async fn send_unsigned(&self, call: &Call<'_>) -> Result<Answer, Failure> {
        let url = self.url(call)?;
        self.exchange(&url, call, headers(call, None)?).await
    }

    async fn exchange(
        &self,
        url: &str,
        call: &Call<'_>,
        headers: HeaderMap,
    ) -> Result<Answer, Failure> {
        let request = Outgoing {
            url,
            call,
            headers,
            heard: self.known().heard,
        };
        let (page, began) = (self.log.page(), Pace::read(self.clock.as_ref()));
        let outcome = self.transport.exchange(&request).await;
        let ended = Pace::read(self.clock.as_ref());
        self.log.note(page, call, [began, ended], &outcome);
        let received = outcome?;
        if received.nonce.is_some() {
            self.known().nonce = received.nonce;
        }
        received.answer
    }

    fn url(&self, call: &Call<'_>) -> Result<String, Failure> {
        let origin = self.origin.as_ref().ok_or(LocalCode::NotConfigured)?;
        Ok(origin.url(&call.path.text))
    }

    /// Drops every connection: after a change of networks, none can be trusted.
    pub(crate) async fn drop_connections(&self) {
        self.transport.drop_connections().await;
    }

    /// The latest nonce of the service; empty if the client has none.
    pub(crate) fn nonce(&self) -> String {
        self.known().nonce.clone().unwrap_or_default()
    }

    /// When the service last answered.
    pub(crate) fn heard(&self) -> Option<Heard> {
        self.known().heard
    }

    /// Says that another link takes the place of this one.
    pub(crate) fn is_replaced(&self) {
        self.changed.notify_waiters();
    }

    /// Keeps when an answer of the service was received; returns the previous value.
    pub(crate) fn remember(&self, heard: Heard) -> Option<Heard> {
        self.known().heard.replace(heard)
    }

    /// What the service last reported about itself in this process.
    pub(crate) fn service(&self) -> Option<ServiceInfo> {
        self.known().service().cloned()
    }

    /// The store of the service, as far as the service has reported it.
    pub(crate) fn store(&self) -> Option<StoreId> {
        self.known().store()
    }

    /// Whether the service can be reached, as the latest request found it.
    pub(crate) fn reach(&self) -> Reach {
        self.known().reach()
    }

    /// When the certificate of the service expired or becomes valid, if that prevents a connection.
    pub(crate) fn certificate_at(&self) -> Option<Timestamp> {
        self.known().certificate_at()
    }

    /// The certificate that the service showed last, also one that does not count.
    pub(crate) fn shown_certificate(&self) -> Option<CertificateDer<'static>> {
        self.transport.shown.certificate()
    }

    /// Whether the certificate of the service counts although it has no pinned key.
    pub(crate) fn is_unpinned(&self) -> bool {
        self.transport.shown.is_unpinned()
    }

    /// Whether the service sends emails late, as it last reported.
    pub(crate) fn mail_delayed(&self) -> bool {
        self.known().mail_delayed()
    }

    /// Keeps what the service reports about itself; returns whether emails became late, or in time
    /// again.
    pub(crate) fn learn(&self, info: ServiceInfo) -> bool {
        self.known().learn(info)
    }

    /// Keeps whether emails are late; returns whether that is a change.
    pub(crate) fn learn_mail_delay(&self, delayed: bool) -> bool {
        self.known().learn_mail_delay(delayed)
    }

    /// Keeps the result of a request; returns whether the service became reachable, unreachable, or
    /// unreachable for another reason.
    pub(crate) fn note(&self, reach: Reach, certificate_at: Option<Timestamp>) -> bool {
        let news = self.known().note(reach, certificate_at);
        if news {
            self.changed.notify_waiters();
        }
        news
    }

    /// Ends when the service becomes reachable or unreachable, or another link takes the place of
    /// this one.
    pub(crate) fn changed(&self) -> Notified<'_> {
        self.changed.notified()
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
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
    if let Some(report) = &call.report {
        let value = HeaderValue::from_str(report).map_err(|_| unsendable())?;
        headers.insert(report::HEADER, value);
    }
    if let Some(token) = token {
        let value = Zeroizing::new(format!("{} {}", dpop::SCHEME, token.expose()));
        headers.insert(AUTHORIZATION, secret_header(&value)?);
    }
    Ok(headers)
}

/// The failure of a request that could not be made.
fn unsendable() -> Failure {
    Failure::from(ErrorCode::Internal).before_sending()
}

/// A header value that the HTTP libraries do not log.
fn secret_header(text: &str) -> Result<HeaderValue, Failure> {
    let mut value = HeaderValue::from_str(text).map_err(|_| unsendable())?;
    value.set_sensitive(true);
    Ok(value)
}

#[cfg(test)]
mod tests;
