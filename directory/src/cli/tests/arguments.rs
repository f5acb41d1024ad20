//! What is wrong with what was typed has an exit code of its own.

use super::*;

fn company() -> Place {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    place.import();
    place
}

#[test]
fn a_wrong_argument_has_the_exit_code_of_wrong_arguments() {
    let place = company();
    let wrong: [&[&str]; 7] = [
        &["audit", "show", "--since", "yesterday"],
        &["audit", "purge", "--before", "yesterday"],
        &["account", "code", "e.ward", "g.ferri"],
        &[
            "account",
            "code",
            "e.ward",
            "nobody",
            "--csv",
            "/dev/full",
            "--days",
            "1",
        ],
        &["people", "set", "gates=1", "nothing"],
        &["backup", "b.age", "--recipient", "me"],
        &[
            "account",
            "add",
            "a",
            "--given-name",
            "A",
            "--family-name",
            "B",
            "--mail",
            "c",
        ],
    ];
    for line in wrong {
        let is_unknown = line.contains(&"nobody");
        let code = place.run(line).unwrap_err().exit_code();
        let expected = ExitCode::from(if is_unknown { 1 } else { 2 });
        assert_eq!(format!("{code:?}"), format!("{expected:?}"), "{line:?}");
    }
}

#[test]
fn a_wrong_setting_hides_no_mistake_about_files() {
    let place = Place::new();
    let file = place.path("settings.toml");
    let settings = fs::read_to_string(&file).unwrap();
    let settings = settings
        .replace("port = 587", "port = \"x\"\nconnection = 2")
        .replace("listen = ", "listen ");
    fs::write(&file, settings).unwrap();

    let problem = place.run(&["config", "check"]).unwrap_err();

    let sentences = problem.sentences(&output());
    let about = |key: &str| {
        let key = format!(", {key}: ");
        sentences.iter().filter(|said| said.contains(&key)).count()
    };
    for key in [
        "smtp.port",
        "smtp.connection",
        "tls.certificate",
        "tls.key",
        "data_dir",
        "keys_dir",
        "smtp.host",
    ] {
        assert_eq!(about(key), 1, "{key} in {sentences:#?}");
    }
    assert_eq!(about("listen"), 0, "{sentences:#?}");
    assert!(sentences.iter().all(|said| said.contains("line")));
}

/// What is said of a wrong command line in a language.
fn wrong(language: Language, line: &str) -> Vec<String> {
    let line = std::iter::once("chiave-directory").chain(line.split(' '));
    let error = parsed(line).unwrap_err();
    wrong_arguments::sentences(&error, chiave_words::Words::of(language))
}

/// Wrong command lines, with the first sentence in English and in Italian.
const WRONG: [(&str, &str, &str); 10] = [
    (
        "account list --jsn",
        "This command takes no “--jsn”.",
        "Questo comando non prevede “--jsn”.",
    ),
    (
        "account list more",
        "This command takes no “more”.",
        "Questo comando non prevede “more”.",
    ),
    (
        "account lst",
        "There is no command “lst”.",
        "Non c’è nessun comando “lst”.",
    ),
    (
        "account list --state activ",
        "“activ” is not a value of “--state <STATE>”: expected one of active, disabled, locked, not-activated.",
        "“activ” non è un valore di “--state <STATE>”: serve uno tra active, disabled, locked, not-activated.",
    ),
    (
        "account list --state",
        "“--state <STATE>” needs a value, one of active, disabled, locked, not-activated.",
        "“--state <STATE>” richiede un valore tra active, disabled, locked, not-activated.",
    ),
    (
        "account code a --days 31",
        "“31” is not a value of “--days <N>”: expected a whole number from 1 to 30.",
        "“31” non è un valore di “--days <N>”: expected a whole number from 1 to 30.",
    ),
    (
        "account list --json=1",
        "“--json” does not take the value “1”.",
        "“--json” non prevede il valore “1”.",
    ),
    (
        "account role",
        "This command also needs <USER>, <ROLE>.",
        "A questo comando serve anche <USER>, <ROLE>.",
    ),
    (
        "account list --json --json",
        "“--json” can be given only once.",
        "“--json” si può indicare una volta sola.",
    ),
    (
        "people set a=1 --revision 1",
        "“[FILE|KEY=VALUE]...” cannot be used together with --revision <N>.",
        "“[FILE|KEY=VALUE]...” non si può usare insieme a --revision <N>.",
    ),
];

#[test]
fn wrong_arguments_are_named_in_the_language() {
    for (line, english, italian) in WRONG {
        let (in_english, in_italian) = (
            wrong(Language::English, line),
            wrong(Language::Italian, line),
        );
        assert_eq!(in_english[0], english, "{line}");
        // Names of values and the number that is expected follow the environment.
        assert_eq!(in_italian[0], italian, "{line}");
        let help = in_italian.last().unwrap();
        assert!(help.ends_with("--help” spiega il comando."), "{help}");
        for english in ["Usage", "error", "tip", "For more", "OPTIONS"] {
            let all = in_italian.join(" ");
            assert!(!all.contains(english), "{english} in {all}");
        }
    }
}

#[test]
fn what_was_probably_meant_is_asked_for() {
    for (line, meant) in [
        ("account list --jsn", "--json"),
        ("account lst", "list"),
        ("account list --state activ", "active"),
    ] {
        let said = wrong(Language::Italian, line);
        assert_eq!(said[1], format!("Intendevi “{meant}”?"), "{line}");
    }
    let said = wrong(Language::English, "account role g.ferri");
    assert_eq!(
        said[1],
        "Usage: chiave-directory account role <USER> <ROLE>"
    );
    assert_eq!(
        said[2],
        "“chiave-directory account role --help” explains the command."
    );
}

#[test]
fn a_wrong_argument_is_shown_without_its_control_characters() {
    let said = wrong(Language::English, "account \u{1b}[31m");

    assert!(said[0].contains("\\u{1b}"), "{said:?}");
    assert!(!said.join("").contains('\u{1b}'), "{said:?}");
}
