//! Texts from outside, spoilt: what they are read as holds whatever they are.

use crate::{
    Origin,
    typed::{self, ShownText},
};

/// What a terminal could obey, or nobody could see.
fn is_odd(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') || typed::is_invisible(c)
}

#[test]
fn an_origin_is_its_own_normal_form() {
    chiave_fuzz::text("origin", |text| {
        let origin = Origin::parse(text);
        if let Some(origin) = &origin {
            assert_eq!(Origin::parse(origin.as_str()).as_ref(), Some(origin));
            let authority = origin.as_str().strip_prefix("https://").unwrap();
            assert!(authority.starts_with(origin.host()) && !origin.host().is_empty());
            assert!(authority.is_ascii() && !authority.contains(['/', '@', '?', '#', '\\', ' ']));
        }
        origin.map(|it| it.host().len().min(16))
    });
}

#[test]
fn a_text_that_is_shown_is_one_visible_line() {
    chiave_fuzz::text("shown-text", |text| {
        let parsed = ShownText::parse(text, 64);
        let cleaned = ShownText::cleaned(text, 64);
        for shown in parsed.iter().chain([&cleaned]) {
            assert!(shown.as_str().chars().count() <= 64);
            assert!(!shown.as_str().chars().any(is_odd));
            assert_eq!(ShownText::parse(shown.as_str(), 64).as_ref(), Ok(shown));
        }
        let escaped = typed::escaped(text);
        assert!(!escaped.chars().any(is_odd));
        assert!(
            !typed::escaped_lines(text)
                .chars()
                .any(|c| is_odd(c) && !"\n\t".contains(c))
        );
        parsed.map(drop).map_err(|fault| fault.to_string())
    });
}

#[test]
fn folding_twice_is_folding_once() {
    chiave_fuzz::text("folding", |text| {
        let digits = typed::digits(text);
        assert!(digits.len() <= text.len());
        assert_eq!(*typed::digits(&digits), *digits);
        let code = typed::letters_and_digits(text);
        assert!(code.len() <= 12 * text.len());
        assert!(typed::letters_and_digits(&code).len() <= 12 * code.len());
        let password = typed::password(text);
        assert!(password.len() <= 3 * text.len());
        assert_eq!(*typed::password(&password), *password);
        (
            digits.is_empty(),
            code.is_empty(),
            password.as_str() == text,
        )
    });
}
