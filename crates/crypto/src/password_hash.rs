//! Argon2id (RFC 9106) with a pepper, for passwords and for short secrets such as passes.
//!
//! The result is a PHC string that says how it was made: parameters, salt, the id of the pepper, and
//! as associated data the account and the purpose, so that a hash copied to another account, or from
//! an activation code to a password, matches nothing there.
//! Hashing needs 19 MiB; a [`Hasher`] owns that memory and uses it again and again, one per worker.

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

/// Bytes of a salt (RFC 9106, section 3.1).
const SALT: usize = 16;
/// Bytes of a hash.
const OUTPUT: usize = 32;
/// The account of a decoy: nobody's, of the size of anybody's.
const NOBODY: Uuid = Uuid::nil();
/// Bytes of associated data: an account and a purpose.
const BOUND: usize = 17;

/// What a hashed secret is for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum HashPurpose {
    /// It opens sessions.
    Password,
    /// It opens an activation.
    ActivationCode,
}

/// Whose secret is hashed, and what for. A hash matches for no other.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct HashFor {
    /// The account.
    pub account: Uuid,
    /// The purpose.
    pub purpose: HashPurpose,
}

impl HashFor {
    /// Nobody's, for a decoy.
    pub const NOBODY: Self = Self {
        account: NOBODY,
        purpose: HashPurpose::Password,
    };

    fn data(self) -> [u8; BOUND] {
        let mut data = [0; BOUND];
        data[..16].copy_from_slice(self.account.as_bytes());
        data[16] = match self.purpose {
            HashPurpose::Password => 1,
            HashPurpose::ActivationCode => 2,
        };
        data
    }
}

/// Blocks that a [`Hasher`] asks the allocator for, of which it touches no more than it needs.
///
/// glibc maps a large block on its own and gives it back when it is freed, but it learns from each
/// one it frees, up to 32 MiB (`M_MMAP_THRESHOLD` in mallopt(3)): the next of that size would stay
/// with the process for good. A block above that is mapped and given back every time, and teaches
/// nothing. What is never touched takes no memory.
const RESERVED_BLOCKS: usize = 33 * 1024;

/// What a hash costs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Cost {
    /// Memory in KiB, 8 to 262 144.
    pub memory_kib: u32,
    /// Passes over it, 1 to 16.
    pub passes: u32,
    /// Lanes, 1 to 4. More than one brings a server nothing: its workers are the lanes.
    pub lanes: u32,
}

impl Cost {
    /// The most that is ever spent, whatever a stored hash asks for.
    const MOST: Self = Self {
        memory_kib: 256 * 1024,
        passes: 16,
        lanes: 4,
    };

    /// The parameters of a hash with this pepper, for what it is bound to; no bytes for one of an earlier
    /// version, which was made for nobody in particular.
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
    /// 19 MiB, 2 passes, 1 lane: the least that OWASP's password storage page recommends, and what
    /// docs/design.md, section 6, decides.
    fn default() -> Self {
        Self {
            memory_kib: 19 * 1024,
            passes: 2,
            lanes: 1,
        }
    }
}

impl Pepper {
    /// Whether a hash says that it was made with one of these. What it says is the id: another pepper
    /// under the same id looks the same, until a right password is refused.
    #[must_use]
    pub fn made(&self, stored: &StoredHash) -> bool {
        self.read(stored).is_ok()
    }

    /// Takes the stored hash of an account apart, where it was made with one of these.
    ///
    /// # Errors
    ///
    /// [`HashError::Stored`] where the text is no hash of ours, [`HashError::UnknownPepper`] where its
    /// pepper is gone, [`HashError::OtherUse`] where it was made for another account or purpose.
    pub fn take_apart(&self, stored: &StoredHash, bound: HashFor) -> Result<ParsedHash, HashError> {
        let parsed = self.read(stored)?;
        match parsed.params.data() {
            // Of an earlier version; it is made again at the next right password.
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

/// What a comparison found.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Match {
    /// It is the same secret.
    Yes {
        /// The hash was made at another cost, with an older pepper or for no account: hash again and
        /// store.
        needs_rehash: bool,
    },
    /// It is another.
    No,
}

/// A hash could not be computed. A wrong password is no error.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum HashError {
    /// The caller's fault: more bytes than any password has.
    #[error("secret too long")]
    TooLong,
    /// The setting's fault: a cost outside the allowed range.
    #[error("cost outside the allowed range")]
    Cost,
    /// The store's fault: the text is no hash of ours.
    #[error("stored hash is unreadable")]
    Stored,
    /// The key file's fault: the pepper of this hash is gone.
    #[error("pepper of this hash is not here")]
    UnknownPepper,
    /// Nobody's fault but that of whoever wrote it there: the hash was made for another account or
    /// another purpose.
    #[error("stored hash is another account's, or of another secret")]
    OtherUse,
    /// The machine's fault.
    #[error("hashing failed")]
    Failed,
}

/// Computes hashes, in memory of its own.
///
/// The memory is allocated once, wiped after every use, and grows only for a stored hash that was
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
    /// [`HashError::Cost`] where it is outside the range.
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

    /// Leaves the wiping to the owner, who calls [`Hasher::wipe`] once nobody has waited for a moment.
    ///
    /// A wipe costs a twelfth of a hash, and the next hash overwrites every block anyway. What stays
    /// in between helps nobody to guess faster than the stored hash does: all of it depends on the
    /// pepper.
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
    /// A password comes in as `chiave_rules::normalise` left it.
    ///
    /// # Errors
    ///
    /// [`HashError::TooLong`] above the cap, before any work.
    pub fn hash(
        &mut self,
        secret: &str,
        bound: HashFor,
        pepper: &Pepper,
        random: &dyn Random,
    ) -> Result<StoredHash, HashError> {
        let key = pepper.0.current();
        let params = self.cost.params(key.id.as_str(), &bound.data())?;
        let salt: [u8; SALT] = random::bytes(random);
        let output = self.compute(secret, &params, &salt, key.bytes.as_slice())?;
        to_phc(&params, &salt, &output)
    }

    /// Compares a secret with the stored hash of an account; takes the same time whether or not it matches.
    ///
    /// # Errors
    ///
    /// Where no comparison was possible; see [`HashError`].
    pub fn verify(
        &mut self,
        secret: &str,
        stored: &StoredHash,
        bound: HashFor,
        pepper: &Pepper,
    ) -> Result<Match, HashError> {
        self.compare(secret, &pepper.take_apart(stored, bound)?, pepper)
    }

    /// As [`Hasher::verify`], with a hash that was taken apart before.
    ///
    /// # Errors
    ///
    /// Where no comparison was possible; see [`HashError`].
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

    /// A hash that no secret matches and that costs as much to check as a real one: compared for
    /// names that do not exist (law 5). Drawn and not computed, so it takes no memory; one per
    /// process is enough.
    ///
    /// # Errors
    ///
    /// [`HashError::Cost`] where the cost is outside the range.
    pub fn decoy(
        cost: Cost,
        pepper: &Pepper,
        random: &dyn Random,
    ) -> Result<StoredHash, HashError> {
        let params = cost.params(pepper.current_id().as_str(), &HashFor::NOBODY.data())?;
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

/// Overwrites at the speed of `memset`: wiping word by word, as `zeroize` must, would cost a tenth
/// of the hash. The memory lives on and is lent to something opaque, so the writes are not dropped.
fn wipe(memory: &mut [Block]) {
    memory.fill(Block::new());
    std::hint::black_box(memory);
}

#[cfg(test)]
mod tests;
