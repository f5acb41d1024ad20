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
