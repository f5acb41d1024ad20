//! The methods by which the person may verify who they are, and what an answer to them means.

use crate::terminal::sentences::shown;
use chiave_protocol::{
    Secret,
    method::{CodeSent, MethodKind, MethodOffer},
};
use chiave_words::{Arg, Cli, Common, Verify, Words};

/// The digits of a code.
const DIGITS: usize = 6;
/// The letters and digits of a code of a recovery sheet, and of one of the help desk.
const LONG: [usize; 2] = [16, 12];

/// The methods that the service offers.
pub(super) struct Choices<'a>(&'a [MethodOffer]);

/// What somebody typed where a number or a code was asked for.
#[derive(Debug)]
pub(super) enum Typed {
    Code(Secret),
    Method(MethodKind),
    CannotUse,
    Neither,
}

impl<'a> Choices<'a> {
    pub(super) const fn of(offers: &'a [MethodOffer]) -> Self {
        Self(offers)
    }

    /// The number of methods that a terminal can ask for.
    pub(super) fn count(&self) -> usize {
        self.usable().count()
    }

    /// Whether a code of this kind can be typed now: an email has to have been sent, and tries to be left.
    pub(super) fn have(&self, kind: MethodKind, sent: Option<&CodeSent>) -> bool {
        let is_open = match kind {
            MethodKind::Mail => sent.is_some_and(|sent| sent.tries_left > 0),
            _ => true,
        };
        is_open && self.usable().any(|offer| offer.kind == kind)
    }

    /// The only method, unless a code would be sent by its choice: that is for the person to ask.
    pub(super) fn only(&self) -> Option<MethodKind> {
        self.only_kind().filter(|kind| *kind != MethodKind::Mail)
    }

    /// The only method.
    pub(super) fn only_kind(&self) -> Option<MethodKind> {
        match self.0 {
            [only] => Some(only.kind),
            _ => None,
        }
    }

    /// The masked address or the name of the method, where the service gives it.
    pub(super) fn hint(&self, kind: MethodKind) -> Option<String> {
        let offer = self.0.iter().find(|offer| offer.kind == kind)?;
        offer.hint.as_deref().map(shown)
    }

    /// The number of the code that a recovery sheet is asked for.
    pub(super) fn number(&self) -> Option<u8> {
        self.0.iter().find_map(|offer| offer.number)
    }

    /// The matching words that the help desk asks for.
    pub(super) fn words(&self) -> Option<String> {
        let mut words = self.0.iter().filter_map(|offer| offer.words.as_deref());
        words.next().map(shown)
    }

    /// One line for each method; the number chooses it.
    pub(super) fn lines(&self, words: &Words) -> Vec<String> {
        let usable = self.usable().zip(1..);
        let usable = usable.map(|(offer, number)| {
            let name = words.say(name(offer.kind), &[]);
            format!("  {number}  {name}: {}", self.what_it_asks(words, offer))
        });
        let others = self.0.iter().filter(|it| !is_usable(it));
        let others = others.map(|it| format!("  –  {}", words.say(name(it.kind), &[])));
        usable.chain(others).collect()
    }

    /// The question for a number of the list, or for a code.
    pub(super) fn question(&self, words: &Words, is_for_code: bool) -> String {
        let sentence = match is_for_code {
            true => Cli::CliResetCode,
            false => Cli::CliResetChoice,
        };
        let count = i64::try_from(self.count()).unwrap_or(i64::MAX);
        words.say(sentence, &[("choices", Arg::Number(count))])
    }

    /// What was typed: a code of six digits, or a number of the list.
    pub(super) fn read(&self, typed: &Secret) -> Typed {
        let is_between = |c: &char| !c.is_whitespace() && *c != '-';
        let plain = Secret::new(typed.expose().chars().filter(is_between).collect());
        let digits = plain.expose();
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return match LONG.contains(&digits.chars().count()) {
                true => Typed::Code(plain),
                false => Typed::Neither,
            };
        }
        if digits.len() == DIGITS || LONG.contains(&digits.len()) {
            return Typed::Code(plain);
        }
        match digits.parse::<usize>() {
            Ok(0) => Typed::CannotUse,
            Ok(number) => {
                let chosen = self.usable().nth(number - 1);
                chosen.map_or(Typed::Neither, |offer| Typed::Method(offer.kind))
            }
            Err(_) => Typed::Neither,
        }
    }

    fn usable(&self) -> impl Iterator<Item = &'a MethodOffer> {
        self.0.iter().filter(|offer| is_usable(offer))
    }

    fn what_it_asks(&self, words: &Words, offer: &MethodOffer) -> String {
        match (offer.kind, self.hint(offer.kind)) {
            (MethodKind::Mail, Some(hint)) => {
                words.say(Verify::VerifyByMailTo, &[("hint", Arg::Text(&hint))])
            }
            (MethodKind::Mail, None) => words.say(Verify::VerifyByMailHint, &[]),
            (MethodKind::HelpDeskCode, _) => words.say(Verify::VerifyByHelpDeskCodeHint, &[]),
            (MethodKind::RecoveryCodes, _) => words.say(Verify::VerifyByRecoveryCodesHint, &[]),
            _ => words.say(Verify::VerifyByAuthenticatorHint, &[]),
        }
    }
}

/// Whether a terminal can ask for it. No attempt offers a password.
fn is_usable(offer: &MethodOffer) -> bool {
    matches!(
        offer.kind,
        MethodKind::Authenticator
            | MethodKind::Mail
            | MethodKind::RecoveryCodes
            | MethodKind::HelpDeskCode
    )
}

const fn name(kind: MethodKind) -> Common {
    match kind {
        MethodKind::Authenticator => Common::KindAuthenticator,
        MethodKind::Mail => Common::KindMail,
        MethodKind::RecoveryCodes => Common::KindRecoveryCodes,
        MethodKind::HelpDeskCode => Common::KindHelpDeskCode,
        MethodKind::TemporaryCode => Common::KindTemporaryCode,
        MethodKind::Password => Common::KindPassword,
        MethodKind::Unknown => Common::KindUnknown,
    }
}
