//! Whether the service can write the file of its log, looked at without making or changing it.

use super::Expected;
use rustix::fs::{Access, access};
use std::{
    fs::Metadata,
    io::{self, ErrorKind},
    os::unix::fs::MetadataExt,
    path::Path,
};

/// The bits of a mode that writing a file needs, and making one in a folder.
const WRITE: u32 = 0o2;
const MAKE: u32 = 0o3;

/// Checks that the service can write the file, or make it where there is none. Root may write everything:
/// for root, it is checked that the owner of the data folder can, as whom the service runs.
pub(super) fn check(file: &Path, data_dir: &Path) -> Result<(), Expected> {
    probe(file, data_dir).map_err(Expected::WritableFile)
}

fn probe(file: &Path, data_dir: &Path) -> io::Result<()> {
    let (place, found, needed) = match std::fs::metadata(file) {
        Ok(found) if found.is_dir() => return Err(ErrorKind::IsADirectory.into()),
        Ok(found) => (file, found, WRITE),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let folder = file.parent().filter(|it| !it.as_os_str().is_empty());
            let folder = folder.unwrap_or(Path::new("."));
            (folder, std::fs::metadata(folder)?, MAKE)
        }
        Err(error) => return Err(error),
    };
    if needed == MAKE && !found.is_dir() {
        return Err(ErrorKind::NotADirectory.into());
    }
    let owner = std::fs::metadata(data_dir).map_or(0, |data| data.uid());
    if rustix::process::geteuid().is_root() && owner != 0 {
        return may(owner, &found, needed);
    }
    let wanted = match needed {
        WRITE => Access::WRITE_OK,
        _ => Access::WRITE_OK | Access::EXEC_OK,
    };
    Ok(access(place, wanted)?)
}

/// Whether a user may, as far as the mode says. The groups of the user are not known here, so the rights of
/// any group count.
fn may(user: u32, found: &Metadata, needed: u32) -> io::Result<()> {
    let mode = found.mode();
    let as_owner = found.uid() == user && (mode >> 6) & needed == needed;
    let as_other = [mode >> 3, mode].iter().any(|it| it & needed == needed);
    match as_owner || as_other {
        true => Ok(()),
        false => Err(io::Error::new(
            ErrorKind::PermissionDenied,
            format!("user number {user}, to whom data_dir belongs, may not"),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{fs, os::unix::fs::chown, path::PathBuf};
    use tempfile::TempDir;

    /// A user of no account.
    const USER: u32 = 61_234;

    struct Machine {
        folder: TempDir,
        file: PathBuf,
    }

    impl Machine {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("log");
            fs::create_dir(folder.path().join("data")).unwrap();
            Self { folder, file }
        }

        fn data(&self) -> PathBuf {
            self.folder.path().join("data")
        }

        fn is_good(&self) -> bool {
            check(&self.file, &self.data()).is_ok()
        }
    }

    #[test]
    fn a_look_makes_no_file() {
        let machine = Machine::new();

        assert!(machine.is_good());

        assert!(!machine.file.exists());
        fs::create_dir(&machine.file).unwrap();
        assert!(!machine.is_good());
    }

    #[test]
    fn root_looks_with_the_rights_of_the_service() {
        if !rustix::process::geteuid().is_root() {
            return;
        }
        let machine = Machine::new();
        chown(machine.data(), Some(USER), Some(USER)).unwrap();
        assert!(!machine.is_good(), "the folder is root's");
        fs::write(&machine.file, "").unwrap();
        assert!(!machine.is_good(), "the file is root's");

        chown(&machine.file, Some(USER), Some(USER)).unwrap();

        assert!(machine.is_good());
    }
}
