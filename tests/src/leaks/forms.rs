//! The forms in which a secret could have slipped out.

use data_encoding::{BASE64, BASE64URL, HEXLOWER, HEXUPPER};

/// The form in which a secret was used.
pub const AS_IT_IS: &str = "as it is";

/// A secret in every form worth looking for. Base64 comes three times, because what stands before
/// the secret shifts its letters.
pub fn of(secret: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut forms = vec![
        (AS_IT_IS, secret.to_vec()),
        ("hexadecimal", HEXUPPER.encode(secret).into_bytes()),
        ("hexadecimal", HEXLOWER.encode(secret).into_bytes()),
        // What `{:?}` makes of bytes.
        ("list of numbers", numbers(secret).into_bytes()),
    ];
    for shift in 0..3 {
        forms.push(("base64", base64_inside(secret, shift, &BASE64)));
        forms.push(("base64url", base64_inside(secret, shift, &BASE64URL)));
    }
    if let Ok(text) = std::str::from_utf8(secret) {
        let wide = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let quoted = serde_json::Value::from(text).to_string();
        forms.extend([
            ("UTF-16", wide),
            ("percent-encoded", percent(secret, str::to_owned)),
            ("percent-encoded", percent(secret, str::to_lowercase)),
            ("form-encoded", text.replace(' ', "+").into_bytes()),
            ("JSON", quoted.trim_matches('"').as_bytes().to_vec()),
        ]);
    }
    forms
}

/// A code of digits in the forms that are not found by chance in any database.
pub fn of_digits(digits: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let base64 = BASE64.encode(digits).trim_end_matches('=').to_owned();
    let wide = digits.iter().flat_map(|digit| [*digit, 0]).collect();
    vec![
        (AS_IT_IS, digits.to_vec()),
        ("hexadecimal", HEXLOWER.encode(digits).into_bytes()),
        ("list of numbers", numbers(digits).into_bytes()),
        ("base64", base64.into_bytes()),
        ("UTF-16", wide),
    ]
}

fn numbers(secret: &[u8]) -> String {
    let numbers: Vec<String> = secret.iter().map(u8::to_string).collect();
    numbers.join(", ")
}

/// RFC 3986, section 2.1; `hexadecimal` says in which case.
fn percent(secret: &[u8], hexadecimal: fn(&str) -> String) -> Vec<u8> {
    let one = |byte: &u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
            char::from(*byte).to_string()
        }
        _ => hexadecimal(&format!("%{byte:02X}")),
    };
    secret.iter().map(one).collect::<String>().into_bytes()
}

/// The letters that depend on `secret` alone when `shift` bytes of something else stand before it in
/// its group of three.
fn base64_inside(secret: &[u8], shift: usize, encoding: &data_encoding::Encoding) -> Vec<u8> {
    let skipped = (3 - shift) % 3;
    let whole = secret.get(skipped..).unwrap_or_default();
    let groups = whole.get(..whole.len() / 3 * 3).unwrap_or_default();
    encoding.encode(groups).into_bytes()
}
