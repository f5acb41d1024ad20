//! Malformed texts from outside: whatever the parsers return keeps its invariants.

use crate::{
    AuditKey, CodeKey, KeyId,
    activation_code::ActivationCodeText,
    code::{CodeFor, CodePurpose},
    keys::KEY_BYTES,
    token::{AttemptToken, SessionToken},
    totp::TotpSecret,
};
use chiave_protocol::{Timestamp, limits::CODE_BYTES, typed};
use data_encoding::HEXLOWER;
use uuid::Uuid;
use zeroize::Zeroizing;

#[test]
fn a_key_file_is_read_whole_and_never_shown() {
    chiave_fuzz::text("key-file", |text| {
        let read = AuditKey::parse(text);
        let told = match &read {
            Ok(keys) => format!("{keys:?}"),
            Err(error) => format!("{error} {error:?}"),
        };
        let key = |word: &&str| word.len() >= 44;
        assert!(
            !text
                .split_whitespace()
                .filter(key)
                .any(|it| told.contains(it))
        );
        if let Ok(keys) = &read {
            let lines = keys
                .0
                .iter()
                .map(|key| format!("{} {}\n", key.id, HEXLOWER.encode(key.bytes.as_slice())));
            let again = AuditKey::parse(&lines.collect::<String>()).unwrap();
            assert_eq!(again.checks(), keys.checks());
        }
        read.map(|keys| keys.checks().len())
            .map_err(|error| error.problem.to_string())
    });
}

#[test]
fn an_activation_code_has_one_form() {
    chiave_fuzz::text("activation-code", |typed| {
        let activation_code = ActivationCodeText::parse(typed);
        if let Ok(activation_code) = &activation_code {
            assert!(typed.len() <= CODE_BYTES && activation_code.expose().len() == 12);
            let again = ActivationCodeText::parse(activation_code.grouped().expose()).unwrap();
            assert_eq!(again.expose(), activation_code.expose());
        }
        activation_code.is_ok()
    });
}

#[test]
fn only_the_digits_of_the_code_are_the_code() {
    let app = TotpSecret::from_bytes(b"12345678901234567890").unwrap();
    let mailed = CodeKey::single(KeyId::parse("c1").unwrap(), Zeroizing::new([7; KEY_BYTES]));
    let code_for = CodeFor {
        purpose: CodePurpose::Attempt,
        within: Uuid::from_u128(1),
        method: Uuid::from_u128(2),
        serial: 1,
    };
    let code = mailed.code(&code_for);

    chiave_fuzz::text("typed-digits", |typed| {
        let digits = typed::digits(typed);
        let short = typed.len() <= CODE_BYTES;
        let accepted = mailed.accepts(typed, &code_for);
        assert_eq!(accepted, short && *digits == code.expose());
        let step = app.matching_step(typed, Timestamp::from_unix(59));
        assert!(step.is_none() || (short && digits.len() == 6));
        (accepted, step, digits.len().min(8))
    });
}

#[test]
fn no_name_adds_a_part_to_an_otpauth_link() {
    let secret = TotpSecret::from_bytes(b"12345678901234567890").unwrap();

    chiave_fuzz::text("otpauth-link", |text| {
        let (issuer, account) = text.split_once('\n').unwrap_or((text, ""));
        let link = secret.otpauth_uri(issuer, account);
        let rest = link.expose().strip_prefix("otpauth://totp/").unwrap();
        let (label, query) = rest.split_once('?').unwrap();
        let (shown, person) = label.split_once(':').unwrap();
        let named = query.strip_prefix(&format!("secret={}&issuer=", secret.to_base32().expose()));
        assert_eq!(named, Some(shown));
        for part in [shown, person] {
            let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte);
            assert!(part.bytes().all(plain), "{part}");
        }
        // The capacity of a QR code that old telephones can read.
        assert!(link.expose().len() < 2331);
        (shown.len() / 16, person.len() / 16)
    });
}

#[test]
fn a_token_is_of_one_kind_and_kept_as_it_is() {
    chiave_fuzz::text("token", |text| {
        let session = SessionToken::parse(text);
        if let Ok(token) = &session {
            assert_eq!(token.expose(), text);
            assert!(AttemptToken::parse(text).is_err());
        }
        session.is_ok()
    });
}
