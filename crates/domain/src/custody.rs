//! The custody of a method: who or what holds it. Two methods in one custody count once
//! (docs/design.md, section 3).

use crate::{address::ascii_domain, method::Method};
use chiave_protocol::typed::fold_user_name;
use std::collections::BTreeMap;

/// The holder of methods.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Custody {
    /// The person's telephone.
    Phone,
    /// The sheet of recovery codes.
    Paper,
    /// The help desk: a member of the IT department, by the user id on the service's machine. Two members are
    /// two custodies: whoever wants a reset from the help desk alone has to convince both.
    HelpDesk(Option<u32>),
    /// One mailbox, identified by its normalised address.
    Mailbox(String),
}

/// How the custody of a method follows from its kind.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum CustodyRule {
    /// All methods of the kind are in the person's telephone and count once.
    Phone,
    /// All codes of all sheets are on paper and count once.
    Paper,
    /// Each method is in the mailbox of its address.
    Mailbox,
}

impl CustodyRule {
    /// The number of custodies in which this number of methods of the kind can be.
    #[must_use]
    pub fn most(self, methods: u8) -> u8 {
        match self {
            Self::Phone | Self::Paper => methods.min(1),
            Self::Mailbox => methods,
        }
    }

    /// Whether another method of the kind can be in a custody that is not among `held`.
    #[must_use]
    pub fn can_add_to<T>(self, held: &BTreeMap<Custody, T>) -> bool {
        match self {
            Self::Phone => !held.contains_key(&Custody::Phone),
            Self::Paper => !held.contains_key(&Custody::Paper),
            Self::Mailbox => true,
        }
    }
}

/// The custody of `method`.
#[must_use]
pub fn custody(method: &Method) -> Custody {
    match method.spec().custody {
        CustodyRule::Phone => Custody::Phone,
        CustodyRule::Paper => Custody::Paper,
        CustodyRule::Mailbox => {
            Custody::Mailbox(normalise_address(method.address().unwrap_or_default()))
        }
    }
}

/// Normalises the spellings of one mailbox: width and case, a `+tag` in the local part, the
/// spellings of the domain, and what some providers ignore.
///
/// The result only identifies mailboxes for counting; mail is never sent to it. So if two different
/// mailboxes have the same form, they count once, but nobody receives another person's mail.
#[must_use]
pub fn normalise_address(address: &str) -> String {
    let folded = fold_user_name(address);
    let Some((local, domain)) = folded.rsplit_once('@') else {
        return folded;
    };
    let domain = ascii_domain(domain).unwrap_or_else(|| domain.to_owned());
    let local = local.split('+').next().unwrap_or(local);
    match PROVIDERS
        .iter()
        .find(|it| it.domains.contains(&domain.as_str()))
    {
        None => format!("{local}@{domain}"),
        Some(provider) => {
            let kept = |c: &char| !provider.ignores.contains(c);
            let local: String = local.chars().filter(kept).collect();
            format!("{local}@{}", provider.domains[0])
        }
    }
}

/// A provider whose mailboxes have several spellings, according to its own documentation.
struct Provider {
    /// The domains under which every mailbox can be reached.
    domains: &'static [&'static str],
    /// The characters of the local part that the provider ignores.
    ignores: &'static [char],
}

const PROVIDERS: &[Provider] = &[
    Provider {
        domains: &["gmail.com", "googlemail.com"],
        ignores: &['.'],
    },
    Provider {
        domains: &["proton.me", "protonmail.com", "protonmail.ch", "pm.me"],
        ignores: &['.', '-', '_'],
    },
    Provider {
        domains: &["icloud.com", "me.com", "mac.com"],
        ignores: &[],
    },
    Provider {
        domains: &[
            "yandex.ru",
            "ya.ru",
            "yandex.com",
            "yandex.by",
            "yandex.kz",
            "yandex.ua",
        ],
        ignores: &['.', '-'],
    },
];

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

    #[test]
    fn every_spelling_of_a_mailbox_is_one() {
        for (one, other) in [
            ("g.ferri@posta.example", "g.ferri@ｐosta.example"),
            ("g.ferri@caffè.example", "G.Ferri@xn--caff-8oa.example"),
            ("g.ferri@posta.example", "ｇ.ferri@posta\u{ff0e}example"),
            ("giulia.ferri@gmail.com", "giuliaferri+x@googlemail.com"),
            ("giulia_ferri@pm.me", "giulia.ferri@protonmail.com"),
            ("giulia@me.com", "giulia@icloud.com"),
        ] {
            assert_eq!(normalise_address(one), normalise_address(other), "{one}");
        }
    }

    #[test]
    fn dots_make_a_difference_elsewhere() {
        assert_ne!(
            normalise_address("giulia.ferri@posta.example"),
            normalise_address("giuliaferri@posta.example")
        );
    }
}
