//! The type of every password, code, pass and token.

use serde::Deserialize;
use zeroize::Zeroize;

/// A text that is wiped when dropped and that no log line can show.
///
/// A secret is neither `Clone` nor `Serialize`: a second copy, or one on a wire, has to be written out by
/// hand, where a reviewer sees it (see [`crate::secret::on_the_wire`]).
#[derive(Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "ts", ts(type = "string"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Secret(String);

impl Secret {
    /// Takes ownership, so that no second copy stays behind.
    pub fn new(text: String) -> Self {
        Self(text)
    }

    /// Lends the text. Search for this name to find every place that reads a secret.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether there is no text at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("<secret>")
    }
}

/// Writes a secret into a request or an answer.
///
/// A field that may leave the process says so with
/// `#[serde(serialize_with = "on_the_wire")]`; without it the type does not compile.
///
/// # Errors
///
/// Whatever the serializer reports.
pub fn on_the_wire<S: serde::Serializer>(secret: &Secret, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(secret.expose())
}

#[cfg(test)]
mod tests {
    use super::*;

    // Law 10.
    #[test]
    fn a_secret_never_shows_in_debug_output() {
        assert_eq!(format!("{:?}", Secret::new("hunter2".into())), "<secret>");
    }
}
