//! An error on its way to the client: the code is sent, the reason stays in the log.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use chiave_domain::ports::{connector::ConnectorError, hashing::HashingError};
use chiave_flows::error::{FlowError, Refusal};
use chiave_protocol::{ErrorCode, Problem, RequestId};
use std::error::Error;

/// Seconds after which a request that had no turn in the store may be sent again.
const BUSY_STORE_S: u64 = 10;

/// The error of a handler.
///
/// [`super::wrap`], which knows the request's id, turns the error into a [`Problem`].
#[derive(Debug)]
pub struct ApiError {
    refusal: Refusal,
    /// The status, if it is not the usual one of the code.
    status: Option<StatusCode>,
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl From<ErrorCode> for ApiError {
    fn from(code: ErrorCode) -> Self {
        Self {
            refusal: code.into(),
            status: None,
            source: None,
        }
    }
}

impl From<FlowError> for ApiError {
    fn from(error: FlowError) -> Self {
        let refusal = match &error {
            FlowError::Refused(refusal) => refusal.clone(),
            busy if busy.is_busy() => Refusal {
                retry_after_s: Some(BUSY_STORE_S),
                ..ErrorCode::Busy.into()
            },
            FlowError::Store(_) | FlowError::Crypto(_) => ErrorCode::Internal.into(),
            FlowError::Connector(ConnectorError::Hashing(error)) | FlowError::Hashing(error) => {
                from_hashing(error)
            }
            FlowError::Connector(ConnectorError::Unreachable(_)) => {
                ErrorCode::DirectoryUnreachable.into()
            }
            FlowError::Connector(ConnectorError::Lost(_)) => ErrorCode::OutcomeUnknown.into(),
        };
        Self {
            refusal,
            status: None,
            source: Some(error.into()),
        }
    }
}

fn from_hashing(error: &HashingError) -> Refusal {
    match error {
        HashingError::Busy { retry_after_s } => Refusal {
            retry_after_s: Some((*retry_after_s).max(1)),
            ..ErrorCode::Busy.into()
        },
        HashingError::TooLong => ErrorCode::BadRequest.into(),
        HashingError::Failed | HashingError::Stopped => ErrorCode::Internal.into(),
    }
}

impl ApiError {
    /// Attaches the reason for the log.
    pub fn because(code: ErrorCode, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self {
            refusal: code.into(),
            status: None,
            source: Some(source.into()),
        }
    }

    /// Replaces the usual status of the code with another one.
    pub fn with_status(mut self, status: StatusCode) -> Self {
        self.status = Some(status);
        self
    }

    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        self.status.unwrap_or_else(|| status(self.refusal.code))
    }

    /// The error code.
    pub fn code(&self) -> ErrorCode {
        self.refusal.code
    }

    /// The body of the answer.
    pub fn problem(&self, request_id: RequestId) -> Problem {
        let Refusal {
            code,
            retry_after_s,
            rules,
            tries_left,
            address,
            ended_by,
            valid_from,
            work_bits,
        } = self.refusal.clone();
        Problem {
            code,
            status: self.status().as_u16(),
            request_id,
            retry_after_s,
            rules,
            tries_left,
            address,
            ended_by,
            valid_from,
            work_bits,
        }
    }

    /// Writes the reason to the log, once.
    pub fn log(&self) {
        let reason = self.source.as_deref();
        let reason = reason.map(|error| error as &(dyn Error + 'static));
        if self.refusal.code == ErrorCode::Busy {
            // A client can cause it, by a write that it sends twice at once.
            tracing::warn!(error = reason, "request not taken up");
        } else if self.status().is_server_error() {
            tracing::error!(error = reason, code = ?self.refusal.code, "request failed");
        } else {
            tracing::info!(error = reason, code = ?self.refusal.code, "request refused");
        }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(std::sync::Arc::new(self));
        response
    }
}

/// The usual status of each code. There is no wildcard arm, so a new code does not compile until
/// its status is decided.
pub fn status(code: ErrorCode) -> StatusCode {
    match code {
        ErrorCode::SignInRefused
        | ErrorCode::SessionEnded
        | ErrorCode::AttemptEnded
        | ErrorCode::PassRefused
        | ErrorCode::ProofOfPossession
        | ErrorCode::NonceNeeded => StatusCode::UNAUTHORIZED,
        ErrorCode::FreshProofNeeded
        | ErrorCode::MustChangePassword
        | ErrorCode::NotAllowed
        | ErrorCode::NotEnoughMethods => StatusCode::FORBIDDEN,
        ErrorCode::CurrentPasswordWrong
        | ErrorCode::PasswordRefused
        | ErrorCode::ProofRefused
        | ErrorCode::CodeUsed
        | ErrorCode::AddressRefused
        | ErrorCode::WorkNeeded => StatusCode::UNPROCESSABLE_ENTITY,
        ErrorCode::StepOutOfOrder
        | ErrorCode::TooManyMethods
        | ErrorCode::LastMethod
        | ErrorCode::TooLittleLeft
        | ErrorCode::MethodTooYoung => StatusCode::CONFLICT,
        ErrorCode::NotFound => StatusCode::NOT_FOUND,
        ErrorCode::BadRequest => StatusCode::BAD_REQUEST,
        ErrorCode::TooManyAttempts | ErrorCode::TooManySends => StatusCode::TOO_MANY_REQUESTS,
        ErrorCode::DirectoryUnreachable => StatusCode::BAD_GATEWAY,
        ErrorCode::OutcomeUnknown | ErrorCode::Busy => StatusCode::SERVICE_UNAVAILABLE,
        ErrorCode::UpdateNeeded => StatusCode::UPGRADE_REQUIRED,
        ErrorCode::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chiave_domain::ports::store::{NoTurn, StoreError};
    use std::io::{Read as _, Seek as _};
    use uuid::Uuid;

    /// The lines that an error writes to the log.
    fn logged(error: &ApiError) -> String {
        let mut file = tempfile::tempfile().unwrap();
        let events = tracing_subscriber::fmt()
            .with_writer(std::sync::Mutex::new(file.try_clone().unwrap()))
            .with_ansi(false)
            .finish();
        tracing::subscriber::with_default(events, || error.log());
        let mut lines = String::new();
        file.rewind().unwrap();
        file.read_to_string(&mut lines).unwrap();
        lines
    }

    #[test]
    fn a_failed_store_is_logged_with_its_cause() {
        let cause = StoreError("disk I/O error".into());

        let lines = logged(&ApiError::from(FlowError::Store(cause)));

        assert!(lines.contains(" ERROR "), "{lines}");
        let told = "error=the store failed error.sources=[disk I/O error]";
        assert!(lines.contains(told), "{lines}");
    }

    #[test]
    fn a_busy_store_is_a_warning() {
        let cause = StoreError(NoTurn.into());

        let lines = logged(&ApiError::from(FlowError::Store(cause)));

        assert!(lines.contains(" WARN "), "{lines}");
    }

    #[test]
    fn a_full_queue_of_hashes_is_a_503_with_its_seconds() {
        let full = HashingError::Busy { retry_after_s: 7 };
        let error = ApiError::from(FlowError::Connector(ConnectorError::Hashing(full)));

        let problem = error.problem(RequestId::from_uuid(Uuid::nil()));

        assert_eq!((problem.code, problem.status), (ErrorCode::Busy, 503));
        assert_eq!(problem.retry_after_s, Some(7));
    }
}
