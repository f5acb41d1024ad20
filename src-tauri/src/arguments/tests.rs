//! The command line as people type it.

use super::*;
use chiave_protocol::ErrorCode;
use std::{ffi::OsStr, os::unix::ffi::OsStrExt};

const BUSY: HelpPage = HelpPage::Service(ErrorCode::Busy);

fn asked_by(arguments: &[&str]) -> Asked {
    asked(arguments.iter().map(OsString::from))
}

#[test]
fn only_what_is_known_is_answered() {
    assert_eq!(asked_by(&[]), Asked::Window { help: None });
    assert_eq!(asked_by(&["--version"]), Asked::Version);
    assert_eq!(asked_by(&["-h"]), Asked::Help);
    assert_eq!(asked_by(&["--check-policy"]), Asked::CheckPolicy);
    assert_eq!(asked_by(&["--check-policy", "x"]), Asked::Unknown);
    assert_eq!(asked_by(&["--session-start"]), Asked::SessionStart);
    assert_eq!(asked_by(&["--session-start", "x"]), Asked::Unknown);
    assert_eq!(asked_by(&["--inspect"]), Asked::Unknown);
    let explain = |json| Asked::ExplainPolicy { json };
    assert_eq!(asked_by(&["policy", "explain"]), explain(false));
    assert_eq!(asked_by(&["policy", "explain", "--json"]), explain(true));
    assert_eq!(asked_by(&["policy"]), Asked::Unknown);
    assert_eq!(asked_by(&["policy", "import"]), Asked::Unknown);
    let name = OsStr::from_bytes(b"Stra\xdfe.mobileconfig").to_owned();
    let file = PathBuf::from(&name);
    let import = asked(["policy".into(), "import".into(), name].into_iter());
    assert_eq!(import, Asked::ImportPolicy { file });
    assert_eq!(asked_by(&["doctor"]), Asked::Doctor { json: false });
    let as_json = Asked::Doctor { json: true };
    assert_eq!(asked_by(&["doctor", "--json"]), as_json);
    assert_eq!(asked_by(&["doctor", "--fix"]), Asked::Unknown);
    let file = PathBuf::from("report.json");
    let bundle = asked_by(&["doctor", "--bundle", "report.json"]);
    assert_eq!(bundle, Asked::Bundle { file });
    assert_eq!(asked_by(&["doctor", "--bundle"]), Asked::Unknown);
    assert_eq!(asked_by(&["status"]), Asked::Status { json: false });
    let as_json = Asked::Status { json: true };
    assert_eq!(asked_by(&["status", "--json"]), as_json);
    assert_eq!(asked_by(&["status", "anna"]), Asked::Unknown);
    assert_eq!(asked_by(&["change"]), Asked::Change);
    assert_eq!(asked_by(&["change", "old", "new"]), Asked::Unknown);
    let reset = |user_name: Option<&str>| Asked::Reset {
        user_name: user_name.map(str::to_owned),
    };
    assert_eq!(asked_by(&["reset"]), reset(None));
    assert_eq!(asked_by(&["reset", "anna"]), reset(Some("anna")));
    assert_eq!(asked_by(&["reset", "--force"]), Asked::Unknown);
    assert_eq!(asked_by(&["reset", "anna", "123456"]), Asked::Unknown);
}

#[test]
fn the_entry_of_the_session_runs_what_is_meant_for_it() {
    let entry = include_str!("../../../packaging/application/autostart.desktop");
    let mut lines = entry.lines();
    let command = lines.find_map(|line| line.strip_prefix("Exec=chiave "));

    assert_eq!(asked_by(&[command.unwrap()]), Asked::SessionStart);
}

/// A desktop whose list of what starts with the session leaves such an entry out lets nobody switch it off.
#[test]
fn the_entry_of_the_session_is_in_every_list() {
    let entry = include_str!("../../../packaging/application/autostart.desktop");

    for hides in ["NoDisplay", "Hidden", "OnlyShowIn", "NotShowIn"] {
        assert!(
            !entry.lines().any(|line| line.starts_with(hides)),
            "{hides}"
        );
    }
}

#[test]
fn a_command_has_help_wherever_it_is_asked_for() {
    for command in COMMANDS {
        assert_eq!(asked_by(&[command, "--help"]), Asked::Help, "{command}");
    }
    assert_eq!(asked_by(&["policy", "import", "-h"]), Asked::Help);
    assert_eq!(asked_by(&["passwd", "--help"]), Asked::Unknown);
}

#[test]
fn the_word_that_is_wrong_is_named_and_no_password() {
    let said = |first: &str| not_understood(Words::of(Language::English), Some(&first.into()));

    assert!(said("passwd").contains("no command “passwd”"));
    assert!(said("Status").contains("no command “Status”"));
    assert!(said("change").contains("“change” is not used like this"));
}

#[test]
fn a_link_opens_the_window_and_decides_no_more_than_a_page() {
    let window = |help| Asked::Window { help };
    assert_eq!(asked_by(&["chiave:"]), window(None));
    assert_eq!(asked_by(&["CHIAVE://help/busy"]), window(Some(BUSY)));
    assert_eq!(asked_by(&["chiave://reset?user=a"]), window(None));
    assert_eq!(asked_by(&["chiave://help/busy"]), window(Some(BUSY)));
    assert_eq!(asked_by(&["chiave://reset", "--help"]), Asked::Unknown);
    assert_eq!(asked_by(&["https://chiave.example.org"]), Asked::Unknown);
}

#[test]
fn another_start_passes_on_one_link_and_nothing_else() {
    let passed = |arguments: &[&str]| {
        let arguments: Vec<_> = arguments.iter().map(ToString::to_string).collect();
        help_asked(&arguments)
    };

    assert_eq!(passed(&["chiave://help/busy"]), Some(BUSY));
    assert_eq!(passed(&[]), None);
    assert_eq!(passed(&["doctor"]), None);
    assert_eq!(passed(&["chiave://help/busy", "chiave://help/busy"]), None);
}

#[test]
fn settings_without_a_service_are_not_good() {
    let checked = check_policy(words(), &Settings::default());

    assert_eq!(format!("{checked:?}"), format!("{:?}", ExitCode::FAILURE));
}
