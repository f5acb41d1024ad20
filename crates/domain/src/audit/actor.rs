//! Who caused an event of the audit log.

use std::fmt::{self, Display, Formatter};

/// Who caused an event.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Actor {
    /// The person, or somebody using their name, at the computer that the row names.
    Person,
    /// A member of the IT department, by the user id on the service's machine; `None` if the system
    /// does not report the id.
    Operator(Option<u32>),
    /// The service itself, because a time had passed.
    Service,
}

/// The end of a row's detail: nothing for a person, whom the row names already.
impl Display for Actor {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Person => Ok(()),
            Self::Operator(Some(uid)) => write!(f, "by-uid-{uid}"),
            Self::Operator(None) => f.write_str("by-unknown"),
            Self::Service => f.write_str("by-service"),
        }
    }
}

impl Actor {
    /// Who caused the event, by the last word of its stored [`AuditEvent::detail`].
    #[must_use]
    pub fn of_detail(detail: &str) -> Self {
        match detail.rsplit(' ').next() {
            Some("by-service") => Self::Service,
            Some("by-unknown") => Self::Operator(None),
            Some(word) => word
                .strip_prefix("by-uid-")
                .map_or(Self::Person, |uid| Self::Operator(uid.parse().ok())),
            None => Self::Person,
        }
    }
}
