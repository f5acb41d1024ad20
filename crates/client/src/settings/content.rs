//! The content of a file of the IT department.

use chiave_settings::Fault;
use std::{
    fs::{self, File, Metadata},
    io::Read,
    path::Path,
};
use zeroize::Zeroizing;

/// The maximum size of a managed file, or a file that a setting names, in bytes.
const LIMIT: u64 = 1 << 20;

/// The byte-order mark that some editors write before a UTF-8 text; it is not part of the text.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Reads a file that `is_trusted` accepts. The checks apply to the opened file, so nobody can replace
/// the file in between.
///
/// # Errors
///
/// Why the file does not count.
pub fn read(
    path: &Path,
    is_trusted: impl FnOnce(&Metadata) -> Result<(), Fault>,
) -> Result<Zeroizing<Vec<u8>>, Fault> {
    // Opening a pipe would block until somebody writes to it.
    if !fs::metadata(path).is_ok_and(|metadata| metadata.is_file()) {
        return Err(Fault::Unreadable);
    }
    let file = File::open(path).map_err(|_| Fault::Unreadable)?;
    let metadata = file.metadata().map_err(|_| Fault::Unreadable)?;
    is_trusted(&metadata)?;
    if !metadata.is_file() || metadata.len() > LIMIT {
        return Err(Fault::Unreadable);
    }
    // A private key must not stay behind in a buffer that grew.
    let room = usize::try_from(metadata.len()).unwrap_or_default() + 1;
    let mut content = Zeroizing::new(Vec::with_capacity(room));
    file.take(LIMIT)
        .read_to_end(&mut content)
        .map_err(|_| Fault::Unreadable)?;
    if content.starts_with(BYTE_ORDER_MARK) {
        content.drain(..BYTE_ORDER_MARK.len());
    }
    Ok(content)
}
