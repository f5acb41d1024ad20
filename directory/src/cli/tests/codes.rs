//! Activation codes for many at once.

use super::*;
use chiave_crypto::activation_code::ActivationCodeText;
use std::os::unix::fs::PermissionsExt as _;

fn company() -> Place {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    place.import();
    place
}

/// The hash of the newest code of an account.
fn phc(place: &Place, user: &str) -> Option<String> {
    place.look(async |context| {
        let id = context.account(user).await.unwrap().id;
        let mut tx = chiave_domain::ports::store::Store::read(&context.store)
            .await
            .unwrap();
        tx.activation_code(id)
            .await
            .unwrap()
            .map(|activation_code| activation_code.phc)
    })
}

const ALL: [&str; 4] = ["account", "code", "--all-not-activated", "--csv"];

fn all_into(place: &Place, file: &str) -> String {
    let file = match file {
        "-" => "-".to_owned(),
        name => to_arguments(&place.path(name)),
    };
    let (done, answers, _) = place.hear(&[ALL.as_slice(), &[&file]].concat());
    done.unwrap();
    answers
}

#[test]
fn everybody_without_a_password_gets_one() {
    let place = company();

    all_into(&place, "codes.csv");

    let file = place.path("codes.csv");
    let text = fs::read_to_string(&file).unwrap();
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines[0], "user_name,name,mail,code,valid_until,valid_from");
    // The administrator has the code that `init` printed.
    assert_eq!(lines.len(), 3, "{text}");
    let ferri: Vec<_> = lines[2].split(',').collect();
    assert_eq!(
        ferri[..3],
        ["g.ferri", "Giulia Ferri", "g.ferri@example.org"]
    );
    assert!(ActivationCodeText::parse(ferri[3]).is_ok());
    assert!(ferri[4].ends_with('Z'));
    assert!(phc(&place, "g.ferri").is_some() && phc(&place, "e.ward").is_some());
    assert_eq!(
        fs::metadata(&file).unwrap().permissions().mode() & 0o777,
        0o600
    );
}

#[test]
fn a_code_that_is_still_good_is_kept() {
    let place = company();
    all_into(&place, "first.csv");
    let first = phc(&place, "e.ward");

    let second = all_into(&place, "-");
    assert_eq!(second.lines().count(), 1, "{second}");
    assert_eq!(phc(&place, "e.ward"), first);

    let line = [ALL.as_slice(), &["-", "--replace"]].concat();
    let (done, third, _) = place.hear(&line);
    done.unwrap();
    assert_eq!(third.lines().count(), 4, "{third}");
    assert_ne!(phc(&place, "e.ward"), first);
}

#[test]
fn a_list_never_replaces_a_file() {
    let place = company();
    let file = to_arguments(&place.path("people.csv"));

    let problem = place.run(&[ALL.as_slice(), &[&file]].concat()).unwrap_err();

    assert!(problem.sentences(&output())[0].contains(&file));
    assert_eq!(fs::read_to_string(&file).unwrap(), PEOPLE);
    assert_eq!(phc(&place, "e.ward"), None);
}

#[test]
fn a_code_that_could_not_be_written_is_not_issued() {
    let place = company();

    let problem = place.run(&[ALL.as_slice(), &["/dev/full"]].concat());

    // The device is there, and a list replaces nothing.
    problem.unwrap_err();
    let output = Output::new(
        Language::English,
        Box::new(Narrow(40)),
        Box::new(std::io::sink()),
    );
    let settings = place.path("settings.toml");
    let line = ["chiave-directory", "--config", settings.to_str().unwrap()];
    let arguments = line.into_iter().chain(ALL).chain(["-"]);
    let problem = obey(Arguments::try_parse_from(arguments).unwrap(), &output).unwrap_err();

    assert_eq!(said(&problem), Cli::CliOutputLost);
    assert_eq!(phc(&place, "e.ward"), None);
    assert_eq!(phc(&place, "g.ferri"), None);
}

/// A disk with room for so many bytes.
struct Narrow(usize);

impl Write for Narrow {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if bytes.len() > self.0 {
            return Err(std::io::ErrorKind::StorageFull.into());
        }
        self.0 -= bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn several_codes_need_a_list() {
    let place = company();

    let problem = place
        .run(&["account", "code", "g.ferri", "e.ward"])
        .unwrap_err();

    assert_eq!(said(&problem), Cli::CliCodesNeedList);
    assert_eq!(phc(&place, "e.ward"), None);
    place
        .run(&["account", "code", "g.ferri", "e.ward", "--csv", "-"])
        .unwrap();
    assert!(phc(&place, "e.ward").is_some());
}

#[test]
fn whom_a_code_is_for_has_to_be_said_once() {
    for wrong in [
        &["account", "code"][..],
        &["account", "code", "--all-not-activated"],
        &["account", "code", "a", "--all-not-activated", "--csv", "-"],
        &["account", "code", "a", "--replace"],
    ] {
        let line = ["chiave-directory"].iter().chain(wrong);
        assert!(Arguments::try_parse_from(line).is_err(), "{wrong:?}");
    }
}

#[test]
fn a_named_account_keeps_a_code_that_is_still_good() {
    let place = company();
    let line = ["account", "code", "e.ward", "g.ferri", "--csv", "-"];
    place.run(&line[..3]).unwrap();
    let first = phc(&place, "e.ward");

    let (done, answers, sentences) = place.hear(&line);
    done.unwrap();
    assert_eq!(answers.lines().count(), 2, "{answers}");
    assert!(sentences.contains("1 account has a code"), "{sentences}");
    assert_eq!(phc(&place, "e.ward"), first);

    let replaced = [line.as_slice(), &["--replace"]].concat();
    assert_eq!(place.hear(&replaced).1.lines().count(), 3);
    assert_ne!(phc(&place, "e.ward"), first);
}

#[test]
fn a_user_named_twice_gets_one_code() {
    let place = company();

    let line = ["account", "code", "e.ward", "E.WARD"];
    assert_eq!(place.hear(&line).1.lines().count(), 1);
    let line = [line.as_slice(), &["--csv", "-", "--replace"]].concat();

    let (done, answers, _) = place.hear(&line);
    done.unwrap();
    assert_eq!(answers.lines().count(), 2, "{answers}");
}

#[test]
fn where_nobody_needs_a_code_no_file_is_made() {
    let place = company();
    all_into(&place, "first.csv");

    all_into(&place, "second.csv");

    assert!(!place.path("second.csv").exists());
}

#[test]
fn an_account_is_shown_with_its_code_while_that_is_good() {
    let place = company();
    let shown = || place.hear(&["account", "show", "e.ward"]).1;

    assert!(!shown().contains("Activation code"));
    place.run(&["account", "code", "e.ward"]).unwrap();

    assert!(shown().contains("Activation code: good until "));
}
