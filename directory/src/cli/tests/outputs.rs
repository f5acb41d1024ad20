//! What reaches a terminal or a script, and what happens where it does not.

use super::*;
use chiave_domain::person::Person;
use chiave_domain::{
    account::{Role, UserName},
    ports::store::{LockKey, Store as _},
    rate_limit::Bucket,
};
use std::io::{self, Write};

/// An output on a full disk, or with nobody at its other end.
struct Full;

impl Write for Full {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::StorageFull.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

pub(super) fn company() -> Place {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    place.import();
    place
}

/// Gives a command whose answer gets nowhere.
fn unheard(place: &Place, arguments: &[&str]) -> Result<(), Problem> {
    let output = Output::new(Language::English, Box::new(Full), Box::new(io::sink()));
    let settings = place.path("settings.toml");
    let line = ["chiave-directory", "--config", settings.to_str().unwrap()];
    let arguments = Arguments::try_parse_from(line.iter().chain(arguments)).unwrap();
    obey(arguments, &output)
}

#[test]
fn an_answer_that_gets_nowhere_is_a_failure() {
    let place = company();
    let commands: [&[&str]; 5] = [
        &["account", "list"],
        &["account", "show", "e.ward"],
        &["audit", "show"],
        &["people", "show"],
        &["openapi"],
    ];
    for command in commands {
        let problem = unheard(&place, command).unwrap_err();
        assert_eq!(said(&problem), Cli::CliOutputLost, "{command:?}");
    }
}

#[test]
fn a_code_that_nobody_could_read_is_not_issued() {
    let place = company();
    let hash = || {
        place.look(async |context| {
            let id = context.account("e.ward").await.unwrap().id;
            let mut tx = context.store.read().await.unwrap();
            tx.activation_code(id).await.unwrap().unwrap().phc
        })
    };
    place.run(&["account", "code", "e.ward"]).unwrap();
    let first = hash();

    let problem = unheard(&place, &["account", "code", "e.ward"]).unwrap_err();

    assert_eq!(said(&problem), Cli::CliOutputLost);
    assert_eq!(hash(), first);
}

#[test]
fn a_backup_that_nobody_could_read_is_not_noted() {
    let place = company();
    let recipient = x25519::Identity::generate().to_public().to_string();
    let backups = || {
        let rows = place.hear(&["audit", "show"]).1;
        rows.lines().filter(|row| row.contains("backup")).count()
    };

    let problem = unheard(&place, &["backup", "-", "--recipient", &recipient]).unwrap_err();

    assert_eq!(said(&problem), Cli::CliOutputLost);
    assert_eq!(backups(), 0);
}

#[test]
fn nothing_that_a_terminal_obeys_gets_out() {
    let place = company();
    let name = "Zoe\u{1b}[31m\nz.fake\tactive\u{202e}";
    place.look(async |context| {
        let person = Person {
            user_name: UserName::parse("z.real").unwrap(),
            display_name: name.into(),
            given_name: name.into(),
            family_name: name.into(),
            mail: None,
            language: "en".into(),
            role: Role::Employee,
            groups: vec![name.into()],
        };
        context.admin().add(&person).await.unwrap();
    });

    let list = place.hear(&["account", "list"]).1;
    let show = place.hear(&["account", "show", "z.real"]).1;
    let (unknown, _, _) = place.hear(&["account", "show", "n\u{1b}[31mo"]);

    assert_eq!(list.lines().count(), 4, "{list}");
    assert!(list.lines().all(|line| line.split('\t').count() == 4));
    let output = Output::new(
        Language::English,
        Box::new(io::sink()),
        Box::new(io::sink()),
    );
    let refused = unknown.unwrap_err().sentences(&output).join("\n");
    for text in [list, show, refused] {
        assert!(!text.contains(['\u{1b}', '\u{202e}', '\r']), "{text:?}");
        assert!(text.contains("\\u{1b}"), "{text:?}");
    }
}

#[test]
fn every_row_of_the_log_has_six_columns() {
    let place = company();

    let rows = place.hear(&["audit", "show"]).1;

    assert!(!rows.is_empty());
    for row in rows.lines() {
        assert_eq!(row.split('\t').count(), 6, "{row:?}");
    }
    let output = Output::new(
        Language::English,
        Box::new(io::sink()),
        Box::new(io::sink()),
    );
    output.row(&["1", ""]);
    let answers = Ear::default();
    let output = Output::new(
        Language::English,
        Box::new(answers.clone()),
        Box::new(io::sink()),
    );
    output.row(&["1", "", ""]);
    assert_eq!(answers.heard(), "1\t\t\n");
}

#[test]
fn states_are_codes_that_follow_no_language() {
    let place = company();
    place.run(&["account", "disable", "e.ward"]).unwrap();

    let listed = |arguments: &[&str]| {
        let answers = Ear::default();
        let outputs = (Box::new(answers.clone()), Box::new(io::sink()));
        let output = Output::new(Language::Italian, outputs.0, outputs.1);
        let settings = place.path("settings.toml");
        let line = ["chiave-directory", "account", "list", "--config"];
        let line = line.iter().copied().chain([settings.to_str().unwrap()]);
        let line = line.chain(arguments.iter().copied());
        obey(Arguments::try_parse_from(line).unwrap(), &output).unwrap();
        answers.heard()
    };

    assert!(listed(&[]).contains("e.ward\tdisabled\tEleanor Ward\t"));
    let waiting = listed(&["--state", "not-activated"]);
    assert!(waiting.contains("g.ferri\tnot-activated\t") && !waiting.contains("e.ward"));
}

#[test]
fn several_accounts_are_changed_by_one_command_or_none() {
    let place = company();
    let enabled = |user| place.look(async |context| context.account(user).await.unwrap().enabled);

    let refused = place.run(&["account", "disable", "e.ward", "nobody", "noone"]);
    assert!(matches!(refused, Err(Problem::Several(all)) if all.len() == 3));
    assert!(enabled("e.ward"));

    place
        .run(&["account", "disable", "e.ward", "G.Ferri"])
        .unwrap();
    assert!(!enabled("e.ward") && !enabled("g.ferri"));
}

#[test]
fn unlocking_says_what_was_lifted() {
    let place = company();
    let unlock = || place.hear(&["account", "unlock", "e.ward"]).2;

    assert!(unlock().contains("was not locked, and nobody"));
    place.run(&["account", "lock", "e.ward"]).unwrap();
    assert!(unlock().contains("lock of the account e.ward was ended"));
}

#[test]
fn whoever_is_made_to_wait_shows_so() {
    let place = company();
    place.look(async |context| {
        let key = context.lookup.bucket("password", "e.ward\nothers");
        let bucket = Bucket {
            closed_until: context.now.plus(600),
            ..Bucket::default()
        };
        let mut tx = context.store.work(LockKey::EVERYTHING).await.unwrap();
        tx.put_bucket(key.as_bytes(), &bucket).await.unwrap();
        tx.commit().await.unwrap();
    });

    assert!(
        place
            .hear(&["account", "show", "e.ward"])
            .1
            .contains("waits until")
    );
    assert!(
        place
            .hear(&["account", "unlock", "e.ward"])
            .2
            .contains("waits after wrong")
    );
    assert!(
        !place
            .hear(&["account", "show", "e.ward"])
            .1
            .contains("waits until")
    );
}

#[test]
fn the_last_administrator_leaves_with_a_warning() {
    let place = company();

    let told = place.hear(&["account", "disable", "administrator"]).2;

    assert!(told.contains("account role"), "{told}");
    assert!(!place.hear(&["account", "disable", "e.ward"]).2.is_empty());
}

#[test]
fn a_code_for_a_disabled_account_says_so() {
    let place = company();
    place.run(&["account", "disable", "e.ward"]).unwrap();

    let told = place.hear(&["account", "code", "e.ward"]).2;

    assert!(told.contains("account enable e.ward"), "{told}");
}

#[test]
fn a_closed_output_is_told_from_one_that_is_thrown_away() {
    use std::{fs::OpenOptions, os::fd::AsRawFd as _};
    let closed = |write_only: bool| {
        let mut options = OpenOptions::new();
        let file = options.read(!write_only).write(true).open("/dev/null");
        let file = file.unwrap();
        crate::cli::output::is_closed(file.as_raw_fd())
    };

    assert!(closed(false));
    assert!(!closed(true));
}
