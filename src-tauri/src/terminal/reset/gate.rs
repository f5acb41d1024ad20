//! One verification of a reset: a method is chosen, and its code is typed.

use super::{
    Next, Reset,
    choices::{Choices, Typed},
    help,
};
use crate::terminal::{ends::End, sentences::timed};
use chiave_client::{Clock as _, ComputerClock, Failure};
use chiave_protocol::{
    Secret,
    attempt::{AttemptStep, AttemptView},
    method::{CodeSent, MethodKind},
};
use chiave_words::{Arg, Cli, Recover, Verify};
use std::io;

/// A verification in progress.
struct Gate<'a> {
    reset: &'a Reset<'a>,
    view: AttemptView,
    /// The method whose code is asked for; `None` while the person chooses.
    picked: Option<MethodKind>,
}

impl Reset<'_> {
    /// Asks for codes until the service takes one, or has another step.
    pub(super) fn verify(&self, begun: AttemptView) -> io::Result<Next> {
        self.introduce(&begun);
        let passed = begun.gates_passed;
        let mut gate = Gate {
            reset: self,
            view: begun,
            picked: None,
        };
        while gate.view.gates_passed == passed
            && let AttemptStep::Prove { offers, sent } = gate.view.step.clone()
        {
            if let Some(end) = gate.turn(&Choices::of(&offers), sent.as_ref())? {
                return Ok(Next::Break(end));
            }
        }
        Ok(Next::Continue(gate.view))
    }

    fn introduce(&self, view: &AttemptView) {
        let words = self.dialogue.words;
        let gates = [("gates", Arg::Number(view.gates_needed.into()))];
        let lines = match view.gates_passed {
            0 => vec![
                timed(words, Cli::CliResetUntil, view.expires_at),
                words.say(Recover::RecoverChooseTitle, &[]),
                words.say(Recover::RecoverChooseText, &gates),
            ],
            _ => vec![words.say(Recover::RecoverSecondText, &[])],
        };
        lines.iter().for_each(|line| self.dialogue.tell(line));
    }

    /// Tells who helps a person who can use none of the methods.
    fn help(&self, kind: Option<MethodKind>) {
        let status = self.dialogue.wait(self.dialogue.client.status());
        let lines = help::lines(self.dialogue.words, &status, &self.user_name, kind);
        lines.iter().for_each(|line| self.dialogue.tell(line));
    }
}

impl Gate<'_> {
    /// Asks one question and does what the answer says; returns the end of the command, if that is what
    /// follows.
    fn turn(&mut self, choices: &Choices<'_>, sent: Option<&CodeSent>) -> io::Result<Option<End>> {
        let dialogue = self.reset.dialogue;
        self.picked = self.picked.filter(|kind| choices.have(*kind, sent));
        if self.picked.is_none() {
            if let Some(only) = choices.only() {
                return Ok(self.pick(choices, only, sent));
            }
            let lines = choices.lines(dialogue.words);
            lines.iter().for_each(|line| dialogue.tell(line));
        }
        let question = choices.question(dialogue.words, self.picked.is_some());
        let Some(typed) = dialogue.ask_shown(&question)? else {
            return Ok(Some(dialogue.cancelled()));
        };
        match (choices.read(&typed), self.picked) {
            (Typed::Code(code), Some(kind)) => return Ok(self.prove(kind, code)),
            (Typed::Method(kind), _) => return Ok(self.pick(choices, kind, sent)),
            (Typed::CannotUse, Some(_)) if choices.count() > 1 => self.picked = None,
            (Typed::CannotUse, _) => self.reset.help(choices.only_kind()),
            (Typed::Code(_), None) => dialogue.say(Cli::CliResetCodeFirst),
            (Typed::Neither, _) => dialogue.say(Cli::CliResetNeither),
        }
        Ok(None)
    }

    /// Goes on with one method: has a code sent where the method needs one and no other was sent just now.
    fn pick(
        &mut self,
        choices: &Choices<'_>,
        kind: MethodKind,
        sent: Option<&CodeSent>,
    ) -> Option<End> {
        let dialogue = self.reset.dialogue;
        self.picked = Some(kind);
        if kind != MethodKind::Mail {
            match (kind, choices.number(), choices.words()) {
                (MethodKind::RecoveryCodes, Some(number), _) => self.tell_of_sheet(number),
                (MethodKind::HelpDeskCode, _, Some(spoken)) => self.tell_of_call(&spoken),
                _ => self.tell_of_app(choices),
            }
            return None;
        }
        let now = ComputerClock::default().now();
        if let Some(sent) = sent.filter(|sent| sent.tries_left > 0 && now < sent.resend_at) {
            self.tell_of_mail(choices, sent);
            let resend = timed(dialogue.words, Cli::CliResetResend, sent.resend_at);
            dialogue.tell(&resend);
            return None;
        }
        let asked = dialogue.wait(dialogue.client.attempt_code(kind));
        let is_sent = asked.is_ok();
        let end = self.take_in(asked);
        if is_sent
            && let AttemptStep::Prove {
                sent: Some(sent), ..
            } = &self.view.step
        {
            self.tell_of_mail(choices, sent);
        }
        end
    }

    fn prove(&mut self, kind: MethodKind, code: Secret) -> Option<End> {
        let dialogue = self.reset.dialogue;
        let proved = dialogue.wait(dialogue.client.attempt_prove(kind, code));
        self.take_in(proved)
    }

    /// Takes over where the attempt stands after an answer of the service.
    fn take_in(&mut self, answer: Result<AttemptView, Failure>) -> Option<End> {
        let next = match answer {
            Ok(view) => Next::Continue(view),
            Err(failure) => self.reset.after(&self.view, &failure),
        };
        match next {
            Next::Continue(view) => {
                self.view = view;
                None
            }
            Next::Break(end) => Some(end),
        }
    }

    fn tell_of_app(&self, choices: &Choices<'_>) {
        let dialogue = self.reset.dialogue;
        let line = match choices.hint(MethodKind::Authenticator) {
            Some(hint) => {
                let hint = [("hint", Arg::Text(&hint))];
                dialogue.words.say(Verify::VerifyAuthenticatorNamed, &hint)
            }
            None => dialogue.words.say(Verify::VerifyAuthenticatorText, &[]),
        };
        dialogue.tell(&line);
    }

    /// How to reach the help desk, and what to read out to it.
    fn tell_of_call(&self, spoken: &str) {
        let dialogue = self.reset.dialogue;
        let words = dialogue.words;
        let status = dialogue.wait(dialogue.client.status());
        let mut lines = help::desk(words, &status);
        lines.extend([
            words.say(Verify::VerifyHelpDeskCodeText, &[]),
            format!("  {spoken}"),
            words.say(Verify::VerifyHelpDeskCodeThen, &[]),
        ]);
        lines.iter().for_each(|line| dialogue.tell(line));
    }

    fn tell_of_sheet(&self, number: u8) {
        let dialogue = self.reset.dialogue;
        let number = [("number", Arg::Number(number.into()))];
        let line = dialogue.words.say(Verify::VerifyRecoveryCodesText, &number);
        dialogue.tell(&line);
    }

    fn tell_of_mail(&self, choices: &Choices<'_>, sent: &CodeSent) {
        let dialogue = self.reset.dialogue;
        let left = sent.expires_at.since(ComputerClock::default().now());
        let minutes = ("minutes", Arg::Number((left / 60).max(1)));
        let line = match choices.hint(MethodKind::Mail) {
            Some(hint) => {
                let args = [minutes, ("hint", Arg::Text(&hint))];
                dialogue.words.say(Verify::VerifyMailTo, &args)
            }
            None => dialogue.words.say(Verify::VerifyMailText, &[minutes]),
        };
        dialogue.tell(&line);
        if sent.delayed {
            dialogue.tell(&dialogue.words.say(Verify::MailDelayedText, &[]));
        }
    }
}
