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
fn a_dry_run_shows_the_differences_and_changes_nothing() {
    let place = company();
    let csv = "user_name,given_name,family_name,mail\n\
               e.ward,Eleanor,Ward,new@example.org\n\
               n.neri,Nina,Neri,\n";

    let (done, shown, told) = place.import_text(csv, &["--dry-run", "--leavers"]);

    done.unwrap();
    assert!(shown.contains("change\te.ward\tmail\t"), "{shown}");
    assert!(shown.contains("\tnew@example.org\n"), "{shown}");
    assert!(shown.contains("add\tn.neri\tNina Neri\t\n"), "{shown}");
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
