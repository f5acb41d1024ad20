//! A backup comes back to the keys that belong to it and to no others.

use super::*;
use chiave_domain::{
    audit::{Actor, AuditEvent, AuditRow, MadeFull},
    method::{Method, MethodDetail},
    ports::store::{LockKey, Store as _},
};
use chiave_protocol::{AccountId, MethodId, Secret, Timestamp};
use uuid::Uuid;

/// A backup of a company with something sealed and something hashed in it, and no store any more.
struct Lost {
    place: Place,
    file: String,
    identity: String,
}

impl Lost {
    fn new() -> Self {
        let place = Place::new();
        place.run(&["init"]).unwrap();
        place.look(async |context| {
            let mut tx = context.store.work(LockKey::EVERYTHING).await.unwrap();
            tx.put_audit(&AuditRow {
                id: chiave_crypto::random::uuid(context.random.as_ref()),
                at: Timestamp::from_unix(1),
                event: AuditEvent::SignedIn(MadeFull::Password),
                by: Actor::Person,
                account: None,
                device: None,
                device_name: Some("laptop".into()),
            })
            .await
            .unwrap();
            let owner = context.account("administrator").await.unwrap().id;
            for (n, removed) in [(1, true), (2, false)] {
                let app = app(n, owner);
                tx.put_method(&app).await.unwrap();
                if removed {
                    tx.remove_method(app.id, app.added_at).await.unwrap();
                }
            }
            tx.commit().await.unwrap();
        });
        let owner = x25519::Identity::generate();
        fs::write(place.path("owner"), owner.to_string().expose_secret()).unwrap();
        let (file, identity) = (place.path("backup.age"), place.path("owner"));
        let (file, identity) = (to_arguments(&file), to_arguments(&identity));
        let recipient = owner.to_public().to_string();
        place
            .run(&["backup", &file, "--recipient", &recipient])
            .unwrap();
        fs::remove_dir_all(place.path("data")).unwrap();
        Self {
            place,
            file,
            identity,
        }
    }

    /// Gives one key file another content for a restore that is refused; answers why it was.
    fn refused_with(&self, name: &str, content: &str) -> String {
        let path = self.place.path("keys").join(name);
        let own = fs::read(&path).unwrap();
        let put = |content: &[u8]| {
            fs::remove_file(&path).unwrap();
            fs::write(&path, content).unwrap();
            let mode = std::os::unix::fs::PermissionsExt::from_mode(0o400);
            fs::set_permissions(&path, mode).unwrap();
        };
        put(content.as_bytes());
        let problem = self.restore().unwrap_err();
        put(&own);
        assert_eq!(said(&problem), Cli::CliRestoreKeys);
        assert_eq!(fs::read_dir(self.place.path("data")).unwrap().count(), 0);
        problem.sentences(&output()).concat()
    }

    fn restore(&self) -> Result<(), Problem> {
        let (file, identity) = (&self.file, &self.identity);
        self.place.run(&["restore", file, "--identity", identity])
    }
}

fn app(n: u128, account: AccountId) -> Method {
    Method {
        id: MethodId::from_uuid(Uuid::from_u128(n)),
        account,
        label: "phone".into(),
        detail: MethodDetail::Authenticator {
            secret: Secret::new("GEZDGNBVGY3TQOJQ".into()),
        },
        added_at: Timestamp::from_unix(1),
        confirmed: true,
        begun_in: None,
        bound_by_activation_code: true,
        last_used_step: None,
        last_used_at: None,
        wrong_in_row: 0,
    }
}

/// A key file's line that nobody had before.
fn line(id: &str) -> String {
    format!("{id} {}\n", "5a".repeat(32))
}

#[test]
fn a_restore_under_other_keys_changes_nothing() {
    let lost = Lost::new();

    for other in [line("k1"), line("k2")] {
        let why = lost.refused_with("sealing.key", &other);
        assert!(why.contains("sealing.key"), "{why}");
    }
    let why = lost.refused_with("pepper.key", &line("k2"));
    assert!(why.contains("pepper.key"), "{why}");

    lost.restore().unwrap();
    assert_eq!(lost.place.users(), ["administrator"]);
}

#[test]
fn a_key_that_was_added_since_the_backup_does_no_harm() {
    let lost = Lost::new();
    for name in ["sealing.key", "pepper.key"] {
        let path = lost.place.path("keys").join(name);
        let own = fs::read_to_string(&path).unwrap();
        fs::remove_file(&path).unwrap();
        fs::write(&path, line("k2") + &own).unwrap();
        let mode = std::os::unix::fs::PermissionsExt::from_mode(0o400);
        fs::set_permissions(&path, mode).unwrap();
    }

    lost.restore().unwrap();
}
