//! What commands read has bounds that their answers name.

use super::*;

/// A folder with keys and without a store, the file of an identity, and what stands for a backup.
fn to_restore(backup: &[u8], identity: &str) -> (Place, Problem) {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    fs::remove_dir_all(place.path("data")).unwrap();
    fs::write(place.path("backup.age"), backup).unwrap();
    fs::write(place.path("owner"), identity).unwrap();
    let [file, owner] = ["backup.age", "owner"].map(|name| to_arguments(&place.path(name)));
    let problem = place.run(&["restore", &file, "--identity", &owner]);
    let problem = problem.unwrap_err();
    (place, problem)
}

fn identity() -> String {
    let owner = x25519::Identity::generate();
    owner.to_string().expose_secret().to_owned()
}

#[test]
fn a_backup_whose_head_never_ends_is_refused_at_once() {
    let stanza = format!("-> X25519 {0}\n{0}\n", "A".repeat(43));
    let file = format!("age-encryption.org/v1\n{}", stanza.repeat(40_000));

    let (_, problem) = to_restore(file.as_bytes(), &identity());

    assert_eq!(said(&problem), Cli::CliBackupHead);
    let sentences = problem.sentences(&output()).join("\n");
    assert!(sentences.contains("16 KiB"), "{sentences}");
}

#[test]
fn an_identity_longer_than_any_is_not_read() {
    let (_, problem) = to_restore(b"no backup", &"x".repeat(100 * 1024));

    let sentences = problem.sentences(&output()).join("\n");
    assert!(sentences.contains("65536 bytes"), "{sentences}");
}

#[test]
fn a_policy_file_full_of_mistakes_names_the_first() {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    let keys: String = (0..30_000).map(|n| format!("k{n} = 1\n")).collect();
    let rules = "[[rules]]\nx = 1\n".repeat(20_000);
    let deep = format!("{}a = 1\n", "a.".repeat(100_000));
    let nested = format!("a = {}\n", "[".repeat(100_000));

    for content in [keys, rules, deep, nested] {
        fs::write(place.path("people.toml"), content).unwrap();
        let file = to_arguments(&place.path("people.toml"));
        let problem = place.run(&["people", "set", &file]).unwrap_err();
        let sentences = problem.sentences(&output());
        assert!((1..=42).contains(&sentences.len()), "{}", sentences.len());
    }
}
