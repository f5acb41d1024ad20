//! Whether the application opens with the session.

use super::*;
use chiave_settings::MinuteOfDay;

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

/// Without its window, nobody can use a shared computer.
#[test]
fn a_shared_computer_opens_the_window_in_quiet_hours() {
    let opens = |settings: &str| {
        let loaded = Folder::new().with("10.json", settings).load();
        loaded.opens_with_the_session(MinuteOfDay::after_midnight(0))
    };

    assert!(opens(
        r#"{"kiosk": true, "autostart": true, "quiet_hours": "18:30-08:00"}"#
    ));
    assert!(!opens(r#"{"kiosk": true, "quiet_hours": "18:30-08:00"}"#));
}

#[test]
fn no_window_opens_by_itself_in_quiet_hours() {
    let at = |settings: &str, minutes: i64| {
        let loaded = Folder::new().with("10.json", settings).load();
        loaded.opens_with_the_session(MinuteOfDay::after_midnight(minutes))
    };
    let night = r#"{"autostart": true, "quiet_hours": "18:30-08:00"}"#;

    assert!(at(night, 12 * 60) && at(night, 18 * 60 + 29));
    assert!(!at(night, 18 * 60 + 30) && !at(night, 0));
    assert!(at(r#"{"autostart": true, "quiet_hours": "at night"}"#, 0));
    assert!(!at(r#"{"quiet_hours": "18:30-08:00"}"#, 12 * 60));
}

#[test]
fn reminders_are_those_of_the_schedule_or_the_usual_ones() {
    let days = |settings: &str| {
        let loaded = Folder::new().with("10.json", settings).load();
        loaded.reminder_days.days().to_vec()
    };

    assert_eq!(days(r#"{"reminder_days": "30, 10"}"#), [10, 30]);
    for usual in [
        "{}",
        r#"{"reminder_days": "often"}"#,
        r#"{"reminder_days": 3}"#,
    ] {
        assert_eq!(days(usual), [0, 1, 3, 7, 14], "{usual}");
    }
}
