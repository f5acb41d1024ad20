//! `chiave policy import`: what a profile of another product becomes, in a terminal.

use chiave_client::settings::{
    import::{Import, Imported, NotImported, Outcome, import},
    written,
};
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
    let import = import(&content).map_err(|reason| sentence(words, reason))?;
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

fn sentence(words: &Words, reason: NotImported) -> String {
    let signed = |form| words.say(Cli::CliImportSigned, &[("form", Arg::Text(form))]);
    match reason {
        NotImported::SignedDer => signed("DER"),
        NotImported::SignedPem => signed("PEM"),
        NotImported::NoPropertyList => words.say(Cli::CliImportNoPropertyList, &[]),
        NotImported::TooLarge => words.say(Cli::CliImportTooMuch, &[]),
        NotImported::Entity => words.say(Cli::CliImportEntity, &[]),
        NotImported::NoKnownProduct => words.say(Cli::CliImportNoKnownProduct, &[]),
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
    match &key.outcome {
        Outcome::Becomes { ours, replaced } => {
            let ours = ("ours", Arg::Text(ours));
            let Some(replaced) = replaced else {
                return words.say(Cli::CliImportMatched, &[product, theirs, ours]);
            };
            let replaced = written(replaced).escape_debug().to_string();
            let value = ("value", Arg::Text(&replaced));
            words.say(Cli::CliImportReplaced, &[product, theirs, ours, value])
        }
        Outcome::ValueUnmatched => words.say(Cli::CliImportValueUnmatched, &[product, theirs]),
        Outcome::Unmatched => words.say(Cli::CliImportUnmatched, &[product, theirs]),
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

    fn imported(language: Language, content: impl AsRef<[u8]>) -> Result<Lines, String> {
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
    fn an_odd_value_and_a_replaced_one_are_named() {
        let payload = |page| {
            format!(
                "<dict><key>PayloadType</key><string>com.trusourcelabs.NoMAD</string>\
                <key>GetHelpType</key><string>URL</string>\
                <key>GetHelpOptions</key><string>{page}</string></dict>"
            )
        };
        let pages = ["https://a.example.org", "https://b.example.org", "http://c"];
        let payloads = pages.map(payload).concat();
        let profile = format!(
            "<plist><dict><key>PayloadContent</key><array>{payloads}</array></dict></plist>"
        );

        let report = imported(Language::English, &profile).unwrap().report;

        let replaced = "NoMAD: GetHelpOptions becomes help_url, in place of the value from earlier \
            in the profile: https://a.example.org";
        assert_eq!(report[2], replaced);
        assert_eq!(
            report[4],
            "NoMAD: the value of GetHelpOptions has no match."
        );
    }

    #[test]
    fn what_to_do_with_a_signed_profile_depends_on_its_form() {
        for language in Language::ALL {
            let der = b"\x30\x82\x0f\x00".as_slice();
            for (content, form) in [(der, "DER"), (b"-----BEGIN CMS-----\n", "PEM")] {
                let refused = imported(language, content).err().unwrap();
                assert!(refused.contains(&format!("-inform {form} ")), "{refused}");
            }
        }
    }

    #[test]
    fn why_nothing_is_imported_is_said_in_every_language() {
        for language in Language::ALL {
            let missing = profile(Words::of(language), Path::new("/nonexistent/a"));
            assert!(missing.is_err_and(|it| it.contains("/nonexistent/a")));
            let deep = "(".repeat(80_000);
            for content in ["no list", "<plist><dict/></plist>", &deep, "<plist>&nbsp;"] {
                assert!(imported(language, content).is_err(), "{content}");
            }
        }
    }
}
