//! A value that cannot be read costs that value; what IT does to the store is written down.

use super::*;
use chiave_domain::{
    audit::{Actor, AuditEvent, AuditRow, MadeFull},
    ports::store::{LockKey, Store as _},
};
use chiave_protocol::Timestamp;
use uuid::Uuid;

/// A store with two rows that name a computer, one of which was sealed with a key that is lost.
fn lossy() -> Place {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    place.look(async |context| {
        let mut tx = context.store.work(LockKey::EVERYTHING).await.unwrap();
        for n in 1..=2 {
            tx.put_audit(&AuditRow {
                id: Uuid::from_u128(n),
                at: Timestamp::from_unix(1),
                event: AuditEvent::SignedIn(MadeFull::Password),
                by: Actor::Person,
                account: None,
                device: None,
                device_name: Some(format!("computer-{n}")),
            })
            .await
            .unwrap();
        }
        tx.commit().await.unwrap();
    });
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let mut behind = place.behind().await;
        let copy = "UPDATE audit SET device_name = (SELECT device_name FROM audit
             WHERE id = x'00000000000000000000000000000002')
             WHERE id = x'00000000000000000000000000000001'";
        sqlx::query(copy).execute(&mut behind).await.unwrap();
    });
    place
}

#[test]
fn audit_show_marks_the_value_and_shows_the_rest() {
    let place = lossy();

    let (done, answers, _) = place.hear(&["audit", "show"]);

    done.unwrap();
    assert!(answers.contains("computer-2"), "{answers}");
    assert!(answers.contains("unreadable:device_name"), "{answers}");
    assert!(!answers.contains("computer-1"), "{answers}");
}

#[test]
fn what_is_lost_is_listed_and_cleared_on_demand() {
    let place = lossy();

    let (listed, answers, told) = place.hear(&["store", "unreadable"]);
    listed.unwrap();
    assert!(
        answers.starts_with("audit\tdevice_name\t00000000-"),
        "{answers}"
    );
    assert!(told.contains("1 value"), "{told}");
    place.run(&["store", "clear-unreadable"]).unwrap();

    let (_, answers, told) = place.hear(&["store", "unreadable"]);
    assert!(answers.is_empty() && told.contains("can be read"), "{told}");
    let (_, log, _) = place.hear(&["audit", "show"]);
    assert!(log.contains("unreadable-values 1 by-uid-"), "{log}");
    let (verified, _, _) = place.hear(&["audit", "verify"]);
    verified.unwrap();
}

#[test]
fn backup_and_restore_leave_rows() {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    let owner = x25519::Identity::generate();
    fs::write(place.path("owner"), owner.to_string().expose_secret()).unwrap();
    let (file, identity) = (place.path("backup.age"), place.path("owner"));
    let (file, identity) = (to_arguments(&file), to_arguments(&identity));
    let recipient = owner.to_public().to_string();

    let backup = ["backup", &file, "--recipient", &recipient];
    place.run(&backup).unwrap();

    let (_, log, _) = place.hear(&["audit", "show"]);
    assert!(log.contains("service-changed\t\t\tbackup by-uid-"), "{log}");
    fs::remove_dir_all(place.path("data")).unwrap();
    let restore = ["restore", &file, "--identity", &identity];
    place.run(&restore).unwrap();
    let (_, log, _) = place.hear(&["audit", "show"]);
    assert!(log.contains("restored epoch-2 by-uid-"), "{log}");
}

#[test]
fn a_second_init_says_that_the_first_code_is_dead() {
    let place = Place::new();
    let (_, _, first) = place.hear(&["init"]);

    let (again, _, second) = place.hear(&["init"]);

    again.unwrap();
    assert!(!first.contains("has stopped working"), "{first}");
    assert!(second.contains("has stopped working"), "{second}");
}
