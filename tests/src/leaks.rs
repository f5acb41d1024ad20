//! The leak hunt: after a journey, everything that was written, logged or started is searched for
//! every secret that was used, in every form in which one could have slipped out.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::Result;

/// A place in which a secret was found; the secret itself is named by its label only.
#[derive(Debug, Eq, PartialEq)]
pub struct Leak {
    /// Which secret.
    pub secret: String,
    /// In which form: as it is, base64, hexadecimal, percent-encoded, UTF-16.
    pub form: &'static str,
    /// In which file, argument list or environment.
    pub place: PathBuf,
}

/// The secrets of a journey, each with the label under which a leak is reported.
#[derive(Debug, Default)]
pub struct Hunt {
    needles: Vec<Needle>,
    allowed: Vec<PathBuf>,
}

#[derive(Debug)]
struct Needle {
    secret: String,
    form: &'static str,
    bytes: Vec<u8>,
    /// A code of digits counts only where no further digit touches it: times are digits too.
    whole: bool,
}

impl Hunt {
    /// Adds a secret.
    pub fn secret(&mut self, label: &str, secret: &str) {
        let whole = secret.bytes().all(|byte| byte.is_ascii_digit());
        for (form, bytes) in forms(secret.as_bytes()) {
            let secret = label.to_owned();
            // A short code's other forms would be found by chance in any database.
            if form == "as it is" || !whole {
                self.needles.push(Needle {
                    secret,
                    form,
                    bytes,
                    whole,
                });
            }
        }
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
        let hit = |needle: &&Needle| needle.is_in(bytes);
        let leak = |needle: &Needle| Leak {
            secret: needle.secret.clone(),
            form: needle.form,
            place: place.to_path_buf(),
        };
        self.needles.iter().filter(hit).map(leak).collect()
    }
}

impl Needle {
    fn is_in(&self, hay: &[u8]) -> bool {
        let Some(first) = self.bytes.first() else {
            return false;
        };
        let length = self.bytes.len();
        let digit = |at: Option<usize>| {
            at.and_then(|at| hay.get(at))
                .is_some_and(u8::is_ascii_digit)
        };
        let starts = hay
            .iter()
            .enumerate()
            .filter(|(_, byte)| *byte == first)
            .map(|(at, _)| at);
        let mut hits = starts.filter(|at| hay.get(*at..at + length) == Some(&*self.bytes));
        hits.any(|at| !self.whole || !(digit(at.checked_sub(1)) || digit(Some(at + length))))
    }
}

/// A secret in every form worth looking for. Base64 comes three times, because what stands before
/// the secret shifts its letters.
fn forms(secret: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let hex: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
    let percent: String = secret.iter().map(|byte| percent(*byte)).collect();
    let wide: Vec<u8> = String::from_utf8_lossy(secret)
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let mut forms = vec![
        ("as it is", secret.to_vec()),
        ("hexadecimal", hex.to_uppercase().into_bytes()),
        ("hexadecimal", hex.into_bytes()),
        ("UTF-16", wide),
    ];
    if percent.as_bytes() != secret {
        forms.push(("percent-encoded", percent.into_bytes()));
    }
    for shift in 0..3 {
        let letters = base64_inside(secret, shift);
        let url = letters.replace('+', "-").replace('/', "_");
        if url != letters {
            forms.push(("base64url", url.into_bytes()));
        }
        forms.push(("base64", letters.into_bytes()));
    }
    forms
}

fn percent(byte: u8) -> String {
    match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    }
}

/// The base64 letters (RFC 4648, section 4) that depend on `secret` alone when `shift` bytes of
/// something else stand before it in its group of three.
fn base64_inside(secret: &[u8], shift: usize) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let skipped = (3 - shift) % 3;
    let whole = secret.get(skipped..).unwrap_or_default();
    whole
        .chunks_exact(3)
        .flat_map(|group| {
            let bits = group
                .iter()
                .fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte));
            [18, 12, 6, 0].map(|right| char::from(LETTERS[bits >> right & 63]))
        })
        .collect()
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
                "base64-0", "base64-1", "base64-2", "hex", "percent", "plain", "wide"
            ]
        );
    }

    #[test]
    fn a_code_inside_a_longer_number_is_not_a_leak() {
        assert_eq!(found_in(b"at 1048213000 ms"), Vec::<&str>::new());
        assert_eq!(found_in(b"your code is 048213."), ["as it is"]);
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

        let found = hunt.processes().unwrap();
        child.kill().unwrap();
        child.wait().unwrap();

        let place = PathBuf::from(format!("/proc/{}/cmdline", child.id()));
        assert!(found.iter().any(|leak| leak.place == place), "{found:?}");
    }
}
