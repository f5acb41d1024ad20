//! Who or what holds a method. Two methods in one custody count once (docs/design.md, section 3).

use crate::method::{Method, MethodDetail};

/// A holder of proofs.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Custody {
    /// The person's telephone: app, text, call.
    Phone,
    /// One mailbox, by its normalised address.
    Mailbox(String),
    /// What the person remembers.
    Memory,
}

/// Who holds `method`.
#[must_use]
pub fn custody(method: &Method) -> Custody {
    match &method.detail {
        MethodDetail::Authenticator { .. } => Custody::Phone,
        MethodDetail::Mail { address } => Custody::Mailbox(normalise_address(address)),
    }
}

/// Folds the spellings of one mailbox: case, and a `+tag` in the local part.
///
/// Dots are kept: only some providers ignore them, and merging two people's mailboxes would be
/// worse than counting one twice.
#[must_use]
pub fn normalise_address(address: &str) -> String {
    let lower = address.trim().to_lowercase();
    match lower.rsplit_once('@') {
        Some((local, domain)) => {
            let local = local.split('+').next().unwrap_or(local);
            format!("{local}@{}", domain.trim_end_matches('.'))
        }
        None => lower,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_does_not_make_a_second_mailbox() {
        assert_eq!(
            normalise_address("Giulia+work@Posta.example."),
            normalise_address("giulia@posta.example")
        );
    }
}
