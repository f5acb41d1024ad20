//! Renders mails: subject, text part and HTML part.

mod layout;
mod rows;

use crate::{
    ids::Mails,
    words::{Arg, Words},
};
use chiave_protocol::{Secret, Timestamp, method::MethodKind};
use layout::{CodeBlock, LastParagraph, Parts};
use rows::rows;

/// The content of a mail.
#[derive(Clone, Copy, Debug)]
pub enum Kind<'a> {
    /// A code for a reset or an unlock.
    AttemptCode(Code<'a>),
    /// A code that confirms an address or that a fresh verification asks for.
    MethodCode(Code<'a>),
    /// The account was activated.
    Activated,
    /// The password was changed.
    PasswordChanged,
    /// The password was reset.
    PasswordReset,
    /// The password expires soon. The time of the facts is that of the expiry; this mail names no
    /// computer.
    PasswordExpires,
    /// The IT department locked the account. This mail names no computer.
    AccountLocked,
    /// A lock was ended.
    AccountUnlocked,
    /// A method was added.
    MethodAdded,
    /// A method was added with an activation code, so the method can be used at once.
    MethodAddedByPass,
    /// One of the first methods was added, before the account has a password.
    FirstMethodAdded,
    /// A method was removed.
    MethodRemoved,
    /// The person removed a method.
    MethodRemovedByPerson {
        /// What it was.
        kind: MethodKind,
        /// Whether a newer method of the kind stays in its place.
        replaced: bool,
    },
    /// A code of the recovery sheet was used.
    RecoveryCodeUsed {
        /// How many codes are left.
        left: u8,
    },
    /// The help desk issued a code for a reset or an unlock.
    HelpDeskCodeIssued,
    /// The IT department issued a temporary code. This mail names no computer.
    TemporaryCodeIssued {
        /// Whether the code is good for one use only.
        once: bool,
    },
    /// The IT department removed a method. This mail names no computer.
    MethodRemovedByIt,
    /// An activation code ended without a password, and the methods registered with it were removed.
    MethodRemovedWithCode,
    /// An address counts for nothing, because it is behind the password. This mail names no computer.
    AddressNotCounted,
    /// A sign-in was completed on a computer that is new to the account.
    SignedInOnNewDevice,
    /// The right password was typed, but the second factor was not verified.
    SignInAbandoned,
}

/// A code and its lifetime after the request.
#[derive(Clone, Copy, Debug)]
pub struct Code<'a> {
    /// The code as the person types it.
    pub text: &'a Secret,
    /// The lifetime in whole minutes.
    pub minutes: i64,
}

/// The facts of a mail.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The company.
    pub organisation: &'a str,
    /// The name of the person; may be empty.
    pub display_name: &'a str,
    /// The user name of the account that the email is about.
    pub user_name: &'a str,
    /// The name that the requesting computer reports: a text from outside.
    pub device_name: &'a str,
    /// The time of the request.
    pub at: Timestamp,
    /// The computer's offset from UTC in minutes.
    pub utc_offset_min: i16,
}

/// A rendered mail.
pub struct Rendered {
    /// The subject, which never holds the code.
    pub subject: String,
    /// The text part.
    pub text: Secret,
    /// The HTML part.
    pub html: Secret,
}

impl Words {
    /// Renders a mail.
    #[must_use]
    pub fn mail(&self, kind: Kind<'_>, facts: &Facts<'_>) -> Rendered {
        let parts = Parts::new(self, kind, facts);
        Rendered {
            text: Secret::new(parts.text()),
            html: Secret::new(parts.html(self.language().tag())),
            subject: parts.subject,
        }
    }
}

impl<'a> Parts<'a> {
    /// The sentences of a mail in the language of `words`.
    fn new(words: &Words, kind: Kind<'a>, facts: &Facts<'_>) -> Self {
        let organisation = [("organisation", Arg::Text(facts.organisation))];
        let plain = |sentence| words.say(sentence, &[]);
        let greeting = match one_line(facts.display_name) {
            name if name.is_empty() => plain(Mails::MailGreetingNameless),
            name => words.say(Mails::MailGreeting, &[("name", Arg::Text(&name))]),
        };
        Self {
            subject: one_line(&words.say(kind.subject(), &organisation)),
            greeting,
            lead: plain(kind.lead()),
            code: kind.code().map(|code| {
                let minutes = [("minutes", Arg::Number(code.minutes))];
                CodeBlock {
                    code: code.text,
                    until: words.say(Mails::MailCodeUntil, &minutes),
                }
            }),
            rows: rows(words, facts, &kind),
            last: LastParagraph {
                heading: plain(kind.heading()),
                text: plain(kind.what_now()),
            },
            footer: words.say(Mails::MailFooter, &organisation),
        }
    }
}

impl<'a> Kind<'a> {
    /// The sentence of the subject.
    fn subject(&self) -> Mails {
        match self {
            Self::AttemptCode(_) => Mails::MailAttemptCodeSubject,
            Self::MethodCode(_) => Mails::MailMethodCodeSubject,
            Self::Activated => Mails::MailActivatedSubject,
            Self::PasswordChanged => Mails::MailPasswordChangedSubject,
            Self::PasswordReset => Mails::MailPasswordResetSubject,
            Self::PasswordExpires => Mails::MailPasswordExpiresSubject,
            Self::AccountLocked => Mails::MailAccountLockedSubject,
            Self::AccountUnlocked => Mails::MailAccountUnlockedSubject,
            Self::MethodAdded | Self::MethodAddedByPass => Mails::MailMethodAddedSubject,
            Self::FirstMethodAdded => Mails::MailFirstMethodSubject,
            Self::AddressNotCounted => Mails::MailAddressNotCountedSubject,
            Self::RecoveryCodeUsed { .. } => Mails::MailRecoveryCodeUsedSubject,
            Self::HelpDeskCodeIssued => Mails::MailHelpDeskCodeSubject,
            Self::TemporaryCodeIssued { .. } => Mails::MailTemporaryCodeSubject,
            Self::SignedInOnNewDevice => Mails::MailNewDeviceSubject,
            Self::SignInAbandoned => Mails::MailAbandonedSubject,
            Self::MethodRemoved
            | Self::MethodRemovedByPerson { .. }
            | Self::MethodRemovedByIt
            | Self::MethodRemovedWithCode => Mails::MailMethodRemovedSubject,
        }
    }

    /// The sentence that says what happened.
    fn lead(&self) -> Mails {
        match self {
            Self::AttemptCode(_) => Mails::MailAttemptCodeLead,
            Self::MethodCode(_) => Mails::MailMethodCodeLead,
            Self::Activated => Mails::MailActivatedLead,
            Self::PasswordChanged => Mails::MailPasswordChangedLead,
            Self::PasswordReset => Mails::MailPasswordResetLead,
            Self::PasswordExpires => Mails::MailPasswordExpiresLead,
            Self::AccountLocked => Mails::MailAccountLockedLead,
            Self::AccountUnlocked => Mails::MailAccountUnlockedLead,
            Self::MethodAdded => Mails::MailMethodAddedLead,
            Self::MethodAddedByPass => Mails::MailMethodAddedByPassLead,
            Self::FirstMethodAdded => Mails::MailFirstMethodLead,
            Self::AddressNotCounted => Mails::MailAddressNotCountedLead,
            Self::RecoveryCodeUsed { .. } => Mails::MailRecoveryCodeUsedLead,
            Self::HelpDeskCodeIssued => Mails::MailHelpDeskCodeLead,
            Self::TemporaryCodeIssued { once: false } => Mails::MailTemporaryCodeLead,
            Self::TemporaryCodeIssued { once: true } => Mails::MailTemporaryCodeOnceLead,
            Self::SignedInOnNewDevice => Mails::MailNewDeviceLead,
            Self::SignInAbandoned => Mails::MailAbandonedLead,
            Self::MethodRemovedByPerson { replaced: true, .. } => Mails::MailMethodReplacedLead,
            Self::MethodRemoved | Self::MethodRemovedByPerson { .. } => {
                Mails::MailMethodRemovedLead
            }
            Self::MethodRemovedByIt => Mails::MailMethodRemovedByItLead,
            Self::MethodRemovedWithCode => Mails::MailMethodRemovedWithCodeLead,
        }
    }

    /// The sentence that says what to do now, or if it was somebody else.
    fn what_now(&self) -> Mails {
        match self {
            Self::AttemptCode(_) => Mails::MailAttemptCodeNotMe,
            Self::MethodCode(_) => Mails::MailMethodCodeNotMe,
            Self::Activated => Mails::MailActivatedNotMe,
            Self::PasswordChanged => Mails::MailPasswordChangedNotMe,
            Self::PasswordReset => Mails::MailPasswordResetNotMe,
            Self::PasswordExpires => Mails::MailPasswordExpiresWhatNow,
            Self::AccountLocked => Mails::MailAccountLockedWhatNow,
            Self::AccountUnlocked => Mails::MailAccountUnlockedNotMe,
            Self::MethodAdded => Mails::MailMethodAddedNotMe,
            Self::MethodAddedByPass => Mails::MailMethodAddedByPassNotMe,
            Self::FirstMethodAdded => Mails::MailFirstMethodNotMe,
            Self::AddressNotCounted => Mails::MailAddressNotCountedWhatNow,
            Self::RecoveryCodeUsed { .. } => Mails::MailRecoveryCodeUsedNotMe,
            Self::HelpDeskCodeIssued => Mails::MailHelpDeskCodeNotMe,
            Self::TemporaryCodeIssued { .. } => Mails::MailTemporaryCodeWhatNow,
            Self::SignedInOnNewDevice => Mails::MailNewDeviceNotMe,
            Self::SignInAbandoned => Mails::MailAbandonedNotMe,
            Self::MethodRemoved | Self::MethodRemovedByPerson { .. } => {
                Mails::MailMethodRemovedNotMe
            }
            Self::MethodRemovedByIt => Mails::MailMethodRemovedByItWhatNow,
            Self::MethodRemovedWithCode => Mails::MailMethodRemovedWithCodeWhatNow,
        }
    }

    /// Whether no computer of the person is concerned: the IT department caused the event, or only
    /// time did, or the end of an activation code. There is no "if it was not you" then.
    fn is_without_computer(&self) -> bool {
        matches!(
            self,
            Self::AccountLocked
                | Self::MethodRemovedByIt
                | Self::MethodRemovedWithCode
                | Self::TemporaryCodeIssued { .. }
                | Self::AddressNotCounted
                | Self::PasswordExpires
        )
    }

    /// What the time of the facts is: that of an event, or of an expiry.
    fn time_label(&self) -> Mails {
        match self {
            Self::PasswordExpires => Mails::MailExpires,
            Self::TemporaryCodeIssued { .. } => Mails::MailTemporaryCodeEnds,
            _ => Mails::MailWhen,
        }
    }

    /// The heading of the last paragraph.
    fn heading(&self) -> Mails {
        if self.is_without_computer() {
            Mails::MailWhatNow
        } else {
            Mails::MailNotMe
        }
    }

    fn code(&self) -> Option<Code<'a>> {
        match self {
            Self::AttemptCode(code) | Self::MethodCode(code) => Some(*code),
            _ => None,
        }
    }
}

/// Removes line breaks, control characters and marks that change the direction of text.
fn one_line(text: &str) -> String {
    let invisible = |c: char| {
        matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
            || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    let spaced = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    let clean: String = spaced.filter(|c| !invisible(*c)).collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
