//! Parses a text as a table: finds the separator, the header, and each row with its line number in
//! the file.

use csv::{ByteRecord, ReaderBuilder, StringRecord, Trim};
use std::io::Read as _;

/// A line that is read after the text. Where a quotation mark is still open, the line becomes part of
/// the last row.
const AFTER_TEXT: &[u8] = b"\n\x01";
/// The field of that line.
const END: &str = "\u{1}";

/// The maximum number of columns: exports of directories have some hundreds. A row keeps no more fields
/// than the header has columns.
pub(super) const COLUMNS: usize = 500;

/// The separators that a file may use.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// A parsed table.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) header: Vec<String>,
    pub(super) rows: Vec<Row>,
    /// The line of the row in which a quotation mark is opened and never closed.
    pub(super) open_quote: Option<u64>,
}

/// A row that is not empty.
#[derive(Debug)]
pub(super) struct Row {
    /// The line of the file on which the row begins, counted from 1.
    pub(super) line: u64,
    pub(super) fields: StringRecord,
    /// Whether the row has fewer fields than other rows, or was cut off at the end of the file.
    pub(super) is_short: bool,
}

/// Reads CSV (RFC 4180) in the variants that spreadsheets and directories write: separated by
/// commas, semicolons or tabs, with any line ending, with empty rows, short rows, a `#TYPE` line or
/// Excel's `sep=` line before the header. `is_known` recognises column names, which decide the
/// separator.
pub(super) fn read(text: &str, is_known: impl Fn(&str) -> bool) -> Table {
    let Preamble {
        length: skipped,
        separator: named,
    } = preamble(text);
    let separator = named.unwrap_or_else(|| separator(&text[skipped..], is_known));
    let mut lines = Lines::of(text);
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .trim(Trim::All)
        .from_reader(text.as_bytes()[skipped..].chain(AFTER_TEXT));
    let mut table = Table {
        header: Vec::new(),
        rows: Vec::new(),
        open_quote: None,
    };
    let mut last = Row {
        line: 1,
        fields: StringRecord::new(),
        is_short: false,
    };
    let mut record = ByteRecord::new();
    // Reading from memory cannot fail, and a flexible reader accepts rows of every length.
    while reader.read_byte_record(&mut record).unwrap_or(false) {
        let begins = record.position().map_or(0, csv::Position::byte);
        let line = lines.of_row(skipped + usize::try_from(begins).unwrap_or(usize::MAX));
        table.add(last);
        let record = StringRecord::from_byte_record_lossy(record.clone());
        last = Row {
            line,
            fields: kept(&record, table.most_fields()),
            is_short: false,
        };
    }
    if last.fields.iter().ne([END]) {
        table.open_quote = Some(last.line);
        table.add(last);
    }
    table.mark_short(text.ends_with(['\n', '\r']));
    table
}

impl Table {
    /// Adds a row that is not empty; the first one is the header.
    fn add(&mut self, row: Row) {
        if row.fields.iter().all(str::is_empty) {
            return;
        }
        match self.header.is_empty() {
            true => self.header = row.fields.iter().map(str::to_owned).collect(),
            false => self.rows.push(row),
        }
    }

    /// Marks the rows that lack fields. Columns at the end may lack in all rows: spreadsheets leave out
    /// what is empty in all of them. In a last row without its line break, they were cut off.
    fn mark_short(&mut self, is_ended: bool) {
        let columns = self.header.len();
        let of_rows = self.rows.iter().map(|row| row.fields.len()).max();
        let expected = of_rows.unwrap_or_default().min(columns);
        for row in &mut self.rows {
            row.is_short = row.fields.len() < expected;
        }
        if let Some(last) = self.rows.last_mut().filter(|_| !is_ended) {
            last.is_short = last.fields.len() < columns;
        }
    }

    /// The number of fields of the next row that are kept: those below the header.
    fn most_fields(&self) -> usize {
        match self.header.len() {
            0 => COLUMNS,
            columns => columns,
        }
    }

    /// The line of a header in which a quotation mark is opened and never closed: the header is the
    /// whole rest of the file.
    pub(super) fn open_header(&self) -> Option<u64> {
        self.open_quote.filter(|_| self.rows.is_empty())
    }
}

/// The first fields of a row. If the row has more than that, and not only empty ones, one more field
/// stands for them.
fn kept(record: &StringRecord, most: usize) -> StringRecord {
    let beyond = record.iter().skip(most).find(|field| !field.is_empty());
    record.iter().take(most).chain(beyond).collect()
}

/// What precedes the header.
#[derive(Default)]
struct Preamble {
    /// The length in bytes.
    length: usize,
    /// The separator that Excel's `sep=` line names.
    separator: Option<u8>,
}

/// Finds what precedes the header.
fn preamble(text: &str) -> Preamble {
    let first = text.split(['\r', '\n']).next().unwrap_or_default();
    let bare = first.trim_matches(['"', ' ']);
    if let Some(named) = bare.strip_prefix("sep=") {
        let separator = named.bytes().next();
        return Preamble {
            length: first.len(),
            separator: separator.filter(|it| SEPARATORS.contains(it)),
        };
    }
    if bare.starts_with("#TYPE") {
        return Preamble {
            length: first.len(),
            separator: None,
        };
    }
    Preamble::default()
}

/// The separator that gives the header the most known columns; among equals, the most columns.
fn separator(text: &str, is_known: impl Fn(&str) -> bool) -> u8 {
    let columns = |separator: &u8| {
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(*separator)
            .trim(Trim::All)
            .from_reader(text.as_bytes());
        let mut header = StringRecord::new();
        while reader.read_record(&mut header).unwrap_or(false) {
            if header.iter().any(|field| !field.is_empty()) {
                break;
            }
        }
        let names = header.iter().take(COLUMNS);
        let known = names.filter(|name| is_known(name)).count();
        (known, header.len())
    };
    // Among equals the first separator is chosen: a file with one column counts as separated by
    // commas.
    let best = SEPARATORS.iter().rev().max_by_key(|it| columns(it));
    best.copied().unwrap_or(b',')
}

/// Counts lines up to a byte position, in ascending order only.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u64,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        Self {
            bytes: text.as_bytes(),
            at: 0,
            line: 1,
        }
    }

    /// The line of the row that begins at this byte, after any line breaks at that byte: the CSV
    /// reader counts empty lines as part of the row that follows them.
    fn of_row(&mut self, byte: usize) -> u64 {
        let is_end = |byte: Option<&u8>| matches!(byte, Some(b'\r' | b'\n'));
        while self.at < self.bytes.len() && (self.at < byte || is_end(self.bytes.get(self.at))) {
            let pair = self.bytes[self.at] == b'\r' && self.bytes.get(self.at + 1) == Some(&b'\n');
            if is_end(self.bytes.get(self.at)) && !pair {
                self.line += 1;
            }
            self.at += 1;
        }
        self.line
    }
}
