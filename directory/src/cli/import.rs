//! `account import`: people from a CSV file, all or none, as often as one likes.

use super::{office::Office, problem::Problem, voice::Voice};
use chiave_domain::account::{Role, UserName};
use chiave_protocol::limits;
use chiave_store_sqlite::embedded::Person;
use chiave_words::{Arg, Cli, Language};
use csv::{ReaderBuilder, StringRecord, Trim};
use std::{
    collections::{BTreeSet, HashMap},
    io::Read,
    path::Path,
};

/// Columns that must be there.
const NEEDED: [&str; 3] = ["user_name", "given_name", "family_name"];
/// Columns that may be there.
const OPTIONAL: [&str; 3] = ["mail", "language", "groups"];
/// Columns that must not be there, in any spelling that contains one of these.
const PASSWORDS: [&str; 5] = ["password", "passwd", "passphrase", "pwd", "secret"];
/// Between two groups of one person.
const BETWEEN_GROUPS: char = ';';

pub(super) async fn run(file: &Path, office: &Office, voice: &Voice) -> Result<(), Problem> {
    // A file says nothing of roles, so everybody keeps theirs.
    let people = read(std::fs::File::open(file)?)?;
    let done = office.admin().import(&people).await?;
    let number = |count: u64| Arg::Number(i64::try_from(count).unwrap_or(i64::MAX));
    let args = [
        ("added", number(done.added)),
        ("changed", number(done.updated)),
        ("same", number(done.unchanged)),
    ];
    voice.tell(&voice.say(Cli::CliImportDone, &args));
    Ok(())
}

/// Reads people from CSV (RFC 4180) with a line of column names.
fn read(from: impl Read) -> Result<Vec<Person>, Problem> {
    let mut reader = ReaderBuilder::new().trim(Trim::All).from_reader(from);
    let shape = |error: csv::Error| {
        let line = error.position().map_or(1, csv::Position::line);
        Problem::in_line(line, Cli::CliImportShape, &[])
    };
    let columns = Columns::of(reader.headers().map_err(shape)?)?;
    let mut people = Vec::new();
    let mut seen = BTreeSet::new();
    for record in reader.into_records() {
        let record = record.map_err(shape)?;
        let person = columns.person(&record)?;
        if !seen.insert(person.user_name.clone()) {
            let user = person.user_name.as_str();
            return Err(Problem::in_line(
                line(&record),
                Cli::CliImportTwice,
                &[("user", user)],
            ));
        }
        people.push(person);
    }
    Ok(people)
}

/// Where each column stands.
struct Columns(HashMap<String, usize>);

impl Columns {
    fn of(headers: &StringRecord) -> Result<Self, Problem> {
        let mut places = HashMap::new();
        for (place, header) in headers.iter().enumerate() {
            // Spreadsheets put a byte order mark before the first one.
            let name = header.trim_start_matches('\u{feff}').to_lowercase();
            let refused = |sentence| Problem::said(sentence, &[("column", header)]);
            if PASSWORDS.iter().any(|word| name.contains(word)) {
                return Err(refused(Cli::CliImportPasswordColumn));
            }
            let known = NEEDED.iter().chain(&OPTIONAL).any(|known| *known == name);
            if !known || places.insert(name, place).is_some() {
                return Err(refused(Cli::CliImportUnknownColumn));
            }
        }
        for needed in NEEDED {
            if !places.contains_key(needed) {
                return Err(Problem::said(
                    Cli::CliImportMissingColumn,
                    &[("column", needed)],
                ));
            }
        }
        Ok(Self(places))
    }

    fn person(&self, record: &StringRecord) -> Result<Person, Problem> {
        let field = |column: &str| {
            self.0
                .get(column)
                .and_then(|place| record.get(*place))
                .unwrap_or_default()
        };
        for column in NEEDED {
            if field(column).is_empty() {
                let args = [("column", column)];
                return Err(Problem::in_line(line(record), Cli::CliImportEmpty, &args));
            }
        }
        let here = |problem: Problem| problem.at(line(record));
        let given = |text: &'static str| Some(field(text)).filter(|text| !text.is_empty());
        Ok(Person {
            user_name: user_name(field("user_name")).map_err(here)?,
            display_name: format!("{} {}", field("given_name"), field("family_name")),
            given_name: field("given_name").to_owned(),
            family_name: field("family_name").to_owned(),
            mail: given("mail").map(mail).transpose().map_err(here)?,
            language: language(given("language").unwrap_or("en")).map_err(here)?,
            role: Role::Employee,
            groups: field("groups")
                .split(BETWEEN_GROUPS)
                .map(str::trim)
                .filter(|group| !group.is_empty())
                .map(str::to_owned)
                .collect(),
        })
    }
}

fn line(record: &StringRecord) -> u64 {
    record.position().map_or(0, csv::Position::line)
}

/// A user name as it may be.
pub(super) fn user_name(typed: &str) -> Result<UserName, Problem> {
    UserName::parse(typed).ok_or_else(|| Problem::said(Cli::CliUserNameRefused, &[("user", typed)]))
}

/// A mail address as it may be.
pub(super) fn mail(typed: &str) -> Result<String, Problem> {
    let usable = typed.len() <= limits::ADDRESS_BYTES && typed.parse::<lettre::Address>().is_ok();
    let refused = || Problem::said(Cli::CliMailRefused, &[("mail", typed)]);
    usable.then(|| typed.to_owned()).ok_or_else(refused)
}

/// A language that mails can be written in.
pub(super) fn language(tag: &str) -> Result<String, Problem> {
    let primary = tag.split('-').next().unwrap_or_default();
    let known = Language::ALL
        .iter()
        .any(|known| known.tag().eq_ignore_ascii_case(primary));
    let refused = || Problem::said(Cli::CliLanguageRefused, &[("language", tag)]);
    known.then(|| tag.to_owned()).ok_or_else(refused)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(csv: &str) -> Problem {
        read(csv.as_bytes()).unwrap_err()
    }

    #[test]
    fn people_are_read_by_the_names_of_the_columns() {
        let csv = "\u{feff}family_name,user_name,given_name,groups,language,mail\n\
                   Ferri,G.Ferri,Giulia,sales; it ;,it,giulia@example.org\n\
                   Ward,e.ward,Eleanor,,,\n";

        let people = read(csv.as_bytes()).unwrap();

        assert_eq!(people[0].user_name.as_str(), "g.ferri");
        assert_eq!(people[0].display_name, "Giulia Ferri");
        assert_eq!(people[0].groups, ["sales", "it"]);
        assert_eq!(people[0].language, "it");
        assert_eq!(people[1].mail, None);
        assert_eq!(people[1].language, "en");
    }

    #[test]
    fn a_password_column_is_refused_whatever_it_is_called() {
        for column in ["password", "Initial Password", "userPwd", "passwd"] {
            let csv = format!("user_name,given_name,family_name,{column}\na,b,c,hunter2\n");
            let problem = refused(&csv);

            assert!(matches!(
                problem,
                Problem::Sentence(Cli::CliImportPasswordColumn, _)
            ));
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
            ("a.b,A,B,,,\nc.d,C", Cli::CliImportShape),
        ];
        for (rows, expected) in cases {
            let problem = refused(&format!(
                "user_name,given_name,family_name,mail,language,groups\n{rows}\n"
            ));

            assert!(
                matches!(&problem, Problem::Line(3, sentence, _) if *sentence == expected),
                "{problem:?}"
            );
        }
    }

    #[test]
    fn a_column_that_is_missing_or_unknown_is_named() {
        let missing = refused("user_name,given_name\na,b\n");
        let unknown = refused("user_name,given_name,family_name,shoe_size\na,b,c,42\n");

        assert!(matches!(
            missing,
            Problem::Sentence(Cli::CliImportMissingColumn, _)
        ));
        assert!(matches!(
            unknown,
            Problem::Sentence(Cli::CliImportUnknownColumn, _)
        ));
    }
}
