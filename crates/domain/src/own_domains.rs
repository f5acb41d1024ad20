//! The mail domains behind the password of an account. An address there is read with the password that it is
//! meant to reset, so it is no way back in (docs/design.md, section 6).

use crate::{account::Account, address::ascii_domain, method::Method, settings::AccountPolicy};

/// The mail domains behind the password of one account: the company's own domains, the domain of the work
/// address, and the subdomains of these.
#[derive(Clone, Debug)]
pub struct OwnDomains(Vec<String>);

impl OwnDomains {
    /// The domains behind the password of `account`; of nobody, the company's own ones.
    #[must_use]
    pub fn of(policy: &AccountPolicy, account: Option<&Account>) -> Self {
        let work = account
            .and_then(|account| account.mail.as_deref())
            .and_then(|mail| mail.rsplit_once('@'));
        let own = policy.own_mail_domains.iter().map(String::as_str);
        let all = own.chain(work.map(|(_, domain)| domain));
        Self(all.map(ascii_form).collect())
    }

    /// Whether a domain, in its ASCII form, is one of these.
    #[must_use]
    pub fn has_domain(&self, domain: &str) -> bool {
        self.0.iter().any(|own| {
            let before = domain.strip_suffix(own.as_str());
            before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
        })
    }

    /// Whether a method is an address under one of these domains. Such a method was registered before the
    /// setting was in force, and counts for nothing while it is.
    #[must_use]
    pub fn has(&self, method: &Method) -> bool {
        let domain = method.address().and_then(|it| it.rsplit_once('@'));
        domain.is_some_and(|(_, domain)| self.has_domain(&ascii_form(domain)))
    }
}

/// The ASCII form of a domain. The addresses that are stored have that form, which is found without a
/// conversion: its time would show before the first gate that an account has addresses (law 5).
fn ascii_form(domain: &str) -> String {
    match domain.is_ascii() {
        true => domain.trim_end_matches('.').to_ascii_lowercase(),
        false => ascii_domain(domain).unwrap_or_else(|| domain.to_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(domains: &[&str]) -> OwnDomains {
        let policy = AccountPolicy {
            own_mail_domains: domains.iter().map(|&it| it.to_owned()).collect(),
            ..AccountPolicy::default()
        };
        OwnDomains::of(&policy, None)
    }

    #[test]
    fn subdomains_and_other_spellings_are_ones_own() {
        let own = own(&["Altariva.example", "caffè.example"]);

        for domain in [
            "altariva.example",
            "mail.altariva.example",
            "xn--caff-8oa.example",
        ] {
            assert!(own.has_domain(domain), "{domain}");
        }
        for domain in ["notaltariva.example", "example", "altariva.example.net"] {
            assert!(!own.has_domain(domain), "{domain}");
        }
    }
}
