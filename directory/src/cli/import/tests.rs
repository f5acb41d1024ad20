//! Files as spreadsheets, directories and hurried people write them.

mod bounds;

use super::*;
use chiave_domain::account::{LockVersion, Role, UserName};
use chiave_protocol::{AccountId, typed::ShownText};

const HEADER: &str = "user_name,given_name,family_name,mail,language,groups";

fn entries(bytes: &[u8]) -> Vec<Entry> {
    let read = read(bytes, &Wishes::default(), &SignInDomains::default());
    let rows = read.unwrap_or_else(|problem| panic!("{problem:?}")).rows;
    rows.into_iter().map(Result::unwrap).collect()
}

fn planned(csv: &str, accounts: &[Account], wishes: &Wishes) -> Plan {
    let file = read(csv.as_bytes(), wishes, &SignInDomains::default()).unwrap();
    Plan::make(file, accounts, wishes).unwrap()
}

/// Each problem by its line and sentence; 0 where it is about the file.
fn problems(bytes: &[u8]) -> Vec<(u64, Cli)> {
    let wishes = Wishes::default();
    let problem = match read(bytes, &wishes, &SignInDomains::default()) {
        Err(problem) => problem,
        Ok(file) => Problem::Several(Plan::make(file, &[], &wishes).unwrap_err()),
    };
    let place = |problem: &Problem| match problem {
        Problem::Line(line, sentence, _) => (*line, *sentence),
        Problem::Sentence(sentence, _) => (0, *sentence),
        other => panic!("{other:?}"),
    };
    match &problem {
        Problem::Several(problems) => {
            let found = problems.iter().map(place);
            found.filter(|it| it.1 != Cli::CliImportNothing).collect()
        }
        one => vec![place(one)],
    }
}

fn account(user: &str, role: Role) -> Account {
    Account {
        id: AccountId::from_uuid(uuid::Uuid::from_bytes([user.len() as u8; 16])),
        user_name: UserName::parse(user).unwrap(),
        display_name: "Anna Rossi".into(),
        given_name: "Anna".into(),
        family_name: "Rossi".into(),
        mail: Some("anna@firma.example".into()),
        language: "it".into(),
        role,
        groups: vec!["sales".into()],
        enabled: true,
        locked: false,
        lock: LockVersion::default(),
        password_changed_at: None,
        must_change: false,
    }
}

#[test]
fn people_are_read_by_the_names_of_the_columns() {
    let csv = "\u{feff}family_name,user_name,given_name,groups,language,mail\n\
               Ferri,G.Ferri,Giulia,sales; it ;,it,giulia@example.org\n\
               Ward,e.ward,Eleanor,,,\n";

    let plan = planned(csv, &[], &Wishes::default());

    let people: Vec<_> = plan.people.iter().map(|it| &it.person).collect();
    assert_eq!(people[0].user_name.as_str(), "g.ferri");
    assert_eq!(people[0].display_name, "Giulia Ferri");
    assert_eq!(people[0].groups, ["sales", "it"]);
    assert_eq!(people[0].language, "it");
    assert_eq!(people[1].mail, None);
    assert_eq!(people[1].language, "en");
}

#[test]
fn every_way_to_write_a_table_is_read() {
    let plain = "user_name,given_name,family_name,mail\ng.ferri,Zoë,D'Angelo,g@firma.example\n";
    let utf16 = |unit: fn(u16) -> [u8; 2], mark: bool| -> Vec<u8> {
        let mark = mark.then_some('\u{feff}');
        let text: String = mark.into_iter().chain(plain.chars()).collect();
        text.encode_utf16().flat_map(unit).collect()
    };
    let files: [(&str, Vec<u8>); 18] = [
        ("plain", plain.into()),
        ("byte order mark", format!("\u{feff}{plain}").into()),
        ("CRLF", plain.replace('\n', "\r\n").into()),
        ("CR alone", plain.replace('\n', "\r").into()),
        ("no last end of line", plain.trim_end().into()),
        ("semicolons", plain.replace(',', ";").into()),
        ("tabs", plain.replace(',', "\t").into()),
        ("sep=", format!("sep=;\r\n{}", plain.replace(',', ";")).into()),
        ("#TYPE", format!("#TYPE Selected.Microsoft.ActiveDirectory\r\n{plain}").into()),
        ("quotes", plain.replace("Zoë", "\"Zoë\"").into()),
        ("trailing commas", plain.replace('\n', ",,\n").into()),
        ("empty rows", format!("\n\n{plain}\n,,,\n\r\n;;\n").replace(";;\n", "").into()),
        ("spaces", plain.replace(',', " , ").into()),
        ("Latin-1", plain.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()),
        ("UTF-16 little endian", utf16(u16::to_le_bytes, true)),
        ("UTF-16 big endian", utf16(u16::to_be_bytes, true)),
        ("UTF-16 without mark", utf16(u16::to_le_bytes, false)),
        (
            "Active Directory",
            plain
                .replace(
                    "user_name,given_name,family_name,mail",
                    "\"SamAccountName\",\"GivenName\",\"Surname\",\"EmailAddress\",\"Enabled\",\"SID\"",
                )
                .into(),
        ),
    ];
    for (what, bytes) in files {
        let entries = entries(&bytes);

        assert_eq!(entries.len(), 1, "{what}");
        assert_eq!(entries[0].user_name.as_str(), "g.ferri", "{what}");
        let text = |name: &Option<ShownText>| name.as_ref().unwrap().to_string();
        assert_eq!(text(&entries[0].given_name), "Zoë", "{what}");
        assert_eq!(text(&entries[0].family_name), "D'Angelo", "{what}");
        assert!(
            matches!(&entries[0].mail, row::Said::Value(mail) if mail == "g@firma.example"),
            "{what}"
        );
    }
}

#[test]
fn groups_of_active_directory_are_named_by_their_common_name() {
    let csv = "SamAccountName;GivenName;sn;MemberOf\n\
               a.b;A;B;\"CN=Sales Italy,OU=Groups,DC=firma;cn=IT,OU=Groups\"\n";

    let plan = planned(csv, &[], &Wishes::default());

    assert_eq!(plan.people[0].person.groups, ["Sales Italy", "IT"]);
}

#[test]
fn the_name_of_a_type_is_no_group() {
    let types = "Microsoft.ActiveDirectory.Management.ADPropertyValueCollection";
    for cell in [
        types,
        "System.String[]",
        "System.Collections.Generic.List`1[System.String]",
    ] {
        let csv = format!("SamAccountName,GivenName,sn,MemberOf\na.b,A,B,{cell}\n");

        assert_eq!(
            problems(csv.as_bytes()),
            [(0, Cli::CliImportTypeName)],
            "{cell}"
        );
    }
}

#[test]
fn a_state_that_is_no_truth_value_is_refused() {
    let csv = "user_name,given_name,family_name,enabled\na,A,A,FALSE\nb,B,B,perhaps\n";

    assert_eq!(problems(csv.as_bytes()), [(3, Cli::CliImportFlag)]);
}

#[test]
fn a_quotation_mark_that_stays_open_is_named_by_its_line() {
    let header = "user_name,given_name,family_name";
    let cases = [
        ("user_name,\"given_name,family_name\na,A,B\n".to_owned(), 1),
        (format!("\n{header}\n\na,\"A,B\n"), 4),
        (format!("{header}\na,A,\"B"), 2),
    ];
    for (csv, line) in cases {
        assert_eq!(
            problems(csv.as_bytes()),
            [(line, Cli::CliImportQuote)],
            "{csv}"
        );
    }
}

#[test]
fn a_map_of_a_column_that_is_not_there_is_refused() {
    let csv = "user_name,given_name,family_name\na,A,B\n";
    let wishes = |map: &str| Wishes {
        map: vec![map.parse().unwrap()],
        ..Wishes::default()
    };
    let read = |map| {
        let file = read(csv.as_bytes(), &wishes(map), &SignInDomains::default());
        Plan::make(file.unwrap(), &[], &Wishes::default())
    };

    let refused = read("foo=mail").unwrap_err();

    assert!(matches!(
        refused.as_slice(),
        [Problem::Sentence(Cli::CliImportMapUnknown, _)]
    ));
    assert!(read("foo=-").is_ok());
}

#[test]
fn a_column_can_be_mapped_and_another_ignored() {
    let csv = "Badge,given_name,family_name,Office\nA.B,A,B,Rome\n";
    let wishes = Wishes {
        map: vec![
            "Badge=user_name".parse().unwrap(),
            "office=-".parse().unwrap(),
        ],
        ..Wishes::default()
    };

    let plan = planned(csv, &[], &wishes);

    assert_eq!(plan.people[0].person.user_name.as_str(), "a.b");
    assert!("Badge=password".parse::<Mapping>().is_err());
}

#[test]
fn a_password_column_is_refused_whatever_it_is_called() {
    for column in ["password", "Initial Password", "userPwd", "passwd"] {
        let csv = format!("user_name,given_name,family_name,{column}\na,b,c,hunter2\n");
        let file = read(
            csv.as_bytes(),
            &Wishes::default(),
            &SignInDomains::default(),
        );

        let problem = Plan::make(file.unwrap(), &[], &Wishes::default()).unwrap_err();
        assert_eq!(
            problems(csv.as_bytes()),
            [(0, Cli::CliImportPasswordColumn)]
        );
        assert!(!format!("{problem:?}").contains("hunter2"));
    }
}

#[test]
fn an_error_names_the_line() {
    let cases = [
        ("a.b,A,B,,,\n,C,D,,,", Cli::CliImportEmpty),
        ("a.b,A,B,,,\nA.B,C,D,,,", Cli::CliImportTwice),
        ("a.b,A,B,,,\nc.d,C,D,not an address,,", Cli::CliMailRefused),
        ("a.b,A,B,,,\nc.d,C,D,,tlh,", Cli::CliLanguageRefused),
        ("a.b,A,B,,,\nc.d,C", Cli::CliImportShort),
        ("a.b,A,B,,,\nc.d,C,D,,,,more", Cli::CliImportShape),
        ("a.b,A,B,,,\nc.d,C\u{1b}[31m,D,,,", Cli::CliTextControl),
        ("a.b,A,B,,,\nc.d,C,\"D\tE\",,,", Cli::CliTextControl),
        ("a.b,A,B,,,\nc.d,C,D,,,\"x\ny\"", Cli::CliTextControl),
        ("a.b,A,B,,,\nc.d,C,\"D,,,\ne.f,E,F", Cli::CliImportQuote),
        ("a.b,A,B,,,\n\u{430}dmin,C,D,,,", Cli::CliUserNameMixed),
    ];
    for (rows, expected) in cases {
        let csv = format!("{HEADER}\n{rows}\n");

        assert_eq!(problems(csv.as_bytes()), [(3, expected)], "{rows}");
    }
}

#[test]
fn all_errors_are_named_at_once_with_their_physical_lines() {
    for end in ["\n", "\r\n", "\r"] {
        let lines = [
            HEADER,
            "",
            "a.b,A,B,",
            "",
            "",
            ",C,D,",
            ",,,",
            "e.f,\"E\"\"\",F,none",
            "g.h,G",
            "",
        ];
        let csv = lines.join(end);

        assert_eq!(
            problems(csv.as_bytes()),
            [
                (6, Cli::CliImportEmpty),
                (8, Cli::CliMailRefused),
                (9, Cli::CliImportShort)
            ],
            "{end:?}"
        );
    }
}

#[test]
fn a_column_that_is_missing_or_unknown_is_named() {
    let file = |csv: &str| problems(csv.as_bytes());

    assert_eq!(
        file("given_name,family_name\na,b\n"),
        [(0, Cli::CliImportMissingColumn)]
    );
    assert_eq!(
        file("user_name,given_name\na,b\n"),
        [(2, Cli::CliImportMissingColumn)]
    );
    assert_eq!(
        file("user_name,given_name,family_name,shoe_size,hat\na,b,c,42,7\n"),
        [
            (0, Cli::CliImportUnknownColumn),
            (0, Cli::CliImportUnknownColumn)
        ]
    );
    assert_eq!(
        file("user_name,given_name,family_name,mail,email\na,b,c,,\n"),
        [(0, Cli::CliImportColumnTwice)]
    );
    assert_eq!(
        problems(b"user_name\n\x81\xff"),
        [(0, Cli::CliImportEncoding)]
    );
}

#[test]
fn a_wrong_header_hides_no_wrong_row_and_no_other() {
    let rows = [
        "user_name,given_name,shoe_size,mail,password",
        "a.b,A,42,a@b.example,",
        ",C,43,none,",
        "A.B,A,44,,",
        "\u{430}dmin,E,45,none,",
        "e.f,,46,,,more",
        "e.f,\"F,47,,",
        "g.h,G,48,,",
    ];
    assert_eq!(
        problems(rows.join("\n").as_bytes()),
        [
            (0, Cli::CliImportUnknownColumn),
            (0, Cli::CliImportPasswordColumn),
            (2, Cli::CliImportMissingColumn),
            (3, Cli::CliImportEmpty),
            (3, Cli::CliMailRefused),
            (4, Cli::CliImportTwice),
            (5, Cli::CliUserNameMixed),
            (5, Cli::CliMailRefused),
            (6, Cli::CliImportShape),
            (6, Cli::CliImportEmpty),
            (7, Cli::CliImportQuote),
        ]
    );
}

#[test]
fn a_column_that_newcomers_need_is_named_once() {
    let csv = "user_name,mail\na.b,\nc.d,none\n";

    assert_eq!(
        problems(csv.as_bytes()),
        [
            (2, Cli::CliImportMissingColumn),
            (2, Cli::CliImportMissingColumn),
            (3, Cli::CliMailRefused)
        ]
    );
}

#[test]
fn a_file_with_no_column_that_is_known_has_no_wrong_rows() {
    let csv = "Kennung|Vorname\na,b|c,d\n";

    assert_eq!(
        problems(csv.as_bytes()),
        [
            (0, Cli::CliImportUnknownColumn),
            (0, Cli::CliImportMissingColumn)
        ]
    );
}

mod somebody_who_is_there {
    use super::*;

    fn changes(csv: &str, wishes: &Wishes) -> Vec<(&'static str, String)> {
        let there = account("a.rossi", Role::Employee);
        let plan = planned(csv, &[there], wishes);
        match plan.people.into_iter().next().unwrap().step {
            Step::Change(changes) => changes.into_iter().map(|it| (it.field, it.after)).collect(),
            Step::Same => Vec::new(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_column_that_is_not_there_changes_nothing() {
        let wishes = Wishes {
            clear_empty: true,
            ..Wishes::default()
        };

        assert_eq!(changes("user_name\na.rossi\n", &wishes), []);
        assert_eq!(
            changes("user_name,mail\na.rossi,a@b.example\n", &wishes),
            [("mail", "a@b.example".to_owned())]
        );
    }

    #[test]
    fn an_empty_cell_empties_only_where_that_is_asked_for() {
        let csv = "user_name,mail,language,groups\na.rossi,,,\n";
        let clear = Wishes {
            clear_empty: true,
            ..Wishes::default()
        };

        assert_eq!(changes(csv, &Wishes::default()), []);
        assert_eq!(
            changes(csv, &clear),
            [
                ("mail", String::new()),
                ("language", "en".to_owned()),
                ("groups", String::new())
            ]
        );
    }

    #[test]
    fn an_administrator_is_changed_only_where_that_is_asked_for() {
        let there = [account("a.rossi", Role::Administrator)];
        let csv = "user_name,mail\na.rossi,other@b.example\n";
        let asked = Wishes {
            administrators: true,
            ..Wishes::default()
        };

        let spared = planned(csv, &there, &Wishes::default());
        let changed = planned(csv, &there, &asked);

        assert!(matches!(spared.people[0].step, Step::Spared));
        assert!(spared.remarks.contains_key(&Remark::SparedAdministrator));
        assert!(matches!(changed.people[0].step, Step::Change(_)));
        assert_eq!(changed.people[0].person.role, Role::Administrator);
    }

    #[test]
    fn who_is_missing_leaves_only_where_that_is_asked_for() {
        let there = [
            account("a.rossi", Role::Employee),
            account("b.bianchi", Role::Employee),
            account("administrator", Role::Administrator),
        ];
        let asked = Wishes {
            leavers: true,
            ..Wishes::default()
        };

        assert_eq!(
            planned("user_name\na.rossi\n", &there, &Wishes::default()).leavers,
            []
        );
        let leavers = planned("user_name\na.rossi\n", &there, &asked).leavers;
        assert_eq!(leavers.len(), 1);
        assert_eq!(leavers[0].user_name.as_str(), "b.bianchi");
    }

    #[test]
    fn more_than_a_tenth_of_the_people_is_many() {
        let people: Vec<_> = (1..=60)
            .map(|n| account(&format!("p{}", "x".repeat(n)), Role::Employee))
            .collect();
        let csv = |changed: usize| {
            let rows = people.iter().take(changed);
            let rows = rows.map(|it| format!("{},n@b.example\n", it.user_name));
            format!("user_name,mail\n{}", rows.collect::<String>())
        };
        let many = |n| planned(&csv(n), &people, &Wishes::default()).touches_many(people.len());

        assert!(!many(6));
        assert!(many(7));
    }
}

#[test]
fn what_is_worth_a_look_is_remarked() {
    let csv = "user_name,given_name,family_name,mail\n\
               FIRMA\\m.verdi,M,Verdi,m@b.example\n\
               m.verdi@b.example,M,Verdi,M@b.example\n\
               c.d,C,D,\n";

    let remarks = planned(csv, &[], &Wishes::default()).remarks;

    assert_eq!(remarks[&Remark::DomainInName].len(), 2);
    assert_eq!(remarks[&Remark::SameMail], ["m.verdi@b.example"]);
    assert_eq!(remarks[&Remark::NoMail], ["c.d"]);
}

#[test]
fn a_configured_domain_is_no_part_of_a_user_name() {
    let csv = "user_name,given_name,family_name\nFIRMA\\m.verdi,M,Verdi\n";
    let domains = SignInDomains::new(&["firma".into()]);

    let file = read(csv.as_bytes(), &Wishes::default(), &domains).unwrap();

    assert_eq!(file.rows[0].as_ref().unwrap().user_name.as_str(), "m.verdi");
}

mod fuzz {
    use super::*;

    #[test]
    fn a_file_is_people_or_problems_on_its_own_lines() {
        let domains = SignInDomains::new(&["firma.example".into()]);
        let wishes = Wishes::default();

        chiave_fuzz::bytes("csv-import", |bytes| {
            let lines = 1 + bytes
                .iter()
                .filter(|it| matches!(it, b'\n' | b'\r'))
                .count() as u64;
            let problem = match read(bytes, &wishes, &domains) {
                Err(problem) => problem,
                Ok(file) => {
                    let count = file.rows.len();
                    let good = file.rows.iter().flatten();
                    assert!(good.into_iter().all(|it| (1..=lines).contains(&it.line)));
                    match Plan::make(file, &[], &wishes) {
                        Err(problems) => Problem::Several(problems),
                        Ok(plan) => {
                            let mut names: Vec<_> =
                                plan.people.iter().map(|it| &it.person.user_name).collect();
                            names.sort();
                            names.dedup();
                            assert_eq!((names.len(), plan.people.len()), (count, count));
                            return vec![format!("{} people", count.min(4))];
                        }
                    }
                }
            };
            sentences(&problem, lines)
        });
    }

    /// The sentences of a problem, which all are about lines that the file has.
    fn sentences(problem: &Problem, lines: u64) -> Vec<String> {
        match problem {
            Problem::Line(line, sentence, _) => {
                assert!((1..=lines).contains(line), "line {line} of {lines}");
                vec![format!("{sentence:?}")]
            }
            Problem::Several(several) => {
                let all = several.iter().flat_map(|it| sentences(it, lines));
                let mut all: Vec<String> = all.collect();
                all.sort();
                all.dedup();
                all
            }
            Problem::Sentence(sentence, _) => vec![format!("{sentence:?}")],
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_file_that_is_too_long_is_refused_and_not_cut() {
    let path = tempfile::NamedTempFile::new().unwrap().into_temp_path();
    std::fs::write(&path, [b'\n'; 1024 * 1024 + 1]).unwrap();

    assert!(matches!(
        read_file(&path, 1),
        Err(Problem::Sentence(Cli::CliImportTooLong, _))
    ));
}
