//! A key that passwords and activation codes still need is not forgotten by mistake.

use super::*;

/// A directory whose administrator has an activation code that was hashed with the pepper `id`,
/// which is not the first in its file any more.
struct Changed {
    place: Place,
    id: String,
    old: String,
    new: String,
}

impl Changed {
    fn new() -> Self {
        let place = Place::new();
        place.run(&["init"]).unwrap();
        let old = fs::read_to_string(place.path("keys/pepper.key")).unwrap();
        let id = old.split(' ').next().unwrap().to_owned();
        let new = format!("new {}\n", "5a".repeat(32));
        let changed = Self {
            place,
            id,
            old,
            new,
        };
        changed.put(&(changed.new.clone() + &changed.old));
        changed.place.run(&["account", "list"]).unwrap();
        changed
    }

    fn put(&self, text: &str) {
        let path = self.place.path("keys/pepper.key");
        fs::remove_file(&path).unwrap();
        fs::write(&path, text).unwrap();
        let mode = std::os::unix::fs::PermissionsExt::from_mode(0o400);
        fs::set_permissions(&path, mode).unwrap();
    }

    /// What `store keys` says about the peppers.
    fn peppers(&self) -> Vec<String> {
        let (done, answers, _) = self.place.hear(&["store", "keys"]);
        done.unwrap();
        let peppers = answers.lines().filter(|line| line.starts_with("pepper"));
        peppers.map(|line| line.replace('\t', " ")).collect()
    }
}

#[test]
fn a_pepper_is_kept_while_an_activation_code_needs_it() {
    let Changed { place, id, .. } = &{
        let changed = Changed::new();
        changed.put(&changed.new);
        changed
    };

    let problem = place.run(&["store", "forget-key", "pepper", id]);

    let problem = problem.unwrap_err();
    assert_eq!(said(&problem), Cli::CliKeyNeededByHashes);
    let sentence = problem.sentences(&output()).concat();
    assert!(sentence.contains("activation codes 1"), "{sentence}");
    assert!(place.run(&["account", "list"]).is_err(), "it was forgotten");
}

#[test]
fn a_pepper_is_given_up_if_that_is_asked_for() {
    let changed = Changed::new();
    changed.put(&changed.new);

    let line = ["store", "forget-key", "pepper", &changed.id, "--anyway"];
    changed.place.run(&line).unwrap();

    changed.place.run(&["account", "list"]).unwrap();
}

#[test]
fn a_pepper_is_forgotten_when_nothing_needs_it_any_more() {
    let changed = Changed::new();
    changed
        .place
        .run(&["account", "code", "administrator"])
        .unwrap();
    changed.put(&changed.new);

    let line = ["store", "forget-key", "pepper", &changed.id];
    changed.place.run(&line).unwrap();
}

#[test]
fn the_list_of_keys_says_what_still_needs_each() {
    let changed = Changed::new();
    let old = |place| format!("pepper {} {place} 0 1 0", changed.id);
    let new = "pepper new first-line 0 0 0".to_owned();

    assert!(changed.peppers().contains(&old("later-line")));
    assert!(changed.peppers().contains(&new));

    changed.put(&changed.new);
    assert!(changed.peppers().contains(&old("missing")));
}
