//! Which names the files of the folder have.

use super::*;

const HIDDEN: &str = r#"{"reset": "hidden"}"#;

#[test]
fn an_ending_in_other_letters_is_reported_and_closes_nothing() {
    let folder = Folder::new().with_a_good_one().with("30.JSON", HIDDEN);

    let settings = folder.load();

    assert_eq!(faults(&settings), [Fault::OtherEnding]);
    assert!(settings.problems[0].to_string().ends_with("30.JSON"));
    assert!(settings.server.is_some() && settings.offers.reset);
    let before = Settings::default();
    assert!(!settings.after(&before).kept);
}

#[test]
fn hidden_files_say_nothing() {
    let settings = Folder::new()
        .with_a_good_one()
        .with(".20.json", "half written")
        .with("._20.json", "\0\0")
        .with_mode(".20.json", 0o666)
        .load();

    assert_eq!(faults(&settings), []);
    assert!(settings.server.is_some());
}

#[test]
fn other_endings_are_skipped() {
    let folder = Folder::new()
        .with_a_good_one()
        .with(".30.JSON", HIDDEN)
        .with("30.json~", HIDDEN)
        .with("json", HIDDEN);

    assert_eq!(faults(&folder.load()), []);
}
