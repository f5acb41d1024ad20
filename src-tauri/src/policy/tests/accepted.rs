//! What is said beside a wrong value.

use super::*;

#[test]
fn what_a_key_accepts_is_told_beside_a_wrong_value() {
    let wrong = r#"{"log_level": "loud", "theme": "dark", "reminder_days": [14, 7]}"#;
    let (top, explanation) = computer(&[("policy/10.json", wrong)]);

    for (language, days, level) in [
        (
            Language::English,
            "  accepted: up to 12 whole numbers from 0 to 90 between commas, such as 14, 7, 3, 1, 0",
            "  accepted: one of: error, warn, info",
        ),
        (
            Language::Italian,
            "  valore ammesso: al massimo 12 numeri interi da 0 a 90 separati da virgole, come 14, 7, 3, 1, 0",
            "  valore ammesso: uno tra: error, warn, info",
        ),
    ] {
        let said = lines(top.path(), text(Words::of(language), &explanation));
        for (name, accepted) in [("reminder_days", days), ("log_level", level)] {
            let named = format!("({name})");
            let at = said.iter().position(|line| line.ends_with(&named)).unwrap();
            assert_eq!(said[at + 1], accepted);
        }
    }
}
