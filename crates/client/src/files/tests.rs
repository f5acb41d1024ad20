//! Files in folders that are locked, of others, or no folders.

use super::*;

const HERE: MayWait = MayWait::on_the_main_thread();

#[test]
fn only_the_owner_reads_a_replaced_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep").join("file");

    replace(HERE, &path, b"old").unwrap();
    replace(HERE, &path, b"new").unwrap();

    assert_eq!(read(HERE, &path).unwrap().unwrap(), b"new");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o077, 0);
    }
}

#[test]
fn a_lock_that_is_never_released_stops_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let held = lock(folder.path()).unwrap();

    let outcome = replace(HERE, &folder.path().join("file"), b"new");

    assert_eq!(outcome.unwrap_err().kind(), io::ErrorKind::WouldBlock);
    drop(held);
    replace(HERE, &folder.path().join("file"), b"new").unwrap();
}

#[test]
fn a_folder_that_cannot_be_made_keeps_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, b"").unwrap();

    assert!(!can_be_kept(HERE, &file.join("folder")));
    assert!(can_be_kept(HERE, &folder.path().join("folder")));
    let left = fs::read_dir(folder.path().join("folder")).unwrap();
    let left: Vec<_> = left.map(|it| it.unwrap().file_name()).collect();
    assert_eq!(left, ["lock"]);
}

#[test]
fn a_folder_keeps_nothing_where_no_lock_can_be_had() {
    let folder = tempfile::tempdir().unwrap();
    let lock_of_it = folder.path().join("lock");

    // Root opens any file, but not a folder.
    fs::create_dir(&lock_of_it).unwrap();
    assert!(!can_be_kept(HERE, folder.path()));

    fs::remove_dir(&lock_of_it).unwrap();
    let _held = lock(folder.path()).unwrap();
    assert!(can_be_kept(HERE, folder.path()), "another process writes");
}

/// The home of somebody who is not root.
#[cfg(unix)]
fn home_of_a_person() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    if this_user() == Some(0) {
        std::os::unix::fs::chown(home.path(), Some(1000), None).unwrap();
    }
    home
}

#[cfg(unix)]
#[test]
fn root_is_refused_in_the_home_of_a_person() {
    let home = home_of_a_person();
    let folder = home.path().join("share/chiave");

    let refused = |user, path: &Path| refuse_anothers(Some(user), path).is_err();

    assert!(refused(0, &folder) && refused(0, home.path()));
    assert!(!refused(1000, &folder), "the system decides");
    assert!(!refused(0, Path::new("/root/share/chiave")));
}

/// Only root can try this.
#[cfg(unix)]
#[test]
fn root_writes_nothing_in_the_home_of_a_person() {
    if this_user() != Some(0) {
        return;
    }
    let home = home_of_a_person();
    let folder = home.path().join("share/chiave");

    assert!(!can_be_kept(HERE, &folder));
    assert!(replace(HERE, &folder.join("file"), b"new").is_err());
    assert!(try_lock(HERE, &folder.join("lock")).is_err());
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
    assert!(is_anothers(HERE, &folder));
    assert!(!is_anothers(HERE, Path::new("/root")));
}

#[cfg(unix)]
#[test]
fn a_lock_is_nowhere_but_at_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let (lock, target) = (folder.path().join("lock"), folder.path().join("target"));
    std::os::unix::fs::symlink(&target, &lock).unwrap();

    assert!(try_lock(HERE, &lock).is_err());

    assert!(!target.exists());
}

#[cfg(unix)]
#[test]
fn a_pipe_is_no_lock_and_is_not_waited_for() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("lock");
    mknodat(CWD, &pipe, FileType::Fifo, Mode::RWXU, 0).unwrap();

    let with_a_reader = OpenOptions::new().read(true).write(true).open(&pipe);
    assert!(try_lock(HERE, &pipe).is_err());
    drop(with_a_reader.unwrap());

    assert!(try_lock(HERE, &pipe).is_err());
}

#[cfg(unix)]
#[test]
fn a_folder_is_ours_if_we_are_its_owner() {
    let folder = tempfile::tempdir().unwrap();

    assert!(is_ours(HERE, folder.path()));
    let another = this_user().map(|it| it + 1);
    assert!(!belongs_to(another, folder.path()));
    assert!(!is_ours(HERE, &folder.path().join("none")));
}

#[test]
fn a_file_that_is_not_there_is_no_error() {
    let folder = tempfile::tempdir().unwrap();

    assert_eq!(read(HERE, &folder.path().join("none")).unwrap(), None);
    remove(HERE, &folder.path().join("none")).unwrap();
}
