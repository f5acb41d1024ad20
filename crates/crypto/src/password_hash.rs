//! Argon2id (RFC 9106) with a pepper, for passwords and for short secrets such as activation codes.
//!
//! The result is a PHC string that contains parameters, salt and the id of the pepper, and, as
//! associated data, account and purpose. So a hash that was copied to another account, or from an
//! activation code to a password, matches nothing there. Hashing needs 19 MiB; each worker's [`Hasher`] reuses its own.

mod phc;

pub use phc::{ParsedHash, StoredHash};

use crate::{
    Pepper,
    random::{self, Random},
};
use argon2::{
    Algorithm, Argon2, AssociatedData, Block, KeyId as PhcKeyId, Params, ParamsBuilder, Version,
};
use chiave_protocol::limits::PASSWORD_BYTES;
use phc::to_phc;
use std::fmt;
use subtle::ConstantTimeEq;
use uuid::Uuid;
use zeroize::{Zeroize, Zeroizing};

/// The length of a salt in bytes (RFC 9106, section 3.1).
const SALT: usize = 16;
/// The length of a hash in bytes.
const OUTPUT: usize = 32;
/// The account of a decoy: belongs to nobody and has the length of every account id.
const NOBODY: Uuid = Uuid::nil();
/// The length of the associated data in bytes: account and purpose.
const BOUND: usize = 17;

/// The purpose of a hashed secret.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SecretPurpose {
    /// A password, which opens sessions.
    Password = 1,
    /// An activation code, which opens an activation.
    ActivationCode = 2,
    /// A code of a recovery sheet.
    RecoveryCode = 3,
    /// A code of the help desk.
    HelpDeskCode = 4,
    /// A temporary code.
    TemporaryCode = 5,
}

/// The account and the purpose of a hash. A hash matches for no other account and purpose.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct SecretContext {
    /// The account.
    pub account: Uuid,
    /// The purpose.
    pub purpose: SecretPurpose,
}

impl SecretContext {
    /// The value of a decoy, which belongs to no account.
    pub const NOBODY: Self = Self {
        account: NOBODY,
        purpose: SecretPurpose::Password,
    };

    /// The bytes that the hash function receives.
    fn data(self) -> [u8; BOUND] {
        let mut data = [0; BOUND];
        data[..16].copy_from_slice(self.account.as_bytes());
        data[16] = self.purpose as u8;
        data
    }
}

/// The number of blocks that a [`Hasher`] allocates. It touches only as many as it needs.
///
/// glibc maps a large block on its own and returns it to the system when it is freed. But glibc
/// raises its threshold with each block that it frees, up to 32 MiB (`M_MMAP_THRESHOLD` in
/// mallopt(3)): the next block of that size would stay with the process for ever. A block above 32
/// MiB is mapped and returned every time and does not raise the threshold. Memory that is never
/// touched is never used.
const RESERVED_BLOCKS: usize = 33 * 1024;

/// The cost of a hash.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Cost {
    /// The memory in KiB, 8 to 262 144.
    pub memory_kib: u32,
    /// The number of passes over the memory, 1 to 16.
    pub passes: u32,
    /// The number of lanes, 1 to 4. More than one does not help a server: its workers already run
    /// in parallel.
    pub lanes: u32,
}

impl Cost {
    /// The maximum cost, whatever a stored hash asks for.
    const MOST: Self = Self {
        memory_kib: 256 * 1024,
        passes: 16,
        lanes: 4,
    };

    /// The parameters of a hash with this pepper and these associated data. A hash of an earlier
    /// version has no associated data: it was bound to no account.
    fn params(self, pepper: &str, bound: &[u8]) -> Result<Params, HashError> {
        let most = Self::MOST;
        if self.memory_kib > most.memory_kib || self.passes > most.passes || self.lanes > most.lanes
        {
            return Err(HashError::Cost);
        }
        let id = PhcKeyId::new(pepper.as_bytes()).map_err(|_| HashError::Cost)?;
        let data = AssociatedData::new(bound).map_err(|_| HashError::Cost)?;
        let mut builder = ParamsBuilder::new();
        builder
            .m_cost(self.memory_kib)
            .t_cost(self.passes)
            .p_cost(self.lanes)
            .output_len(OUTPUT)
            .keyid(id)
            .data(data);
        builder.build().map_err(|_| HashError::Cost)
    }
}

impl Default for Cost {
    /// 19 MiB, 2 passes, 1 lane: the least that OWASP's password storage page recommends, and the
    /// choice of docs/design.md, section 6.
    fn default() -> Self {
        Self {
            memory_kib: 19 * 1024,
            passes: 2,
            lanes: 1,
        }
    }
}

impl Pepper {
    /// Whether a hash names one of these peppers. The comparison is by id: another pepper under the
    /// same id looks the same until a right password is refused.
    #[must_use]
    pub fn made(&self, stored: &StoredHash) -> bool {
        self.read(stored).is_ok()
    }

    /// Parses the stored hash of an account, if the hash was made with one of these peppers.
    ///
    /// # Errors
    ///
    /// [`HashError::Stored`] if the text is not one of our hashes, [`HashError::UnknownPepper`] if
    /// the pepper is missing, [`HashError::OtherUse`] if the hash was made for another account or
    /// purpose.
    pub fn take_apart(
        &self,
        stored: &StoredHash,
        bound: SecretContext,
    ) -> Result<ParsedHash, HashError> {
        let parsed = self.read(stored)?;
        match parsed.params.data() {
            // A hash of an earlier version is replaced at the next right password.
            [] => Ok(parsed),
            data if data == bound.data() => Ok(parsed),
            _ => Err(HashError::OtherUse),
        }
    }

    fn read(&self, stored: &StoredHash) -> Result<ParsedHash, HashError> {
        let parsed = ParsedHash::parse(stored)?;
        match self.0.by_id(parsed.params.keyid()) {
            Some(_) => Ok(parsed),
            None => Err(HashError::UnknownPepper),
        }
    }
}

/// The result of a comparison.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Match {
    /// The secret matches.
    Yes {
        /// Whether the hash should be replaced: it was made at another cost, with an older pepper,
        /// or for no account.
        needs_rehash: bool,
    },
    /// The secret does not match.
    No,
}

/// A hash could not be computed. A wrong password is not an error.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum HashError {
    /// The secret is longer than a password may be.
    #[error("secret too long")]
    TooLong,
    /// The cost is outside the allowed range.
    #[error("cost outside the allowed range")]
    Cost,
    /// The stored text is not one of our hashes.
    #[error("stored hash is unreadable")]
    Stored,
    /// The pepper of the stored hash is not in the key file.
    #[error("pepper of this hash is not here")]
    UnknownPepper,
    /// The stored hash was made for another account or another purpose; somebody put it into this
    /// row.
    #[error("stored hash is another account's, or of another secret")]
    OtherUse,
    /// The hash function failed.
    #[error("hashing failed")]
    Failed,
}

/// Computes hashes, in memory of its own.
///
/// The memory is allocated once and wiped after every use. It grows only for a stored hash that was
/// made at a higher cost.
pub struct Hasher {
    cost: Cost,
    memory: Vec<Block>,
    lazy: bool,
}

impl Hasher {
    /// Allocates the memory for hashes of this cost.
    ///
    /// # Errors
    ///
    /// [`HashError::Cost`] if the cost is outside the range.
    pub fn new(cost: Cost) -> Result<Self, HashError> {
        let blocks = cost.params("", &[])?.block_count();
        let mut memory = Vec::with_capacity(blocks.max(RESERVED_BLOCKS));
        memory.resize(blocks, Block::new());
        Ok(Self {
            cost,
            memory,
            lazy: false,
        })
    }

    /// Leaves wiping to the owner, who calls [`Hasher::wipe`] after a moment without work.
    ///
    /// A wipe costs a twelfth of a hash, and the next hash overwrites every block anyway. The
    /// content does not help anybody to guess faster than the stored hash does: every block depends
    /// on the pepper.
    #[must_use]
    pub fn lazy(mut self) -> Self {
        self.lazy = true;
        self
    }

    /// Overwrites the memory.
    pub fn wipe(&mut self) {
        wipe(&mut self.memory);
    }

    /// Hashes a secret of an account with the current pepper and a fresh salt.
    ///
    /// A password must have been normalised by `chiave_rules::normalise`.
    ///
    /// # Errors
    ///
    /// [`HashError::TooLong`] above the length limit, before any work.
    pub fn hash(
        &mut self,
        secret: &str,
        bound: SecretContext,
        pepper: &Pepper,
        random: &dyn Random,
    ) -> Result<StoredHash, HashError> {
        let key = pepper.0.current();
        let params = self.cost.params(key.id.as_str(), &bound.data())?;
        let salt: [u8; SALT] = random::bytes(random);
        let output = self.compute(secret, &params, &salt, key.bytes.as_slice())?;
        to_phc(&params, &salt, &output)
    }

    /// Compares a secret with the stored hash of an account, in the same time whether or not it
    /// matches.
    ///
    /// # Errors
    ///
    /// If no comparison was possible; see [`HashError`].
    pub fn verify(
        &mut self,
        secret: &str,
        stored: &StoredHash,
        bound: SecretContext,
        pepper: &Pepper,
    ) -> Result<Match, HashError> {
        self.compare(secret, &pepper.take_apart(stored, bound)?, pepper)
    }

    /// Compares a secret with a parsed hash; otherwise as [`Hasher::verify`].
    ///
    /// # Errors
    ///
    /// If no comparison was possible; see [`HashError`].
    pub fn compare(
        &mut self,
        secret: &str,
        parsed: &ParsedHash,
        pepper: &Pepper,
    ) -> Result<Match, HashError> {
        let ParsedHash {
            params,
            salt,
            output,
        } = parsed;
        let key = pepper
            .0
            .by_id(params.keyid())
            .ok_or(HashError::UnknownPepper)?;
        let computed = self.compute(secret, params, salt, key.bytes.as_slice())?;
        if !bool::from(computed.as_slice().ct_eq(output)) {
            return Ok(Match::No);
        }
        let wanted = self
            .cost
            .params(pepper.current_id().as_str(), params.data())?;
        Ok(Match::Yes {
            needs_rehash: params.data().is_empty() || *params != wanted,
        })
    }

    /// A hash that matches no secret and costs as much to compare as a real one: names that do not
    /// exist are compared with it (law 5). Its output is random instead of computed, so making it
    /// needs no memory. One for each process is enough.
    ///
    /// # Errors
    ///
    /// [`HashError::Cost`] if the cost is outside the range.
    pub fn decoy(
        cost: Cost,
        pepper: &Pepper,
        random: &dyn Random,
    ) -> Result<StoredHash, HashError> {
        let params = cost.params(pepper.current_id().as_str(), &SecretContext::NOBODY.data())?;
        to_phc(
            &params,
            &random::bytes::<SALT>(random),
            &random::bytes::<OUTPUT>(random),
        )
    }

    fn compute(
        &mut self,
        secret: &str,
        params: &Params,
        salt: &[u8],
        pepper: &[u8],
    ) -> Result<Zeroizing<[u8; OUTPUT]>, HashError> {
        if secret.len() > PASSWORD_BYTES {
            return Err(HashError::TooLong);
        }
        let blocks = params.block_count();
        if self.memory.len() < blocks {
            self.memory.resize(blocks, Block::new());
        }
        let argon2 =
            Argon2::new_with_secret(pepper, Algorithm::Argon2id, Version::V0x13, params.clone())
                .map_err(|_| HashError::Failed)?;
        let mut output = Zeroizing::new([0; OUTPUT]);
        let memory = &mut self.memory[..blocks];
        let result = argon2.hash_password_into_with_memory(
            secret.as_bytes(),
            salt,
            output.as_mut_slice(),
            &mut *memory,
        );
        if !self.lazy {
            wipe(memory);
        }
        result.map_err(|_| HashError::Failed)?;
        Ok(output)
    }
}

impl Drop for Hasher {
    fn drop(&mut self) {
        self.memory.iter_mut().for_each(Zeroize::zeroize);
    }
}

impl fmt::Debug for Hasher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hasher")
            .field("cost", &self.cost)
            .finish_non_exhaustive()
    }
}

/// Overwrites the memory at the speed of `memset`. Wiping word by word, as `zeroize` must, would
/// cost a tenth of the hash. The compiler cannot remove the writes, because the memory lives on and
/// is passed to an opaque function.
fn wipe(memory: &mut [Block]) {
    memory.fill(Block::new());
    std::hint::black_box(memory);
}

#[cfg(test)]
mod tests;
