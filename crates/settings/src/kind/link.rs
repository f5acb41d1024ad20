//! What is the address of a page, with placeholders.

use super::Placeholder;
use url::Url;

const SCHEME: &str = "https://";

/// Whether a text is an `https` address. Placeholders may stand after the host only, since no value
/// may decide which host is opened. Where browsers forgive a missing host, they take what follows for it.
pub(super) fn is_link(text: &str) -> bool {
    let Some(rest) = text.strip_prefix(SCHEME) else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let filled = Placeholder::fill(text, |_| "x".to_owned());
    let odd = |sign: char| sign.is_whitespace() || sign.is_control() || "{}\\".contains(sign);
    let is_whole = |url: Url| url.username().is_empty() && url.password().is_none();
    let is_host = !host.is_empty() && !host.contains('{');
    is_host && !filled.contains(odd) && Url::parse(&filled).is_ok_and(is_whole)
}
