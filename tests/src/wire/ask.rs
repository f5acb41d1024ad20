//! What is asked of the service, and what goes over the wire for it.

/// What is to be asked.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    /// `GET`, `POST` or `DELETE`.
    pub method: &'a str,
    /// From `/v1` on.
    pub path: &'a str,
    /// The token that opens a session, an attempt or an activation.
    pub token: Option<&'a str>,
}

/// A header of a request.
#[derive(Clone, Copy, Debug)]
pub struct Header<'a> {
    /// The name, in lower case.
    pub name: &'a str,
    /// The value.
    pub value: &'a str,
}

/// A sealed request: what goes over the wire, for whoever wants to keep, change or repeat it.
#[derive(Clone, Debug)]
pub struct Envelope {
    /// The method.
    pub method: String,
    /// The path.
    pub path: String,
    /// The token in `Authorization`.
    pub token: Option<String>,
    /// The proof in `DPoP`.
    pub proof: Option<String>,
    /// The body.
    pub body: Vec<u8>,
}

/// A `POST` with a token.
#[must_use]
pub fn post<'a>(path: &'a str, token: &'a str) -> Ask<'a> {
    let token = Some(token);
    Ask {
        method: "POST",
        path,
        token,
    }
}

/// A `POST` without one.
#[must_use]
pub fn open<'a>(path: &'a str) -> Ask<'a> {
    Ask {
        method: "POST",
        path,
        token: None,
    }
}

/// A `GET` with a token.
#[must_use]
pub fn get<'a>(path: &'a str, token: &'a str) -> Ask<'a> {
    let token = Some(token);
    Ask {
        method: "GET",
        path,
        token,
    }
}
