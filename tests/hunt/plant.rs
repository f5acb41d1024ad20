//! Planted secrets: one of every kind, in every form that is promised, in every searched folder.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use chiave_tests::{
    Result,
    leaks::{ANY_TOKEN, Leak},
    secrets::Kind,
};
use data_encoding::{BASE64, HEXLOWER};

/// The folder that they lie in, and that goes with them.
const FOLDER: &str = "planted-by-the-hunt";

/// A token that no service ever handed out.
const TOKEN: &str = "ca_Q2hpYXZlIGlzIEl0YWxpYW4gZm9yIGtleSwgaXMgaXQ";

/// What was planted. Dropping it removes it.
#[derive(Debug, Default)]
pub struct Plants {
    folders: Vec<PathBuf>,
    files: Vec<(&'static str, PathBuf)>,
}

impl Plants {
    /// Plants the first secret of every kind in every folder.
    pub fn lay(folders: &[PathBuf], used: &BTreeSet<(Kind, Vec<u8>)>) -> Result<Self> {
        let mut plants = Self::default();
        for folder in folders {
            let folder = folder.join(FOLDER);
            fs::create_dir_all(&folder)?;
            plants.folders.push(folder.clone());
            plants.lay_file(ANY_TOKEN, folder.join("token"), TOKEN.as_bytes())?;
            for kind in Kind::ALL {
                let first = used.iter().find(|(other, _)| *other == kind);
                if let Some((_, secret)) = first {
                    plants.lay_one(&folder, kind, secret)?;
                }
            }
        }
        Ok(plants)
    }

    fn lay_one(&mut self, folder: &Path, kind: Kind, secret: &[u8]) -> Result<()> {
        let percent = secret.iter().map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                char::from(*byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        });
        let forms = [
            ("as-it-is", secret.to_vec()),
            ("base64", BASE64.encode(secret).into_bytes()),
            ("hexadecimal", HEXLOWER.encode(secret).into_bytes()),
            ("percent", percent.collect::<String>().into_bytes()),
        ];
        for (form, bytes) in forms {
            // A key that is no text has no such form.
            if form == "percent" && std::str::from_utf8(secret).is_err() {
                continue;
            }
            let file = folder.join(format!("{}-{form}", kind.label().replace(' ', "-")));
            self.lay_file(kind.label(), file, &bytes)?;
        }
        Ok(())
    }

    fn lay_file(&mut self, label: &'static str, file: PathBuf, bytes: &[u8]) -> Result<()> {
        fs::write(&file, [b"planted=", bytes, b";\n"].concat())?;
        self.files.push((label, file));
        Ok(())
    }

    /// Whether a leak is one of ours.
    pub fn hold(&self, leak: &Leak) -> bool {
        let here = |folder: &PathBuf| leak.place.starts_with(folder);
        self.folders.iter().any(here)
    }

    /// Those that are not among the leaks.
    pub fn missed(&self, found: &[Leak]) -> Vec<String> {
        let is_missed = |(label, file): &&(&str, PathBuf)| {
            let mut leaks = found.iter();
            !leaks.any(|leak| leak.place == *file && leak.secret == *label)
        };
        let missed = self.files.iter().filter(is_missed);
        missed.map(|(_, file)| file.display().to_string()).collect()
    }
}

impl Drop for Plants {
    fn drop(&mut self) {
        for folder in &self.folders {
            // The next run removes what this one could not.
            let _ = fs::remove_dir_all(folder);
        }
    }
}
