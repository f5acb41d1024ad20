//! The extractor behind every route but one: verifies the DPoP proof of a request (RFC 9449).

use super::{body, error::ApiError};
use crate::app::App;
use axum::{
    extract::{FromRequest, Request},
    http::{HeaderMap, Method, header, request::Parts},
};
use chiave_crypto::{
    dpop::{self, DpopError, Expected, Fault, ValidHead, Verified},
    token::SessionToken,
};
use chiave_flows::{
    dpop::refused::RefusedProof, dpop::replay::Proof, error::FlowError, service::Caller,
};
use chiave_protocol::{ErrorCode, RequestId, Secret, Thumbprint};
use serde::de::DeserializeOwned;
use std::sync::Arc;
use zeroize::Zeroizing;

/// Seconds for which the id of a DPoP proof is remembered: both nonce slots and a little more.
const REMEMBER_PROOF_S: i64 = 3 * chiave_crypto::nonce::SLOT_S;

/// A request whose DPoP proof is valid for its method, address, body, token and a fresh nonce.
#[derive(Debug)]
pub struct Signed<T> {
    /// The key that signed the request.
    pub caller: Caller,
    /// The nonce of the DPoP proof.
    pub nonce: String,
    /// The token beside the DPoP proof, not looked up yet.
    pub token: Option<Secret>,
    /// The body of the request.
    pub body: T,
}

/// A signed request whose DPoP proof is not spent yet: the flow spends the proof inside a
/// transaction that it needs anyway.
#[derive(Debug)]
pub struct Unspent<T> {
    /// The key that signed the request.
    pub caller: Caller,
    /// The DPoP proof to be spent.
    pub proof: Proof,
    /// The body of the request.
    pub body: T,
}

/// A request with a valid DPoP proof, before its body was parsed and the proof was spent.
struct Proven {
    caller: Caller,
    proof: Proof,
    token: Option<Secret>,
    body: Zeroizing<Vec<u8>>,
}

/// The body of a request without content.
#[derive(Debug, serde::Deserialize)]
pub struct Nothing {}

impl<T: DeserializeOwned> FromRequest<Arc<App>> for Signed<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, ApiError> {
        let changes = request.method() != Method::GET;
        let proven = Proven::from_request(request, app).await?;
        if changes {
            proven.spend(app).await?;
        }
        Ok(Self {
            body: proven.parse()?,
            caller: proven.caller,
            nonce: proven.proof.nonce,
            token: proven.token,
        })
    }
}

impl<T: DeserializeOwned> FromRequest<Arc<App>> for Unspent<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, ApiError> {
        let proven = Proven::from_request(request, app).await?;
        Ok(Self {
            body: proven.parse()?,
            caller: proven.caller,
            proof: proven.proof,
        })
    }
}

impl Proven {
    /// Checks everything that the head of a request shows before the body is read: a stranger whose
    /// proof does not hold makes the service keep and hash no body (law 11).
    async fn from_request(request: Request, app: &App) -> Result<Self, ApiError> {
        let (parts, body) = request.into_parts();
        body::room(&body)?;
        let token = token(&parts.headers)?;
        let checking = Checking {
            app,
            parts: &parts,
            token: token.as_ref(),
        };
        let head = checking.head().await?;
        let body = body::read(body).await?;
        let Signature { caller, proof } = checking.body(head, &body).await?;
        Ok(Self {
            caller,
            proof,
            token,
            body,
        })
    }

    async fn spend(&self, app: &App) -> Result<(), ApiError> {
        let spent = app.service.spend_proof(&self.proof).await;
        if matches!(spent, Err(FlowError::Refused(_))) {
            let device = Some(self.caller.device);
            note(app, self.token.as_ref(), device, "replayed").await?;
        }
        Ok(spent?)
    }

    fn parse<T: DeserializeOwned>(&self) -> Result<T, ApiError> {
        let text: &[u8] = if self.body.is_empty() {
            b"{}"
        } else {
            &self.body
        };
        serde_json::from_slice(text)
            // The cause names the field but never its content: serde_json quotes only unknown
            // fields.
            .map_err(|error| ApiError::because(ErrorCode::BadRequest, place(&error)))
    }
}

/// The position at which a body could not be parsed. The parser's message is left out, because it
/// might quote a secret.
fn place(error: &serde_json::Error) -> String {
    format!(
        "{:?} at line {} column {}",
        error.classify(),
        error.line(),
        error.column()
    )
}

fn token(headers: &HeaderMap) -> Result<Option<Secret>, ApiError> {
    let mut values = headers.get_all(header::AUTHORIZATION).iter();
    let value = match (values.next(), values.next()) {
        (None, _) => return Ok(None),
        (Some(value), None) => value,
        (Some(_), Some(_)) => return Err(ErrorCode::ProofOfPossession.into()),
    };
    let token = value
        .to_str()
        .ok()
        .and_then(|value| value.split_once(' '))
        // The scheme is compared without case (RFC 9110, section 11.1).
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case(dpop::SCHEME))
        .map(|(_, token)| token.trim_start_matches(' '))
        .ok_or(ErrorCode::ProofOfPossession)?;
    Ok(Some(Secret::new(token.to_owned())))
}

/// A valid DPoP proof, which is not spent yet.
struct Signature {
    caller: Caller,
    proof: Proof,
}

/// A request whose DPoP proof is being verified.
#[derive(Clone, Copy)]
struct Checking<'a> {
    app: &'a App,
    parts: &'a Parts,
    token: Option<&'a Secret>,
}

impl Checking<'_> {
    /// Verifies the DPoP proof against the head of the request.
    async fn head(self) -> Result<ValidHead, ApiError> {
        let mut proofs = self.parts.headers.get_all(dpop::HEADER).iter();
        let (Some(proof), None) = (proofs.next(), proofs.next()) else {
            return Err(ErrorCode::ProofOfPossession.into());
        };
        let proof = proof.to_str().map_err(|_| ErrorCode::ProofOfPossession)?;
        let expected = Expected {
            method: self.parts.method.as_str(),
            url: &self.app.url(self.parts.uri.path()),
            access_token: self.token.map(Secret::expose),
            nonces: &self.app.nonces,
            now: self.app.service.clock.now(),
        };
        match dpop::verify_head(proof, &expected) {
            Ok(head) => Ok(head),
            Err(error) => Err(self.refused(error).await?),
        }
    }

    /// Verifies the DPoP proof against the body.
    async fn body(self, head: ValidHead, body: &[u8]) -> Result<Signature, ApiError> {
        let Verified {
            thumbprint,
            jti,
            nonce,
        } = match head.covers(body) {
            Ok(verified) => verified,
            Err(error) => return Err(self.refused(error).await?),
        };
        let request = self.parts.extensions.get::<RequestId>().copied();
        let now = self.app.service.clock.now();
        Ok(Signature {
            caller: Caller {
                device: thumbprint,
                request: request.ok_or(ErrorCode::Internal)?,
            },
            proof: Proof {
                nonce,
                jti,
                expires_at: now.plus(REMEMBER_PROOF_S),
            },
        })
    }

    /// The answer to a refused proof. A proof that shows an attack gets an audit row.
    async fn refused(self, error: DpopError) -> Result<ApiError, ApiError> {
        if let Some(why) = intrusion(error) {
            note(self.app, self.token, None, why).await?;
        }
        Ok(ApiError::because(code_of(error), error))
    }
}

/// The error code of a refused DPoP proof: either the client has to sign again with a new nonce
/// (RFC 9449, section 8), or the proof is invalid.
fn code_of(error: DpopError) -> ErrorCode {
    match error.fault() {
        Fault::Time => ErrorCode::NonceNeeded,
        Fault::Client | Fault::Intruder => ErrorCode::ProofOfPossession,
    }
}

/// The audit log's word for a refused DPoP proof that neither a wrong clock nor a faulty client
/// explains.
fn intrusion(error: DpopError) -> Option<&'static str> {
    if error.fault() != Fault::Intruder {
        return None;
    }
    Some(match error {
        DpopError::Method | DpopError::Url => "re-aimed",
        DpopError::Body => "altered",
        DpopError::Token => "other-token",
        DpopError::OtherKey => "other-key",
        _ => "not-signed",
    })
}

/// Writes an audit row about a refused DPoP proof if the token beside the proof opens a session.
async fn note(
    app: &App,
    token: Option<&Secret>,
    device: Option<Thumbprint>,
    why: &'static str,
) -> Result<(), ApiError> {
    let Some(Ok(token)) = token.map(|token| SessionToken::parse(token.expose())) else {
        return Ok(());
    };
    let refused = RefusedProof {
        token: &token.hash(&app.service.lookup),
        device,
        why,
    };
    Ok(app.service.note_refused_proof(refused).await?)
}
