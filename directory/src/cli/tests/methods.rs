//! IT looks after the methods of an account: listed, removed, told and written down (law 25).

use super::*;
use chiave_domain::{
    method::{Method, MethodDetail},
    ports::store::{LockKey, Store as _},
};
use chiave_protocol::{MethodId, Secret, Timestamp};
use uuid::Uuid;

/// An id such as is drawn: the small ones are those of decoys.
fn id(n: u128) -> MethodId {
    MethodId::from_uuid(Uuid::from_u128((0x6f1c_0a52 << 96) | n))
}

/// A place in which g.ferri has an app and a personal address.
fn registered() -> Place {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    place.import();
    place.look(async |context| {
        let account = context.account("g.ferri").await.unwrap().id;
        let app = MethodDetail::Authenticator {
            secret: Secret::new("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP".into()),
        };
        let mail = MethodDetail::Mail {
            address: "giulia@posta.example".into(),
        };
        let mut tx = context.store.work(LockKey::EVERYTHING).await.unwrap();
        for (n, detail) in [(1, app), (2, mail)] {
            let method = Method {
                id: id(n),
                account,
                label: "phone".into(),
                detail,
                added_at: Timestamp::from_unix(1_700_000_000),
                confirmed: true,
                begun_in: None,
                bound_by_activation_code: false,
                last_used_step: None,
                last_used_at: None,
                wrong_in_row: 0,
            };
            tx.put_method(&method).await.unwrap();
        }
        tx.commit().await.unwrap();
    });
    place
}

/// How many notices wait.
fn notices(place: &Place) -> u64 {
    place.look(async |context| {
        let mut tx = context.store.read().await.unwrap();
        let waiting = tx.waiting_mail().await.unwrap();
        let notices = waiting.iter().filter(|mails| !mails.codes);
        notices.map(|mails| mails.count).sum()
    })
}

#[test]
fn methods_are_listed_without_a_whole_address() {
    let place = registered();

    let (done, answers, _) = place.hear(&["account", "methods", "g.ferri"]);

    done.unwrap();
    let app = format!(
        "{}\tauthenticator\tphone\tconfirmed\t2023-11-14T22:13:20Z\n",
        id(1)
    );
    assert!(answers.starts_with(&app), "{answers}");
    assert!(
        answers.contains("\tmail\tg") && !answers.contains("giulia@"),
        "{answers}"
    );
}

#[test]
fn an_address_behind_the_password_is_named_as_one() {
    let place = registered();
    let set = ["people", "set", "own_mail_domains=[\"posta.example\"]"];
    place.run(&set).unwrap();

    let (done, methods, _) = place.hear(&["account", "methods", "g.ferri"]);
    done.unwrap();
    let (done, _, explained) = place.hear(&["people", "explain", "g.ferri"]);
    done.unwrap();

    assert!(
        methods.contains("g•••@p•••.example\town-domain\t"),
        "{methods}"
    );
    assert!(methods.contains("\tphone\tconfirmed\t"), "{methods}");
    let why = "The address g•••@p•••.example of g.ferri counts for nothing";
    assert!(explained.contains(why), "{explained}");
}

#[test]
fn a_removed_method_is_told_and_written_down() {
    let place = registered();

    let app = id(1).to_string();
    place
        .run(&["account", "remove-method", "g.ferri", &app])
        .unwrap();

    let (_, left, _) = place.hear(&["account", "methods", "g.ferri"]);
    assert!(!left.contains(&app) && left.contains("\tmail\t"), "{left}");
    let (_, log, _) = place.hear(&["audit", "show"]);
    assert!(
        log.contains("method-removed\tg.ferri\t\tauthenticator by-uid-"),
        "{log}"
    );
    assert_eq!(notices(&place), 2, "at work and privately");
}

#[test]
fn a_reset_removes_every_method() {
    let place = registered();

    let (done, _, told) = place.hear(&["account", "reset-methods", "g.ferri"]);

    done.unwrap();
    assert!(
        told.starts_with("2 methods of the account g.ferri were removed."),
        "{told}"
    );
    let (_, left, _) = place.hear(&["account", "methods", "g.ferri"]);
    assert!(left.is_empty(), "{left}");
}

#[test]
fn an_unknown_method_is_named_and_nothing_changes() {
    let place = registered();

    let problem = place
        .run(&["account", "remove-method", "g.ferri", "x"])
        .unwrap_err();

    assert_eq!(said(&problem), Cli::CliMethodUnknown);
    assert_eq!(notices(&place), 0);
}

#[test]
fn without_methods_nobody_is_said_to_be_told() {
    let place = registered();

    let (done, _, said) = place.hear(&["account", "reset-methods", "e.ward"]);

    done.unwrap();
    assert_eq!(
        said.trim(),
        "The account e.ward has no methods: there was nothing to remove."
    );
    assert_eq!(notices(&place), 0);
}
