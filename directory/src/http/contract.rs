//! The part of the contract that the types do not express: the token that a route takes, the error
//! codes of a route with their statuses, the headers, and the length limits of texts.
//!
//! One table, [`ROUTES`], holds all of these; [`complete`] writes the table into the OpenAPI
//! document. A test compares the table with the routes, and the service tests compare it with
//! answers.

use super::error::status;
use chiave_protocol::{
    ErrorCode::{self, *},
    limits,
};
use std::collections::BTreeMap;
use utoipa::openapi::{
    ContentBuilder, HeaderBuilder, ObjectBuilder, OpenApi, Ref, RefOr, Response, ResponseBuilder,
    Schema, Type,
    path::{Operation, ParameterBuilder, ParameterIn, PathItem},
    request_body::RequestBodyBuilder,
    security::{ApiKey, ApiKeyValue, SecurityRequirement, SecurityScheme},
};

/// One route.
pub struct Route {
    /// The HTTP method in capitals.
    pub method: &'static str,
    /// The path, with its parameters in braces.
    pub path: &'static str,
    /// The kinds of token that the route takes. If the list is not empty, a token is required.
    pub tokens: &'static [Token],
    /// The error codes of the route, besides those of every signed route.
    pub codes: &'static [ErrorCode],
}

/// The kinds of token, recognised by their first three characters.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Token {
    /// The token of a session: `cs_`, from `POST /v1/session`.
    Session,
    /// The token of an attempt: `ca_`, from `POST /v1/attempts`.
    Attempt,
    /// The token of an activation: `ce_`, from `POST /v1/activations`.
    Activation,
}

const NONE: &[Token] = &[];
const SESSION: &[Token] = &[Token::Session];
const ATTEMPT: &[Token] = &[Token::Attempt];
const ACTIVATION: &[Token] = &[Token::Activation];
const BINDS: &[Token] = &[Token::Session, Token::Activation];

/// The only route that needs no DPoP proof.
const UNSIGNED: &str = "/v1/service";

/// The error codes that every signed route may answer.
const SIGNED: &[ErrorCode] = &[BadRequest, ProofOfPossession, NonceNeeded, Busy, Internal];

const fn route(
    method: &'static str,
    path: &'static str,
    tokens: &'static [Token],
    codes: &'static [ErrorCode],
) -> Route {
    Route {
        method,
        path,
        tokens,
        codes,
    }
}

/// Every route, in the order of the document.
#[rustfmt::skip]
pub const ROUTES: &[Route] = &[
    route("GET", UNSIGNED, NONE, &[]),
    route("POST", "/v1/session", NONE, &[SignInRefused, TooManyAttempts, WorkNeeded, DirectoryUnreachable]),
    route("DELETE", "/v1/session", SESSION, &[SessionEnded, FreshProofNeeded]),
    route("POST", "/v1/session/code", SESSION, &[SessionEnded, NotAllowed, TooManySends]),
    route("POST", "/v1/session/proof", SESSION, &[SessionEnded, ProofRefused, CodeUsed, TooManyAttempts, NotAllowed, DirectoryUnreachable]),
    route("GET", "/v1/state", SESSION, &[SessionEnded, FreshProofNeeded, MustChangePassword, DirectoryUnreachable]),
    route("GET", "/v1/orders", NONE, &[]),
    route("POST", "/v1/orders/{id}", NONE, &[NotFound]),
    route("POST", "/v1/orders/{id}/report", SESSION, &[SessionEnded, FreshProofNeeded, MustChangePassword, NotFound]),
    route("GET", "/v1/activity/{id}", SESSION, &[SessionEnded, FreshProofNeeded, MustChangePassword, NotFound, DirectoryUnreachable]),
    route("POST", "/v1/password", SESSION, &[SessionEnded, FreshProofNeeded, CurrentPasswordWrong, PasswordRefused, NotAllowed, TooManyAttempts, NotFound, DirectoryUnreachable, OutcomeUnknown]),
    route("GET", "/v1/operations/{id}", NONE, &[NotFound, AttemptEnded, PasswordRefused, OutcomeUnknown]),
    route("DELETE", "/v1/operations/{id}", NONE, &[NotFound, AttemptEnded, PasswordRefused, OutcomeUnknown]),
    route("POST", "/v1/methods/authenticator", BINDS, &[SessionEnded, AttemptEnded, FreshProofNeeded, MustChangePassword, TooManyMethods, TooManyAttempts, DirectoryUnreachable]),
    route("POST", "/v1/methods/recovery-codes", BINDS, &[SessionEnded, AttemptEnded, FreshProofNeeded, MustChangePassword, TooManyMethods, TooManyAttempts, LastMethod, MethodTooYoung, DirectoryUnreachable]),
    route("POST", "/v1/methods/mail", BINDS, &[SessionEnded, AttemptEnded, FreshProofNeeded, MustChangePassword, AddressRefused, TooManyMethods, TooManySends, DirectoryUnreachable]),
    route("POST", "/v1/methods/confirm", BINDS, &[SessionEnded, AttemptEnded, FreshProofNeeded, MustChangePassword, AddressRefused, ProofRefused, CodeUsed, NotFound, TooManyMethods, TooManyAttempts, LastMethod, MethodTooYoung, DirectoryUnreachable]),
    route("DELETE", "/v1/methods/{id}", SESSION, &[SessionEnded, FreshProofNeeded, MustChangePassword, NotFound, LastMethod, TooLittleLeft, MethodTooYoung, DirectoryUnreachable]),
    route("POST", "/v1/activations", NONE, &[PassRefused, TooManyAttempts, WorkNeeded, DirectoryUnreachable]),
    route("GET", "/v1/activation", ACTIVATION, &[AttemptEnded, DirectoryUnreachable]),
    route("POST", "/v1/activation/password", ACTIVATION, &[AttemptEnded, PassRefused, NotEnoughMethods, NotAllowed, PasswordRefused, TooManyAttempts, NotFound, DirectoryUnreachable, OutcomeUnknown]),
    route("POST", "/v1/attempts", NONE, &[WorkNeeded, NotAllowed, DirectoryUnreachable]),
    route("GET", "/v1/attempt", ATTEMPT, &[AttemptEnded, NotAllowed, NotEnoughMethods, DirectoryUnreachable]),
    route("DELETE", "/v1/attempt", ATTEMPT, &[AttemptEnded, OutcomeUnknown, DirectoryUnreachable]),
    route("POST", "/v1/attempt/code", ATTEMPT, &[AttemptEnded, StepOutOfOrder, TooManySends, OutcomeUnknown, DirectoryUnreachable]),
    route("POST", "/v1/attempt/proof", ATTEMPT, &[AttemptEnded, StepOutOfOrder, ProofRefused, CodeUsed, MethodTooYoung, TooManyAttempts, NotAllowed, NotEnoughMethods, OutcomeUnknown, DirectoryUnreachable]),
    route("POST", "/v1/attempt/password", ATTEMPT, &[AttemptEnded, StepOutOfOrder, PasswordRefused, NotAllowed, NotEnoughMethods, NotFound, OutcomeUnknown, DirectoryUnreachable]),
    route("POST", "/v1/attempt/unlock", ATTEMPT, &[AttemptEnded, StepOutOfOrder, PasswordRefused, NotAllowed, NotEnoughMethods, NotFound, OutcomeUnknown, DirectoryUnreachable]),
];

/// The length limit of a text field in bytes. JSON Schema counts characters, and a text never has
/// more characters than bytes.
struct Length {
    schema: &'static str,
    field: &'static str,
    most: usize,
}

/// The length limit of each text field.
const LENGTHS: &[Length] = &[
    Length {
        schema: "StartAttempt",
        field: "user_name",
        most: limits::USER_NAME_BYTES,
    },
    Length {
        schema: "BeginAuthenticator",
        field: "label",
        most: limits::LABEL_CHARACTERS,
    },
    Length {
        schema: "BeginMail",
        field: "address",
        most: limits::ADDRESS_BYTES,
    },
];

impl Route {
    /// Every error code that the route may answer.
    pub fn codes(&self) -> Vec<ErrorCode> {
        let common = if self.path == UNSIGNED {
            &[BadRequest, Busy, Internal][..]
        } else {
            SIGNED
        };
        [common, self.codes].concat()
    }
}

impl Token {
    /// Every kind of token.
    const ALL: [Self; 3] = [Self::Session, Self::Attempt, Self::Activation];

    fn scheme(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Attempt => "attempt",
            Self::Activation => "activation",
        }
    }

    fn prefix(self) -> &'static str {
        match self {
            Self::Session => "cs_",
            Self::Attempt => "ca_",
            Self::Activation => "ce_",
        }
    }
}

/// Writes the table into the document.
pub fn complete(document: &mut OpenApi) {
    for route in ROUTES {
        let item = document.paths.paths.get_mut(route.path);
        if let Some(operation) = item.and_then(|item| operation(item, route.method)) {
            describe(operation, route);
        }
    }
    if let Some(components) = &mut document.components {
        components.add_security_scheme("proof", scheme("DPoP", PROOF));
        for token in Token::ALL {
            let text = format!("`DPoP {}…`; the scheme has no case.", token.prefix());
            components.add_security_scheme(token.scheme(), scheme("Authorization", &text));
        }
        components.schemas.values_mut().for_each(bound_offsets);
        for length in LENGTHS {
            if let Some(RefOr::T(Schema::Object(object))) =
                components.schemas.get_mut(length.schema)
                && let Some(RefOr::T(Schema::Object(field))) =
                    object.properties.get_mut(length.field)
            {
                field.max_length = Some(length.most);
            }
        }
    }
}

const PROOF: &str = "A proof of possession of the device key (RFC 9449), see docs/protocol.md.";

fn operation<'a>(item: &'a mut PathItem, method: &str) -> Option<&'a mut Operation> {
    match method {
        "GET" => item.get.as_mut(),
        "POST" => item.post.as_mut(),
        "DELETE" => item.delete.as_mut(),
        _ => None,
    }
}

fn describe(operation: &mut Operation, route: &Route) {
    let responses = &mut operation.responses.responses;
    responses.remove("default");
    for response in responses.values_mut() {
        if let RefOr::T(response) = response {
            add_headers(response, &["DPoP-Nonce", "Request-Id"]);
        }
    }
    for (status, codes) in by_status(&route.codes()) {
        responses.insert(status.to_string(), RefOr::T(refusal(status, &codes)));
    }
    operation.security = Some(security(route));
    if route.path == "/v1/state" {
        known_state(operation);
    }
    if route.method == "DELETE"
        && let Some(RefOr::T(body)) = operation.request_body.take()
    {
        let optional = RequestBodyBuilder::from(body).required(None).build();
        operation.request_body = Some(RefOr::T(optional));
    }
}

/// The error codes of each status.
fn by_status(codes: &[ErrorCode]) -> BTreeMap<u16, Vec<ErrorCode>> {
    let mut sorted = BTreeMap::<u16, Vec<ErrorCode>>::new();
    for code in codes {
        let of_status = sorted.entry(status(*code).as_u16()).or_default();
        if !of_status.contains(code) {
            of_status.push(*code);
        }
    }
    sorted
}

fn refusal(status: u16, codes: &[ErrorCode]) -> Response {
    let names: Vec<String> = codes
        .iter()
        .map(|code| format!("`{}`", name(*code)))
        .collect();
    let problem = Ref::from_schema_name("Problem");
    let content = ContentBuilder::new().schema(Some(problem)).build();
    let mut response = ResponseBuilder::new()
        .description(names.join(", "))
        .content("application/problem+json", content)
        .build();
    add_headers(&mut response, &["DPoP-Nonce", "Request-Id"]);
    match status {
        401 => add_headers(&mut response, &["WWW-Authenticate"]),
        429 | 503 => add_headers(&mut response, &["Retry-After"]),
        _ => {}
    }
    response
}

/// The code as written on the wire.
pub fn name(code: ErrorCode) -> String {
    let text = serde_json::to_string(&code).unwrap_or_default();
    text.trim_matches('"').to_owned()
}

fn add_headers(response: &mut Response, names: &[&str]) {
    for name in names {
        let kind = if *name == "Retry-After" {
            Type::Integer
        } else {
            Type::String
        };
        let header = HeaderBuilder::new()
            .schema(Some(plain(kind)))
            .description(Some(meaning(name)))
            .build();
        response
            .headers
            .insert((*name).to_owned(), RefOr::T(header));
    }
}

fn meaning(header: &str) -> &'static str {
    match header {
        "DPoP-Nonce" => "The nonce of the next proof.",
        "Request-Id" => "Finds the request in the service's log.",
        "WWW-Authenticate" => "What is asked for (RFC 9449, sections 7.1 and 8).",
        "Retry-After" => "Seconds; only where trying again makes sense.",
        "ETag" => "Names this state of the account.",
        _ => "",
    }
}

fn known_state(operation: &mut Operation) {
    for status in ["200", "304"] {
        if let Some(RefOr::T(response)) = operation.responses.responses.get_mut(status) {
            add_headers(response, &["ETag"]);
        }
    }
    let tags = ParameterBuilder::new()
        .name("If-None-Match")
        .parameter_in(ParameterIn::Header)
        .description(Some(
            "Tags of states that the client has; 304 for one that still holds.",
        ))
        .schema(Some(plain(Type::String)))
        .build();
    operation
        .parameters
        .get_or_insert_default()
        .push(RefOr::T(tags));
}

fn security(route: &Route) -> Vec<SecurityRequirement> {
    const NO_SCOPES: [&str; 0] = [];
    let proof = || SecurityRequirement::new("proof", NO_SCOPES);
    match (route.path, route.tokens) {
        (UNSIGNED, _) => Vec::new(),
        (_, []) => vec![proof()],
        (_, tokens) => {
            let with = |token: &Token| proof().add(token.scheme(), NO_SCOPES);
            tokens.iter().map(with).collect()
        }
    }
}

fn scheme(header: &str, description: &str) -> SecurityScheme {
    SecurityScheme::ApiKey(ApiKey::Header(ApiKeyValue::with_description(
        header,
        description,
    )))
}

fn plain(kind: Type) -> Schema {
    ObjectBuilder::new().schema_type(kind).build().into()
}

/// Limits offsets from UTC to 16-bit numbers.
fn bound_offsets(schema: &mut RefOr<Schema>) {
    let RefOr::T(Schema::Object(object)) = schema else {
        return;
    };
    if let Some(RefOr::T(Schema::Object(offset))) = object.properties.get_mut("utc_offset_min") {
        offset.minimum = Some(isize::from(i16::MIN).into());
        offset.maximum = Some(isize::from(i16::MAX).into());
    }
}
