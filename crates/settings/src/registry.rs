//! Reads the values of a key of the Windows registry, as the administrative templates write them.

use crate::{Document, Form, Level, json::Entry};
use serde_json::Value;

/// The type of a value in the registry.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Type {
    /// `REG_SZ`.
    Text,
    /// `REG_MULTI_SZ`.
    Texts,
    /// `REG_DWORD`.
    Number,
    /// Any other type, which no setting has.
    Other,
}

/// A value of the registry.
#[derive(Clone, Copy, Debug)]
pub struct Raw<'a> {
    /// The name, in the letters in which somebody wrote it: the registry does not distinguish them.
    pub name: &'a str,
    /// The type.
    pub kind: Type,
    /// The data as they are stored.
    pub data: &'a [u8],
}

/// The entry that a value is for the settings `D`. Data that are not of their type become an entry that no setting
/// takes, so that it is reported.
#[must_use]
pub fn entry<D: Document>(level: Level, raw: Raw<'_>) -> Entry {
    let name = raw.name.to_ascii_lowercase();
    let form = D::named(&name).map(|key| key.declaration().kind.form());
    let value = match raw.kind {
        Type::Text => text(raw.data).map(Value::from),
        Type::Texts => texts(raw.data).map(Value::from),
        Type::Number => number(raw.data).map(|number| match (form, number) {
            (Some(Form::Flag), 0) => Value::from(false),
            (Some(Form::Flag), 1) => Value::from(true),
            _ => Value::from(number),
        }),
        Type::Other => None,
    };
    Entry {
        name,
        level,
        value: value.unwrap_or(Value::Null),
        at: None,
    }
}

/// The path of a file that stands below `trusted`, a folder that only administrators write; `None` if `path` leads
/// anywhere else. A path without a drive is one below `ours`, which is itself below `trusted`.
#[must_use]
pub fn path_below(trusted: &str, ours: &str, path: &str) -> Option<String> {
    let separators = ['\\', '/'];
    let is_whole = path.contains(':') || path.starts_with(separators);
    let whole = match is_whole {
        true => path.to_owned(),
        false => format!("{ours}\\{path}"),
    };
    let names =
        |text: &str| -> Vec<String> { text.split(separators).map(str::to_lowercase).collect() };
    let (folder, names) = (names(trusted.trim_end_matches(separators)), names(&whole));
    let below = names.strip_prefix(folder.as_slice())?;
    // A colon would name a stream of a file, and Windows ignores dots and spaces at the end of a name.
    let is_plain =
        |name: &String| !name.is_empty() && !name.contains(':') && !name.ends_with(['.', ' ']);
    (!below.is_empty() && below.iter().all(is_plain)).then_some(whole)
}

/// A text in UTF-16, which may end with zeros.
fn text(data: &[u8]) -> Option<String> {
    let text = utf16(data)?;
    let text = text.trim_end_matches('\0');
    (!text.contains('\0')).then(|| text.to_owned())
}

/// A list of texts, each of which ends with a zero.
fn texts(data: &[u8]) -> Option<Vec<String>> {
    let text = utf16(data)?;
    let text = text.trim_end_matches('\0');
    match text.is_empty() {
        true => Some(Vec::new()),
        false => Some(text.split('\0').map(str::to_owned).collect()),
    }
}

fn utf16(data: &[u8]) -> Option<String> {
    let (units, rest) = data.as_chunks::<2>();
    let units: Vec<u16> = units.iter().map(|unit| u16::from_le_bytes(*unit)).collect();
    match rest {
        [] => String::from_utf16(&units).ok(),
        _ => None,
    }
}

fn number(data: &[u8]) -> Option<u32> {
    data.try_into().ok().map(u32::from_le_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Computer;
    use serde_json::json;

    fn wide(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    fn value(name: &str, kind: Type, data: &[u8]) -> Value {
        entry::<Computer>(Level::Mandatory, Raw { name, kind, data }).value
    }

    #[test]
    fn every_type_that_a_template_writes_is_read() {
        assert_eq!(value("theme", Type::Text, &wide("dark\0")), json!("dark"));
        let two = wide("one\0two\0\0");
        assert_eq!(value("pins", Type::Texts, &two), json!(["one", "two"]));
        assert_eq!(value("pins", Type::Texts, &wide("\0")), json!([]));
        let one = 1_u32.to_le_bytes();
        assert_eq!(value("wipe_after_days", Type::Number, &one), json!(1));
        assert_eq!(value("pins_report_only", Type::Number, &one), json!(true));
        let none = 0_u32.to_le_bytes();
        assert_eq!(value("pins_report_only", Type::Number, &none), json!(false));
    }

    #[test]
    fn a_name_in_other_letters_is_the_same_name() {
        let raw = Raw {
            name: "Server",
            kind: Type::Text,
            data: &wide("x"),
        };

        assert_eq!(entry::<Computer>(Level::Mandatory, raw).name, "server");
    }

    #[test]
    fn data_that_are_not_of_their_type_are_no_value() {
        for (kind, data) in [
            (Type::Text, b"odd".as_slice()),
            (Type::Text, &wide("one\0two\0")),
            (Type::Text, &[0, 0xd8]),
            (Type::Number, &[1, 0]),
            (Type::Number, &[1, 0, 0, 0, 0]),
            (Type::Other, &wide("text")),
        ] {
            assert_eq!(value("server", kind, data), Value::Null, "{data:?}");
        }
        let two = 2_u32.to_le_bytes();
        assert_eq!(value("pins_report_only", Type::Number, &two), json!(2));
    }

    // Law 17.
    #[test]
    fn a_file_outside_the_folder_of_programs_is_none() {
        let below = |path| path_below(r"C:\Program Files", r"C:\Program Files\Chiave", path);

        assert_eq!(
            below("company.pem").unwrap(),
            r"C:\Program Files\Chiave\company.pem"
        );
        for good in [r"C:\Program Files\Riva\ca.pem", "c:/program files/ca.pem"] {
            assert_eq!(below(good).as_deref(), Some(good));
        }
        for bad in [
            r"C:\Users\anna\ca.pem",
            r"C:\Program Files",
            r"C:\Program Files\",
            r"C:\Program Files (x86)\ca.pem",
            r"C:\Program Files\..\Users\anna\ca.pem",
            r"C:\Program Files\.. \Users\anna\ca.pem",
            r"..\..\Users\anna\ca.pem",
            r"ca.pem:stream",
            r"\\server\share\ca.pem",
            r"\\?\C:\Program Files\ca.pem",
            r"\Users\anna\ca.pem",
            "",
        ] {
            assert_eq!(below(bad), None, "{bad}");
        }
    }
}
