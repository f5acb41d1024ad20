//! The contract as a document: OpenAPI 3.1, committed as `directory/openapi.json` and compared.

use super::{activation, attempt, methods, password, service, session, state};
use utoipa::OpenApi;

/// Every route and every type of the wire.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Chiave directory service",
        description = "Every route but GET /v1/service needs a DPoP proof (RFC 9449) with a nonce \
            of the service, a hash of the body in the claim `bh`, and, where a token is presented, \
            its hash in `ath`. Errors are RFC 9457 problem details with a stable `code`."
    ),
    paths(
        service::info,
        session::sign_in,
        session::send_code,
        session::prove,
        session::sign_out,
        state::get,
        password::change,
        password::operation,
        password::withdraw,
        methods::begin_authenticator,
        methods::begin_mail,
        methods::confirm,
        methods::remove,
        activation::start,
        activation::view,
        activation::set_password,
        attempt::start,
        attempt::view,
        attempt::send_code,
        attempt::prove,
        attempt::set_password,
        attempt::unlock,
        attempt::cancel,
    )
)]
struct Document;

/// The document as JSON.
///
/// # Errors
///
/// None in practice; the types are known when compiling.
pub fn document() -> Result<String, serde_json::Error> {
    Document::openapi().to_pretty_json().map(|mut text| {
        text.push('\n');
        text
    })
}
