//! What stands in a place that the person can write, such as the person's part of the registry.

use super::*;
use chiave_settings::{Author, Supply, json};

// Laws 16, 17.
#[test]
fn a_person_names_no_service_and_hides_no_action() {
    let text = br#"{"server": "https://evil.example.com", "reset": "hidden", "theme": "dark"}"#;
    let supply = Supply {
        source: "HKCU".into(),
        author: Author::Person,
        content: json::read(text).map_err(|at| (Fault::NotJson, Some(at))),
    };

    let settings = Settings::read(Reading {
        supplies: vec![supply],
        files: NamedFiles::default(),
    });

    assert!(settings.server.is_none());
    assert_eq!(settings.offers, Offers::default());
    assert_eq!(settings.theme.unwrap().value, Theme::Dark);
    assert_eq!(faults(&settings), [Fault::NotFromHere, Fault::NotFromHere]);
}
