//! What a backup contains inside its encryption: a mark, then the store.
//!
//! Encryption decides who can read a backup. Encryption proves nothing about who wrote the backup:
//! whoever can open a backup can edit the store and encrypt the result to the same recipient. The
//! mark is an HMAC over the whole store under a key of the service. The layout is `HEAD ‖ length of
//! the mark (1) ‖ mark ‖ store`; a backup of an earlier version is the store alone.

use chiave_crypto::{SealingKeys, mark::ContentHash};
use std::io::{self, Read, Write};

const HEAD: &[u8; 16] = b"chiave backup 1\n";
/// The first bytes of every SQLite file (<https://www.sqlite.org/fileformat.html>).
const SQLITE: &[u8; 16] = b"SQLite format 3\0";
const LABEL: &str = "backup";

/// What the mark says about a backup.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Origin {
    /// The mark matches: a service with these keys wrote the store.
    Own,
    /// The mark was made with a key that this installation does not have.
    OtherKeys,
    /// The mark does not match: the store was changed later, or another key with the same id made
    /// the mark.
    Edited,
    /// The backup is from an earlier version and has no mark, so nobody can say whether it was
    /// changed.
    Unmarked,
    /// The file is no backup.
    Foreign,
}

/// Writes a mark and then the store. The store is read twice, because the mark precedes the bytes
/// that it covers.
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

/// Extracts the store from a backup into a file, and verifies the mark.
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

/// A writer that also hashes every byte it writes.
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
