use super::*;

const EXAMPLE: &str = include_str!("../../chiave-people.example.toml");

fn problem(text: &str) -> (String, Option<usize>) {
    let error = PeopleFile::parse(text).unwrap_err().remove(0);
    (error.key, error.line)
}

// Law 21.
#[test]
fn the_example_is_what_holds_where_nothing_was_stored() {
    let default = PeopleFile {
        revision: None,
        book: PolicyBook::default(),
    };
    // What stands behind "# " is the default as well, but for the one that has none.
    let spelled: String = EXAMPLE
        .lines()
        .map(|line| {
            let is_key = |text: &str| text == REVISION || is_key(text);
            let commented = line
                .strip_prefix("# ")
                .filter(|it| it.split_once(" = ").is_some_and(|(key, _)| is_key(key)));
            let setting = commented.filter(|it| !it.starts_with("max_age_days"));
            setting.unwrap_or(line).to_owned() + "\n"
        })
        .collect();

    assert_eq!(PeopleFile::parse(EXAMPLE).unwrap(), default);
    assert_ne!(spelled, EXAMPLE);
    assert_eq!(
        PeopleFile::parse(&spelled.replace("revision = 0\n", "")).unwrap(),
        default
    );
}

// Law 21.
#[test]
fn the_example_documents_every_setting() {
    let error = PeopleFile::parse("no_such_setting = 1")
        .unwrap_err()
        .remove(0);
    let Expected::Known(keys) = error.expected else {
        panic!("{error:?}")
    };
    for key in keys.iter().filter(|key| **key != RULES) {
        let setting = format!("# {key} = ");
        let written = EXAMPLE.lines().any(|line| line.starts_with(&setting));
        assert!(written, "{key} is not in the example");
    }
    // What is read is what is stored.
    let book = PolicyBook {
        default: AccountPolicy {
            max_age_days: Some(90),
            ..AccountPolicy::default()
        },
        rules: Vec::new(),
    };
    let shown = show(0, &book).unwrap() + "rules = []";
    let stored: std::collections::BTreeSet<_> = shown
        .lines()
        .filter_map(|line| line.split(" = ").next())
        .collect();
    assert_eq!(stored, keys.into_iter().collect());
}

#[test]
fn an_error_names_key_and_line() {
    let key = |key: &str, line| (key.to_owned(), Some(line));

    assert_eq!(problem("gates = 2\ngate = 1"), key("gate", 2));
    assert_eq!(problem("\ngates = \"two\""), key("gates", 2));
    assert_eq!(problem("revision = -1"), key("revision", 1));
    assert_eq!(problem("profile = \"none\""), key("profile", 1));
    assert_eq!(problem("gates 2").1, Some(1));
}

#[test]
fn a_file_that_is_too_long_is_refused_and_not_cut() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("people.toml");
    let comment = "# much\n".repeat(usize::try_from(FILE_BYTES).unwrap() / 7 + 1);
    std::fs::write(&path, format!("gates = 2\n{comment}")).unwrap();

    let error = PeopleFile::load(&path).unwrap_err();

    assert!(matches!(error[0].expected, Expected::ReadableFile(_)));
}

#[test]
fn what_is_shown_can_be_set_again() {
    let settings = AccountPolicy {
        profile: Profile::Entra,
        company_words: vec!["chiave".into()],
        max_age_days: Some(90),
        ..AccountPolicy::default()
    };

    let shown = show(7, &settings.clone().into()).unwrap();

    let read = PeopleFile::parse(&shown).unwrap();
    assert_eq!((read.revision, read.book), (Some(7), settings.into()));
    assert!(!show(0, &PolicyBook::default()).unwrap().contains("max_age"));
}

#[test]
fn rules_are_read_and_shown_again() {
    let text = "gates = 2\n\n[[rules]]\ngroup = \"finance\"\ngates = 1\nmax_age_days = 0\n\n\
        [[rules]]\ngroup = \"it\"\nprofile = \"entra\"\n";

    let read = PeopleFile::parse(text).unwrap();

    let groups: Vec<_> = read.book.rules.iter().map(|it| &*it.group).collect();
    assert_eq!(groups, ["finance", "it"]);
    assert_eq!(read.book.rules[0].max_age_days, Some(0));
    let shown = show(3, &read.book).unwrap();
    assert_eq!(PeopleFile::parse(&shown).unwrap().book, read.book);
}

#[test]
fn a_mistake_in_a_rule_is_named_with_rule_and_line() {
    let place = |text: &str| {
        let wrong = PeopleFile::parse(text).unwrap_err();
        let places = wrong.into_iter().map(|it| (it.key, it.line.unwrap()));
        places.collect::<Vec<_>>()
    };
    let at = |key: &str, line| (key.to_owned(), line);

    assert_eq!(
        place(
            "[[rules]]\ngroup = \"a\"\n[[rules]]\ngates = 3\ncode_minutes = 5\ngate = 1\n\
             [[rules]]\ngroup = \"A\"\nmax_age_days = 13\n"
        ),
        [
            at("rules.2.group", 3),
            at("rules.2.gates", 4),
            at("rules.2.code_minutes", 5),
            at("rules.2.gate", 6),
            at("rules.3.group", 8),
            at("rules.3.max_age_days", 9),
        ]
    );
    let same = PeopleFile::parse("[[rules]]\ngroup = \"a\"\nsends_a_day = 5").unwrap_err();
    assert!(matches!(same[0].expected, Expected::SameForEverybody));
    assert_eq!(place("rules = 1"), [at("rules", 1)]);
    assert_eq!(place("rules = [1]"), [at("rules", 1)]);
}

#[test]
fn a_typo_in_a_rule_is_offered_settings_of_rules_only() {
    let refused = People::CodeMinutes.name();
    let rule = format!("[[rules]]\ngroup = \"a\"\ngate = 1\n{refused} = 5");
    let wrong = PeopleFile::parse(&rule).unwrap_err();

    let [typo, same] = &wrong[..] else {
        panic!("{wrong:?}")
    };
    let Expected::Known(keys) = &typo.expected else {
        panic!("{typo:?}")
    };
    assert!(keys.contains(&"gates"), "{keys:?}");
    let all_of_rules = |key: &&str| *key == "group" || is_rule_key(key);
    assert!(keys.iter().all(all_of_rules), "{keys:?}");
    assert!(matches!(same.expected, Expected::SameForEverybody));
}

// Law 5.
#[test]
fn a_rule_may_have_what_does_not_show_before_the_first_gate() {
    let table = toml::Table::try_from(AccountPolicy {
        max_age_days: Some(90),
        ..AccountPolicy::default()
    });
    for (key, value) in table.unwrap() {
        let rule = PeopleFile::parse(&format!("[[rules]]\ngroup = \"a\"\n{key} = {value}"));
        assert_eq!(rule.is_ok(), is_rule_key(&key), "{key}");
        if let Ok(read) = rule {
            assert!(read.book.rules[0].sets(&key), "{key}");
        }
    }
}

mod fuzz {
    use super::*;

    #[test]
    fn what_can_be_read_can_be_shown_and_read_again() {
        chiave_fuzz::text("account-policy", |text| match PeopleFile::parse(text) {
            Ok(file) => {
                let shown = show(file.revision.unwrap_or(7), &file.book).unwrap();
                let again = PeopleFile::parse(&shown).unwrap();
                assert_eq!(again.book, file.book);
                let wrong = placed(text, &file.book.wrong());
                wrong.into_iter().map(|it| it.key).collect::<Vec<_>>()
            }
            Err(wrong) => {
                let lines = text.matches('\n').count() + 1;
                let is_there = |line| (1..=lines).contains(&line);
                assert!(wrong.iter().all(|it| it.line.is_none_or(is_there)));
                wrong.into_iter().map(|it| it.key).collect()
            }
        });
    }
}
