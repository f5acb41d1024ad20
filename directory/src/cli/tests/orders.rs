//! Orders to computers on the command line.

use super::*;
use chiave_domain::{
    computer_order::{ComputerOrder, OrderEnd, OrderOutcome},
    device::Device,
    ports::store::{LockKey, Store as _},
    session::{Session, SessionState},
};
use chiave_protocol::{
    AccountId, OrderId, SessionId, Thumbprint, Timestamp, TokenHash, order::OrderFailure,
};
use uuid::Uuid;

/// A session on computer `n` that began now.
fn session(n: u8, account: AccountId, now: Timestamp) -> Session {
    Session {
        id: SessionId::from_uuid(Uuid::from_bytes([n; 16])),
        account,
        token: TokenHash::from_bytes([n; 32]),
        device: Thumbprint::from_bytes([n; 32]),
        device_name: format!("laptop {n}"),
        utc_offset_min: 0,
        state: SessionState::Full,
        administers: false,
        is_shared: false,
        ends_at: None,
        opened_at: now,
        seen_at: now,
        verified_at: None,
        verification_usable_from: None,
    }
}

/// A place in which g.ferri is signed in on two computers.
fn signed_in() -> Place {
    let place = outputs::company();
    place.look(async |context| {
        let account = context.account("g.ferri").await.unwrap().id;
        let mut tx = context.store.work(LockKey::EVERYTHING).await.unwrap();
        for n in [1, 2] {
            let session = session(n, account, context.now);
            tx.put_session(&session).await.unwrap();
        }
        tx.commit().await.unwrap();
    });
    place
}

/// The answer of a command, as lines.
fn lines(place: &Place, arguments: &[&str]) -> Vec<String> {
    let (done, answers, _) = place.hear(arguments);
    done.unwrap();
    answers.lines().map(str::to_owned).collect()
}

/// What `order list --json` says of each order.
fn listed(place: &Place, key: &str) -> Vec<serde_json::Value> {
    let read = |line: String| serde_json::from_str::<serde_json::Value>(&line).unwrap();
    let orders = lines(place, &["order", "list", "--json"]);
    orders
        .into_iter()
        .map(|line| read(line)[key].clone())
        .collect()
}

#[test]
fn an_order_is_given_listed_and_withdrawn() {
    let place = signed_in();

    let given = lines(
        &place,
        &["order", "wipe", "g.ferri", "--device", "01010101"],
    );

    let id = given[0].split('\t').next().unwrap();
    assert_eq!(given, [format!("{id}\t0101010101010101\tlaptop 1")]);
    assert_eq!(listed(&place, "order"), ["wipe"]);
    assert_eq!(listed(&place, "user_name"), ["g.ferri"]);
    assert_eq!(listed(&place, "state"), ["waiting"]);

    place.run(&["order", "withdraw", id]).unwrap();

    assert_eq!(listed(&place, "state"), ["withdrawn"]);
    let again = place.run(&["order", "withdraw", id]).unwrap_err();
    assert_eq!(said(&again), Cli::CliOrderUnknown);
}

#[test]
fn an_order_without_a_computer_is_for_all_of_them() {
    let place = signed_in();
    assert_eq!(lines(&place, &["order", "computers", "g.ferri"]).len(), 2);

    let given = lines(&place, &["order", "sign-out", "g.ferri"]);

    assert_eq!(given.len(), 2);
    assert!(lines(&place, &["order", "computers", "g.ferri"]).is_empty());
    let nobody = place.run(&["order", "sign-out", "g.ferri"]).unwrap_err();
    assert_eq!(said(&nobody), Cli::CliOrderNobody);
}

#[test]
fn a_wipe_is_also_for_computers_whose_session_is_over() {
    let place = signed_in();
    place.look(async |context| {
        let account = context.account("g.ferri").await.unwrap().id;
        let mut tx = context.store.work(LockKey::EVERYTHING).await.unwrap();
        let known = Device {
            account,
            key: Thumbprint::from_bytes([1; 32]),
            name: "laptop 1".to_owned(),
            verified_at: context.now,
            seen_at: context.now,
        };
        tx.put_device(&known).await.unwrap();
        tx.commit().await.unwrap();
    });
    place.run(&["account", "lock", "g.ferri"]).unwrap();
    let known = lines(&place, &["order", "computers", "g.ferri"]);
    assert!(known[0].starts_with("0101010101010101\tlaptop 1\t") && known[0].ends_with("\t-\t-"));

    let line = ["order", "wipe", "g.ferri", "--device", "01010101"];
    let forgotten = lines(&place, &line);

    assert_eq!(forgotten, ["-\t0101010101010101\tlaptop 1"]);
    assert!(lines(&place, &["order", "computers", "g.ferri"]).is_empty());
    assert!(place.run(&line).is_err());
}

#[test]
fn the_fleet_is_counted_and_nobody_is_named() {
    let place = signed_in();

    let counted = lines(&place, &["fleet"]);
    let [json] = &lines(&place, &["fleet", "--json"])[..] else {
        panic!("one object")
    };

    let expected = [
        "computers\tall\t2",
        "version\tunknown\t2",
        "policy\tunknown\t2",
        "keyring\tunknown\t2",
        "password\tnever\t2",
        "contact\t1-day\t2",
    ];
    assert_eq!(counted, expected);
    let json: serde_json::Value = serde_json::from_str(json).unwrap();
    assert_eq!(json["computers"], 2);
    assert_eq!(json["keyrings"]["unknown"], 2);
    assert!(!json.to_string().contains("ferri"));
}

#[test]
fn a_computer_is_named_by_enough_of_its_own_id() {
    let place = signed_in();

    for id in ["0101010", "09090909", "laptop 1"] {
        let order = ["order", "wipe", "g.ferri", "--device", id];
        let problem = place.run(&order).unwrap_err();
        assert_eq!(said(&problem), Cli::CliOrderDeviceUnknown, "{id}");
    }
    assert!(listed(&place, "id").is_empty());
}

/// What `order report` says of order `n`: another one like `id`, as `change` makes it.
fn report_of(place: &Place, id: &str, n: u128, change: impl Fn(&mut ComputerOrder)) -> Problem {
    let other = OrderId::from_uuid(Uuid::from_u128(n));
    place.look(async |context| {
        let mut tx = context.store.work(LockKey::EVERYTHING).await.unwrap();
        let mut order = tx.order(id.parse().unwrap()).await.unwrap().unwrap();
        order.id = other;
        change(&mut order);
        tx.put_order(&order).await.unwrap();
        tx.commit().await.unwrap();
    });
    report(place, &other.to_string())
}

/// What `order report` says of an order without a report.
fn report(place: &Place, id: &str) -> Problem {
    place.run(&["order", "report", id]).unwrap_err()
}

/// The id of an order to computer 1.
fn given(place: &Place, kind: &str) -> String {
    let line = ["order", kind, "g.ferri", "--device", "01010101"];
    let row = lines(place, &line).remove(0);
    row.split('\t').next().unwrap().to_owned()
}

#[test]
fn without_a_report_it_is_said_why() {
    let place = signed_in();
    let asked = given(&place, "send-report");
    let other = given(&place, "change-needed");
    let nowhere = Uuid::from_u128(9).to_string();

    for (id, sentence) in [
        ("6f1c", Cli::CliOrderReportUnknown),
        (&nowhere, Cli::CliOrderReportUnknown),
        (&other, Cli::CliOrderReportOtherKind),
        (&asked, Cli::CliOrderReportWaits),
    ] {
        assert_eq!(said(&report(&place, id)), sentence, "{id}");
    }
    let late = report_of(&place, &asked, 1, |order| order.expires_at = order.made_at);
    assert_eq!(said(&late), Cli::CliOrderReportExpired);
}

#[test]
fn of_an_order_that_ended_without_a_report_it_is_said_how() {
    use OrderOutcome::{Done, Failed, Withdrawn};
    let place = signed_in();
    let asked = given(&place, "send-report");
    let ends = [
        (Withdrawn, 0, Cli::CliOrderReportWithdrawn),
        (
            Failed(OrderFailure::Declined),
            0,
            Cli::CliOrderReportDeclined,
        ),
        (
            Failed(OrderFailure::NotSigned),
            0,
            Cli::CliOrderReportFailed,
        ),
        (Done, 0, Cli::CliOrderReportUnreadable),
        (Done, 31, Cli::CliOrderReportDeleted),
    ];

    for (n, (how, days, sentence)) in (1..).zip(ends) {
        let problem = report_of(&place, &asked, n, |order| {
            let at = order.made_at.plus(-days * 24 * 60 * 60);
            order.end = Some(OrderEnd { at, how });
        });

        assert_eq!(said(&problem), sentence);
        let advice = problem.sentences(&output()).concat();
        assert!(advice.contains("order send-report g.ferri"), "{advice}");
    }
}

// Law 22.
#[test]
fn an_order_that_cannot_be_read_is_listed_as_such() {
    let place = signed_in();
    let wipe = ["order", "wipe", "g.ferri", "--device", "01010101"];
    let given = lines(&place, &wipe);
    let id = given[0].split('\t').next().unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let mut behind = place.behind().await;
        let spoil = sqlx::query("UPDATE computer_orders SET kind = 'sign-out'");
        spoil.execute(&mut behind).await.unwrap();
    });

    assert_eq!(listed(&place, "id"), [id]);
    assert_eq!(listed(&place, "state"), ["unreadable"]);
    assert!(listed(&place, "order")[0].is_null());
    let row = format!("{id}\t-\t-\t-\t-\t-\tunreadable\t-\t-");
    assert_eq!(lines(&place, &["order", "list"]), [row]);
    let report = place.run(&["order", "report", id]).unwrap_err();
    assert_eq!(said(&report), Cli::CliOrderUnreadable);
}

#[test]
fn the_manual_keeps_an_audit_key_as_long_as_orders_need_it() {
    use chiave_domain::{computer_order::ORDER_DAYS, session::ABSOLUTE_DAYS};
    let manual = include_str!("../../../../docs/administrator.md");

    let days = ABSOLUTE_DAYS + ORDER_DAYS;
    let told = format!(
        "for {days} days: a session lasts {ABSOLUTE_DAYS} days at most and checks orders with the key of its \
         sign-in, and an order waits for {ORDER_DAYS}"
    );
    assert!(manual.contains(&told));
}
