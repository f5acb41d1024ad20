//! The password rules as data, and the verdicts on a candidate.
//!
//! `chiave_rules::evaluate` evaluates them; the computer and the service run the same function on the same
//! data.

use crate::wire;

wire! {
    /// The rules of one account's password.
    #[derive(Clone, PartialEq)]
    pub struct PasswordPolicy {
        /// Fewest characters after NFC.
        pub min_length: u16,
        /// Most characters after NFC; never above 256.
        pub max_length: u16,
        /// How many of the four kinds (lower, upper, digit, other) must occur; 0 where none must.
        pub kinds: u8,
        /// Whether parts of the person's name, user name and mail address are refused.
        pub refuse_name_parts: bool,
        /// Whether banned words are scored (Entra: at least five points).
        pub banned_words: bool,
        /// The company's own banned words, 4 to 16 characters each, at most 1000.
        #[serde(default)]
        pub company_words: Vec<String>,
        /// Least strength estimate, 0 to 4 (zxcvbn); 0 where none is asked.
        pub min_strength: u8,
        /// How many earlier passwords may not return; 0 where any may.
        pub history: u8,
        /// Whether the breach list is asked.
        pub breach_list: bool,
        /// Days until it must be changed; absent where it never must.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub max_age_days: Option<u16>,
        /// Hours before it may be changed again; 0 where at once.
        #[serde(default)]
        pub min_age_hours: u16,
    }
}

wire! {
    /// What the rules compare a candidate with. Known to the person anyway.
    #[derive(Clone, Default, PartialEq)]
    pub struct PersonalFacts {
        /// User name, parts of the name, parts of the mail addresses.
        pub name_parts: Vec<String>,
    }
}

/// A password rule, by its stable name. `locales/<lang>/rules.ftl` has `rule-<name>` for a rule that is met and
/// `rule-<name>-broken` for a rule that is broken.
#[derive(Clone, Copy, Debug, serde::Deserialize, Eq, Hash, PartialEq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Rule {
    /// At least `min_length` characters.
    MinLength,
    /// At most `max_length` characters.
    MaxLength,
    /// No control characters, and none that cannot be seen.
    ControlCharacters,
    /// No space at the beginning or the end. EvaluatedRule only where one stands there.
    EdgeSpaces,
    /// Characters of enough kinds.
    Kinds,
    /// No part of a name.
    NameParts,
    /// Not built on banned words.
    BannedWords,
    /// Hard enough to guess.
    Strength,
    /// Not the current password.
    SameAsCurrent,
    /// None of the last ones.
    History,
    /// On no list of breached passwords.
    BreachList,
    /// The current one is old enough to be changed.
    MinAge,
    /// A rule that this version does not know, or one that the directory did not name.
    #[serde(other)]
    Directory,
}

wire! {
    /// How a candidate stands with one rule.
    #[serde(tag = "verdict")]
    #[derive(Clone, PartialEq)]
    pub enum Verdict {
        /// The candidate meets the rule.
        Met,
        /// The candidate breaks the rule.
        Broken {
            /// The person's own case, such as the name part found; never the password itself.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            #[cfg_attr(feature = "ts", ts(optional))]
            found: Option<String>,
        },
        /// EvaluatedRule together with the write, never by a question asked with a candidate.
        DecidedByService,
    }
}

wire! {
    /// A password rule with its number and its verdict, ready to be shown.
    #[derive(Clone, PartialEq)]
    pub struct EvaluatedRule {
        /// The rule.
        pub rule: Rule,
        /// The number of the rule: characters, kinds, passwords, hours or points; 0 where the rule has none.
        pub limit: u32,
        /// Whether the candidate meets the rule.
        pub verdict: Verdict,
    }
}

wire! {
    /// A rule that a password broke, in an error answer.
    #[derive(Clone, Eq, PartialEq)]
    pub struct BrokenRule {
        /// The rule.
        pub rule: Rule,
        /// The number of the rule, as in [`EvaluatedRule`].
        #[serde(default)]
        pub limit: u32,
        /// The person's own case; never the password itself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub found: Option<String>,
    }
}
