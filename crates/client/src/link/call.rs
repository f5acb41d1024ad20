//! One request and its answer, as bytes.

use crate::error::{Delivery, Failure, LocalCode};
use chiave_protocol::{ErrorCode, Problem, report::Report};
use reqwest::{Method, Response, StatusCode, header::ETAG};
use serde::{
    Serialize,
    de::{DeserializeOwned, IgnoredAny},
};
use std::{fmt::Display, time::Duration};
use zeroize::Zeroizing;

/// The time limit for the answer to a request that only reads.
const QUESTION: Duration = Duration::from_secs(15);
/// The time limit for any other request: longer than a request waits for a hash in the service.
const DEADLINE: Duration = Duration::from_secs(45);
/// The maximum size of an answer in bytes: a state with a thousand banned words has about 20 000.
const ANSWER_BYTES: usize = 1 << 20;
/// The initial capacity for a request: growing a buffer would leave copies of the secrets in it
/// behind.
const REQUEST_BYTES: usize = 16 * 1024;

/// What a request asks for: a path, and the template that the path was made from.
pub(crate) struct Path {
    /// The template, such as `/v1/methods/{id}`: all that is told of the path afterwards.
    pub(super) route: &'static str,
    pub(super) text: String,
}

impl From<&'static str> for Path {
    fn from(route: &'static str) -> Self {
        Self {
            route,
            text: route.to_owned(),
        }
    }
}

impl Path {
    /// The path of the thing with this id; the template names it `{id}`.
    pub(crate) fn of(route: &'static str, id: impl Display) -> Self {
        Self {
            route,
            text: route.replace("{id}", &id.to_string()),
        }
    }
}

/// A request. The body is wiped when dropped, because it may hold a password.
pub(crate) struct Call<'a> {
    pub(super) method: Method,
    pub(super) path: Path,
    pub(super) body: Zeroizing<Vec<u8>>,
    pub(super) etag: Option<&'a str>,
    pub(super) report: Option<String>,
    pub(super) deadline: Duration,
    /// Whether the request is remembered for a support report.
    pub(super) is_noted: bool,
}

impl<'a> Call<'a> {
    pub(crate) fn get(path: impl Into<Path>) -> Self {
        Self {
            method: Method::GET,
            path: path.into(),
            body: Zeroizing::default(),
            etag: None,
            report: None,
            deadline: QUESTION,
            is_noted: true,
        }
    }

    /// The request of a person who is gone: no report of the next one tells of it.
    pub(crate) fn unnoted(self) -> Self {
        Self {
            is_noted: false,
            ..self
        }
    }

    pub(crate) fn delete(path: impl Into<Path>) -> Self {
        Self {
            method: Method::DELETE,
            deadline: DEADLINE,
            ..Self::get(path)
        }
    }

    /// # Errors
    ///
    /// Only if the body cannot be written as JSON, which does not happen with our types.
    pub(crate) fn post(path: impl Into<Path>, body: &impl Serialize) -> Result<Self, Failure> {
        Self {
            method: Method::POST,
            deadline: DEADLINE,
            ..Self::get(path)
        }
        .with_body(body)
    }

    pub(crate) fn with_body(mut self, body: &impl Serialize) -> Result<Self, Failure> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(REQUEST_BYTES));
        serde_json::to_writer(&mut *bytes, body).map_err(|_| ErrorCode::Internal)?;
        self.body = bytes;
        Ok(self)
    }

    /// Whether the request only reads, so sending it twice changes nothing.
    pub(super) fn is_question(&self) -> bool {
        self.method == Method::GET
    }

    pub(crate) fn unless_tagged(mut self, etag: Option<&'a str>) -> Self {
        self.etag = etag;
        self
    }

    /// Says with the request what this computer is like.
    pub(crate) fn reporting(mut self, report: &Report) -> Self {
        self.report = Some(report.to_header());
        self
    }

    pub(crate) fn within(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }
}

/// The answer of the service, if it is not a refusal.
#[derive(Debug)]
pub(crate) struct Answer {
    /// Whether the client's document is still the latest.
    pub(crate) unchanged: bool,
    pub(crate) etag: Option<String>,
    body: Zeroizing<Vec<u8>>,
}

impl Answer {
    /// # Errors
    ///
    /// A refusal of the service, or the reason why the answer is incomplete.
    pub(super) async fn read(mut response: Response) -> Result<Self, Failure> {
        let status = response.status();
        let etag = response
            .headers()
            .get(ETAG)
            .and_then(|tag| tag.to_str().ok());
        let etag = etag.map(str::to_owned);
        let mut body = Zeroizing::new(Vec::with_capacity(REQUEST_BYTES));
        while let Some(chunk) = response
            .chunk()
            .await
            .map_err(|_| LocalCode::ServiceUnreachable)?
        {
            if body.len() + chunk.len() > ANSWER_BYTES {
                return Err(LocalCode::ServiceUnreachable.into());
            }
            body.extend_from_slice(&chunk);
        }
        let unchanged = status == StatusCode::NOT_MODIFIED;
        if status.is_success() || unchanged {
            if !body.is_empty() && serde_json::from_slice::<IgnoredAny>(&body).is_err() {
                tracing::warn!(%status, "an answer is not the service's: it is no JSON");
                return Err(LocalCode::NoService.into());
            }
            return Ok(Self {
                unchanged,
                etag,
                body,
            });
        }
        Err(refusal(status, &body))
    }

    /// Parses the answer.
    ///
    /// # Errors
    ///
    /// If the answer has another form.
    pub(crate) fn parse<T: DeserializeOwned>(&self) -> Result<T, Failure> {
        serde_json::from_slice(&self.body).map_err(|error| {
            // Only the position is logged: the content may be a secret.
            tracing::error!(
                line = error.line(),
                column = error.column(),
                "answer not understood"
            );
            LocalCode::NoService.into()
        })
    }
}

/// A refusal of the service is a problem document. A proxy or gateway may answer without one; in
/// that case nobody knows whether the service received the request (law 9).
fn refusal(status: StatusCode, body: &[u8]) -> Failure {
    if let Ok(problem) = serde_json::from_slice::<Problem>(body) {
        return problem.into();
    }
    match status.as_u16() {
        429 | 502..=504 => Failure::from(ErrorCode::Busy).with_delivery(Delivery::Unknown),
        _ => LocalCode::NoService.into(),
    }
}
