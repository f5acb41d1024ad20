//! The addresses of the mail server's name, tried like RFC 8305 does: an address that does not answer holds
//! up the others for moments only.

use super::{Failure, Server, refused};
use crate::config::Security;
use chiave_domain::{
    delivery::{MailRefusal, Stage},
    ports::mail::MailError,
};
use chiave_log::causes::chain;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use std::{net::SocketAddr, time::Duration};
use tokio::{task::JoinSet, time::timeout};

/// How long one address is waited for before the next one is tried beside it. Longer than a server in
/// order takes for connection, TLS and greeting.
const HEAD_START: Duration = Duration::from_secs(2);

impl Server {
    /// A connection to the first address of the server's name whose server greets.
    pub(super) async fn greeted(&self) -> Result<AsyncSmtpConnection, MailError> {
        let failed = |text| {
            let refusal = MailRefusal {
                stage: Stage::Connect,
                reply: None,
            };
            MailError::refused(refusal, Failure::Broken(text))
        };
        let found = tokio::net::lookup_host((self.host.as_str(), self.port)).await;
        let addresses = found.map_err(|error| failed(chain(&error)))?;
        let connected = first_of(addresses, HEAD_START, |address| {
            let wrapped = matches!(self.security, Security::Tls).then(|| self.tls.clone());
            let hello = self.hello.clone();
            async move {
                AsyncSmtpConnection::connect_tokio1(address, None, &hello, wrapped, None).await
            }
        });
        connected.await.map_err(|error| match error {
            Some(error) => refused(Stage::Connect, &error),
            None => failed("the name has no address".into()),
        })
    }
}

/// Connects to the addresses, each after the one before has failed or had a head start, and returns the
/// first connection. The others are dropped.
///
/// # Errors
///
/// The failure of the address that failed last; `None` without an address.
async fn first_of<T, E, C>(
    addresses: impl IntoIterator<Item = SocketAddr>,
    head_start: Duration,
    connect: impl Fn(SocketAddr) -> C,
) -> Result<T, Option<E>>
where
    T: Send + 'static,
    E: Send + 'static,
    C: Future<Output = Result<T, E>> + Send + 'static,
{
    let mut addresses = addresses.into_iter();
    let mut under_way = JoinSet::new();
    let mut failed = None;
    loop {
        let ended = match addresses.next() {
            Some(address) => {
                under_way.spawn(connect(address));
                match timeout(head_start, under_way.join_next()).await {
                    Ok(ended) => ended,
                    Err(_) => continue,
                }
            }
            None => under_way.join_next().await,
        };
        match ended {
            Some(Ok(Ok(connected))) => return Ok(connected),
            Some(Ok(Err(error))) => failed = Some(error),
            Some(Err(panicked)) => tracing::error!(%panicked, "a connection to the mail server"),
            None => return Err(failed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{future::pending, net::Ipv4Addr};

    const SILENT: u16 = 1;
    const CLOSED: u16 = 2;
    const GOOD: u16 = 25;

    /// Less than a test waits for.
    const MOMENT: Duration = Duration::from_millis(20);
    /// More than a test runs.
    const LONG: Duration = Duration::from_secs(600);

    async fn try_all(ports: &[u16], head_start: Duration) -> Result<u16, Option<&'static str>> {
        let addresses = ports.iter().map(|port| (Ipv4Addr::LOCALHOST, *port).into());
        let connect = |address: SocketAddr| async move {
            match address.port() {
                SILENT => pending().await,
                CLOSED => Err("closed"),
                port => Ok(port),
            }
        };
        first_of(addresses.collect::<Vec<_>>(), head_start, connect).await
    }

    #[tokio::test]
    async fn a_silent_address_holds_up_the_next_for_moments() {
        let found = try_all(&[SILENT, SILENT, GOOD], MOMENT).await;

        assert_eq!(found, Ok(GOOD));
    }

    #[tokio::test]
    async fn a_closed_address_holds_up_nothing() {
        let found = try_all(&[CLOSED, CLOSED, GOOD], LONG).await;

        assert_eq!(found, Ok(GOOD));
    }

    #[tokio::test]
    async fn the_last_failure_is_that_of_all() {
        assert_eq!(try_all(&[CLOSED, CLOSED], LONG).await, Err(Some("closed")));
        assert_eq!(try_all(&[], LONG).await, Err(None));
    }
}
