//! Parses mail addresses, and normalises their domains.
//!
//! Accepts the plain form of RFC 5321, section 4.1.2: a dot-string before the at sign, host names
//! after it. Quoted local parts and addresses in brackets are refused: no provider issues them.
//! Letters and digits of every script are accepted before the at sign (RFC 6531). The domain is
//! converted to its ASCII form (UTS 46), as mail servers do: `ａltariva.example` becomes
//! `altariva.example`, and an internationalised name becomes its `xn--` form.

use chiave_protocol::{limits, typed::is_invisible};
use std::fmt;

/// The maximum number of bytes before the at sign (RFC 5321, section 4.5.3.1.1).
const LOCAL_BYTES: usize = 64;
/// The maximum number of bytes of one label of a host name (RFC 1035, section 2.3.4).
const LABEL_BYTES: usize = 63;
/// The characters that an atom may contain besides letters and digits: those of RFC 5322, section 3.2.3,
/// without `!` and `%`. A mail server may read `a!b@c` and `a%b@c` as a route to another domain (RFC 5321,
/// appendix C), so the domain after the at sign would not tell whose mailbox it is.
const IN_ATOMS: &str = "#$&'*+-/=?^_`{|}~";

/// An address that a mail can be written to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MailAddress {
    /// The part before the at sign, as typed.
    pub local: String,
    /// The domain in ASCII and lower case.
    pub domain: String,
}

impl fmt::Display for MailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.local, self.domain)
    }
}

/// Parses an address as typed; returns `None` if a mail cannot be sent to it.
///
/// Invisible characters are removed, and a full-width at sign counts as an at sign.
#[must_use]
pub fn deliverable(typed: &str) -> Option<MailAddress> {
    let visible = typed.trim().chars().filter(|c| !is_invisible(*c));
    let address: String = visible
        .map(|c| if matches!(c, '＠' | '﹫') { '@' } else { c })
        .collect();
    let (local, domain) = address.rsplit_once('@')?;
    let domain = ascii_domain(domain)?;
    let usable = local.len() + 1 + domain.len() <= limits::ADDRESS_BYTES
        && local.len() <= LOCAL_BYTES
        && local.split('.').all(is_atom)
        && domain.contains('.')
        && domain.split('.').all(is_label)
        && !is_number(&domain);
    usable.then(|| MailAddress {
        local: local.to_owned(),
        domain,
    })
}

/// The ASCII form of a domain (UTS 46), in lower case and without a dot at its end; `None` if the
/// text is not a domain. Two spellings of one domain have the same form.
#[must_use]
pub fn ascii_domain(domain: &str) -> Option<String> {
    let ascii = idna::domain_to_ascii(domain.trim()).ok()?;
    let ascii = ascii.trim_end_matches('.').to_ascii_lowercase();
    (!ascii.is_empty()).then_some(ascii)
}

fn is_atom(text: &str) -> bool {
    let may_stand = |c: char| c.is_alphanumeric() || IN_ATOMS.contains(c);
    !text.is_empty() && text.chars().all(may_stand)
}

/// Whether the last label is a number, as in an IPv4 address: no top-level domain is one (RFC 3696,
/// section 2).
fn is_number(domain: &str) -> bool {
    let last = domain.rsplit('.').next();
    last.is_some_and(|label| label.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_label(text: &str) -> bool {
    let may_stand = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
    text.len() <= LABEL_BYTES
        && text.chars().all(may_stand)
        && text.starts_with(char::is_alphanumeric)
        && text.ends_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_atoms_between_its_dots() {
        let address = deliverable("anna.rossi@posta.example").unwrap();
        assert_eq!(address.to_string(), "anna.rossi@posta.example");
        for none in [
            "",
            "@",
            "anna",
            "anna@",
            "@posta.example",
            "a..b@c.example",
            "anna@posta",
            "anna@127.0.0.1",
            "anna!rossi@posta.example",
            "anna%azienda.example@posta.example",
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

    #[test]
    fn every_spelling_of_a_domain_becomes_one() {
        for (typed, kept) in [
            ("g@ａltariva.example", "g@altariva.example"),
            ("g@ⓐltariva.example", "g@altariva.example"),
            ("g@Altariva\u{3002}Example", "g@altariva.example"),
            ("g＠altariva．example", "g@altariva.example"),
            ("g@alta\u{ad}riva.example", "g@altariva.example"),
            ("\u{200b}g@altariva.example.", "g@altariva.example"),
            ("g@caffè.example", "g@xn--caff-8oa.example"),
            ("g@XN--CAFF-8OA.example", "g@xn--caff-8oa.example"),
        ] {
            assert_eq!(deliverable(typed).unwrap().to_string(), kept, "{typed}");
        }
    }
}
