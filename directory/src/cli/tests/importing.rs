//! `account import` as it is typed.

use super::*;

fn company() -> Place {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    place.import();
    place
}

impl Place {
    /// Imports a file of this text, with some options.
    fn import_text(&self, csv: &str, options: &[&str]) -> (Result<(), Problem>, String, String) {
        let file = self.path("more.csv");
        fs::write(&file, csv).unwrap();
        let line = ["account", "import", file.to_str().unwrap()];
        let line: Vec<_> = line.iter().chain(options).copied().collect();
        self.hear(&line)
    }
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let place = company();

    let problem = place
        .run(&["account", "import", "nowhere.csv"])
        .unwrap_err();

    assert_eq!(said(&problem), Cli::CliFileFailed);
    assert!(format!("{problem:?}").contains("nowhere.csv"));
}

#[test]
fn a_file_that_was_cut_off_changes_nobody() {
    let place = company();
    let csv = "user_name,given_name,family_name,mail\n\
               e.ward,Eleanor,Ward,new@example.org\n\
               g.ferri,Giulia,Fer";

    let (done, _, _) = place.import_text(csv, &["--clear-empty", "--skip-incomplete", "--many"]);

    done.unwrap_err();
    let mail = place.look(async |context| context.account("e.ward").await.unwrap().mail);
    assert_eq!(mail, None);
}

#[test]
fn a_dry_run_shows_the_differences_and_changes_nothing() {
    let place = company();
    let csv = "user_name,given_name,family_name,mail\n\
               e.ward,Eleanor,Ward,new@example.org\n\
               n.neri,Nina,Neri,\n";

    let (done, shown, told) = place.import_text(csv, &["--dry-run", "--leavers"]);

    done.unwrap();
    assert!(shown.contains("change\te.ward\tmail\t"), "{shown}");
    assert!(shown.contains("\tnew@example.org\n"), "{shown}");
    assert!(
        shown.contains("add\tn.neri\tNina Neri\t\t\tnot-activated\n"),
        "{shown}"
    );
    assert!(shown.contains("disable\tg.ferri\n"), "{shown}");
    assert!(!shown.contains("administrator"), "{shown}");
    assert!(told.contains("Nothing was changed"), "{told}");
    assert_eq!(place.users(), ["administrator", "e.ward", "g.ferri"]);
}

#[test]
fn who_is_missing_is_disabled_only_with_its_option() {
    let place = company();
    let csv = "user_name\ne.ward\n";
    let enabled = || place.look(async |context| context.account("g.ferri").await.unwrap().enabled);

    place.import_text(csv, &[]).0.unwrap();
    assert!(enabled());
    place.import_text(csv, &["--leavers"]).0.unwrap();
    assert!(!enabled());
}

#[test]
fn a_mistaken_file_of_many_people_changes_nobody() {
    let place = company();
    let rows: String = (0..20)
        .map(|n| format!("p{n},P,{n},p{n}@example.org\n"))
        .collect();
    let header = "user_name,given_name,family_name,mail\n";
    place
        .import_text(&format!("{header}{rows}"), &[])
        .0
        .unwrap();
    let csv = format!("{header}{}", rows.replace("example.org", "example.net"));

    let refused = place.import_text(&csv, &[]).0.unwrap_err();

    assert_eq!(said(&refused), Cli::CliImportMany);
    place.import_text(&csv, &["--many"]).0.unwrap();
    let mail = place.look(async |context| context.account("p7").await.unwrap().mail);
    assert_eq!(mail.as_deref(), Some("p7@example.net"));
}

#[test]
fn a_file_with_errors_names_all_of_them_and_imports_nothing() {
    let place = company();
    let csv = "user_name,given_name,family_name,mail\nn.neri,N,Neri,\nx,,Y,\nz,Z\u{1b}[1m,Z,\n";

    let (refused, _, _) = place.import_text(csv, &[]);

    let Err(Problem::Several(problems)) = refused else {
        panic!("{refused:?}")
    };
    let lines: Vec<_> = problems
        .iter()
        .map(|problem| match problem {
            Problem::Line(line, ..) => *line,
            _ => 0,
        })
        .collect();
    assert_eq!(lines, [3, 4, 0]);
    assert!(!place.users().contains(&"n.neri".to_owned()));
}

#[test]
fn what_is_worth_a_look_is_counted_in_good_english() {
    let say = |sentence, count| {
        let args = [("count", Arg::Number(count)), ("users", Arg::Text("a"))];
        output().say(sentence, &args)
    };
    let counted = [
        (Cli::CliImportNoMail, "1 account w"),
        (Cli::CliImportSameMail, "1 account h"),
        (Cli::CliImportMixed, "1 user name m"),
        (Cli::CliImportDomain, "1 user name h"),
        (Cli::CliImportSpared, "1 administrator w"),
    ];

    for (sentence, one) in counted {
        let (one_said, two_said) = (say(sentence, 1), say(sentence, 2));
        assert!(one_said.contains(one), "{one_said}");
        assert!(!two_said.contains(&one.replace('1', "2")), "{two_said}");
    }
}

mod an_export_of_active_directory {
    use super::*;

    const CSV: &str = "SamAccountName,GivenName,Surname,Enabled,MemberOf\n\
                       n.neri,Nina,Neri,True,\"CN=Fin\\, Ops,OU=Groups\"\n\
                       l.left,Leo,Left,False,\n\
                       e.ward,Eleanor,Ward,False,\n";

    fn is_enabled(place: &Place, user: &str) -> bool {
        place.look(async |context| context.account(user).await.unwrap().enabled)
    }

    #[test]
    fn adds_a_disabled_person_as_disabled_and_says_so() {
        let place = company();

        let (done, _, told) = place.import_text(CSV, &[]);

        done.unwrap();
        assert!(is_enabled(&place, "n.neri"));
        assert!(!is_enabled(&place, "l.left"));
        assert!(is_enabled(&place, "e.ward"), "only --leavers disables");
        assert!(told.contains("is added as disabled"), "{told}");
        assert!(told.contains("stays enabled here"), "{told}");
        let codes = place.path("codes.csv");
        let line = ["account", "code", "--all-not-activated", "--csv"];
        let line: Vec<_> = line.into_iter().chain(codes.to_str()).collect();
        place.run(&line).unwrap();
        assert!(!fs::read_to_string(codes).unwrap().contains("l.left"));
    }

    #[test]
    fn disables_with_leavers_whom_it_calls_disabled() {
        let place = company();

        let (done, _, told) = place.import_text(CSV, &["--leavers"]);

        done.unwrap();
        assert!(!is_enabled(&place, "e.ward"));
        assert!(!told.contains("stays enabled here"), "{told}");
    }

    #[test]
    fn shows_groups_and_state_before_anything_is_added() {
        let place = company();

        let (done, shown, _) = place.import_text(CSV, &["--dry-run"]);
        let json = place.import_text(CSV, &["--dry-run", "--json"]).1;

        done.unwrap();
        let nina = "add\tn.neri\tNina Neri\t\tFin, Ops\tnot-activated\n";
        assert!(shown.contains(nina), "{shown}");
        assert!(
            shown.contains("add\tl.left\tLeo Left\t\t\tdisabled\n"),
            "{shown}"
        );
        assert!(json.contains("\"after\":\"Fin, Ops\""), "{json}");
    }

    #[test]
    fn skips_a_service_account_without_names_on_request() {
        let place = company();
        let csv = "SamAccountName,GivenName,Surname\nn.neri,Nina,Neri\nprintsvc$,,\n";

        let refused = place.import_text(csv, &[]).0;
        let (done, shown, told) = place.import_text(csv, &["--skip-incomplete", "--dry-run"]);
        place.import_text(csv, &["--skip-incomplete"]).0.unwrap();

        assert!(refused.is_err());
        done.unwrap();
        assert!(shown.contains("skip\tprintsvc$\n"), "{shown}");
        assert!(told.contains("1 line without"), "{told}");
        assert!(place.users().contains(&"n.neri".to_owned()));
        assert!(!place.users().contains(&"printsvc$".to_owned()));
    }
}

mod after_leavers_by_mistake {
    use super::*;

    const EVERYBODY: &str = "user_name\ne.ward\ng.ferri\n";

    #[test]
    fn the_right_file_says_who_stays_disabled() {
        let place = company();
        place
            .import_text("user_name\ne.ward\n", &["--leavers"])
            .0
            .unwrap();

        let (done, _, told) = place.import_text(EVERYBODY, &[]);

        done.unwrap();
        assert!(
            told.contains("is disabled here and stays disabled"),
            "{told}"
        );
        assert!(told.contains("g.ferri"), "{told}");
    }

    #[test]
    fn a_dry_run_says_that_the_import_needs_many() {
        let place = company();
        let rows: String = (0..20).map(|n| format!("p{n},P,{n}\n")).collect();
        let everybody = format!("user_name,given_name,family_name\n{rows}");
        place.import_text(&everybody, &[]).0.unwrap();

        let half = ["--leavers", "--dry-run"];
        let (done, _, told) = place.import_text("user_name\np1\n", &half);
        let meant = place
            .import_text("user_name\np1\n", &[&half[..], &["--many"]].concat())
            .2;

        done.unwrap();
        assert!(told.contains("refused without “--many”"), "{told}");
        assert!(!meant.contains("--many"), "{meant}");
    }
}
