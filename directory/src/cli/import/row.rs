//! Reads one row of a file as the values for one person.

use super::{
    super::problem::Problem,
    columns::{Columns, Field, own_name},
    distinguished_name,
    table::Row,
};
use crate::cli::typed::{language, mail, shown, user_name};
use chiave_domain::account::UserName;
use chiave_protocol::typed::{ShownText, SignInDomains};
use chiave_words::Cli;

/// Separates the groups of one person within a cell.
const BETWEEN_GROUPS: char = ';';

/// The maximum number of groups of one person. Active Directory has at most 1015 in its tokens.
const GROUPS: usize = 2000;
/// The maximum length of a cell in bytes: a value is folded and shown, whatever it is.
const CELL_BYTES: usize = 4 * 1024;
/// The maximum length of the cell with the groups, which names each of them by its place in the
/// directory.
const GROUPS_BYTES: usize = 1024 * 1024;

/// The value of one field in the file.
#[derive(Clone, Debug, Default)]
pub(super) enum Said<T> {
    /// The file has no column for this field: the stored value stays.
    #[default]
    Nothing,
    /// The cell is empty: the stored value stays, unless the administrator asked for empty cells to
    /// clear values.
    Empty,
    /// The cell has this value.
    Value(T),
}

impl<T> Said<T> {
    /// The value after the import.
    pub(super) fn or(self, now: T, when_emptied: Option<T>) -> T {
        match self {
            Self::Value(value) => value,
            Self::Empty => when_emptied.unwrap_or(now),
            Self::Nothing => now,
        }
    }
}

/// The values of the file for one person.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) line: u64,
    pub(super) user_name: UserName,
    pub(super) given_name: Option<ShownText>,
    pub(super) family_name: Option<ShownText>,
    pub(super) mail: Said<String>,
    pub(super) language: Said<String>,
    pub(super) groups: Said<Vec<ShownText>>,
    /// Whether the person may sign in.
    pub(super) enabled: Said<bool>,
}

/// A row that cannot be imported.
#[derive(Debug)]
pub(super) struct WrongRow {
    pub(super) line: u64,
    /// The user name in the row, if it can be read.
    pub(super) user_name: Option<UserName>,
    /// Every problem of the row.
    pub(super) problems: Vec<Problem>,
}

impl WrongRow {
    /// The user name of a row in which nothing is wrong but that a name is empty.
    pub(super) fn incomplete(&self) -> Option<&UserName> {
        let is_empty =
            |problem: &Problem| matches!(problem, Problem::Sentence(Cli::CliImportEmpty, _));
        let user_name = self.user_name.as_ref();
        user_name.filter(|_| self.problems.iter().all(is_empty))
    }
}

impl Entry {
    /// Reads a row; returns every problem if there is any.
    pub(super) fn read(
        row: &Row,
        columns: &Columns,
        domains: &SignInDomains,
    ) -> Result<Self, WrongRow> {
        if row.is_short {
            let cell = row
                .fields
                .get(columns.place(Field::UserName).unwrap_or_default());
            return Err(WrongRow {
                line: row.line,
                user_name: cell.and_then(|it| user_name(domains.strip(it)).ok()),
                problems: vec![Problem::said(Cli::CliImportShort, &[])],
            });
        }
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
        let enabled = keep(&mut wrong, said(row, columns, Field::Enabled, flag));
        match user_name.flatten() {
            Some(user_name) if wrong.is_empty() => Ok(Self {
                line: row.line,
                user_name,
                given_name: given_name.flatten(),
                family_name: family_name.flatten(),
                mail: mail.unwrap_or_default(),
                language: language.unwrap_or_default(),
                groups: groups.unwrap_or_default(),
                enabled: enabled.unwrap_or_default(),
            }),
            user_name => Err(WrongRow {
                line: row.line,
                user_name,
                problems: wrong,
            }),
        }
    }
}

/// Returns the value that was read; otherwise adds the problem to the list and returns `None`.
fn keep<T>(wrong: &mut Vec<Problem>, read: Result<T, Problem>) -> Option<T> {
    read.map_err(|problem| wrong.push(problem)).ok()
}

/// The cell of a field that must not be empty; `None` if the file has no such column.
fn needed<'a>(row: &'a Row, columns: &Columns, field: Field) -> Result<Option<&'a str>, Problem> {
    match cell(row, columns, field)? {
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
    Ok(match cell(row, columns, field)? {
        None => Said::Nothing,
        Some("") => Said::Empty,
        Some(text) => Said::Value(read(text)?),
    })
}

/// The cell of a field. In columns that no row has, missing cells count as empty.
fn cell<'a>(row: &'a Row, columns: &Columns, field: Field) -> Result<Option<&'a str>, Problem> {
    let cell = columns
        .place(field)
        .map(|place| row.fields.get(place).unwrap_or_default());
    let most = match field {
        Field::Groups => GROUPS_BYTES,
        _ => CELL_BYTES,
    };
    if cell.is_some_and(|cell| cell.len() > most) {
        let most = most.to_string();
        let args = [("column", own_name(field)), ("most", most.as_str())];
        return Err(Problem::said(Cli::CliImportCell, &args));
    }
    Ok(cell)
}

fn groups(text: &str) -> Result<Vec<ShownText>, Problem> {
    let names =
        distinguished_name::split(text, BETWEEN_GROUPS).map(distinguished_name::common_name);
    let names = names.filter(|name| !name.is_empty()).take(GROUPS + 1);
    let groups: Vec<_> = names
        .map(|name| shown(own_name(Field::Groups), &name))
        .collect::<Result<_, _>>()?;
    if groups.len() > GROUPS {
        let most = GROUPS.to_string();
        return Err(Problem::said(Cli::CliImportGroups, &[("most", &most)]));
    }
    Ok(groups)
}

/// Reads a truth value as directories and spreadsheets write it.
fn flag(text: &str) -> Result<bool, Problem> {
    match text.to_lowercase().as_str() {
        "true" | "1" | "yes" | "vero" | "sì" | "si" => Ok(true),
        "false" | "0" | "no" | "falso" => Ok(false),
        _ => {
            let args = [("column", own_name(Field::Enabled)), ("value", text)];
            Err(Problem::said(Cli::CliImportFlag, &args))
        }
    }
}
