//! The one place where an address of the service is built.

/// Where the service is: `https://` and a host, and a port where it is not 443. Nothing else.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Origin(String);

impl Origin {
    /// Reads a setting; `None` for anything that is not an HTTPS origin.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let url = reqwest::Url::parse(text).ok()?;
        let origin = url.origin().ascii_serialization();
        // A path, a name or a query would be lost silently: better to say that it is wrong.
        let bare = text.trim_end_matches('/').eq_ignore_ascii_case(&origin)
            || url.as_str() == format!("{origin}/");
        (url.scheme() == "https" && bare).then_some(Self(origin))
    }

    /// The address of `path`, which begins with a slash: for the request and for the proof of
    /// possession alike.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }

    /// As configured.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_https_and_a_host_and_nothing_else() {
        let origin = Origin::parse("https://chiave.example.com:8443/").unwrap();

        assert_eq!(
            origin.url("/v1/state"),
            "https://chiave.example.com:8443/v1/state"
        );
        for wrong in [
            "",
            "chiave.example.com",
            "http://chiave.example.com",
            "https://",
            "https://chiave.example.com/path",
            "https://chiave.example.com/?query",
            "https://name:word@chiave.example.com/",
            "file:///etc/passwd",
        ] {
            assert_eq!(Origin::parse(wrong), None, "{wrong}");
        }
    }
}
