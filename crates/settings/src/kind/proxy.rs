//! What names a proxy, and what names a script that chooses one (PAC).

use crate::SYSTEM_PROXY;
use url::Url;

/// Whether a text is the word for the proxy of the system, or the address of a proxy.
pub(super) fn is_proxy(text: &str) -> bool {
    let is_address = |url: Url| {
        let plain = url.username().is_empty() && url.password().is_none();
        plain && url.host_str().is_some() && is_http(&url) && names_a_host_only(&url)
    };
    text == SYSTEM_PROXY || Url::parse(text).is_ok_and(is_address)
}

/// Whether a text asks for a script that chooses the proxy: by a word of other products, by a scheme,
/// or by an address with a path, which no proxy has.
pub(super) fn names_a_script(text: &str) -> bool {
    let text = text.trim().to_ascii_lowercase();
    matches!(
        &*text,
        "auto" | "pac" | "pac_script" | "wpad" | "auto_detect"
    ) || ["pac:", "pac+"].iter().any(|start| text.starts_with(start))
        || Url::parse(&text)
            .is_ok_and(|url| url.scheme() == "file" || (is_http(&url) && !names_a_host_only(&url)))
}

fn is_http(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
}

fn names_a_host_only(url: &Url) -> bool {
    url.path() == "/" && url.query().is_none() && url.fragment().is_none()
}
