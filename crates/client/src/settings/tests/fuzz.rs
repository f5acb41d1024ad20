//! Managed files with any content.

use super::*;
use chiave_settings::PINS;

// Law 16.
#[test]
fn a_managed_file_says_what_counts_or_closes_the_way() {
    let folder = Folder::new().with("10.json", GOOD);
    let path = folder.0.path().join("10.json");

    chiave_fuzz::bytes("laptop-policy", |content| {
        fs::write(&path, content).unwrap();
        let settings = folder.load();
        if let Some(server) = &settings.server {
            assert_eq!(Origin::parse(server.as_str()).as_ref(), Some(server));
            let closing = Computer::ALL.iter().map(|key| key.declaration());
            let closing: Vec<_> = closing
                .filter(|it| it.mistake == Mistake::ClosesTheService)
                .map(|it| format!("({})", it.name))
                .collect();
            let closes = |it: &SettingProblem| {
                it.fault != Fault::UnknownKey && closing.iter().any(|key| it.place.ends_with(key))
            };
            assert!(!settings.problems.iter().any(closes));
        }
        let plain = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content);
        let object = serde_json::from_slice::<serde_json::Map<_, serde_json::Value>>(plain);
        match object {
            Ok(object) => {
                if settings.server.is_some() && object.contains_key("pins") {
                    assert!(settings.pins.keys.len() >= PINS);
                }
                let told = settings.shown.len() + settings.problems.len();
                match object.get("recommended") {
                    Some(serde_json::Value::Object(inner)) => {
                        assert!(told >= inner.len().max(object.len() - 1));
                    }
                    // A name that comes twice with a wrong value is told twice.
                    _ => assert!(told >= object.len(), "{told}"),
                }
            }
            Err(_) => {
                assert!(settings.server.is_none());
                assert_eq!(faults(&settings), [Fault::NotJson]);
            }
        }
        (settings.managed(), faults(&settings).len())
    });
}
