//! `chiave policy import`: what a profile of another product becomes, in a terminal.

use chiave_client::settings::import::{Import, Imported, NotImported, import};
use chiave_words::{Arg, Cli, Words};
use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

/// The maximum size of a profile in MiB.
const LIMIT_MIB: u32 = 1;

/// The policy file that a profile becomes, and what is said of each of its keys.
pub struct Lines {
    pub policy: String,
    pub report: Vec<String>,
}

/// Reads a profile.
///
/// # Errors
///
/// The sentence that says why nothing can be imported.
pub fn profile(words: &Words, file: &Path) -> Result<Lines, String> {
    let name = file.display().to_string();
    let content = read(file).map_err(|error| {
        let reason = error.to_string();
        let arguments = [("file", Arg::Text(&name)), ("reason", Arg::Text(&reason))];
        words.say(Cli::CliImportUnreadable, &arguments)
    })?;
    let Some(content) = content else {
        let most = Arg::Number(i64::from(LIMIT_MIB));
        let arguments = [("file", Arg::Text(&name)), ("most", most)];
        return Err(words.say(Cli::CliImportTooLarge, &arguments));
    };
    let import = import(&content).map_err(|reason| words.say(sentence(reason), &[]))?;
    Ok(lines(words, &import))
}

/// The content of a file; `None` if it is larger than a profile may be: half a profile is none.
fn read(file: &Path) -> io::Result<Option<Vec<u8>>> {
    let limit = u64::from(LIMIT_MIB) << 20;
    let mut content = Vec::new();
    File::open(file)?
        .take(limit + 1)
        .read_to_end(&mut content)?;
    Ok(Some(content).filter(|content| content.len() as u64 <= limit))
}

const fn sentence(reason: NotImported) -> Cli {
    match reason {
        NotImported::Signed => Cli::CliImportSigned,
        NotImported::NoPropertyList => Cli::CliImportNoPropertyList,
        NotImported::NoKnownProduct => Cli::CliImportNoKnownProduct,
    }
}

fn lines(words: &Words, import: &Import) -> Lines {
    let mut report: Vec<String> = import.keys.iter().map(|key| of_key(words, key)).collect();
    // No other product has the address of our service.
    report.push(words.say(Cli::CliImportServer, &[]));
    let policy = serde_json::Value::Object(import.settings.clone());
    Lines {
        policy: format!("{policy:#}"),
        report,
    }
}

fn of_key(words: &Words, key: &Imported) -> String {
    let theirs = key.theirs.escape_debug().to_string();
    let product = ("product", Arg::Text(key.product.name()));
    let theirs = ("theirs", Arg::Text(&theirs));
    match key.ours {
        Some(ours) => {
            let arguments = [product, theirs, ("ours", Arg::Text(ours))];
            words.say(Cli::CliImportMatched, &arguments)
        }
        None => words.say(Cli::CliImportUnmatched, &[product, theirs]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chiave_words::Language;
    use std::fs;

    const PROFILE: &str = "<plist><dict><key>GetHelpType</key><string>URL</string>\
        <key>GetHelpOptions</key><string>https://help.example.org</string>\
        <key>UseKeychain</key><true/></dict></plist>";

    fn imported(language: Language, content: &str) -> Result<Lines, String> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.mobileconfig");
        fs::write(&file, content).unwrap();
        profile(Words::of(language), &file)
    }

    #[test]
    fn a_profile_becomes_a_file_and_every_key_is_reported() {
        let lines = imported(Language::English, PROFILE).unwrap();

        let policy = "{\n  \"help_url\": \"https://help.example.org\"\n}";
        assert_eq!(lines.policy, policy);
        assert_eq!(
            lines.report,
            [
                "NoMAD: GetHelpOptions becomes help_url.",
                "NoMAD: GetHelpType becomes help_url.",
                "NoMAD: UseKeychain has no match.",
                "Add `server`, the address of the service: the profile does not have it.",
            ]
        );
    }

    #[test]
    fn a_file_that_is_too_large_is_not_imported_in_part() {
        let long = format!("{PROFILE}{}", " ".repeat(1 << 20));

        for language in Language::ALL {
            let refused = imported(language, &long).err().unwrap();
            assert!(refused.contains("1 MiB"), "{refused}");
        }
    }

    #[test]
    fn why_nothing_is_imported_is_said_in_every_language() {
        for language in Language::ALL {
            let missing = profile(Words::of(language), Path::new("/nonexistent/a"));
            assert!(missing.is_err_and(|it| it.contains("/nonexistent/a")));
            for content in ["0\u{1}", "no list", "<plist><dict/></plist>"] {
                assert!(imported(language, content).is_err(), "{content}");
            }
        }
    }
}
