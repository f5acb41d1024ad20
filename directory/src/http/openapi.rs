//! The contract as an OpenAPI 3.1 document, committed as `directory/openapi.json` and compared by a
//! test.

use super::{
    activation, activity, attempt, contract, methods, order, password, service, session, state,
};
use utoipa::OpenApi;

/// Every route and every type of the wire.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Chiave directory service",
        description = "Every route but GET /v1/service needs a DPoP proof (RFC 9449) with a nonce \
            of the service, a hash of the body in the claim `bh`, and, where a token is presented, \
            its hash in `ath`. Errors are RFC 9457 problem details with a stable `code`. \
            docs/protocol.md has the rest, with worked examples."
    ),
    paths(
        service::info,
        session::sign_in,
        session::send_code,
        session::prove,
        session::sign_out,
        state::get,
        order::waiting,
        order::acknowledge,
        order::report,
        activity::before,
        password::change,
        password::operation,
        password::withdraw,
        methods::begin_authenticator,
        methods::begin_recovery_codes,
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
/// No error in practice: the types are fixed when compiling.
pub fn document() -> Result<String, serde_json::Error> {
    let mut document = Document::openapi();
    contract::complete(&mut document);
    document.to_pretty_json().map(|mut text| {
        text.push('\n');
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_table_has_every_route_of_the_document_and_no_other() {
        let document = Document::openapi();
        let mut described = BTreeSet::new();
        for (path, item) in &document.paths.paths {
            for (method, operation) in [
                ("GET", &item.get),
                ("POST", &item.post),
                ("DELETE", &item.delete),
            ] {
                if operation.is_some() {
                    described.insert((method, path.as_str()));
                }
            }
        }

        let listed = contract::ROUTES
            .iter()
            .map(|route| (route.method, route.path));

        assert_eq!(listed.collect::<BTreeSet<_>>(), described);
    }

    #[test]
    fn every_refusal_is_a_problem_document() {
        let document = document().unwrap();

        assert!(!document.contains("\"default\""));
        assert!(document.contains("\"application/problem+json\""));
        assert!(document.contains("\"maxLength\": 254"));
        assert!(document.contains("\"maximum\": 32767"));
        assert!(document.contains("`nonce-needed`"));
    }
}
