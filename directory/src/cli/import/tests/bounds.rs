//! What an import costs has bounds, whoever wrote the file.

use super::*;

/// A file with one person whose cell in the last column has this text.
fn one(column: &str, cell: &str) -> Vec<u8> {
    format!("user_name,given_name,family_name,{column}\ng.ferri,Giulia,Ferri,{cell}\n").into()
}

#[test]
fn a_header_of_a_million_columns_is_refused() {
    let file = format!("user_name{}\ng.ferri\n", ",x".repeat(1_000_000));

    assert_eq!(problems(file.as_bytes()), [(0, Cli::CliImportColumns)]);
}

#[test]
fn a_header_of_the_most_columns_is_read() {
    let others = ",name".repeat(table::COLUMNS - 3);
    let file = format!("user_name,given_name,family_name{others}\ng.ferri,Giulia,Ferri\n");

    assert_eq!(entries(file.as_bytes()).len(), 1);
}

#[test]
fn of_a_million_fields_one_more_is_kept_than_has_a_column() {
    let file = format!("user_name,mail\ng.ferri{}\n", ",x".repeat(1_000_000));

    let table = table::read(&file, |name| columns::is_known(name, &[]));

    assert_eq!(table.rows[0].fields.len(), 3);
    let found = problems(file.as_bytes());
    assert!(found.contains(&(2, Cli::CliImportShape)), "{found:?}");
}

#[test]
fn empty_fields_behind_the_last_column_are_no_fields() {
    let spaces = ",".repeat(1_000);
    let file = format!("user_name,given_name,family_name\ng.ferri,Giulia,Ferri{spaces}\n");

    assert_eq!(entries(file.as_bytes()).len(), 1);
}

#[test]
fn a_cell_of_megabytes_is_refused_before_it_is_folded() {
    let long = "\u{fb01}".repeat(1024 * 1024);

    let mail = one("mail", &long);
    let user_name = format!("user_name,given_name,family_name\n{long},Giulia,Ferri\n");

    assert_eq!(problems(&mail), [(2, Cli::CliImportCell)]);
    assert_eq!(problems(user_name.as_bytes()), [(2, Cli::CliImportCell)]);
}

#[test]
fn nobody_has_thousands_of_groups() {
    let groups = |count: usize| {
        let names: Vec<_> = (0..count).map(|n| format!("g{n}")).collect();
        one("groups", &names.join(";"))
    };

    assert_eq!(problems(&groups(2001)), [(2, Cli::CliImportGroups)]);
    assert_eq!(entries(&groups(2000)).len(), 1);
    assert_eq!(problems(&groups(200_000)), [(2, Cli::CliImportCell)]);
}

#[test]
fn of_many_problems_the_first_are_said_and_the_others_counted() {
    let row = "g.ferri,Giulia,Ferri,nowhere\n";
    let file = format!(
        "user_name,given_name,family_name,mail\n{}",
        row.repeat(1000)
    );
    let wishes = Wishes::default();
    let file = read(file.as_bytes(), &wishes, &SignInDomains::default()).unwrap();
    let wrong = Plan::make(file, &[], &wishes).unwrap_err();
    let all = wrong.len();

    let Problem::Several(said) = nothing(wrong) else {
        panic!("one problem")
    };

    assert_eq!(said.len(), SAID + 2);
    let [.., Problem::Sentence(Cli::CliImportMore, args), _] = &said[..] else {
        panic!("the others are not counted")
    };
    assert_eq!(args[0].1, (all - SAID).to_string());
}

#[test]
fn a_row_with_too_few_fields_is_named_by_its_line() {
    let header = "user_name,given_name,family_name,mail\n";
    let short = |line| [(line, Cli::CliImportShort)];

    let cut = format!("{header}a,A,A,a@firma.example\nb,B,B");
    assert_eq!(
        problems(cut.as_bytes()),
        short(3),
        "in the middle of the last line"
    );
    let alone = format!("{header}a,A,A");
    assert_eq!(problems(alone.as_bytes()), short(2), "of the only line");
    let between = format!("{header}a,A,A\nb,B,B,b@firma.example\n");
    assert_eq!(problems(between.as_bytes()), short(2), "in another line");

    let absent = format!("{header}a,A,A\nb,B,B\n");
    assert_eq!(entries(absent.as_bytes()).len(), 2, "in every line");
}
