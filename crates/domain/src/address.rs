//! Which mail addresses a mail can be written to.
//!
//! The plain form of RFC 5321, section 4.1.2: a dot-string before the at, host names after it. A
//! quoted local part and an address in brackets are left out: nobody has one, and no provider gives
//! one away. Letters and digits of every script count (RFC 6531).

use chiave_protocol::limits;

/// Bytes before the at (RFC 5321, section 4.5.3.1.1).
const LOCAL_BYTES: usize = 64;
/// Bytes of one part of a host name (RFC 1035, section 2.3.4).
const LABEL_BYTES: usize = 63;
/// What an atom may hold beside letters and digits (RFC 5322, section 3.2.3).
const IN_ATOMS: &str = "!#$%&'*+-/=?^_`{|}~";

/// The two sides of an address that a mail can be written to; `None` where it is none.
#[must_use]
pub fn deliverable(address: &str) -> Option<(&str, &str)> {
    let (local, domain) = address.rsplit_once('@')?;
    let usable = address.len() <= limits::ADDRESS_BYTES
        && local.len() <= LOCAL_BYTES
        && local.split('.').all(is_atom)
        && domain.contains('.')
        && domain.split('.').all(is_label);
    usable.then_some((local, domain))
}

fn is_atom(text: &str) -> bool {
    let may_stand = |c: char| c.is_alphanumeric() || IN_ATOMS.contains(c);
    !text.is_empty() && text.chars().all(may_stand)
}

fn is_label(text: &str) -> bool {
    is_atom(text)
        && text.len() <= LABEL_BYTES
        && text.starts_with(char::is_alphanumeric)
        && text.ends_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_atoms_between_its_dots() {
        assert_eq!(
            deliverable("anna.rossi@posta.example"),
            Some(("anna.rossi", "posta.example"))
        );
        for none in [
            "",
            "@",
            "anna",
            "anna@",
            "@posta.example",
            "a..b@c.example",
            "anna@posta",
        ] {
            assert_eq!(deliverable(none), None, "{none}");
        }
    }

    #[test]
    fn no_part_is_longer_than_mail_servers_take() {
        let address = |local, label| format!("{}@{}.example", "a".repeat(local), "b".repeat(label));

        assert!(deliverable(&address(64, 63)).is_some());
        assert_eq!(deliverable(&address(65, 63)), None);
        assert_eq!(deliverable(&address(64, 64)), None);
    }
}
