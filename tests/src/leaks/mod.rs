//! The leak hunt: after a journey, everything that was written, logged or started is searched for
//! every secret that was used, in every form in which one could have slipped out.

mod certificates;
mod forms;
mod index;
mod pixels;
mod shape;

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::Result;
use index::{Index, Needle};

/// A place in which a secret was found; the secret itself is named by its label only.
#[derive(Debug, Eq, PartialEq)]
pub struct Leak {
    /// The secret that was found.
    pub secret: String,
    /// In which form: as it is, base64, hexadecimal, percent-encoded, …
    pub form: &'static str,
    /// In which file, argument list or environment.
    pub place: PathBuf,
}

/// Secrets that were used, each with the label under which a leak is reported.
#[derive(Debug, Default)]
pub struct Hunt {
    index: Index,
    allowed: Vec<PathBuf>,
    any_token: bool,
}

/// Under which a token is reported that was not among the secrets.
pub const ANY_TOKEN: &str = "token that nobody noted";

impl Hunt {
    /// Adds a secret.
    pub fn secret(&mut self, label: &str, secret: &str) {
        self.bytes_of(label, secret.as_bytes());
    }

    /// Adds a secret that is no text, such as a key.
    pub fn bytes_of(&mut self, label: &str, secret: &[u8]) {
        let digits = secret.iter().all(u8::is_ascii_digit);
        let forms = if digits {
            forms::of_digits(secret)
        } else {
            forms::of(secret)
        };
        for (form, bytes) in forms {
            self.index.add(Needle {
                secret: label.to_owned(),
                form,
                bytes,
                digits,
                alone: digits && form == forms::AS_IT_IS,
            });
        }
    }

    /// Looks for everything that has the shape of a token as well.
    pub fn any_token(&mut self) {
        self.any_token = true;
    }

    /// Allows a file or folder to hold secrets, such as the mails that carry codes.
    pub fn allow(&mut self, place: &Path) {
        self.allowed.push(place.to_path_buf());
    }

    /// Searches every file below `folder`.
    ///
    /// # Errors
    ///
    /// When a file cannot be read.
    pub fn files(&self, folder: &Path) -> Result<Vec<Leak>> {
        let mut found = Vec::new();
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let kind = fs::symlink_metadata(&path)?.file_type();
            if self.allowed.iter().any(|allowed| path.starts_with(allowed)) {
                continue;
            }
            if kind.is_dir() {
                found.append(&mut self.files(&path)?);
            } else if kind.is_file() {
                found.append(&mut self.bytes(&fs::read(&path)?, &path));
            }
        }
        Ok(found)
    }

    /// Searches the arguments and the environments of every process that runs now.
    ///
    /// # Errors
    ///
    /// When `/proc` cannot be read.
    pub fn processes(&self) -> Result<Vec<Leak>> {
        let mut found = Vec::new();
        for entry in fs::read_dir("/proc")? {
            let process = entry?.path();
            for part in ["cmdline", "environ"] {
                let place = process.join(part);
                // Processes end while we look, and some are not ours to read.
                let bytes = fs::read(&place).unwrap_or_default();
                found.append(&mut self.bytes(&bytes, &place));
            }
        }
        Ok(found)
    }

    fn bytes(&self, bytes: &[u8], place: &Path) -> Vec<Leak> {
        let leak = |needle: &Needle| Leak {
            secret: needle.secret.clone(),
            form: needle.form,
            place: place.to_path_buf(),
        };
        let mut leaks: Vec<Leak> = self.hits(bytes).into_iter().map(leak).collect();
        if self.any_token && shape::holds_a_token(bytes) {
            leaks.push(Leak {
                secret: ANY_TOKEN.to_owned(),
                form: forms::AS_IT_IS,
                place: place.to_path_buf(),
            });
        }
        leaks
    }

    /// What is found in `bytes`. Codes of digits stand by chance among the pixels of a picture and in
    /// the dates of a certificate, see [`pixels`] and [`certificates`].
    fn hits(&self, bytes: &[u8]) -> Vec<&Needle> {
        let found = self.index.hits(bytes);
        let texts = pixels::without(bytes).or_else(|| certificates::without(bytes));
        let Some(texts) = texts else {
            return found;
        };
        let codes = self.index.hits(&texts).into_iter().filter(|it| it.digits);
        let others = found.into_iter().filter(|it| !it.digits);
        others.chain(codes).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PASSWORD: &str = "quattro mele verdi nel cesto";

    fn hunt() -> Hunt {
        let mut hunt = Hunt::default();
        hunt.secret("password", PASSWORD);
        hunt.secret("code", "048213");
        hunt
    }

    fn found_in(text: &[u8]) -> Vec<&'static str> {
        let found = hunt().bytes(text, Path::new("somewhere"));
        found.into_iter().map(|leak| leak.form).collect()
    }

    #[test]
    fn a_planted_secret_is_found_in_every_form() {
        let folder = tempfile::tempdir().unwrap();
        let planted = [
            ("plain", PASSWORD.to_owned()),
            (
                "hex",
                "7175617474726f206d656c65207665726469206e656c20636573746f".to_owned(),
            ),
            (
                "percent",
                "p=quattro%20mele%20verdi%20nel%20cesto".to_owned(),
            ),
            (
                "base64-0",
                "cXVhdHRybyBtZWxlIHZlcmRpIG5lbCBjZXN0bw==".to_owned(),
            ),
            (
                "base64-1",
                "InF1YXR0cm8gbWVsZSB2ZXJkaSBuZWwgY2VzdG8i".to_owned(),
            ),
            (
                "base64-2",
                "PSJxdWF0dHJvIG1lbGUgdmVyZGkgbmVsIGNlc3RvIg==".to_owned(),
            ),
        ];
        for (name, text) in &planted {
            fs::write(folder.path().join(name), text).unwrap();
        }
        let numbers = format!("{:?}", PASSWORD.as_bytes());
        fs::write(folder.path().join("numbers"), numbers).unwrap();
        let wide: Vec<u8> = PASSWORD.encode_utf16().flat_map(u16::to_le_bytes).collect();
        fs::write(folder.path().join("wide"), wide).unwrap();

        let found = hunt().files(folder.path()).unwrap();

        let mut places: Vec<_> = found
            .iter()
            .map(|leak| leak.place.file_name().unwrap().to_str().unwrap())
            .collect();
        places.sort_unstable();
        assert_eq!(
            places,
            [
                "base64-0", "base64-1", "base64-2", "hex", "numbers", "percent", "plain", "wide"
            ]
        );
    }

    #[test]
    fn among_the_pixels_of_a_picture_a_code_stands_by_chance() {
        let pixels = b"\x89PNG\r\n\x1a\n\0\0\0\x08IDAT 048213 csum";
        let text = b"\x89PNG\r\n\x1a\n\0\0\0\x08tEXt 048213 csum";

        assert!(found_in(pixels).is_empty());
        assert_eq!(found_in(text), [forms::AS_IT_IS]);
    }

    #[test]
    fn in_the_dates_of_a_certificate_a_code_stands_by_chance() {
        let certificate = b"-----BEGIN CERTIFICATE-----\nMDQ4MjEz\n-----END CERTIFICATE-----\n";
        let beside = [&certificate[..], b"code=048213"].concat();

        assert!(found_in(certificate).is_empty());
        assert_eq!(found_in(&beside), [forms::AS_IT_IS]);
    }

    #[test]
    fn a_code_is_found_where_it_stands_alone_and_nowhere_by_chance() {
        for leak in [
            "your code is 048213.",
            "048213",
            r#"{"secret":"048213"}"#,
            "code=048213&",
            "+048213\n",
        ] {
            assert_eq!(found_in(leak.as_bytes()), ["as it is"], "{leak}");
        }
        for chance in [
            "at 1048213000 ms",
            "2026-11-24T20:37:45.048213Z",
            "af048213-0f3c",
            "/Ab048213+",
        ] {
            assert_eq!(found_in(chance.as_bytes()), Vec::<&str>::new(), "{chance}");
        }
        assert_eq!(found_in(b"MDQ4MjEz"), ["base64"]);
        assert_eq!(found_in(b"code: 303438323133"), ["hexadecimal"]);
    }

    #[test]
    fn a_key_that_is_no_text_is_found() {
        let key = [0xff, 0x00, 0x8a, 0x11, 0xc3, 0x28, 0x9b, 0x40, 0xfe];
        let mut hunt = Hunt::default();
        hunt.bytes_of("key", &key);

        let found = |text: &[u8]| hunt.bytes(text, Path::new("somewhere")).len();

        assert_eq!(found(&[b"x".as_slice(), &key, b"y"].concat()), 1);
        assert_eq!(found(b"key=ff008a11c3289b40fe"), 1);
        assert_eq!(found(b"/wCKEcMom0D+"), 1);
        assert_eq!(found(b"nothing"), 0);
    }

    #[test]
    fn a_token_that_nobody_noted_is_found_by_its_shape() {
        let mut hunt = Hunt::default();
        hunt.any_token();
        let found = |text: &str| {
            !hunt
                .bytes(text.as_bytes(), Path::new("somewhere"))
                .is_empty()
        };
        let token = "ca_XK2FfoxZkM-a1-nbhqf019WCJfhIeG7_qf6tXjULWII";

        assert!(found(&format!("authorization: DPoP {token}\n")));
        assert!(found(&format!(r#"{{"token":"{token}"}}"#)));
        assert!(!found(&format!("{token}x")), "longer than a token");
        let name = "a_service_whose_name_is_as_long_as_any_token_or_longer";
        assert!(!found(name), "a name has no capitals");
    }

    #[test]
    fn a_place_that_may_hold_secrets_is_left_out() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("mail.eml"), PASSWORD).unwrap();
        let mut hunt = hunt();
        hunt.allow(folder.path());

        assert_eq!(hunt.files(folder.path()).unwrap(), []);
    }

    #[test]
    fn a_secret_in_the_arguments_of_a_process_is_found() {
        let secret = format!("only-in-argv-{}", std::process::id());
        let mut hunt = Hunt::default();
        hunt.secret("argument", &secret);
        let mut child = std::process::Command::new("sh")
            .args(["-c", "read -r _", &secret])
            .stdin(std::process::Stdio::piped())
            .spawn()
            .unwrap();

        // A process that was just started shows its arguments a moment later.
        let place = PathBuf::from(format!("/proc/{}/cmdline", child.id()));
        let found = crate::patience::until("the leak to be found", || {
            let found = hunt.processes()?;
            Ok(found.into_iter().find(|leak| leak.place == place))
        });
        child.kill().unwrap();
        child.wait().unwrap();

        assert_eq!(found.unwrap().secret, "argument");
    }
}
