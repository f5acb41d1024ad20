//! The name veto: no part of the person's own names, however long the rest is.
//!
//! As Microsoft Entra Password Protection has it: parts of four characters or more, anywhere, with case,
//! accents and disguises undone. A veto and not a matter of points: Microsoft's example `p0LL23fb`
//! for somebody called Poll would have points enough.

use crate::fold::{Folded, word};
use chiave_protocol::policy::PersonalFacts;

/// Characters of the shortest part that is looked for. A shorter one would turn up by chance.
const SHORTEST: usize = 4;

/// The first part of a name found in the candidate, as the facts have it.
pub(crate) fn found(candidate: &Folded, facts: &PersonalFacts) -> Option<String> {
    let part = parts(facts).find(|part| contains(&candidate.undisguised, &word(part)));
    part.map(str::to_owned)
}

/// Every name, cut where it is not letters and digits: `anna.rossi@example.org` is four parts.
pub(crate) fn parts(facts: &PersonalFacts) -> impl Iterator<Item = &str> {
    facts
        .name_parts
        .iter()
        .flat_map(|name| name.split(|c: char| !c.is_alphanumeric()))
}

fn contains(text: &[char], part: &[char]) -> bool {
    part.len() >= SHORTEST && text.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(names: &[&str]) -> PersonalFacts {
        PersonalFacts {
            name_parts: names.iter().map(ToString::to_string).collect(),
        }
    }

    fn found_in(candidate: &str, names: &[&str]) -> Option<String> {
        found(&Folded::of(candidate.chars()), &facts(names))
    }

    #[test]
    fn microsofts_example_is_refused() {
        assert_eq!(
            found_in("p0LL23fb", &["John", "Poll"]),
            Some("Poll".to_owned())
        );
    }

    #[test]
    fn a_part_is_found_inside_in_any_case_and_disguise() {
        for candidate in ["xxROSSIxx", "il-r0$$i-delle-due", "rossi", "ròssì"] {
            let found = found_in(candidate, &["anna.rossi@example.org"]);
            assert_eq!(found.as_deref(), Some("rossi"), "{candidate}");
        }
    }

    #[test]
    fn a_part_of_three_characters_or_none_is_not_looked_for() {
        assert_eq!(
            found_in("leo bo va al mare", &["Leo Bo", "", "l-e-o"]),
            None
        );
    }

    #[test]
    fn a_name_in_other_letters_is_found() {
        assert_eq!(
            found_in("здравствуй, Ольга!", &["ольга"]),
            Some("ольга".to_owned())
        );
    }

    #[test]
    fn names_that_are_not_there_are_not_found() {
        assert_eq!(
            found_in("quattro gatti neri", &["Anna Rossi", "arossi"]),
            None
        );
    }
}
