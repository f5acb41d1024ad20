//! What `config check` warns of, and which exit code a file that cannot be used has.

use super::*;
use chiave_domain::{
    audit::{Actor, AuditEvent, AuditRow, SignInRefusal},
    ports::store::{LockKey, Store as _},
};

fn ready() -> Place {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    place
}

#[test]
fn a_copy_that_an_interrupted_backup_left_is_named() {
    let place = ready();
    let copy = place.path("data/.backup-1");
    fs::write(&copy, "").unwrap();

    let (_, _, sentences) = place.hear(&["config", "check"]);

    assert!(sentences.contains(copy.to_str().unwrap()), "{sentences}");
}

#[test]
fn a_clock_behind_the_newest_row_is_warned_of() {
    let place = ready();
    let warned = |place: &Place| place.hear(&["config", "check"]).2.contains("newest row");
    assert!(!warned(&place));
    place.look(async |context| {
        let mut tx = context.store.work(LockKey::EVERYTHING).await.unwrap();
        tx.put_audit(&AuditRow {
            id: chiave_crypto::random::uuid(context.random.as_ref()),
            at: context.now.plus(24 * 60 * 60),
            event: AuditEvent::SignInRefused(SignInRefusal::Password),
            by: Actor::Person,
            account: None,
            device: None,
            device_name: None,
        })
        .await
        .unwrap();
        tx.commit().await.unwrap();
    });

    assert!(warned(&place));
}

#[test]
fn a_file_that_cannot_be_used_has_one_exit_code_everywhere() {
    let place = ready();
    let recipient = x25519::Identity::generate().to_public().to_string();
    let nowhere = to_arguments(&place.path("nowhere/b.age"));
    fs::remove_file(place.path("keys/code.key")).unwrap();
    let code = |line: &[&str]| format!("{:?}", place.run(line).unwrap_err().exit_code());
    let of_a_file = format!("{:?}", ExitCode::from(3));

    assert_eq!(code(&["account", "list"]), of_a_file);
    place.run(&["init"]).unwrap_err();

    let other = ready();
    let line = ["backup", &nowhere, "--recipient", &recipient];
    let problem = other.run(&line).unwrap_err();
    assert_eq!(format!("{:?}", problem.exit_code()), of_a_file);
}

#[test]
fn a_full_disk_under_a_backup_is_told_in_plain_words() {
    let place = ready();
    let recipient = x25519::Identity::generate().to_public().to_string();
    let settings = place.path("settings.toml");
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let output = Output::new(Language::English, Box::new(full), Box::new(Ear::default()));
    let line = ["chiave-directory", "--config", settings.to_str().unwrap()];
    let rest = ["backup", "-", "--recipient", &recipient];
    let arguments = Arguments::try_parse_from(line.iter().chain(&rest)).unwrap();

    let problem = obey(arguments, &output).unwrap_err();

    let sentence = problem.sentences(&output).concat();
    assert!(!sentence.contains("IoError"), "{sentence}");
    assert!(sentence.contains("No space left"), "{sentence}");
}

#[test]
fn a_code_that_was_not_stored_is_called_dead() {
    let place = ready();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (done, answers, sentences) = runtime.block_on(async {
        let mut other = place.behind().await;
        sqlx::raw_sql("BEGIN IMMEDIATE")
            .execute(&mut other)
            .await
            .unwrap();
        std::thread::scope(|scope| {
            let asked = scope.spawn(|| place.hear(&["account", "code", "administrator"]));
            asked
                .join()
                .unwrap_or_else(|_| panic!("the command panicked"))
        })
    });

    done.unwrap_err();
    assert!(!answers.is_empty());
    assert!(sentences.contains("does not work"), "{sentences}");
}
