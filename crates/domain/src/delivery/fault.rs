//! The meaning of a refusal by the mail server: what the refusal is about decides what happens to
//! the mail.

use std::{fmt, str::FromStr};

/// The stage that a conversation with the mail server had reached (RFC 5321, section 3).
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
    /// The subject of the code: 1 the address, 2 the mailbox, 7 policy, and so on.
    pub subject: u16,
    /// The detail of the enhanced status code (RFC 3463): the third number.
    pub detail: u16,
}

/// The mail server's reply without its text, which may repeat the address.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Reply {
    /// The three digits.
    pub code: u16,
    /// The enhanced code, if the server gave one.
    pub enhanced: Option<EnhancedCode>,
}

/// A refusal in a form that may be logged and stored: it holds no address. Its text is `535 5.7.8
/// at login`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct MailRefusal {
    /// The stage of the refusal.
    pub stage: Stage,
    /// The reply; `None` if the conversation broke off or timed out.
    pub reply: Option<Reply>,
}

/// What a refusal is about. Stored as a word.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// The address: the mailbox does not exist. The mail will never be accepted.
    Address,
    /// The destination: it accepts nothing at present.
    Destination,
    /// Unclear: a permanent refusal without a reason. Treated like a refusal by the destination,
    /// and logged as a warning.
    Unclear,
    /// The service: its sender, its login or a rule of the mail server about it. The mail waits
    /// until that is repaired.
    Policy,
    /// The mail server: it accepts none of our mails, at present or until it is repaired.
    Relay,
}

impl MailRefusal {
    /// What the refusal is about.
    ///
    /// Before the recipient is named, every refusal is about the service or the server. A mail is
    /// given up at once only if an enhanced code names the address; a bare `550` may also mean
    /// "relay not permitted".
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
    /// Whether the conversation had passed greeting and login.
    #[must_use]
    pub fn is_past_us(self) -> bool {
        self >= Self::Recipient
    }
}

impl Reply {
    /// Whether the server closes, or its own system is full or down (RFC 5321, section 4.2.2; RFC
    /// 3463, x.3.z).
    fn is_of_the_server(&self) -> bool {
        let of_the_system = self.enhanced.is_some_and(|code| code.subject == 3);
        self.code == 421 || (self.code < 500 && of_the_system)
    }

    /// Whether the code names the address: bad mailbox, bad system, bad syntax, moved, null MX (RFC
    /// 3463, x.1.z; RFC 7505), a disabled mailbox, or an address that the route cannot transport
    /// (RFC 6531).
    fn names_the_address(&self) -> bool {
        let named = |code: EnhancedCode| {
            matches!(
                (code.subject, code.detail),
                (1, 1 | 2 | 3 | 6 | 10) | (2, 1) | (6, 7)
            )
        };
        self.enhanced.is_some_and(named)
    }

    /// Whether the code is about policy: security and policy, the server's system or the protocol;
    /// without an enhanced code, the replies that RFC 4954 and RFC 7504 reserve for login and for
    /// servers that accept no mail.
    fn is_policy(&self) -> bool {
        match self.enhanced {
            Some(code) => matches!(code.subject, 3 | 5 | 7),
            None => matches!(self.code, 500..=504 | 521 | 530..=538),
        }
    }
}

impl FromStr for EnhancedCode {
    type Err = ();

    /// Parses `5.7.1`; the class is not kept.
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
    /// Finds the code in the text of a reply: at its beginning, or in brackets as some servers
    /// write it (`#5.7.1`).
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
                "500 5.3.0 what?",
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
            "", "5.7", "5.7.1.2", "3.7.1", "5.1000.1", "5.1.1000", "5.x.1", "10.0.0.1", "hello",
        ] {
            assert_eq!(EnhancedCode::within(words), None, "{words}");
        }
    }
}
