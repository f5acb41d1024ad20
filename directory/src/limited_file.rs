//! Reads a file of limited length whole, or refuses it. A truncated file might still be a valid one
//! that says something else.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

/// The bytes of a file, or of the standard input if the file is called `-`.
///
/// # Errors
///
/// If the file cannot be read; [`io::ErrorKind::FileTooLarge`] if it is longer than `most` bytes.
pub(crate) fn read_limited(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let file: Box<dyn Read> = if path == Path::new("-") {
        Box::new(io::stdin())
    } else {
        Box::new(File::open(path)?)
    };
    let mut bytes = Vec::new();
    // One byte more than the limit is read: a longer file is told from one that just fits.
    let read = file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if u64::try_from(read).is_ok_and(|read| read <= most) {
        Ok(bytes)
    } else {
        let long = format!("it is longer than {most} bytes");
        Err(io::Error::new(io::ErrorKind::FileTooLarge, long))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        std::fs::write(&path, "four").unwrap();

        let fits = read_limited(&path, 4).unwrap();
        let longer = read_limited(&path, 3).unwrap_err();

        assert_eq!(fits, b"four");
        assert_eq!(longer.kind(), io::ErrorKind::FileTooLarge);
    }
}
