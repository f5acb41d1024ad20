mod accepted;

use super::*;
use chiave_client::{
    Places,
    settings::{Origin, PolicyFolder},
};
use chiave_words::Language;
use std::{
    collections::BTreeSet,
    fs,
    os::unix::fs::{MetadataExt, PermissionsExt},
    path::Path,
};
use tempfile::TempDir;

const SERVER: &str = r#"{"server": "https://c.example.com"}"#;

/// A computer with these files: their folder and name, and their content.
fn computer(files: &[(&str, &str)]) -> (TempDir, Explanation) {
    let top = tempfile::tempdir().unwrap();
    let folder = |name: &str| top.path().join(name);
    for name in ["data", "config", "policy"] {
        fs::create_dir(folder(name)).unwrap();
    }
    for (path, content) in files {
        let path = top.path().join(path);
        fs::write(&path, content).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    }
    fs::set_permissions(folder("policy"), fs::Permissions::from_mode(0o755)).unwrap();
    let places = Places {
        data: folder("data"),
        config: folder("config"),
    };
    let policy = PolicyFolder {
        folder: folder("policy"),
        owner: fs::metadata(top.path()).unwrap().uid(),
    };
    let explanation = Explanation::load(&policy, &places);
    (top, explanation)
}

/// The lines without the name of the test's folder.
fn lines(top: &Path, lines: Vec<String>) -> Vec<String> {
    let top = format!("{}/", top.display());
    let short = |line: String| line.replace(&top, "");
    lines.into_iter().map(short).collect()
}

#[test]
fn winner_losers_and_sources_are_told_in_both_languages() {
    let (top, explanation) = computer(&[
        ("policy/10.json", SERVER),
        ("policy/20.json", r#"{"recommended": {"theme": "dark"}}"#),
        ("config/preferences.json", "{\n\"theme\": \"light\"}"),
    ]);

    let said = |language| lines(top.path(), text(Words::of(language), &explanation));
    let theme = "theme = light (chosen by the person, config/preferences.json:2)";
    assert_eq!(
        said(Language::English),
        [
            "server = https://c.example.com (mandatory, policy/10.json:1)",
            "authority: not set",
            "client_certificate: not set",
            "pins: not set",
            "pins_report_only = false (default)",
            "proxy: not set",
            "organisation: not set",
            "organisation_help: not set",
            "help_url: not set",
            "reset = shown (default)",
            "unlock = shown (default)",
            "change_password = shown (default)",
            "security_info = shown (default)",
            "logo: not set",
            "logo_dark: not set",
            "accent: not set",
            "language = system (default)",
            theme,
            "  instead of dark (recommended, policy/20.json:1)",
            "autostart = false (default)",
            "reminder_days = 14, 7, 3, 1, 0 (default)",
            "quiet_hours: not set",
            "kiosk = false (default)",
            "log_level = warn (default)",
            "wipe_after_days: not set",
            &format!(
                "Hash of the managed settings, as “fleet” of the service counts it: {}",
                explanation.policy
            ),
            "The settings of this computer are good. The service is https://c.example.com.",
        ]
    );
    assert!(said(Language::Italian).contains(&"proxy: non impostato".to_owned()));
}

#[test]
fn what_is_ignored_is_told_with_its_place() {
    let (top, explanation) = computer(&[
        ("policy/10.json", "{\"server\": \"c\",\n \"colour\": 1}"),
        ("config/preferences.json", r#"{"proxy": "http://evil"}"#),
    ]);

    let said = lines(top.path(), text(Words::of(Language::English), &explanation));

    let ignored: Vec<&str> = said
        .iter()
        .filter_map(|line| line.strip_prefix("Ignored: "))
        .collect();
    assert_eq!(
        ignored,
        [
            "unknown-key: policy/10.json:2:12 (colour)",
            "not-from-here: config/preferences.json:1:11 (proxy)",
            "bad-value: policy/10.json:1:12 (server)",
        ]
    );
    assert_eq!(explanation.verdict, Verdict::NoServer);
    assert!(!said.iter().any(|line| line.contains('`')), "{said:?}");
}

/// One line ends with the place of what is ignored, and one has the sentence that says why.
fn is_told(said: &[String], place: &str, why: &str) {
    assert!(said.iter().any(|line| line.ends_with(place)), "{said:?}");
    assert!(said.iter().any(|line| line.contains(why)), "{said:?}");
}

#[test]
fn a_script_for_the_proxy_is_told_in_a_sentence() {
    let script = r#"{"server": "https://c.example.com", "proxy": "http://wpad/wpad.dat"}"#;
    let (top, explanation) = computer(&[("policy/10.json", script)]);

    let place = "proxy-script: policy/10.json:1:46 (proxy)";
    for (language, sentence) in [
        (Language::English, "(PAC, WPAD) is not supported."),
        (Language::Italian, "(PAC, WPAD) non è supportato."),
    ] {
        let said = lines(top.path(), text(Words::of(language), &explanation));
        is_told(&said, place, sentence);
    }
    assert_eq!(explanation.verdict, Verdict::Closed);
}

#[test]
fn a_pale_colour_is_told_with_the_nearest_that_can_be_read() {
    let pale = r##"{"server": "https://c.example.com", "accent": "#ff8000"}"##;
    let (top, explanation) = computer(&[("policy/10.json", pale)]);

    let place = "low-contrast: policy/10.json:1:47 (accent)";
    for (language, sentence) in [
        (Language::English, "The nearest that can is #ba5d00."),
        (
            Language::Italian,
            "Il più vicino che lo permette è #ba5d00.",
        ),
    ] {
        let said = lines(top.path(), text(Words::of(language), &explanation));
        is_told(&said, place, sentence);
    }
    assert_eq!(explanation.verdict, Verdict::Ignored);
}

#[test]
fn a_file_that_is_no_logo_is_told_with_what_a_logo_has_to_be() {
    let files = [
        (
            "policy/10.json",
            r#"{"server": "https://c.example.com", "logo": "logo.svg"}"#,
        ),
        ("policy/logo.svg", "<svg/>"),
    ];
    let (top, explanation) = computer(&files);

    let place = "not-an-image: policy/10.json:1:45 (logo)";
    for (language, sentence) in [
        (Language::English, "a still PNG image of at most 64 KiB"),
        (
            Language::Italian,
            "un’immagine PNG statica di al massimo 64 KiB",
        ),
    ] {
        let said = lines(top.path(), text(Words::of(language), &explanation));
        is_told(&said, place, sentence);
    }
    let logo = explanation.settings.iter().find(|it| it.key == "logo");
    assert_eq!(logo.unwrap().winner, None);
}

// Law 16.
#[test]
fn an_action_that_a_wrong_value_hides_is_told_as_hidden() {
    let wrong = r#"{"server": "https://c.example.com", "reset": "sometimes"}"#;
    let (top, explanation) = computer(&[("policy/10.json", wrong)]);

    let said = lines(top.path(), text(Words::of(Language::English), &explanation));

    let reset = "reset = hidden (a value that was set does not count)";
    assert!(said.contains(&reset.to_owned()), "{said:?}");
    assert!(said.contains(&"unlock = shown (default)".to_owned()));
    assert_eq!(explanation.verdict, Verdict::Ignored);
}

// Law 16.
#[test]
fn a_wrong_value_of_a_shared_computer_is_told_as_true() {
    let wrong = r#"{"server": "https://c.example.com", "kiosk": "no"}"#;
    let chosen = ("config/preferences.json", r#"{"theme": "dark"}"#);
    let (top, explanation) = computer(&[("policy/10.json", wrong), chosen]);

    let said = lines(top.path(), text(Words::of(Language::English), &explanation));

    let kiosk = "kiosk = true (a value that was set does not count)";
    assert!(said.contains(&kiosk.to_owned()), "{said:?}");
    assert!(
        said.contains(&"theme = system (default)".to_owned()),
        "{said:?}"
    );
    assert_eq!(explanation.verdict, Verdict::Ignored);
}

#[test]
fn as_json_every_line_is_an_object_without_sentences() {
    let (top, explanation) = computer(&[("policy/10.json", SERVER)]);

    let said = lines(top.path(), lines_of_json(&explanation));

    let read = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap();
    let winner = json!({
        "value": "https://c.example.com", "basis": "mandatory",
        "source": "policy/10.json", "line": 1,
    });
    let server = json!({
        "key": "server", "winner": winner, "default": null, "hidden": false,
        "counts_as_true": false, "losers": [],
    });
    assert_eq!(read(&said[0]), server);
    let verdict = json!({"verdict": "good", "server": "https://c.example.com"});
    assert_eq!(read(said.last().unwrap()), verdict);
    assert_eq!(said.len(), explanation.settings.len() + 2);
}

#[test]
fn computers_with_equal_managed_settings_have_one_hash() {
    let hash = |files: &[(&str, &str)]| {
        let (_top, explanation) = computer(files);
        let hash = lines_of_json(&explanation).into_iter().rev().nth(1);
        hash.unwrap()
    };
    let one = hash(&[("policy/10.json", SERVER)]);

    assert!(
        one.starts_with(r#"{"policy":""#) && one.len() == 29,
        "{one}"
    );
    let chosen = ("config/preferences.json", r#"{"theme": "dark"}"#);
    assert_eq!(hash(&[("policy/20.json", SERVER), chosen]), one);
    let more = r#"{"server": "https://c.example.com", "theme": "dark"}"#;
    assert_ne!(hash(&[("policy/10.json", more)]), one);
}

// Law 16.
#[test]
fn what_the_person_wrote_spoils_no_verdict() {
    let (_top, explanation) = computer(&[
        ("policy/10.json", SERVER),
        (
            "config/preferences.json",
            r#"{"proxy": "http://evil", "reset": "hidden"}"#,
        ),
    ]);

    assert_eq!(explanation.problems.len(), 2);
    assert!(explanation.settings.iter().all(|it| !it.hidden));
    assert!(matches!(explanation.verdict, Verdict::Good { .. }));
}

#[test]
fn every_verdict_has_a_sentence_of_its_own() {
    let server = Origin::parse("https://c.example.com").unwrap();
    let verdicts = [
        Verdict::Good { server },
        Verdict::NoServer,
        Verdict::Closed,
        Verdict::NoAuthority,
        Verdict::Ignored,
    ];

    for language in Language::ALL {
        let said = verdicts
            .iter()
            .map(|it| verdict(Words::of(language), it))
            .collect::<BTreeSet<_>>();
        assert_eq!(said.len(), verdicts.len());
    }
}
