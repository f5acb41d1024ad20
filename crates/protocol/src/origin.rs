//! Where a service is. The service and the computers that use it read and compare the address with
//! this one parser, so that two spellings of one address never look like two services.

use std::{fmt, net::IpAddr};
use url::{Host, Url};

/// An `https` origin in its normal form, such as `https://chiave.example.org:8443`: the host in lower
/// case and in ASCII (RFC 5890), without the root's dot at its end; the port where it is not 443;
/// nothing else.
///
/// Addresses and problem types are built from this and never from a request (law 6).
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Origin {
    text: String,
    host: String,
}

impl Origin {
    /// Reads an address; `None` for anything but an HTTPS origin, with or without a slash at its
    /// end. A path, a user name or a query would be lost silently, so an address with one is wrong.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        // The parser of browsers forgives these; here they are mistakes.
        let (scheme, rest) = text.split_at_checked(8)?;
        let odd = |c: char| c.is_whitespace() || matches!(c, '\\' | '@');
        let is_https = scheme.eq_ignore_ascii_case("https://");
        if !is_https || rest.starts_with('/') || text.contains(odd) {
            return None;
        }
        let url = Url::parse(text).ok()?;
        if url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
            return None;
        }
        let host = match url.host()? {
            Host::Domain(name) => name.strip_suffix('.').unwrap_or(name).to_owned(),
            address => address.to_string(),
        };
        if host.is_empty() || host.ends_with('.') {
            return None;
        }
        let port = match url.port() {
            Some(0) => return None,
            Some(port) => format!(":{port}"),
            None => String::new(),
        };
        let text = format!("https://{host}{port}");
        Some(Self { text, host })
    }

    /// The address of `path`, which begins with a slash.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.text)
    }

    /// The origin in its normal form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The host without the port; an IPv6 address in its brackets.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Whether the address leads to the computer that asks, whatever its networks.
    #[must_use]
    pub fn is_this_computer(&self) -> bool {
        let name = self.host == "localhost" || self.host.ends_with(".localhost");
        let address = self.host.trim_matches(['[', ']']).parse::<IpAddr>();
        name || address.is_ok_and(|address| address.is_loopback())
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        Origin::parse(text).map(|origin| origin.as_str().to_owned())
    }

    #[test]
    fn one_address_has_one_form() {
        for (text, form) in [
            ("https://chiave.example.org", "https://chiave.example.org"),
            ("https://chiave.example.org/", "https://chiave.example.org"),
            (" HTTPS://Chiave.Example.ORG ", "https://chiave.example.org"),
            (
                "https://chiave.example.org:443",
                "https://chiave.example.org",
            ),
            ("https://chiave.example.org.", "https://chiave.example.org"),
            (
                "https://chiave.example.org.:8443/",
                "https://chiave.example.org:8443",
            ),
            (
                "https://chiave.example.org:08443",
                "https://chiave.example.org:8443",
            ),
            ("https://società.example", "https://xn--societ-nta.example"),
            ("https://SOCIETÀ.example", "https://xn--societ-nta.example"),
            ("https://chiave。example", "https://chiave.example"),
            ("https://[0:0::1]:8443", "https://[::1]:8443"),
            ("https://127.0.0.1", "https://127.0.0.1"),
        ] {
            assert_eq!(read(text).as_deref(), Some(form), "{text}");
        }
    }

    #[test]
    fn an_origin_is_https_and_a_host_and_nothing_else() {
        for wrong in [
            "",
            "https://",
            "https:chiave.example.org",
            "https:///chiave.example.org",
            "https:\\\\chiave.example.org",
            "chiave.example.org",
            "http://chiave.example.org",
            "https://chiave.example.org/path",
            "https://chiave.example.org//",
            "https://chiave.example.org?query",
            "https://chiave.example.org/#top",
            "https://name:word@chiave.example.org",
            "https://@chiave.example.org",
            "https://chiave.example.org:0",
            "https://chiave.example.org:65536",
            "https://chiave.example.org..",
            "https://.",
            "https://chiave example.org",
            "https://chiave\t.example.org",
            "file:///etc/passwd",
            "è",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn only_loopback_is_this_computer() {
        let is_ours = |text: &str| Origin::parse(text).unwrap().is_this_computer();

        assert!(is_ours("https://localhost:8443") && is_ours("https://[::1]"));
        assert!(is_ours("https://127.0.0.1") && !is_ours("https://127.example.org"));
        assert!(!is_ours("https://chiave.example.org"));
    }
}
