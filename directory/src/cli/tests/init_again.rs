//! `init` where something is there already.

use super::*;

#[test]
fn keys_without_their_store_get_no_new_store() {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    fs::rename(place.path("data"), place.path("unmounted")).unwrap();

    let problem = place.run(&["init"]).unwrap_err();

    assert_eq!(said(&problem), Cli::CliInitKeysThere);
    let sentence = problem.sentences(&output()).concat();
    assert!(sentence.contains("sealing.key"), "{sentence}");
    assert!(!place.path("data").exists());

    place.run(&["init", "--with-these-keys"]).unwrap();
}

#[test]
fn keys_that_were_made_in_part_are_completed() {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    fs::remove_dir_all(place.path("data")).unwrap();
    fs::remove_file(place.path("keys/lookup.key")).unwrap();

    place.run(&["init"]).unwrap();
}

#[test]
fn the_second_init_applies_what_it_is_given() {
    let place = Place::new();
    let first = ["init", "--administrator", "a.rossi", "--given-name", "Anna"];
    let (done, _, sentences) = place.hear(&first);
    done.unwrap();
    assert!(sentences.contains("no email address"), "{sentences}");

    let names = ["--family-name", "Rossi", "--mail", "anna.rossi@example.org"];
    let (done, _, sentences) = place.hear(&[&first[..], &names].concat());

    done.unwrap();
    assert!(!sentences.contains("no email address"), "{sentences}");
    let anna = place.look(async |context| context.account("a.rossi").await.unwrap());
    assert_eq!(anna.display_name, "Anna Rossi");
    assert_eq!(anna.mail.as_deref(), Some("anna.rossi@example.org"));
    assert_eq!(anna.role, chiave_domain::account::Role::Administrator);
}

#[test]
fn an_init_without_names_takes_none_away() {
    let place = Place::new();
    let first = ["init", "--given-name", "Anna", "--mail", "anna@example.org"];
    place.run(&first).unwrap();

    let (done, _, sentences) = place.hear(&["init"]);

    done.unwrap();
    assert!(!sentences.contains("was there already"), "{sentences}");
    let anna = place.look(async |context| context.account("administrator").await.unwrap());
    assert_eq!(anna.display_name, "Anna");
}

#[test]
fn init_does_not_touch_a_directory_with_people_in_it() {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    place.import();

    let again = place.run(&["init"]).unwrap_err();

    assert_eq!(said(&again), Cli::CliInitAgain);
}
