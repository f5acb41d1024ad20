//! Whether people share this computer.

use super::*;

fn is_shared(settings: &str) -> bool {
    Folder::new().with("10.json", settings).load().kiosk
}

// Laws 16, 21.
#[test]
fn a_computer_is_shared_only_if_it_is_set() {
    assert!(is_shared(r#"{"kiosk": true}"#));
    assert!(!is_shared(r#"{"kiosk": false}"#));
    assert!(!is_shared("{}"));
}

// Law 16.
#[test]
fn a_wrong_value_makes_a_computer_a_shared_one() {
    assert!(is_shared(r#"{"kiosk": "yes"}"#));
    assert!(is_shared(r#"{"kiosk": null}"#));
    assert!(is_shared(r#"{"recommended": {"kiosk": false}}"#));
    let over_a_right_one = Folder::new()
        .with("10.json", r#"{"kiosk": false}"#)
        .with("20.json", r#"{"kiosk": 1}"#);
    assert!(over_a_right_one.load().kiosk);
}
