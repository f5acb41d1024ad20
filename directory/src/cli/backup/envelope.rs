//! What is inside the encryption of a backup: a mark, then the store.
//!
//! Encryption says who can read a backup and nothing about who wrote it: whoever can open one can
//! edit it and encrypt it to the same recipient. The mark is an HMAC over the whole store under a key
//! of the service. The layout is `HEAD ‖ length of the mark (1) ‖ mark ‖ store`; a backup of an
//! earlier version is the store alone.

use chiave_crypto::{SealingKeys, mark::ContentHash};
use std::io::{self, Read, Write};

const HEAD: &[u8; 16] = b"chiave backup 1\n";
/// How a file of SQLite begins (<https://www.sqlite.org/fileformat.html>).
const SQLITE: &[u8; 16] = b"SQLite format 3\0";
const LABEL: &str = "backup";

/// What the mark of a backup says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Origin {
    /// The store is as a service with these keys wrote it.
    Own,
    /// Marked with a key that is not here.
    OtherKeys,
    /// Changed since, or marked with another key of the same id.
    Edited,
    /// Of an earlier version: it may have been changed or not.
    Unmarked,
    /// No backup at all.
    Foreign,
}

/// Writes a store behind its mark. It is read twice: a mark stands before what it covers.
pub(super) fn wrap(
    mut open: impl FnMut() -> io::Result<std::fs::File>,
    keys: &SealingKeys,
    to: &mut impl Write,
) -> io::Result<()> {
    let mut hash = ContentHash::default();
    io::copy(&mut open()?, &mut hash)?;
    let mark = keys.mark(LABEL, &[&hash.finish()]);
    to.write_all(HEAD)?;
    to.write_all(&[u8::try_from(mark.len()).map_err(io::Error::other)?])?;
    to.write_all(&mark)?;
    io::copy(&mut open()?, to).map(drop)
}

/// Writes the store out of a backup to a file, and says what its mark is worth.
pub(super) fn unwrap(
    from: &mut impl Read,
    keys: &SealingKeys,
    to: &mut impl Write,
) -> io::Result<Origin> {
    let mut head = [0; 16];
    from.read_exact(&mut head)?;
    if head == *SQLITE {
        to.write_all(&head)?;
        io::copy(from, to)?;
        return Ok(Origin::Unmarked);
    }
    if head != *HEAD {
        return Ok(Origin::Foreign);
    }
    let mut length = [0];
    from.read_exact(&mut length)?;
    let mut mark = vec![0; usize::from(length[0])];
    from.read_exact(&mut mark)?;
    let mut both = Tee {
        file: to,
        hash: ContentHash::default(),
    };
    io::copy(from, &mut both)?;
    let hash = both.hash.finish();
    Ok(match keys.has_marked(LABEL, &[&hash], &mark) {
        true => Origin::Own,
        false if keys.has_key_of(&mark) => Origin::Edited,
        false => Origin::OtherKeys,
    })
}

/// Writes to a file and hashes what it wrote.
struct Tee<'a, W> {
    file: &'a mut W,
    hash: ContentHash,
}

impl<W: Write> Write for Tee<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hash.write_all(&bytes[..written])?;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
