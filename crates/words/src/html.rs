//! Texts in HTML.

/// Escapes text for HTML. The capacity is reserved at once, because the text may hold a code.
pub(crate) fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(6 * text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            other => html.push(other),
        }
    }
    html
}
