//! The files of the company's logo.

use super::*;
use crate::settings::Fault;

const LOGOS: &str =
    r#"{"server": "https://c.example.com", "logo": "logo.png", "logo_dark": "dark.png"}"#;

/// A still image of one pixel, whose data and checksums nobody looks at.
const IMAGE: &[u8] = b"\x89PNG\r\n\x1a\n\
    \0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\0\0\0\0\
    \0\0\0\0IDAT\0\0\0\0\0\0\0\0IEND\0\0\0\0";

fn folder() -> Folder {
    let folder = Folder::new().with("10.json", LOGOS);
    for name in ["logo.png", "dark.png"] {
        fs::write(folder.0.path().join(name), IMAGE).unwrap();
    }
    folder
        .with_mode("logo.png", 0o644)
        .with_mode("dark.png", 0o644)
}

#[test]
fn a_logo_is_read_from_beside_its_settings_file() {
    let settings = folder().load();

    assert_eq!(settings.problems, []);
    assert!(settings.logo.is_some());
    assert_eq!(settings.logo, settings.logo_dark);
    assert_eq!(settings.managed(), ["logo", "logo_dark", "server"]);
}

// Law 16.
#[test]
fn a_wrong_logo_is_told_and_costs_nothing_else() {
    for (content, mode, fault) in [
        ("<svg/>", 0o644, Fault::NotAnImage),
        ("", 0o644, Fault::NotAnImage),
        ("whatever it is", 0o666, Fault::NotTrusted),
    ] {
        let folder = folder().with("logo.png", content);

        let settings = folder.with_mode("logo.png", mode).load();

        assert_eq!(faults(&settings), [fault]);
        assert!(settings.problems[0].place.ends_with("(logo)"));
        assert_eq!(settings.logo, None);
        assert!(settings.logo_dark.is_some() && settings.server.is_some());
    }
}

#[test]
fn a_logo_that_is_not_there_is_told() {
    let folder = folder();
    fs::remove_file(folder.0.path().join("dark.png")).unwrap();

    let settings = folder.load();

    assert_eq!(faults(&settings), [Fault::Unreadable]);
    assert!(settings.problems[0].place.ends_with("(logo_dark)"));
}

#[test]
fn of_a_wrong_logo_that_of_an_earlier_file_is_shown() {
    let folder = folder()
        .with("20.json", r#"{"logo": "new.png"}"#)
        .with("new.png", "<svg/>");

    let settings = folder.load();

    assert_eq!(faults(&settings), [Fault::NotAnImage]);
    assert!(settings.problems[0].place.contains("20.json"));
    assert!(settings.logo.is_some());
    let shown = settings.sourced("logo").unwrap();
    assert!(shown.source.ends_with("10.json"), "{shown:?}");
}

#[test]
fn a_logo_for_a_dark_window_alone_is_told() {
    let folder = folder().with("10.json", r#"{"logo_dark": "dark.png"}"#);

    let settings = folder.load();

    assert_eq!(faults(&settings), [Fault::NotAlone]);
    assert!(settings.problems[0].place.ends_with("(logo_dark)"));
    assert_eq!(settings.sourced("logo_dark"), None);
}
