//! Dated backups of a folder, and what does not count as one.

use super::*;

#[test]
fn the_newest_are_kept_and_no_other_file_is_touched() {
    let drilled = Drilled::new();
    for old in [
        "2026-01-01T000000Z.age",
        "2026-01-02T000000Z.age",
        "letter.age",
    ] {
        std::fs::write(drilled.place.path("backups").join(old), "").unwrap();
    }

    drilled.back_up("2");

    let files = drilled.files();
    assert_eq!(files.len(), 3, "{files:?}");
    assert_eq!(files[0], "2026-01-02T000000Z.age");
    assert_eq!(files[2], "letter.age");
}

#[test]
fn a_backup_that_is_ahead_of_the_clock_takes_no_place() {
    let drilled = Drilled::new();
    let ahead = ["2099-01-01T000000Z.age", "2099-01-02T000000Z.age"];
    let good = ["2026-01-01T000000Z.age", "2026-01-02T000000Z.age"];
    for old in ahead.iter().chain(&good) {
        drilled.lay(old);
    }

    let told = drilled.back_up("2");

    let files = drilled.files();
    assert_eq!(files.len(), 4, "{files:?}");
    assert_eq!(
        (&*files[0], &files[2..]),
        (good[1], &ahead.map(str::to_owned)[..])
    );
    assert!(
        told.contains("has not come yet") && told.contains(ahead[1]),
        "{told}"
    );
}

#[test]
fn a_name_that_is_no_time_is_no_backup() {
    let drilled = Drilled::new();
    let [other, good] = ["9999-99-99T999999Z.age", "2026-01-02T000000Z.age"];
    drilled.lay(other);
    drilled.lay(good);

    drilled.back_up("2");

    let files = drilled.files();
    assert_eq!(files.len(), 3, "{files:?}");
    assert_eq!((&*files[0], &*files[2]), (good, other));
    drilled.drill().0.unwrap();
}

#[test]
fn what_a_killed_backup_left_takes_no_place_and_goes() {
    let drilled = Drilled::new();
    let [good, left] = [
        "2026-01-01T000000Z.age",
        ".2026-01-02T000000Z.age.unfinished",
    ];
    drilled.lay(good);
    drilled.lay(left);
    drilled.lay(".letter.age.unfinished");

    let told = drilled.back_up("2");

    let files = drilled.files();
    assert_eq!(files.len(), 3, "{files:?}");
    assert_eq!(files[0], ".letter.age.unfinished");
    assert_eq!(files[1], good);
    assert!(told.contains(left), "{told}");
}

#[test]
fn a_backup_has_no_name_before_it_is_complete() {
    let drilled = Drilled::new();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let writer = runtime.block_on(writer(&drilled.place));

    let seen = std::thread::scope(|scope| {
        let backing_up = scope.spawn(|| drilled.back_up("2"));
        while drilled.files().is_empty() {
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        let seen = drilled.files();
        // The copy that is not encrypted has no name any more.
        let copies = crate::left::copies(&drilled.place.path("data"));
        assert!(copies.is_empty(), "{copies:?}");
        let told = drilled.told_of_unfinished();
        assert!(told.contains("another command is writing it"), "{told}");
        assert_eq!(drilled.files(), seen);
        drop(writer);
        backing_up.join().unwrap();
        seen
    });

    assert!(seen[0].starts_with('.') && seen[0].ends_with(".unfinished"));
    let files = drilled.files();
    assert_eq!(files.len(), 1, "{files:?}");
    assert_eq!(seen[0], format!(".{}.unfinished", files[0]));
    drilled.drill().0.unwrap();
}
