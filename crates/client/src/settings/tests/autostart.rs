//! Whether the application opens with the session.

use super::*;

fn opens(settings: &str) -> bool {
    Folder::new().with("10.json", settings).load().autostart
}

// Laws 16, 21.
#[test]
fn the_window_opens_with_the_session_only_if_it_is_set() {
    assert!(opens(r#"{"autostart": true}"#));
    assert!(!opens(r#"{"autostart": false}"#));
    assert!(!opens(r#"{"autostart": "true"}"#));
    assert!(!opens(r#"{"recommended": {"autostart": true}}"#));
    assert!(!opens("{}"));
}
