//! The way to the service.

use chiave_settings::SYSTEM_PROXY;

/// The proxy through which the service is reached.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Proxy {
    /// No proxy, whatever the environment says.
    #[default]
    Direct,
    /// The proxy at this address.
    At(String),
    /// The proxy that the environment of the application names, if any.
    System,
}

impl Proxy {
    /// The proxy of a setting in which nothing is wrong.
    pub(super) fn of(text: &str) -> Self {
        match text {
            SYSTEM_PROXY => Self::System,
            address => Self::At(address.to_owned()),
        }
    }
}
