//! Ports for programs that have to be told one.

use rustix::{
    fd::OwnedFd,
    net::{AddressFamily, SocketType, bind, getsockname, ipproto, socket, sockopt},
};
use std::net::{Ipv4Addr, SocketAddr, SocketAddrV4};

use crate::Result;

/// A port of the loopback that belongs to one run until the value is dropped, whether a program listens or not.
///
/// The value holds a socket that is bound and does not listen. Beside such a socket Linux lets a program listen
/// that sets `SO_REUSEADDR`, and gives the port to nobody who asks for any port, be it to listen or for an
/// outgoing connection.
#[derive(Debug)]
pub struct Port {
    number: u16,
    _holder: OwnedFd,
}

impl Port {
    /// Takes a port that is free.
    ///
    /// # Errors
    ///
    /// When the system has none.
    pub fn take() -> Result<Self> {
        let holder = socket(AddressFamily::INET, SocketType::STREAM, Some(ipproto::TCP))?;
        sockopt::set_socket_reuseaddr(&holder, true)?;
        bind(&holder, &SocketAddrV4::new(Ipv4Addr::LOCALHOST, 0))?;
        let number = SocketAddr::try_from(getsockname(&holder)?)?.port();
        Ok(Self {
            number,
            _holder: holder,
        })
    }

    /// The number of the port.
    #[must_use]
    pub fn number(&self) -> u16 {
        self.number
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::{TcpListener, TcpStream};

    #[test]
    fn a_program_listens_on_a_port_that_is_taken() {
        let port = Port::take().unwrap();
        let at = ("127.0.0.1", port.number());

        assert!(TcpStream::connect(at).is_err(), "nobody listens yet");
        let program = TcpListener::bind(at).unwrap();
        assert!(TcpStream::connect(at).is_ok());
        drop(program);
        assert!(TcpListener::bind(at).is_ok(), "and a second time");
    }

    #[test]
    fn nobody_who_asks_for_any_port_gets_one_that_is_taken() {
        let taken: Vec<_> = (0..128).map(|_| Port::take().unwrap()).collect();
        let server = TcpListener::bind("127.0.0.1:0").unwrap();
        // One of a hundred ports is taken: a thousand who ask would meet one.
        for _ in 0..1000 {
            let listening = TcpListener::bind("127.0.0.1:0").unwrap();
            let outgoing = TcpStream::connect(server.local_addr().unwrap()).unwrap();
            drop(server.accept().unwrap());
            for given in [listening.local_addr(), outgoing.local_addr()] {
                let given = given.unwrap().port();
                assert!(taken.iter().all(|port| port.number() != given));
            }
        }
    }
}
