//! What a refusal of the mail server means: whom it is about, and so what becomes of the mail.

use std::{fmt, str::FromStr};

/// How far a conversation with the mail server had come (RFC 5321, section 3).
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Stage {
    /// Connecting, TLS, greeting and `EHLO`.
    Connect,
    /// `AUTH`.
    Login,
    /// `MAIL FROM`.
    Sender,
    /// `RCPT TO`.
    Recipient,
    /// `DATA` and the message.
    Content,
}

/// An enhanced status code without its class (RFC 3463): `7.1` of `5.7.1`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct EnhancedCode {
    /// What the code is about: 1 the address, 2 the mailbox, 7 policy, and so on.
    pub subject: u16,
    /// The detail of the enhanced status code (RFC 3463): the third number.
    pub detail: u16,
}

/// What the mail server answered, without its words: they may repeat the address.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Reply {
    /// The three digits.
    pub code: u16,
    /// The enhanced code, where the server gave one.
    pub enhanced: Option<EnhancedCode>,
}

/// A refusal as it may be logged and stored: no address is in it. Its text is `535 5.7.8 at login`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct MailRefusal {
    /// At which step.
    pub stage: Stage,
    /// What was answered; `None` where the conversation broke off or took too long.
    pub reply: Option<Reply>,
}

/// Whom a refusal is about. Stored by its word.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// The address: there is no such mailbox. The mail is never taken.
    Address,
    /// The destination: it takes nothing now.
    Destination,
    /// Either: a permanent refusal that does not say of what. Taken as the destination's, and raised.
    Unclear,
    /// Us: sender, login or a rule of the mail server. The mail waits until that is mended.
    Policy,
    /// The mail server: it takes no mail of ours at all, now or until it is mended.
    Relay,
}

impl MailRefusal {
    /// Whom the refusal is about.
    ///
    /// Up to the sender nothing was said yet of a recipient, so whatever is refused there is about us
    /// or the server. A mail is given up at once only where an enhanced code names the address; a bare
    /// `550` may as well mean "relay not permitted".
    #[must_use]
    pub fn fault(&self) -> Fault {
        let Some(reply) = &self.reply else {
            return if self.stage.is_past_us() {
                Fault::Destination
            } else {
                Fault::Relay
            };
        };
        if !self.stage.is_past_us() || reply.is_of_the_server() {
            Fault::Relay
        } else if reply.code < 500 {
            Fault::Destination
        } else if self.stage == Stage::Recipient && reply.names_the_address() {
            Fault::Address
        } else if reply.is_policy() {
            Fault::Policy
        } else {
            Fault::Unclear
        }
    }
}

impl Stage {
    /// Whether the server had listened to who we are.
    #[must_use]
    pub fn is_past_us(self) -> bool {
        self >= Self::Recipient
    }
}

impl Reply {
    /// The server closes, or its own system is full or down (RFC 5321, section 4.2.2; RFC 3463, x.3.z).
    fn is_of_the_server(&self) -> bool {
        let of_the_system = self.enhanced.is_some_and(|code| code.subject == 3);
        self.code == 421 || (self.code < 500 && of_the_system)
    }

    /// Bad mailbox, bad system, bad syntax, moved, null MX (RFC 3463, x.1.z; RFC 7505), a mailbox that
    /// is disabled, or one whose address the way there cannot carry (RFC 6531).
    fn names_the_address(&self) -> bool {
        let named = |code: EnhancedCode| {
            matches!(
                (code.subject, code.detail),
                (1, 1 | 2 | 3 | 6 | 10) | (2, 1) | (6, 7)
            )
        };
        self.enhanced.is_some_and(named)
    }

    /// Security and policy, the server's system or the protocol; without an enhanced code the replies
    /// that RFC 4954 and RFC 7504 keep for login and for servers that take no mail.
    fn is_policy(&self) -> bool {
        match self.enhanced {
            Some(code) => matches!(code.subject, 3 | 5 | 7),
            None => matches!(self.code, 500..=504 | 521 | 530..=538),
        }
    }
}

impl FromStr for EnhancedCode {
    type Err = ();

    /// Reads `5.7.1`; the class is not kept.
    fn from_str(text: &str) -> Result<Self, ()> {
        let mut parts = text.split('.').map(str::parse::<u16>);
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(Ok(2 | 4 | 5)), Some(Ok(subject)), Some(Ok(detail)), None)
                if subject < 1000 && detail < 1000 =>
            {
                Ok(Self { subject, detail })
            }
            _ => Err(()),
        }
    }
}

impl EnhancedCode {
    /// The code in the words of a reply: at their beginning, or in brackets as some servers write
    /// (`#5.7.1`).
    #[must_use]
    pub fn within(words: &str) -> Option<Self> {
        let first = words.split_whitespace().next();
        let bracketed = words.rsplit_once("(#").map(|(_, rest)| rest);
        let bracketed = bracketed.and_then(|rest| rest.split(')').next());
        first
            .into_iter()
            .chain(bracketed)
            .find_map(|text| text.parse().ok())
    }
}

impl fmt::Display for MailRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.reply {
            Some(reply) => write!(f, "{reply} at {}", self.stage),
            None => write!(f, "no answer at {}", self.stage),
        }
    }
}

impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.enhanced {
            Some(EnhancedCode { subject, detail }) => {
                write!(f, "{} {}.{subject}.{detail}", self.code, self.code / 100)
            }
            None => self.code.fmt(f),
        }
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Connect => "connect",
            Self::Login => "login",
            Self::Sender => "sender",
            Self::Recipient => "recipient",
            Self::Content => "content",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(stage: Stage, answer: &str) -> Fault {
        let (code, words) = answer.split_at(3);
        let reply = Reply {
            code: code.parse().unwrap(),
            enhanced: EnhancedCode::within(words),
        };
        MailRefusal {
            stage,
            reply: Some(reply),
        }
        .fault()
    }

    #[test]
    fn what_is_refused_before_a_recipient_is_about_us() {
        for stage in [Stage::Connect, Stage::Login, Stage::Sender] {
            for answer in [
                "554 5.7.1 no service for your address",
                "535 5.7.8 bad login",
                "550 5.7.1 sender refused",
                "550 5.1.1 no such sender",
                "553 5.1.8 sender's domain",
                "421 4.3.2 too many connections",
                "500 what?",
            ] {
                assert_eq!(fault(stage, answer), Fault::Relay, "{stage}: {answer}");
            }
            let broken = MailRefusal { stage, reply: None };
            assert_eq!(broken.fault(), Fault::Relay);
        }
    }

    #[test]
    fn only_an_enhanced_code_of_the_address_is_final() {
        for answer in [
            "550 5.1.1 no such user",
            "550 5.1.2 no such host",
            "553 5.1.3 syntax",
            "551 5.1.6 moved",
            "556 5.1.10 null MX",
            "550 5.2.1 disabled",
            "553 5.6.7 no SMTPUTF8 there",
            "550 no such user (#5.1.1)",
        ] {
            assert_eq!(fault(Stage::Recipient, answer), Fault::Address, "{answer}");
        }
        assert_eq!(
            fault(Stage::Content, "550 5.1.1 no such user"),
            Fault::Unclear
        );
    }

    #[test]
    fn a_refusal_by_rule_is_about_us_at_every_stage() {
        for stage in [Stage::Recipient, Stage::Content] {
            for answer in [
                "554 5.7.1 relay access denied",
                "550 5.7.26 not authenticated",
                "553 not in my list of hosts (#5.7.1)",
                "503 5.5.1 bad sequence",
                "503 AUTH first",
                "521 takes no mail",
                "530 5.7.0 authentication required",
                "530 log in first",
                "550 5.3.2 takes no messages",
            ] {
                assert_eq!(fault(stage, answer), Fault::Policy, "{stage}: {answer}");
            }
        }
    }

    #[test]
    fn a_bare_refusal_is_unclear_and_never_final() {
        for answer in ["550 relay not permitted", "554 no", "550 5.4.1 denied"] {
            assert_eq!(fault(Stage::Recipient, answer), Fault::Unclear, "{answer}");
        }
    }

    #[test]
    fn what_is_refused_for_now_waits_for_whoever_said_so() {
        for answer in ["450 4.7.1 greylisted", "452 4.2.2 full", "451 later"] {
            assert_eq!(
                fault(Stage::Recipient, answer),
                Fault::Destination,
                "{answer}"
            );
        }
        for answer in ["421 closing", "452 4.3.1 system full", "450 4.3.2 down"] {
            assert_eq!(fault(Stage::Recipient, answer), Fault::Relay, "{answer}");
        }
        let silent = |stage| MailRefusal { stage, reply: None }.fault();
        assert_eq!(silent(Stage::Recipient), Fault::Destination);
        assert_eq!(silent(Stage::Content), Fault::Destination);
    }

    #[test]
    fn a_refusal_is_written_with_its_codes_and_no_words() {
        let refusal = |stage, answer| MailRefusal {
            stage,
            reply: Some(Reply {
                code: 535,
                enhanced: EnhancedCode::within(answer),
            }),
        };

        assert_eq!(
            refusal(Stage::Login, "5.7.8 giulia@posta.example").to_string(),
            "535 5.7.8 at login"
        );
        assert_eq!(
            refusal(Stage::Recipient, "no").to_string(),
            "535 at recipient"
        );
    }

    #[test]
    fn a_text_that_is_no_enhanced_code_is_none() {
        for words in [
            "", "5.7", "5.7.1.2", "3.7.1", "5.1000.1", "5.x.1", "10.0.0.1", "hello",
        ] {
            assert_eq!(EnhancedCode::within(words), None, "{words}");
        }
    }
}
