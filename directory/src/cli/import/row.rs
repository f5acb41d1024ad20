//! One row as what a file says of one person.

use super::{
    super::problem::Problem,
    columns::{Columns, Field, own_name},
    table::Row,
};
use crate::cli::typed::{language, mail, shown, user_name};
use chiave_domain::account::UserName;
use chiave_protocol::typed::{ShownText, SignInDomains};
use chiave_words::Cli;

/// Between two groups of one person.
const BETWEEN_GROUPS: char = ';';

/// What a file says of one field.
#[derive(Clone, Debug, Default)]
pub(super) enum Said<T> {
    /// It has no such column: nothing changes.
    #[default]
    Nothing,
    /// The cell is empty: nothing changes, unless the administrator asks for it.
    Empty,
    /// This.
    Value(T),
}

impl<T> Said<T> {
    /// The value that holds afterwards.
    pub(super) fn or(self, now: T, when_emptied: Option<T>) -> T {
        match self {
            Self::Value(value) => value,
            Self::Empty => when_emptied.unwrap_or(now),
            Self::Nothing => now,
        }
    }
}

/// What a file says of one person.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) line: u64,
    pub(super) user_name: UserName,
    pub(super) given_name: Option<ShownText>,
    pub(super) family_name: Option<ShownText>,
    pub(super) mail: Said<String>,
    pub(super) language: Said<String>,
    pub(super) groups: Said<Vec<ShownText>>,
}

impl Entry {
    /// Reads a row; all that is wrong with it where anything is.
    pub(super) fn read(
        row: &Row,
        columns: &Columns,
        domains: &SignInDomains,
    ) -> Result<Self, Vec<Problem>> {
        let mut wrong = Vec::new();
        let beyond = row.fields.iter().skip(columns.width());
        if beyond.into_iter().any(|field| !field.is_empty()) {
            wrong.push(Problem::said(Cli::CliImportShape, &[]));
        }
        let named = |field| needed(row, columns, field);
        let user_name = named(Field::UserName)
            .and_then(|cell| cell.map(|it| user_name(domains.strip(it))).transpose());
        let name = |field| {
            let cell = named(field)?;
            cell.map(|text| shown(own_name(field), text)).transpose()
        };
        let user_name = keep(&mut wrong, user_name);
        let given_name = keep(&mut wrong, name(Field::GivenName));
        let family_name = keep(&mut wrong, name(Field::FamilyName));
        let mail = keep(&mut wrong, said(row, columns, Field::Mail, mail));
        let language = keep(&mut wrong, said(row, columns, Field::Language, language));
        let groups = keep(&mut wrong, said(row, columns, Field::Groups, groups));
        match user_name.flatten() {
            Some(user_name) if wrong.is_empty() => Ok(Self {
                line: row.line,
                user_name,
                given_name: given_name.flatten(),
                family_name: family_name.flatten(),
                mail: mail.unwrap_or_default(),
                language: language.unwrap_or_default(),
                groups: groups.unwrap_or_default(),
            }),
            _ => Err(wrong.into_iter().map(|one| one.at(row.line)).collect()),
        }
    }
}

/// What was read, or `None` and the problem on the list.
fn keep<T>(wrong: &mut Vec<Problem>, read: Result<T, Problem>) -> Option<T> {
    read.map_err(|problem| wrong.push(problem)).ok()
}

/// The cell of a field that may not be empty; `None` where there is no such column.
fn needed<'a>(row: &'a Row, columns: &Columns, field: Field) -> Result<Option<&'a str>, Problem> {
    match cell(row, columns, field) {
        Some("") => {
            let column = [("column", own_name(field))];
            Err(Problem::said(Cli::CliImportEmpty, &column))
        }
        cell => Ok(cell),
    }
}

fn said<T>(
    row: &Row,
    columns: &Columns,
    field: Field,
    read: impl Fn(&str) -> Result<T, Problem>,
) -> Result<Said<T>, Problem> {
    Ok(match cell(row, columns, field) {
        None => Said::Nothing,
        Some("") => Said::Empty,
        Some(text) => Said::Value(read(text)?),
    })
}

/// A short row lacks its last cells, as if they were empty.
fn cell<'a>(row: &'a Row, columns: &Columns, field: Field) -> Option<&'a str> {
    let place = columns.place(field)?;
    Some(row.fields.get(place).map_or("", String::as_str))
}

fn groups(text: &str) -> Result<Vec<ShownText>, Problem> {
    let names = text.split(BETWEEN_GROUPS).map(common_name);
    let names = names.filter(|name| !name.is_empty());
    names
        .map(|name| shown(own_name(Field::Groups), name))
        .collect()
}

/// A group as `memberOf` names it, `CN=Sales,OU=Groups,…`, by its common name.
fn common_name(group: &str) -> &str {
    let group = group.trim();
    match group.split_at_checked(3) {
        Some((cn, rest)) if cn.eq_ignore_ascii_case("cn=") => {
            rest.split(',').next().unwrap_or(rest).trim()
        }
        _ => group,
    }
}
