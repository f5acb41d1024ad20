//! Authenticator apps (RFC 6238): SHA-1, six digits, 30 seconds, as every app can.

mod label;

use crate::{
    code::{self, DIGITS},
    percent_encoded,
    random::{self, Random},
};
use chiave_protocol::{Secret, Timestamp};
use data_encoding::BASE32_NOPAD;
use label::label;
use std::fmt::{self, Write};
use subtle::ConstantTimeEq;
use totp_rs::{Builder, Totp};
use zeroize::Zeroizing;

/// The length of a time step in seconds (RFC 6238, section 4.1).
pub const STEP_S: u64 = 30;
/// The length of a secret in bytes: 160 bits (RFC 4226, section 4, R6).
pub const SECRET_BYTES: usize = 20;
/// The number of steps by which app and service may differ (RFC 6238, section 5.2).
const DRIFT: u64 = 1;

/// The secret that app and service share. Wiped when dropped.
pub struct TotpSecret(Zeroizing<[u8; SECRET_BYTES]>);

/// The bytes are not a secret of an authenticator app.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("not an authenticator secret")]
pub struct NotATotpSecret;

impl TotpSecret {
    /// Draws a new secret.
    pub fn new(random: &dyn Random) -> Self {
        Self(random::secret_bytes(random))
    }

    /// Reads the content of a sealed column.
    ///
    /// # Errors
    ///
    /// [`NotATotpSecret`] for any other length than [`SECRET_BYTES`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, NotATotpSecret> {
        let bytes: &[u8; SECRET_BYTES] = bytes.try_into().map_err(|_| NotATotpSecret)?;
        Ok(Self(Zeroizing::new(*bytes)))
    }

    /// The bytes of the secret, for sealing.
    #[must_use]
    pub fn expose(&self) -> &[u8; SECRET_BYTES] {
        &self.0
    }

    /// The secret as 32 characters, which a person types into an app on a device without a camera.
    #[must_use]
    pub fn to_base32(&self) -> Secret {
        let mut text = String::with_capacity(SECRET_BYTES * 8 / 5);
        BASE32_NOPAD.encode_append(self.0.as_slice(), &mut text);
        Secret::new(text)
    }

    /// The link inside the QR code
    /// (<https://github.com/google/google-authenticator/wiki/Key-Uri-Format>).
    #[must_use]
    pub fn otpauth_uri(&self, issuer: &str, account: &str) -> Secret {
        let (issuer, account) = (
            percent_encoded(&label(issuer)),
            percent_encoded(&label(account)),
        );
        let secret = self.to_base32();
        // The capacity is enough for the whole text, because growing would leave copies of the
        // secret behind.
        let mut uri = String::with_capacity(128 + 2 * issuer.len() + account.len());
        uri.push_str("otpauth://totp/");
        for piece in [
            &issuer,
            ":",
            &account,
            "?secret=",
            secret.expose(),
            "&issuer=",
            &issuer,
        ] {
            uri.push_str(piece);
        }
        // The URI names no algorithm, digits or period: the defaults of every app are the ones in
        // use.
        Secret::new(uri)
    }

    /// The time step whose code is `typed`: the current step, the one before or the one after.
    /// `None` if the code is wrong or too old.
    ///
    /// The caller refuses a step that is not later than the last used one, and stores the step
    /// together with the verification in one transaction, so each code is valid only once.
    #[must_use]
    pub fn matching_step(&self, typed: &str, now: Timestamp) -> Option<u64> {
        let typed = code::digits(typed);
        let step = u64::try_from(now.as_unix()).ok()? / STEP_S;
        let totp = self.totp()?;
        let mut found = None;
        for step in step.saturating_sub(DRIFT)..=step.saturating_add(DRIFT) {
            let same: bool = code_of(&totp, step)
                .as_bytes()
                .ct_eq(typed.as_bytes())
                .into();
            // If two steps have the same code, the later one counts, since it may not have been
            // used yet.
            if same {
                found = Some(step);
            }
        }
        found
    }

    fn totp(&self) -> Option<Totp> {
        // Twenty bytes, six digits and thirty seconds satisfy the checks of the builder.
        Builder::new().with_secret(*self.0).build().ok()
    }
}

impl fmt::Debug for TotpSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<authenticator secret>")
    }
}

fn code_of(totp: &Totp, step: u64) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(DIGITS));
    // Writing to a string cannot fail; an empty code would match nothing.
    let _ = write!(text, "{}", totp.generate(step.saturating_mul(STEP_S)));
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SystemRandom;

    const AT: i64 = 1_800_000_000;
    const STEP: u64 = AT as u64 / STEP_S;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_unix(seconds)
    }

    fn rfc() -> TotpSecret {
        TotpSecret::from_bytes(b"12345678901234567890").unwrap()
    }

    fn code(secret: &TotpSecret, step: u64) -> String {
        code_of(&secret.totp().unwrap(), step).to_string()
    }

    /// RFC 6238, appendix B, the last six of the eight digits.
    #[test]
    fn the_vectors_of_the_rfc_hold() {
        for (time, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(
                rfc().matching_step(code, at(time)),
                Some(time as u64 / 30),
                "{time}"
            );
        }
    }

    #[test]
    fn one_step_of_drift_is_forgiven_and_two_are_not() {
        let secret = rfc();

        for (drift, accepted) in [(-2, false), (-1, true), (0, true), (1, true), (2, false)] {
            let step = STEP.checked_add_signed(drift).unwrap();
            let found = secret.matching_step(&code(&secret, step), at(AT));
            assert_eq!(found, accepted.then_some(step), "{drift}");
        }
    }

    #[test]
    fn a_code_may_be_typed_in_two_halves() {
        let secret = rfc();
        let code = code(&secret, STEP);

        let typed = format!(" {} {}", &code[..3], &code[3..]);

        assert_eq!(secret.matching_step(&typed, at(AT)), Some(STEP));
    }

    #[test]
    fn a_text_that_is_no_code_matches_nothing() {
        let secret = rfc();
        let huge = "1".repeat(10 << 20);

        for typed in [
            "",
            "+12345",
            "12345",
            "1234567",
            "abcdef",
            "１２３４５６",
            &huge,
        ] {
            assert_eq!(secret.matching_step(typed, at(AT)), None, "{typed:.20}");
        }
    }

    #[test]
    fn the_ends_of_time_do_no_harm() {
        for time in [i64::MIN, -1, 0, i64::MAX] {
            assert_eq!(rfc().matching_step("abcdef", at(time)), None);
        }
    }

    #[test]
    fn another_secret_makes_other_codes() {
        let (one, other) = (
            TotpSecret::new(&SystemRandom),
            TotpSecret::new(&SystemRandom),
        );
        let codes = |secret: &TotpSecret| [1, 2, 3].map(|step| code(secret, step));

        assert_ne!(codes(&one), codes(&other));
    }

    #[test]
    fn no_parameter_can_be_injected_into_the_link_of_the_qr_code() {
        let uri = rfc().otpauth_uri("Società & Figli", "anna?secret=AAAA:x");

        assert_eq!(
            uri.expose(),
            "otpauth://totp/Societ%C3%A0%20%26%20Figli:anna%3Fsecret%3DAAAAx\
             ?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Societ%C3%A0%20%26%20Figli"
        );
    }

    #[test]
    fn a_long_name_with_a_colon_makes_a_short_link_with_one() {
        let issuer = format!("Gruppo: {}", "Altariva ".repeat(20));

        let uri = rfc().otpauth_uri(&issuer, "giulia");

        assert!(uri.expose().len() < 220, "{}", uri.expose().len());
        assert_eq!(uri.expose().matches("%3A").count(), 0);
        assert!(uri.expose().starts_with("otpauth://totp/Gruppo%20Altariva"));
    }

    #[test]
    fn a_secret_read_back_is_the_same_and_never_prints() {
        let secret = TotpSecret::new(&SystemRandom);

        let read = TotpSecret::from_bytes(secret.expose()).unwrap();

        assert_eq!(read.to_base32().expose(), secret.to_base32().expose());
        assert_eq!(secret.to_base32().expose().len(), 32);
        assert_eq!(format!("{secret:?}"), "<authenticator secret>");
        assert_eq!(
            TotpSecret::from_bytes(b"short").unwrap_err(),
            NotATotpSecret
        );
    }
}
