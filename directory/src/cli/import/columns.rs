//! Maps the columns of a file to the fields of a person.

use super::{super::problem::Problem, table::Row};
use chiave_words::Cli;
use std::collections::BTreeMap;

/// A field of a person that a file can name.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Field {
    UserName,
    GivenName,
    FamilyName,
    Mail,
    Language,
    Groups,
    /// Whether the person may sign in, as directories export it.
    Enabled,
}

/// The accepted column names of each field: the field's own name first, then the names in exports
/// of Active Directory, LDAP and HR systems. Names are compared without case, spaces, hyphens and
/// underscores.
const FIELDS: [(Field, &[&str]); 7] = [
    (
        Field::UserName,
        &[
            "user_name",
            "samaccountname",
            "login",
            "logon",
            "uid",
            "account",
        ],
    ),
    (Field::GivenName, &["given_name", "firstname", "nome"]),
    (
        Field::FamilyName,
        &["family_name", "surname", "sn", "lastname", "cognome"],
    ),
    (
        Field::Mail,
        &["mail", "email", "emailaddress", "emailaddresses"],
    ),
    (
        Field::Language,
        &["language", "preferredlanguage", "lingua"],
    ),
    (Field::Groups, &["groups", "memberof", "group", "gruppi"]),
    (Field::Enabled, &["enabled", "accountenabled", "attivo"]),
];

/// Further columns in exports of Active Directory, which an import ignores. Some names look like
/// passwords but hold dates or counts.
const IGNORED: [&str; 23] = [
    "distinguishedname",
    "name",
    "displayname",
    "cn",
    "objectclass",
    "objectguid",
    "sid",
    "objectsid",
    "userprincipalname",
    "propertynames",
    "propertycount",
    "addedproperties",
    "removedproperties",
    "modifiedproperties",
    "passwordlastset",
    "passwordexpired",
    "passwordneverexpires",
    "passwordnotrequired",
    "pwdlastset",
    "badpwdcount",
    "badpasswordtime",
    "cannotchangepassword",
    "lastbadpasswordattempt",
];

/// A column whose name contains one of these words is refused.
const PASSWORDS: [&str; 5] = ["password", "passwd", "passphrase", "pwd", "secret"];

/// Assigns a field to a column by its name: `Badge=user_name`, or `Office=-` for a column that is
/// ignored.
#[derive(Clone, Debug)]
pub(in crate::cli) struct Mapping {
    /// The column as it was typed.
    typed: String,
    /// The name without case and separators, to compare it.
    column: String,
    field: Option<Field>,
}

impl std::str::FromStr for Mapping {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (column, field) = text.rsplit_once('=').ok_or("expected COLUMN=FIELD")?;
        let named = FIELDS.iter().find(|(_, names)| names[0] == field);
        let field = match named {
            Some((field, _)) => Some(*field),
            None if field == "-" => None,
            None => {
                let names: Vec<_> = FIELDS.iter().map(|(_, names)| names[0]).collect();
                return Err(format!("expected one of {}, -", names.join(", ")));
            }
        };
        Ok(Self {
            typed: column.to_owned(),
            column: folded(column),
            field,
        })
    }
}

/// The position of each field's column.
#[derive(Debug, Default)]
pub(super) struct Columns {
    places: BTreeMap<Field, usize>,
    width: usize,
}

impl Columns {
    /// Reads the header. A column that is not known does not keep the known columns from being read.
    pub(super) fn of(header: &[String], map: &[Mapping], ignore_others: bool) -> Header {
        let mut columns = Self {
            places: BTreeMap::new(),
            width: header.len(),
        };
        let mut wrong = Vec::new();
        for (place, name) in header.iter().enumerate() {
            let refused = |sentence| Problem::said(sentence, &[("column", name)]);
            let known = known(name, map);
            match known {
                Known::Field(field) if columns.place(field).is_some() => {
                    wrong.push(refused(Cli::CliImportColumnTwice));
                }
                Known::Field(field) => {
                    columns.places.insert(field, place);
                }
                Known::Ignored => {}
                Known::Password => wrong.push(refused(Cli::CliImportPasswordColumn)),
                Known::No if ignore_others => {}
                Known::No => wrong.push(refused(Cli::CliImportUnknownColumn)),
            }
        }
        for mapping in map.iter().filter(|it| it.field.is_some()) {
            if !header.iter().any(|name| folded(name) == mapping.column) {
                let args = [("column", &*mapping.typed)];
                wrong.push(Problem::said(Cli::CliImportMapUnknown, &args));
            }
        }
        if columns.place(Field::UserName).is_none() {
            wrong.push(missing(Field::UserName));
        }
        Header { columns, wrong }
    }

    /// Drops every column in which a cell is the name of a .NET type, as `Export-Csv` writes it for
    /// a list, and returns the positions of these columns.
    pub(super) fn drop_type_names(&mut self, rows: &[Row]) -> Vec<usize> {
        let holds_type = |place: usize| {
            let mut cells = rows.iter().filter_map(|row| row.fields.get(place));
            cells.any(is_type_name)
        };
        let dropped = self.places.extract_if(.., |_, place| holds_type(*place));
        dropped.map(|(_, place)| place).collect()
    }

    /// Whether the file has none of the columns that are known.
    pub(super) fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The number of columns that the header names.
    pub(super) const fn width(&self) -> usize {
        self.width
    }

    /// The position of a field's column; `None` if the file has no such column.
    pub(super) fn place(&self, field: Field) -> Option<usize> {
        self.places.get(&field).copied()
    }
}

/// The result of reading a header.
#[derive(Debug)]
pub(super) struct Header {
    pub(super) columns: Columns,
    /// Every problem of the header.
    pub(super) wrong: Vec<Problem>,
}

enum Known {
    Field(Field),
    Ignored,
    Password,
    No,
}

fn known(name: &str, map: &[Mapping]) -> Known {
    let name = folded(name);
    if let Some(mapping) = map.iter().find(|mapping| mapping.column == name) {
        return mapping.field.map_or(Known::Ignored, Known::Field);
    }
    let called = |(_, names): &&(Field, &[&str])| names.iter().any(|it| folded(it) == name);
    match FIELDS.iter().find(called) {
        Some((field, _)) => Known::Field(*field),
        // Spreadsheets leave columns with an empty name where a column was cleared.
        None if name.is_empty() || IGNORED.contains(&&*name) => Known::Ignored,
        None if PASSWORDS.iter().any(|word| name.contains(word)) => Known::Password,
        None => Known::No,
    }
}

/// Whether a column name is known, either as a field's name or through the map.
pub(super) fn is_known(name: &str, map: &[Mapping]) -> bool {
    !name.is_empty() && !matches!(known(name, map), Known::No)
}

/// The problem of a required column that the file does not have.
pub(super) fn missing(field: Field) -> Problem {
    Problem::said(Cli::CliImportMissingColumn, &[("column", own_name(field))])
}

/// The name of the column that belongs to a field.
pub(super) fn own_name(field: Field) -> &'static str {
    let found = FIELDS.iter().find(|(known, _)| *known == field);
    found.map_or("", |(_, names)| names[0])
}

/// Whether a cell is the name of a .NET collection in place of what the collection holds.
fn is_type_name(cell: &str) -> bool {
    let is_list = cell.ends_with("Collection") || cell.ends_with(']');
    is_list && (cell.starts_with("Microsoft.") || cell.starts_with("System."))
}

fn folded(name: &str) -> String {
    let letters = name
        .chars()
        .filter(|c| !matches!(c, ' ' | '_' | '-' | '\u{a0}'));
    letters.flat_map(char::to_lowercase).collect()
}
