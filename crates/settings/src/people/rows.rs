//! What is declared of each setting of the account policies.

use crate::{Author, Declaration, Kind, Levels, Literal, Mistake, Need};
use chiave_words::Settings as Sentence;

/// A setting that a file may leave out.
const OPTIONAL: Declaration = Declaration {
    name: "",
    kind: Kind::Flag,
    need: Need::Optional,
    default: None,
    since: "0.1.0",
    levels: Levels::Mandatory,
    author: Author::Administrator,
    mistake: Mistake::StoresNothing,
    example: None,
    title: Sentence::PeopleTitle,
    text: Sentence::PeopleTitle,
};

pub(super) const PROFILE: Declaration = Declaration {
    name: "profile",
    kind: Kind::Choice(&["nist", "entra"]),
    default: Some(Literal::Text("nist")),
    title: Sentence::PeopleProfile,
    text: Sentence::PeopleProfileText,
    ..OPTIONAL
};

pub(super) const GATES: Declaration = Declaration {
    name: "gates",
    kind: Kind::Whole { least: 1, most: 2 },
    default: Some(Literal::Whole(2)),
    title: Sentence::PeopleGates,
    text: Sentence::PeopleGatesText,
    ..OPTIONAL
};

pub(super) const RESET: Declaration = Declaration {
    name: "reset",
    kind: Kind::Flag,
    default: Some(Literal::Flag(true)),
    title: Sentence::PeopleReset,
    text: Sentence::PeopleResetText,
    ..OPTIONAL
};

pub(super) const UNLOCK: Declaration = Declaration {
    name: "unlock",
    kind: Kind::Flag,
    default: Some(Literal::Flag(true)),
    title: Sentence::PeopleUnlock,
    text: Sentence::PeopleUnlockText,
    ..OPTIONAL
};

pub(super) const ATTEMPT_MINUTES: Declaration = Declaration {
    name: "attempt_minutes",
    kind: Kind::Whole { least: 5, most: 60 },
    default: Some(Literal::Whole(30)),
    title: Sentence::PeopleAttemptMinutes,
    text: Sentence::PeopleAttemptMinutesText,
    ..OPTIONAL
};

pub(super) const CODE_MINUTES: Declaration = Declaration {
    name: "code_minutes",
    kind: Kind::Whole { least: 1, most: 10 },
    default: Some(Literal::Whole(10)),
    title: Sentence::PeopleCodeMinutes,
    text: Sentence::PeopleCodeMinutesText,
    ..OPTIONAL
};

pub(super) const WRONG_PER_CODE: Declaration = Declaration {
    name: "wrong_per_code",
    kind: Kind::Whole { least: 1, most: 10 },
    default: Some(Literal::Whole(5)),
    title: Sentence::PeopleWrongPerCode,
    text: Sentence::PeopleWrongPerCodeText,
    ..OPTIONAL
};

pub(super) const SENDS_IN_TEN_MINUTES: Declaration = Declaration {
    name: "sends_in_ten_minutes",
    kind: Kind::Whole { least: 1, most: 10 },
    default: Some(Literal::Whole(3)),
    title: Sentence::PeopleSendsInTenMinutes,
    text: Sentence::PeopleSendsInTenMinutesText,
    ..OPTIONAL
};

pub(super) const SENDS_A_DAY: Declaration = Declaration {
    name: "sends_a_day",
    kind: Kind::Whole { least: 1, most: 50 },
    default: Some(Literal::Whole(10)),
    title: Sentence::PeopleSendsADay,
    text: Sentence::PeopleSendsADayText,
    ..OPTIONAL
};

pub(super) const MAX_AUTHENTICATORS: Declaration = Declaration {
    name: "max_authenticators",
    kind: Kind::Whole { least: 0, most: 10 },
    default: Some(Literal::Whole(5)),
    title: Sentence::PeopleMaxAuthenticators,
    text: Sentence::PeopleMaxAuthenticatorsText,
    ..OPTIONAL
};

pub(super) const MAX_MAIL_ADDRESSES: Declaration = Declaration {
    name: "max_mail_addresses",
    kind: Kind::Whole { least: 0, most: 10 },
    default: Some(Literal::Whole(2)),
    title: Sentence::PeopleMaxMailAddresses,
    text: Sentence::PeopleMaxMailAddressesText,
    ..OPTIONAL
};

pub(super) const RECOVERY_CODES: Declaration = Declaration {
    name: "recovery_codes",
    kind: Kind::Flag,
    default: Some(Literal::Flag(true)),
    title: Sentence::PeopleRecoveryCodes,
    text: Sentence::PeopleRecoveryCodesText,
    ..OPTIONAL
};

pub(super) const HELP_DESK_CODES: Declaration = Declaration {
    name: "help_desk_codes",
    kind: Kind::Flag,
    default: Some(Literal::Flag(true)),
    title: Sentence::PeopleHelpDeskCodes,
    text: Sentence::PeopleHelpDeskCodesText,
    ..OPTIONAL
};

pub(super) const MAX_TEMPORARY_CODE_HOURS: Declaration = Declaration {
    name: "max_temporary_code_hours",
    kind: Kind::Whole { least: 0, most: 72 },
    default: Some(Literal::Whole(24)),
    title: Sentence::PeopleMaxTemporaryCodeHours,
    text: Sentence::PeopleMaxTemporaryCodeHoursText,
    ..OPTIONAL
};

pub(super) const SECOND_FACTOR_ON_NEW_DEVICE: Declaration = Declaration {
    name: "second_factor_on_new_device",
    kind: Kind::Flag,
    default: Some(Literal::Flag(true)),
    title: Sentence::PeopleSecondFactorOnNewDevice,
    text: Sentence::PeopleSecondFactorOnNewDeviceText,
    ..OPTIONAL
};

pub(super) const SECOND_FACTOR_DAYS: Declaration = Declaration {
    name: "second_factor_days",
    kind: Kind::Whole { least: 0, most: 90 },
    default: Some(Literal::Whole(90)),
    title: Sentence::PeopleSecondFactorDays,
    text: Sentence::PeopleSecondFactorDaysText,
    ..OPTIONAL
};

pub(super) const TWO_FACTORS_EVERYWHERE: Declaration = Declaration {
    name: "two_factors_everywhere",
    kind: Kind::Flag,
    default: Some(Literal::Flag(false)),
    title: Sentence::PeopleTwoFactorsEverywhere,
    text: Sentence::PeopleTwoFactorsEverywhereText,
    ..OPTIONAL
};

pub(super) const OWN_MAIL_DOMAINS: Declaration = Declaration {
    name: "own_mail_domains",
    kind: Kind::Domains,
    default: Some(Literal::Texts(&[])),
    title: Sentence::PeopleOwnMailDomains,
    text: Sentence::PeopleOwnMailDomainsText,
    ..OPTIONAL
};

pub(super) const COMPANY_WORDS: Declaration = Declaration {
    name: "company_words",
    kind: Kind::Words,
    default: Some(Literal::Texts(&[])),
    title: Sentence::PeopleCompanyWords,
    text: Sentence::PeopleCompanyWordsText,
    ..OPTIONAL
};

pub(super) const MAX_AGE_DAYS: Declaration = Declaration {
    name: "max_age_days",
    kind: Kind::Whole {
        least: 14,
        most: 730,
    },
    example: Some(Literal::Whole(365)),
    title: Sentence::PeopleMaxAgeDays,
    text: Sentence::PeopleMaxAgeDaysText,
    ..OPTIONAL
};

pub(super) const EXPIRY_MAIL_DAYS: Declaration = Declaration {
    name: "expiry_mail_days",
    kind: Kind::Whole { least: 0, most: 30 },
    default: Some(Literal::Whole(7)),
    title: Sentence::PeopleExpiryMailDays,
    text: Sentence::PeopleExpiryMailDaysText,
    ..OPTIONAL
};
