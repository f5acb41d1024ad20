//! Who or what holds a method. Two methods in one custody count once (docs/design.md, section 3).

use crate::{address::ascii_domain, method::Method};
use chiave_protocol::typed::fold_user_name;
use std::collections::BTreeMap;

/// A holder of proofs.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Custody {
    /// The person's telephone: app, text, call.
    Phone,
    /// One mailbox, by its normalised address.
    Mailbox(String),
}

/// Who holds the methods of a kind.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum CustodyRule {
    /// All are in the person's telephone, and count once.
    Phone,
    /// Each is in the mailbox that its address names.
    Mailbox,
}

impl CustodyRule {
    /// How many custodies so many methods of the kind can be in.
    #[must_use]
    pub fn most(self, methods: u8) -> u8 {
        match self {
            Self::Phone => methods.min(1),
            Self::Mailbox => methods,
        }
    }

    /// Whether one more method of the kind can be in a custody that is not among `held`.
    #[must_use]
    pub fn can_add_to<T>(self, held: &BTreeMap<Custody, T>) -> bool {
        match self {
            Self::Phone => !held.contains_key(&Custody::Phone),
            Self::Mailbox => true,
        }
    }
}

/// Who holds `method`.
#[must_use]
pub fn custody(method: &Method) -> Custody {
    match method.spec().custody {
        CustodyRule::Phone => Custody::Phone,
        CustodyRule::Mailbox => {
            Custody::Mailbox(normalise_address(method.address().unwrap_or_default()))
        }
    }
}

/// Folds the spellings of one mailbox: width and case, a `+tag` in the local part, the spellings of
/// the domain, and what some providers ignore.
///
/// Mailboxes are counted by this, and mail never goes to it. So two mailboxes that are taken for one
/// are counted once, and nobody gets what is meant for another.
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

/// A provider whose mailboxes have several spellings, as it says itself.
struct Provider {
    /// Every mailbox is reached under each of these.
    domains: &'static [&'static str],
    /// What makes no difference in the local part.
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
