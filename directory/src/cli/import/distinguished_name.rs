//! Distinguished names (RFC 4514), by which `memberOf` names groups.

/// Splits a cell at each separator that no backslash escapes.
pub(super) fn split(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let mut escaped = false;
    text.split(move |c| {
        let ends = c == separator && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    })
}

/// The common name of a group that is named as `CN=Sales,OU=Groups,…`; any other text as it stands.
pub(super) fn common_name(group: &str) -> String {
    let group = group.trim();
    match group.split_at_checked(3) {
        Some((cn, rest)) if cn.eq_ignore_ascii_case("cn=") => {
            let value = split(rest, ',').next().unwrap_or(rest);
            unescaped(value.trim())
        }
        _ => group.to_owned(),
    }
}

/// The text that an attribute value stands for: a backslash escapes one character, or stands before
/// the two hexadecimal digits of one byte.
fn unescaped(value: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let Some((byte, after)) = next_byte(rest) {
        bytes.extend(byte);
        rest = after;
    }
    String::from_utf8(bytes).unwrap_or_else(|_| value.to_owned())
}

/// The next byte of the text, and what follows. There is no byte after a backslash at the end.
fn next_byte(value: &[u8]) -> Option<(Option<u8>, &[u8])> {
    let (first, after) = value.split_first()?;
    if *first != b'\\' {
        return Some((Some(*first), after));
    }
    let pair = after.first_chunk::<2>().and_then(|pair| hex_byte(*pair));
    Some(match (pair, after) {
        (Some(byte), [_, _, after @ ..]) => (Some(byte), after),
        (_, [escaped, after @ ..]) => (Some(*escaped), after),
        (_, []) => (None, after),
    })
}

fn hex_byte(pair: [u8; 2]) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let value = digit(pair[0])? * 16 + digit(pair[1])?;
    u8::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_escaped_character_is_part_of_the_name() {
        let cases = [
            (r"CN=Fin\, Ops,OU=Groups,DC=firma", "Fin, Ops"),
            (r"cn=Citt\C3\A0 \2B 1,DC=firma", "Città + 1"),
            (r"CN=a\\,OU=b", r"a\"),
            ("CN=plain", "plain"),
            (r"Fin\Ops", r"Fin\Ops"),
            (r"CN=end\", "end"),
        ];
        for (group, name) in cases {
            assert_eq!(common_name(group), name, "{group}");
        }
    }

    #[test]
    fn an_escaped_separator_does_not_separate() {
        let parts: Vec<_> = split(r"CN=a\;b,DC=x;CN=c", ';').collect();

        assert_eq!(parts, [r"CN=a\;b,DC=x", "CN=c"]);
    }
}
