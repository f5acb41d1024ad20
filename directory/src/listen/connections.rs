//! The table of connections: their number, the state of each, and which connection ends when there
//! are too many.

use super::handshakes::{FailedHandshakes, HandshakeFailure};
use std::{
    cmp::Reverse,
    collections::HashMap,
    net::{IpAddr, Ipv6Addr},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};
use tokio::sync::{Notify, watch};

/// How long a connection may wait for its first complete request, including the handshake.
const FIRST: Duration = Duration::from_secs(20);
/// How long a connection may wait for the next request. Longer than a client trusts an idle
/// connection.
const NEXT: Duration = Duration::from_secs(60);

/// All connections of the service; clones share one table.
#[derive(Clone)]
pub struct Connections(Arc<Shared>);

struct Shared {
    most: usize,
    table: Mutex<Table>,
    stage: watch::Sender<Stage>,
    /// The number of connections that have not ended, including those that were told to end.
    alive: watch::Sender<usize>,
    failed: FailedHandshakes,
}

#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Stage {
    Open,
    Closing,
    Cut,
}

#[derive(Default)]
struct Table {
    next: u64,
    places: HashMap<u64, Place>,
    of_network: HashMap<IpAddr, usize>,
}

struct Place {
    network: IpAddr,
    /// The number of requests that have arrived completely and are not answered yet.
    working: usize,
    waiting_since: Instant,
    patience: Duration,
    end: Arc<Notify>,
}

/// The place of one connection in the table. Dropping it frees the place.
pub struct Connection {
    id: u64,
    peer: IpAddr,
    end: Arc<Notify>,
    all: Connections,
}

/// A request that has arrived completely. Its connection is not ended until this value is dropped.
pub struct Working(Arc<Connection>);

impl Connections {
    /// An empty table for at most `most` connections.
    pub fn new(most: usize) -> Self {
        Self(Arc::new(Shared {
            most,
            table: Mutex::default(),
            stage: watch::Sender::new(Stage::Open),
            alive: watch::Sender::new(0),
            failed: FailedHandshakes::default(),
        }))
    }

    /// Gives a new connection a place.
    ///
    /// If no place is free, one waiting connection is ended: among the connections of the network
    /// that has the most, the one that has waited longest. So whoever opens many connections loses
    /// their own. Returns `None` if every connection is working.
    pub fn admit(&self, peer: IpAddr) -> Option<Connection> {
        let mut table = self.table();
        if table.places.len() >= self.0.most && !table.end_longest_waiting() {
            return None;
        }
        let end = Arc::new(Notify::new());
        let id = table.add(network(peer), Arc::clone(&end));
        self.0.alive.send_modify(|alive| *alive += 1);
        Some(Connection {
            id,
            peer,
            end,
            all: self.clone(),
        })
    }

    /// Counts a handshake that failed.
    pub(super) fn handshake_failed(&self, why: HandshakeFailure) {
        self.0.failed.count(why);
    }

    /// The number of handshakes that failed for a reason.
    pub fn failed_handshakes(&self, why: HandshakeFailure) -> u64 {
        self.0.failed.number(why)
    }

    /// Ends the connection that [`Connections::admit`] would end.
    pub fn close_longest_waiting(&self) {
        self.table().end_longest_waiting();
    }

    /// Accepts no more connections; each existing one ends after its current answer.
    pub fn close(&self) {
        self.0.stage.send_replace(Stage::Closing);
    }

    /// Ends every connection at once.
    pub fn cut(&self) {
        self.0.stage.send_replace(Stage::Cut);
    }

    /// The number of connections that have not ended.
    pub fn open(&self) -> u64 {
        *self.0.alive.borrow() as u64
    }

    /// Waits until there is no connection.
    pub async fn ended(&self) {
        // The sender lives in `self`, so waiting ends only when the number is 0.
        let _ = self.0.alive.subscribe().wait_for(|alive| *alive == 0).await;
    }

    /// Waits until [`Connections::close`] is called.
    pub async fn closing(&self) {
        self.reached(Stage::Closing).await;
    }

    async fn reached(&self, stage: Stage) {
        let _ = self.0.stage.subscribe().wait_for(|at| *at >= stage).await;
    }

    fn table(&self) -> MutexGuard<'_, Table> {
        self.0.table.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Connection {
    /// The network address of the other side.
    pub fn peer(&self) -> IpAddr {
        self.peer.to_canonical()
    }

    /// Notes that the head of a request has arrived. Returns `None` if the connection was ended
    /// meanwhile.
    pub fn hears(&self) -> Option<()> {
        let mut table = self.all.table();
        let place = table.places.get_mut(&self.id)?;
        place.waiting_since = Instant::now();
        Some(())
    }

    /// Notes that a request has arrived completely. Returns `None` if the connection was ended
    /// meanwhile; the request must not be processed then.
    pub fn works(self: &Arc<Self>) -> Option<Working> {
        let mut table = self.all.table();
        let place = table.places.get_mut(&self.id)?;
        place.working += 1;
        place.patience = NEXT;
        Some(Working(Arc::clone(self)))
    }

    /// Waits until the connection has to end: its place was given away, its waiting time is over,
    /// or all connections are cut.
    pub async fn has_to_end(&self) {
        tokio::select! {
            () = self.end.notified() => {}
            () = self.waits_too_long() => {}
            () = self.all.reached(Stage::Cut) => {}
        }
    }

    async fn waits_too_long(&self) {
        while let Some(left) = self.patience_left() {
            tokio::time::sleep(left).await;
        }
    }

    /// How much longer the connection may wait. Once the time is over, gives the place away and
    /// returns `None`.
    fn patience_left(&self) -> Option<Duration> {
        let mut table = self.all.table();
        let place = table.places.get(&self.id)?;
        if place.working > 0 {
            return Some(place.patience);
        }
        let left = place.patience.checked_sub(place.waiting_since.elapsed());
        let left = left.filter(|left| !left.is_zero());
        if left.is_none() {
            table.remove(self.id);
        }
        left
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.all.table().remove(self.id);
        self.all.0.alive.send_modify(|alive| *alive -= 1);
    }
}

impl Drop for Working {
    fn drop(&mut self) {
        if let Some(place) = self.0.all.table().places.get_mut(&self.0.id) {
            place.working -= 1;
            place.waiting_since = Instant::now();
        }
    }
}

impl Table {
    /// Gives a connection a place, and returns the id of the place. `end` ends the connection.
    fn add(&mut self, network: IpAddr, end: Arc<Notify>) -> u64 {
        let id = self.next;
        self.next += 1;
        self.places.insert(
            id,
            Place {
                network,
                working: 0,
                waiting_since: Instant::now(),
                patience: FIRST,
                end,
            },
        );
        *self.of_network.entry(network).or_default() += 1;
        id
    }

    fn remove(&mut self, id: u64) -> Option<Place> {
        let place = self.places.remove(&id)?;
        if let Some(count) = self.of_network.get_mut(&place.network) {
            *count -= 1;
            if *count == 0 {
                self.of_network.remove(&place.network);
            }
        }
        Some(place)
    }

    /// Ends the connection that has waited longest; returns whether there was one.
    fn end_longest_waiting(&mut self) -> bool {
        let waiting = self.places.iter().filter(|(_, place)| place.working == 0);
        let last = waiting.max_by_key(|(_, place)| {
            let crowd = self.of_network.get(&place.network);
            (crowd, Reverse(place.waiting_since))
        });
        let id = last.map(|(id, _)| *id);
        match id.and_then(|id| self.remove(id)) {
            Some(place) => {
                place.end.notify_one();
                true
            }
            None => false,
        }
    }
}

/// The network of a peer: its IPv4 address, or the /64 prefix of its IPv6 address, which one
/// household gets.
fn network(peer: IpAddr) -> IpAddr {
    match peer.to_canonical() {
        IpAddr::V4(address) => address.into(),
        IpAddr::V6(address) => {
            let prefix = address.to_bits() & !u128::from(u64::MAX);
            Ipv6Addr::from_bits(prefix).into()
        }
    }
}

#[cfg(test)]
mod tests;
