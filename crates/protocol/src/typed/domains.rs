//! The name of a domain that people type beside their user name.

use super::name::fold_user_name;

/// The domains that stand beside a user name and mean nothing by themselves: the short name in
/// `FIRMA\g.ferri`, the suffix in `g.ferri@firma.example`. IT configures them; no other is stripped.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct SignInDomains(Vec<String>);

impl SignInDomains {
    /// Takes the domains as they were configured, in any case.
    #[must_use]
    pub fn new(domains: &[String]) -> Self {
        let folded = domains.iter().map(|domain| fold_user_name(domain));
        Self(folded.filter(|domain| !domain.is_empty()).collect())
    }

    /// What was typed without a configured domain before `\` or `/`, or after the last `@`.
    ///
    /// A text that is nothing but a domain stays as it is.
    #[must_use]
    pub fn strip<'a>(&self, typed: &'a str) -> &'a str {
        let known = |domain: &str| self.0.contains(&fold_user_name(domain));
        let before = typed.split_once(['\\', '/', '＼']);
        let after = typed.rsplit_once(['@', '＠']);
        let stripped = match (before, after) {
            (Some((domain, name)), _) if known(domain) => name,
            (_, Some((name, domain))) if known(domain) => name,
            _ => typed,
        };
        if fold_user_name(stripped).is_empty() {
            typed
        } else {
            stripped
        }
    }

    /// Whether a user name still has a domain beside it, configured or not: most likely the name
    /// was meant without.
    #[must_use]
    pub fn stands_in(name: &str) -> bool {
        name.contains(['\\', '@'])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn domains() -> SignInDomains {
        SignInDomains::new(&["FIRMA".into(), "firma.example".into()])
    }

    #[test]
    fn a_configured_domain_is_stripped_on_either_side() {
        for typed in [
            "g.ferri",
            "FIRMA\\g.ferri",
            "firma\\g.ferri",
            "FIRMA/g.ferri",
            "g.ferri@Firma.Example",
            "g.ferri@firma",
            " FIRMA\\g.ferri",
            "ＦＩＲＭＡ＼g.ferri",
        ] {
            assert_eq!(domains().strip(typed), "g.ferri", "{typed}");
        }
    }

    #[test]
    fn any_other_domain_stays() {
        for typed in [
            "ALTRA\\g.ferri",
            "g.ferri@altra.example",
            "@firma.example",
            "FIRMA\\",
        ] {
            assert_eq!(domains().strip(typed), typed);
        }
        assert_eq!(SignInDomains::default().strip("FIRMA\\g"), "FIRMA\\g");
    }
}
