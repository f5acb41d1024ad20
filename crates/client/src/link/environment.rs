//! The proxy that the environment of the application names for the service.
//!
//! The HTTP client reads the same variables by the same code, and goes directly where it cannot read one.
//! A value that is set and is no address is therefore found here before.

use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use reqwest::Url;
use std::{env, ffi::OsString};

const NO_PROXY: [&str; 2] = ["NO_PROXY", "no_proxy"];
/// The variables in the order in which they count, each with its other spelling.
const PROXY: [[&str; 2]; 2] = [["HTTPS_PROXY", "https_proxy"], ["ALL_PROXY", "all_proxy"]];

/// A variable is set, but is no address of a proxy. Its value may hold a password, so only its name is
/// kept.
#[derive(Debug, Eq, PartialEq, thiserror::Error)]
#[error("the variable {0} is no address of a proxy")]
pub(crate) struct NoAddress(pub(crate) &'static str);

/// The proxy that the environment names for requests to `server`, if any.
///
/// # Errors
///
/// [`NoAddress`] if the variable that counts cannot be read as an address.
pub(crate) fn proxy(server: &str) -> Result<Option<Intercept>, NoAddress> {
    named(server, |variable| env::var_os(variable))
}

fn named(
    server: &str,
    environment: impl Fn(&str) -> Option<OsString>,
) -> Result<Option<Intercept>, NoAddress> {
    let text = |name: &&str| environment(name).and_then(|value| value.into_string().ok());
    let direct = NO_PROXY.iter().find_map(text).unwrap_or_default();
    let first = |names: &[&'static str; 2]| {
        let set = names
            .iter()
            .find_map(|name| Some((*name, environment(name)?)));
        set.filter(|(_, value)| !value.is_empty())
    };
    let Some((variable, value)) = PROXY.iter().find_map(first) else {
        return Ok(None);
    };
    let value = value.into_string().map_err(|_| NoAddress(variable))?;
    let intercepts = |proxy: &str, direct: &str| {
        let matcher = Matcher::builder().https(proxy).no(direct).build();
        matcher.intercept(&server.parse().ok()?)
    };
    // Any address will do to see whether the service is excepted.
    if intercepts("http://proxy", &direct).is_none() {
        return Ok(None);
    }
    let found = intercepts(&value, "").filter(|_| is_unambiguous(&value));
    let found = found.filter(|it| Url::parse(&it.uri().to_string()).is_ok());
    found.map(Some).ok_or(NoAddress(variable))
}

/// Whether a value has at most one `@`, and that before the host. Otherwise a character of a name or a
/// password was not encoded, and the end of the password would be taken for the host.
fn is_unambiguous(value: &str) -> bool {
    let rest = value.split_once("://").map_or(value, |(_, rest)| rest);
    let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    authority.matches('@').count() <= 1 && !path.contains('@')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The address that is found with one variable, which other ones follow.
    fn found(variables: &[[&str; 2]]) -> Result<Option<String>, NoAddress> {
        let set = |wanted: &str| {
            let found = variables.iter().find(|[name, _]| *name == wanted);
            found.map(|[_, value]| OsString::from(value))
        };
        let named = named("https://chiave.example", set)?;
        Ok(named.map(|it| it.uri().to_string()))
    }

    #[test]
    fn what_cannot_be_read_as_an_address_is_none() {
        for value in [
            "http://anna:4711/Geheim@proxy.example:3128",
            "anna:Pa@Geheim/1@proxy.example:3128",
            "http://anna:Pa@ss@proxy.example:3128",
            "http://anna:Pa#Geheim@proxy.example:3128",
            "http://anna:Pa?Geheim@proxy.example:3128",
            "FIRMA\\anna:pw@proxy.example:3128",
            "http://FIRMA\\anna:pw@proxy.example:3128",
            " http://proxy.example:3128",
            "\"http://proxy.example:3128\"",
            "http://proxy.example:31280000",
            "http://proxy.example:pw",
            "ftp://proxy.example:3128",
            "http://",
        ] {
            for variable in ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"] {
                let outcome = found(&[[variable, value]]);

                let wrong = PROXY.iter().flatten().find(|it| **it == variable);
                assert_eq!(outcome, Err(NoAddress(wrong.unwrap())), "{value}");
            }
        }
    }

    #[test]
    fn a_proxy_is_named_without_its_sign_in() {
        for (value, address) in [
            ("http://proxy.example:3128", "http://proxy.example:3128/"),
            ("proxy.example:3128", "http://proxy.example:3128/"),
            (
                "http://anna:p%40w%2F@proxy.example:3128",
                "http://proxy.example:3128/",
            ),
            (
                "http://proxy.example:3128/proxy.pac",
                "http://proxy.example:3128/",
            ),
            ("https://[::1]:3128", "https://[::1]:3128/"),
        ] {
            let outcome = found(&[["HTTPS_PROXY", value]]);

            assert_eq!(outcome, Ok(Some(address.to_owned())), "{value}");
        }
    }

    #[test]
    fn a_service_that_is_excepted_needs_no_address() {
        let wrong = ["HTTPS_PROXY", "a b"];

        assert_eq!(found(&[wrong, ["NO_PROXY", ".example"]]), Ok(None));
        assert!(found(&[wrong, ["no_proxy", "elsewhere.example"]]).is_err());
    }

    #[test]
    fn the_variable_that_counts_is_the_one_of_the_http_client() {
        let all = ["ALL_PROXY", "http://all.example"];

        assert_eq!(found(&[["HTTP_PROXY", "http://other.example"]]), Ok(None));
        let named = found(&[["HTTPS_PROXY", ""], all]);
        assert_eq!(named, Ok(Some("http://all.example/".into())));
        assert!(found(&[["HTTPS_PROXY", "a b"], all]).is_err());
    }
}
