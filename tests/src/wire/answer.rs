//! What the service answered.

use reqwest::header::HeaderMap;
use serde_json::Value;

use crate::Result;

/// An answer, read to its end.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// Every header.
    pub headers: HeaderMap,
    /// The body as it came.
    pub body: Vec<u8>,
}

impl Answer {
    /// The body as JSON; null where it is none.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or(Value::Null)
    }

    /// The error code; empty where it is no error.
    #[must_use]
    pub fn code(&self) -> String {
        let code = &self.json()["code"];
        code.as_str().unwrap_or_default().to_owned()
    }

    /// A header as text; empty where it is missing.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.and_then(|it| it.to_str().ok()).unwrap_or_default()
    }

    /// The JSON of the answer, where the answer is no error.
    ///
    /// # Errors
    ///
    /// Status and body of an error.
    pub fn good(self) -> Result<Value> {
        if (200..300).contains(&self.status) {
            return Ok(self.json());
        }
        let body = String::from_utf8_lossy(&self.body);
        Err(format!("answered {}: {body}", self.status).into())
    }

    /// Status and code of an error, to compare with what was expected.
    #[must_use]
    pub fn refusal(&self) -> (u16, String) {
        (self.status, self.code())
    }
}
