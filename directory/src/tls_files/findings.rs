//! What is wrong with a certificate chain that could be read.

use chiave_protocol::Timestamp;
use std::fmt;

/// A problem of a certificate that could be read. `place` is its place in the file; the first is the
/// service's own.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Finding {
    /// The certificate expired at this time.
    Over { place: usize, at: Timestamp },
    /// The certificate becomes valid at this time.
    NotYet { place: usize, at: Timestamp },
    /// The certificate expires in less than 30 days.
    EndsSoon { place: usize, at: Timestamp },
    /// The certificate is not for the host of the public name.
    OtherHost,
    /// The service's own certificate is one of an authority.
    Authority,
    /// The certificate issued the one before it and is not one of an authority.
    NoAuthority { place: usize },
    /// The certificate is for other purposes than servers.
    Purpose { place: usize },
    /// The certificates do not hold together: a signature is not by the key of the next one, or an
    /// authority may not issue for the name of the service. `is_needed` says whether the service's own
    /// certificate and its issuer are the ones.
    Apart { is_needed: bool },
    /// A certificate of the chain was not issued by the certificate after it.
    Order,
    /// An intermediate certificate is missing: the certificate names a place to fetch its issuer's
    /// certificate, and the chain does not contain that one.
    Incomplete,
    /// The certificate cannot be parsed.
    Unreadable,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let dated = |at: &Timestamp| crate::clock::rfc3339(*at).unwrap_or_default();
        match self {
            Self::Over { place, at } => write!(f, "number {place} expired at {}", dated(at)),
            Self::NotYet { place, at } => {
                write!(f, "number {place} becomes valid at {}", dated(at))
            }
            Self::EndsSoon { place, at } => {
                write!(f, "number {place} expires soon, at {}", dated(at))
            }
            Self::OtherHost => f.write_str("it is not for the host of public_name"),
            Self::Authority => f.write_str("it is a certificate of an authority"),
            Self::NoAuthority { place } => {
                write!(f, "number {place} is no certificate of an authority")
            }
            Self::Purpose { place } => write!(f, "number {place} is not for servers"),
            Self::Apart { .. } => {
                f.write_str("computers find no way from it to the last one of its file")
            }
            Self::Order => {
                f.write_str("its chain is not in order, each issuer after what it issued")
            }
            Self::Incomplete => f.write_str("an intermediate certificate is missing in its file"),
            Self::Unreadable => f.write_str("it cannot be parsed"),
        }
    }
}

impl Finding {
    /// Whether every client refuses such a chain, whatever authorities it trusts. Clients need the service's own
    /// certificate and its issuer's; the ones above may be there for clients that trust an older authority (a
    /// root that is signed by another one), and a client that trusts the newer one does without them.
    #[must_use]
    pub const fn is_refused_by_clients(self) -> bool {
        match self {
            Self::Over { place, .. }
            | Self::NotYet { place, .. }
            | Self::NoAuthority { place }
            | Self::Purpose { place } => place <= 2,
            Self::Apart { is_needed } => is_needed,
            Self::OtherHost | Self::Authority | Self::Unreadable => true,
            Self::EndsSoon { .. } | Self::Order | Self::Incomplete => false,
        }
    }

    /// Whether the service can work in spite of the problem.
    #[must_use]
    pub const fn is_warning(self) -> bool {
        matches!(self, Self::EndsSoon { .. })
    }
}
