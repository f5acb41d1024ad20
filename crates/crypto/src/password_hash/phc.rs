//! The PHC string: the text form of a hash
//! (<https://github.com/P-H-C/phc-string-format/blob/master/phc-sf-spec.md>).

use super::{BOUND, Cost, HashError, OUTPUT};
use crate::KeyId;
use argon2::{
    Params, Version,
    password_hash::phc::{Output, ParamsString, PasswordHash, Salt},
};
use std::fmt;

/// The maximum length of a PHC string in bytes. Ours have about 160.
pub(super) const MAX_PHC_BYTES: usize = 256;

/// A stored hash: a PHC string. Its text is for the store; `Debug` never prints it.
#[derive(Clone, Eq, PartialEq)]
pub struct StoredHash(String);

impl StoredHash {
    /// Wraps a text that a store returned.
    #[must_use]
    pub fn from_phc(text: String) -> Self {
        Self(text)
    }

    /// The PHC string, for an SQL parameter.
    #[must_use]
    pub fn as_phc(&self) -> &str {
        &self.0
    }

    /// The id of the pepper that the hash was made with; `None` if the text is not one of our
    /// hashes.
    #[must_use]
    pub fn pepper(&self) -> Option<KeyId> {
        let parsed = ParsedHash::parse(self).ok()?;
        let id = std::str::from_utf8(parsed.params.keyid()).ok()?;
        KeyId::parse(id).ok()
    }
}

impl fmt::Debug for StoredHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<hash>")
    }
}

/// A parsed PHC string. `Debug` never prints it.
#[derive(Clone)]
pub struct ParsedHash {
    pub(super) params: Params,
    pub(super) salt: Salt,
    pub(super) output: Vec<u8>,
}

impl fmt::Debug for ParsedHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<hash>")
    }
}

impl ParsedHash {
    pub(super) fn parse(stored: &StoredHash) -> Result<Self, HashError> {
        if stored.0.len() > MAX_PHC_BYTES {
            return Err(HashError::Stored);
        }
        let phc = PasswordHash::new(&stored.0).map_err(|_| HashError::Stored)?;
        let params = Params::try_from(&phc).map_err(|_| HashError::Stored)?;
        let cost = Cost {
            memory_kib: params.m_cost(),
            passes: params.t_cost(),
            lanes: params.p_cost(),
        };
        let pepper = std::str::from_utf8(params.keyid()).map_err(|_| HashError::Stored)?;
        // Refuses a cost above the maximum, and every parameter that we never write.
        let ours = cost
            .params(pepper, params.data())
            .map_err(|_| HashError::Stored)?;
        let (Some(salt), Some(output)) = (phc.salt, phc.hash) else {
            return Err(HashError::Stored);
        };
        let right_kind = phc.algorithm == argon2::ARGON2ID_IDENT
            && phc.version == Some(Version::V0x13.into())
            && matches!(params.data().len(), 0 | BOUND)
            && ours == params;
        if !right_kind {
            return Err(HashError::Stored);
        }
        let output: &[u8; OUTPUT] = output
            .as_bytes()
            .try_into()
            .map_err(|_| HashError::Stored)?;
        // The same hash can be written with default parameters left out or in another order; only
        // the form that we write is accepted.
        if to_phc(&params, salt.as_ref(), output)? != *stored {
            return Err(HashError::Stored);
        }
        Ok(Self {
            params,
            salt,
            output: output.to_vec(),
        })
    }
}

/// The PHC string of a hash.
pub(super) fn to_phc(
    params: &Params,
    salt: &[u8],
    output: &[u8; OUTPUT],
) -> Result<StoredHash, HashError> {
    let phc = PasswordHash {
        algorithm: argon2::ARGON2ID_IDENT,
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(params).map_err(|_| HashError::Failed)?,
        salt: Some(Salt::new(salt).map_err(|_| HashError::Failed)?),
        hash: Some(Output::new(output).map_err(|_| HashError::Failed)?),
    };
    Ok(StoredHash(phc.to_string()))
}
