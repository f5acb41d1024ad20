//! The label of an account in an authenticator app: the company and the user name.

/// The maximum length of each half of a label: what apps display, and what keeps the QR code easy
/// to read.
const MOST_CHARACTERS: usize = 40;

/// One half of a label. A colon separates the halves, so neither half may contain one; some apps
/// also accept an encoded colon as the separator. A text that is too long is cut after a word.
pub(super) fn label(text: &str) -> String {
    let plain: String = text.chars().filter(|c| *c != ':').collect();
    let plain = plain.trim();
    if plain.chars().count() <= MOST_CHARACTERS {
        return plain.to_owned();
    }
    let short: String = plain.chars().take(MOST_CHARACTERS).collect();
    // The last word of `short` may be cut. The first word, if it is alone, is cut and stays.
    let words = short.rsplit_once(' ').map_or_else(
        || short.chars().take(MOST_CHARACTERS - 1).collect(),
        |(words, _)| words.to_owned(),
    );
    let joining = |c: char| c == ' ' || "&,-/+".contains(c);
    format!("{}…", words.trim_end_matches(joining))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_fits_stays_whole() {
        let name = "Officine Meccaniche Altariva S.p.A. Nord";
        assert_eq!(name.len(), MOST_CHARACTERS);

        assert_eq!(label(name), name);
        assert_eq!(label(" g:ferri "), "gferri");
    }

    #[test]
    fn a_name_that_is_too_long_ends_after_a_word() {
        for (name, short) in [
            (
                "Fratelli Altariva di Giulio Ferri & Figli S.p.A.",
                "Fratelli Altariva di Giulio Ferri…",
            ),
            (
                "Officine Meccaniche Altariva S.p.A. di Ferri",
                "Officine Meccaniche Altariva S.p.A. di…",
            ),
            (
                "Officine Meccaniche Altariva S.p.A. Nordest",
                "Officine Meccaniche Altariva S.p.A.…",
            ),
        ] {
            assert_eq!(label(name), short);
            assert!(label(name).chars().count() <= MOST_CHARACTERS);
        }
    }

    #[test]
    fn a_single_word_that_is_too_long_is_cut() {
        let short = label(&"a".repeat(60));

        assert_eq!(short, format!("{}…", "a".repeat(39)));
    }
}
