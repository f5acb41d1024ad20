//! The HTTPS connection: its time limits, and why it failed.

use super::{
    environment::{self, NoAddress},
    heard::{OutOfTime, Times},
    pinned::NotPinned,
    tls,
    verifier::Shown,
};
use crate::{
    error::{Delivery, Failure, LocalCode},
    settings::{Origin, Proxy, Settings},
};
use chiave_protocol::Timestamp;
use rustls::{AlertDescription, CertificateError, pki_types::UnixTime};
use std::{error::Error, io, iter, time::Duration};

/// The time limit for opening a connection.
const CONNECT: Duration = Duration::from_secs(10);
/// How long an unused connection is trusted: a computer sleeps and changes networks.
const IDLE: Duration = Duration::from_secs(30);
/// How long a used connection may be silent before it is pinged, and the time limit for the answer
/// to the ping.
const ALIVE: Duration = Duration::from_secs(5);

/// The alerts about a certificate that the other side was shown, or not (RFC 8446, section 6.2).
const ABOUT_A_CERTIFICATE: [AlertDescription; 8] = [
    AlertDescription::CertificateRequired,
    AlertDescription::BadCertificate,
    AlertDescription::UnsupportedCertificate,
    AlertDescription::CertificateRevoked,
    AlertDescription::CertificateExpired,
    AlertDescription::CertificateUnknown,
    AlertDescription::UnknownCA,
    // Another authority of the same name has not signed it.
    AlertDescription::DecryptError,
];

/// A client that trusts certificates as [`tls::config`] says. The client follows no redirect, keeps no
/// cookie, and uses no proxy but the configured one.
///
/// # Errors
///
/// [`LocalCode::NoProxyAddress`] if no client can be made because the environment has to name the proxy and
/// names no address; [`LocalCode::NoAuthority`] if neither the system nor the settings name an authority;
/// [`LocalCode::NotConfigured`] for another reason.
pub(crate) fn connect(settings: &Settings, shown: &Shown) -> Result<reqwest::Client, Failure> {
    build(settings, shown).map_err(|error| {
        tracing::error!(%error, "no HTTPS client with these settings");
        if error.is::<NoAddress>() {
            LocalCode::NoProxyAddress.into()
        } else if settings.authority.is_none() && tls::system_has_no_authority() {
            LocalCode::NoAuthority.into()
        } else {
            LocalCode::NotConfigured.into()
        }
    })
}

fn build(settings: &Settings, shown: &Shown) -> Result<reqwest::Client, Box<dyn Error>> {
    let builder = reqwest::Client::builder()
        .tls_backend_preconfigured(tls::config(settings, shown)?)
        .user_agent(concat!("chiave/", env!("CARGO_PKG_VERSION")))
        .https_only(true)
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(CONNECT)
        .pool_idle_timeout(IDLE)
        .http2_keep_alive_interval(ALIVE)
        .http2_keep_alive_timeout(ALIVE);
    let builder = match &settings.proxy {
        Proxy::Direct => builder.no_proxy(),
        Proxy::At(address) => builder.no_proxy().proxy(reqwest::Proxy::all(address)?),
        Proxy::System => {
            // A variable that is set was meant: closed rather than directly.
            let server = settings.server.as_ref().map(Origin::as_str);
            server.map(environment::proxy).transpose()?;
            builder
        }
    };
    Ok(builder.build()?)
}

/// Why a request got no answer.
pub(super) fn sort(error: &reqwest::Error, times: Times, shown: &Shown) -> Failure {
    let Some(found) = certificate_error(error) else {
        let delivery = match error.is_connect() {
            true => Delivery::NotSent,
            false => Delivery::Unknown,
        };
        let code = match shown.asks_for_a_certificate() && is_about_a_certificate(error) {
            true => LocalCode::ClientCertificateRefused,
            false => LocalCode::ServiceUnreachable,
        };
        return Failure::from(code).with_delivery(delivery);
    };
    tracing::warn!(?found, "the certificate of the service is not accepted");
    match found {
        CertificateError::Expired => out_of_time(OutOfTime::Over(None), times),
        CertificateError::ExpiredContext { not_after, .. } => {
            out_of_time(OutOfTime::Over(moment(*not_after)), times)
        }
        CertificateError::NotValidYet => out_of_time(OutOfTime::NotYet(None), times),
        CertificateError::NotValidYetContext { not_before, .. } => {
            out_of_time(OutOfTime::NotYet(moment(*not_before)), times)
        }
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            LocalCode::CertificateOtherName.into()
        }
        CertificateError::Other(reason) if reason.0.is::<NotPinned>() => {
            LocalCode::CertificateNotPinned.into()
        }
        _ => LocalCode::CertificateNotTrusted.into(),
    }
}

/// Whether the other side ended the connection because of the certificate of this computer, or because it has
/// none. With TLS 1.3 this arrives after the first request was sent; it may also arrive later, so it proves
/// nothing about a request.
fn is_about_a_certificate(error: &(dyn Error + 'static)) -> bool {
    // Of an I/O error, HTTP/2 keeps the text alone.
    let alerts = ABOUT_A_CERTIFICATE.map(|it| rustls::Error::AlertReceived(it).to_string());
    iter::successors(Some(error), |error| (*error).source()).any(|error| {
        let text = error.to_string();
        alerts.iter().any(|alert| text.ends_with(alert))
    })
}

fn out_of_time(certificate: OutOfTime, times: Times) -> Failure {
    let (code, certificate_at) = match certificate {
        OutOfTime::Over(at) => (LocalCode::CertificateExpired, at),
        OutOfTime::NotYet(at) => (LocalCode::CertificateNotYetValid, at),
    };
    let code = match times.blame_the_clock(certificate) {
        true => LocalCode::ClockWrong,
        false => code,
    };
    Failure {
        certificate_at,
        ..code.into()
    }
}

fn moment(time: UnixTime) -> Option<Timestamp> {
    i64::try_from(time.as_secs()).ok().map(Timestamp::from_unix)
}

/// The reason why rustls refused the certificate. The chain of sources does not lead through the
/// content of an I/O error, so the content is inspected separately.
fn certificate_error<'e>(error: &'e (dyn Error + 'static)) -> Option<&'e CertificateError> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(rustls::Error::InvalidCertificate(found)) = error.downcast_ref() {
            return Some(found);
        }
        next = match error
            .downcast_ref::<io::Error>()
            .and_then(io::Error::get_ref)
        {
            Some(inner) => Some(inner),
            None => error.source(),
        };
    }
    None
}
