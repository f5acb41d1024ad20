//! Problems of a file that the disk, the file system or another program keeps from being read or
//! written. The sentences name the file, the free space, and what to do.

use super::problem::Problem;
use chiave_store_sqlite::FileFault;
use chiave_words::Cli;
use rustix::fs::{StatVfsMountFlags, statvfs};
use std::{io, os::unix::fs::MetadataExt, path::Path};

/// With less room than this on a disk, the disk counts as full: SQLite cannot make the files that it
/// needs beside the store.
const ROOM: u64 = 256 * 1024;

/// The problem of a store that cannot be read or written.
pub(super) fn of_store(path: &Path, fault: FileFault) -> Problem {
    let disk = Disk::of(path);
    let is_full = disk.as_ref().is_some_and(|disk| disk.free < ROOM);
    let is_read_only = disk.as_ref().is_some_and(|disk| disk.is_read_only);
    let free = disk.map_or_else(|| "?".to_owned(), |disk| size(disk.free));
    let sentence = match fault {
        FileFault::ReadOnly if is_read_only => Cli::CliDiskReadOnly,
        FileFault::Full => Cli::CliDiskFull,
        FileFault::Failing | FileFault::ReadOnly if is_full => Cli::CliDiskFull,
        FileFault::Failing => Cli::CliDiskFailing,
        FileFault::ReadOnly => return forbidden(path),
        FileFault::Busy => Cli::CliStoreBusy,
        FileFault::Damaged => Cli::CliStoreDamaged,
    };
    let folder = folder_of(path).display().to_string();
    let path = path.display().to_string();
    Problem::said(
        sentence,
        &[("path", &path), ("folder", &folder), ("free", &free)],
    )
}

/// The problem of any other file; `None` if the error has another reason.
pub(super) fn of_file(path: &Path, error: &io::Error) -> Option<Problem> {
    let fault = FileFault::of(error)?;
    Some(of_store(path, fault))
}

/// Whether a file was read and has the wrong content: it is no text, or far too long. It has to be
/// corrected, and does not come later.
pub(super) fn is_of_content(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::InvalidData | io::ErrorKind::FileTooLarge
    )
}

/// Names the owner of the store, since ownership is nearly always the reason: a command that was
/// run as root created the store.
fn forbidden(path: &Path) -> Problem {
    if let Some(problem) = of_mode(path) {
        return problem;
    }
    let owner = |path: &Path| match std::fs::metadata(path) {
        Ok(found) => found.uid().to_string(),
        Err(_) => "?".to_owned(),
    };
    let args = [
        ("path", &*path.display().to_string()),
        ("folder", &*folder_of(path).display().to_string()),
        ("owner", &*owner(path)),
        ("own", &*owner(Path::new("/proc/self"))),
    ];
    Problem::said(Cli::CliStoreForbidden, &args)
}

/// The problem of a store whose own user lacks a right on the file or on its folder.
fn of_mode(path: &Path) -> Option<Problem> {
    let own = std::fs::metadata("/proc/self").ok()?.uid();
    let places = [(folder_of(path), 0o300), (path, 0o600)];
    places.into_iter().find_map(|(place, needed)| {
        let found = std::fs::metadata(place).ok()?;
        let lacks = found.uid() == own && found.mode() & needed != needed;
        let args = [
            ("path", &*path.display().to_string()),
            ("file", &*place.display().to_string()),
            ("mode", &*format!("{:04o}", found.mode() & 0o7777)),
        ];
        lacks.then(|| Problem::said(Cli::CliStoreMode, &args))
    })
}

/// The folder in which a file lies.
pub(super) fn folder_of(path: &Path) -> &Path {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

/// The file system on which a file lies.
struct Disk {
    /// Bytes that this user can still write.
    free: u64,
    is_read_only: bool,
}

impl Disk {
    fn of(path: &Path) -> Option<Self> {
        let found = statvfs(folder_of(path)).ok()?;
        Some(Self {
            free: found.f_bavail.saturating_mul(found.f_frsize),
            is_read_only: found.f_flag.contains(StatVfsMountFlags::RDONLY),
        })
    }
}

/// A size as people read it, rounded down.
fn size(bytes: u64) -> String {
    const UNITS: [(&str, u64); 3] = [("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)];
    let unit = UNITS.iter().find(|(_, unit)| bytes >= *unit);
    match unit {
        Some((name, unit)) => format!("{} {name}", bytes / unit),
        None => format!("{bytes} B"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mode_without_rights_is_named_and_not_an_owner() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let store = folder.path().join("chiave.db");
        std::fs::write(&store, "").unwrap();
        let sentence = || match forbidden(&store) {
            Problem::Sentence(sentence, args) => (sentence, args[1].1.clone()),
            other => panic!("{other:?}"),
        };
        let set = |path: &Path, mode| {
            std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
        };
        assert_eq!(sentence().0, Cli::CliStoreForbidden);

        set(&store, 0o444);
        assert_eq!(sentence(), (Cli::CliStoreMode, store.display().to_string()));
        set(folder.path(), 0o500);
        let named = folder.path().display().to_string();
        assert_eq!(sentence(), (Cli::CliStoreMode, named));
        set(folder.path(), 0o700);
    }

    #[test]
    fn a_size_is_rounded_down_to_a_unit() {
        let sizes = [0, 1023, 1024, 5 << 20, (3 << 30) - 1].map(size);

        assert_eq!(sizes, ["0 B", "1023 B", "1 KiB", "5 MiB", "2 GiB"]);
    }
}
