//! Which connection ends when there are too many.

use super::*;

fn peer(last: u8) -> IpAddr {
    [192, 0, 2, last].into()
}

fn is_there(connection: &Connection) -> bool {
    connection.hears().is_some()
}

#[test]
fn where_all_places_are_taken_the_longest_waiting_ends() {
    let all = Connections::new(2);
    let first = all.admit(peer(1)).unwrap();
    let second = all.admit(peer(1)).unwrap();

    let third = all.admit(peer(1)).unwrap();

    assert!(!is_there(&first));
    assert!(is_there(&second) && is_there(&third));
}

// Law 11.
#[test]
fn whoever_opens_many_loses_their_own() {
    let all = Connections::new(4);
    let quiet = all.admit(peer(1)).unwrap();
    let greedy: Vec<_> = (0..20).map(|_| all.admit(peer(2)).unwrap()).collect();

    assert!(is_there(&quiet));
    assert_eq!(greedy.iter().filter(|it| is_there(it)).count(), 3);
}

#[test]
fn a_connection_at_work_keeps_its_place() {
    let all = Connections::new(1);
    let busy = Arc::new(all.admit(peer(1)).unwrap());
    let working = busy.works().unwrap();

    assert!(all.admit(peer(2)).is_none());
    drop(working);
    assert!(all.admit(peer(2)).is_some());
    assert!(busy.works().is_none(), "its place was given away");
}

#[test]
fn what_ended_leaves_its_place() {
    let all = Connections::new(1);
    drop(all.admit(peer(1)).unwrap());
    let busy = Arc::new(all.admit(peer(1)).unwrap());
    let _working = busy.works().unwrap();

    assert!(all.admit(peer(1)).is_none());
    assert_eq!(all.table().of_network.len(), 1);
}

#[test]
fn a_prefix_of_ipv6_counts_as_one_network() {
    let one: IpAddr = "2001:db8:1:2::1".parse().unwrap();
    let other: IpAddr = "2001:db8:1:2:ffff::9".parse().unwrap();
    let mapped: IpAddr = "::ffff:192.0.2.1".parse().unwrap();

    assert_eq!(network(one), network(other));
    assert_eq!(network(mapped), peer(1));
}

#[tokio::test]
async fn a_connection_without_a_request_ends() {
    let all = Connections::new(1);
    let mute = all.admit(peer(1)).unwrap();
    // The test does not wait 20 seconds.
    all.table().places.get_mut(&mute.id).unwrap().patience = Duration::from_millis(1);

    mute.has_to_end().await;

    assert!(!is_there(&mute));
}

#[tokio::test]
async fn closing_waits_for_the_last_connection() {
    let all = Connections::new(1);
    let last = all.admit(peer(1)).unwrap();
    all.close();
    all.closing().await;

    let ended = tokio::spawn({
        let all = all.clone();
        async move { all.ended().await }
    });
    tokio::task::yield_now().await;
    assert!(!ended.is_finished());
    drop(last);

    ended.await.unwrap();
}
