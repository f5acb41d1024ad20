//! The client's part of DPoP: signs a proof for one request.

use super::{Claims, DeviceKey, DeviceKeyError, TYPE, digest};
use crate::random::{self, Random};
use chiave_protocol::Timestamp;
use data_encoding::BASE64URL_NOPAD;
use jsonwebtoken::{
    Algorithm, Header,
    jwk::{AlgorithmParameters, CommonParameters, EllipticCurveKeyParameters, Jwk},
};

/// The request that a proof is for.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    /// The method, in capitals.
    pub method: &'a str,
    /// The whole URL; query and fragment are left out of the proof (RFC 9449, section 4.2).
    pub url: &'a str,
    /// The latest nonce of the service; `None` before the client has received one. The service
    /// refuses a proof without a nonce and answers with the first nonce.
    pub nonce: Option<&'a str>,
    /// The session, attempt or activation token that is sent with the request.
    pub access_token: Option<&'a str>,
    /// The body exactly as sent.
    pub body: &'a [u8],
}

/// Signs a proof; returns the text of the `DPoP` header.
///
/// `now` is the time of the computer's clock; the service does not rely on it.
///
/// # Errors
///
/// [`DeviceKeyError::Sign`] if the provider cannot sign with the key.
pub fn sign(
    key: &DeviceKey,
    request: &Request<'_>,
    now: Timestamp,
    random: &dyn Random,
) -> Result<String, DeviceKeyError> {
    let claims = Claims {
        jti: BASE64URL_NOPAD.encode(&random::bytes::<16>(random)),
        htm: request.method.to_owned(),
        htu: without_query(request.url).to_owned(),
        iat: now.as_unix(),
        nonce: request.nonce.map(str::to_owned),
        ath: request.access_token.map(|token| digest(token.as_bytes())),
        bh: digest(request.body),
    };
    jsonwebtoken::encode(&header(key), &claims, &key.signing).map_err(|_| DeviceKeyError::Sign)
}

fn header(key: &DeviceKey) -> Header {
    let public = key.public();
    let point = EllipticCurveKeyParameters {
        x: public.x.clone(),
        y: public.y.clone(),
        ..Default::default() // P-256
    };
    let jwk = Jwk {
        common: CommonParameters::default(),
        algorithm: AlgorithmParameters::EllipticCurve(point),
    };
    let mut header = Header::new(Algorithm::ES256);
    header.typ = Some(TYPE.to_owned());
    header.jwk = Some(jwk);
    header
}

fn without_query(url: &str) -> &str {
    url.split(['?', '#']).next().unwrap_or(url)
}
