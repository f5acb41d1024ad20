//! Between the words of the domain and those of the hash.

use chiave_crypto::password_hash::{self, Match};
use chiave_domain::ports::hashing::{HashFor, HashPurpose, Matched};

/// The context that is written into the hash.
pub(super) fn context_of(bound: HashFor) -> password_hash::SecretContext {
    password_hash::SecretContext {
        account: bound.account.as_uuid(),
        purpose: match bound.purpose {
            HashPurpose::Password => password_hash::SecretPurpose::Password,
            HashPurpose::ActivationCode => password_hash::SecretPurpose::ActivationCode,
            HashPurpose::RecoveryCode => password_hash::SecretPurpose::RecoveryCode,
            HashPurpose::HelpDeskCode => password_hash::SecretPurpose::HelpDeskCode,
            HashPurpose::TemporaryCode => password_hash::SecretPurpose::TemporaryCode,
        },
    }
}

pub(super) fn from_match(found: Match) -> Matched {
    match found {
        Match::No => Matched::No,
        Match::Yes { needs_rehash } => Matched::Yes {
            outdated: needs_rehash,
        },
    }
}
