//! The public keys of which the service has to have one (RFC 7469).

use chiave_settings::Pin;

/// The pinned keys; none means that every certificate counts that the authorities vouch for.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Pins {
    /// The digests of the keys.
    pub keys: Vec<Pin>,
    /// Whether a certificate with none of these keys is accepted, and only reported.
    pub only_report: bool,
}
