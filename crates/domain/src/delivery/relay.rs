//! The state of the mail server as the service sees it; one state for all mails.

use super::MailRefusal;
use crate::clock_set_back::ends_too_late;
use chiave_protocol::Timestamp;

/// Seconds until a server that accepted nothing is tried again the first time; each further pause
/// is twice as long.
const FIRST_PAUSE_S: i64 = 5;
/// The longest pause: within this time after the server is repaired, mails are sent again.
const LONGEST_PAUSE_S: i64 = 60;
/// Seconds for which a server that accepted a mail counts as running: a temporary refusal then
/// means that it is busy.
const SURELY_UP_S: i64 = 5;
/// If this number of mails in a row is refused by a rule, the mail server or our settings are
/// considered wrong.
const REFUSED_IN_ROW: u32 = 3;

/// What the service knows about the mail server from its answers so far.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Relay {
    /// Since when the server accepts nothing, and why.
    pub failing: Option<Failing>,
    /// When the server last accepted a mail.
    pub taken_at: Option<Timestamp>,
    /// When a conversation last reached the recipient.
    pub reached_at: Option<Timestamp>,
    /// Whether the server accepts addresses that are not ASCII (RFC 6531); unknown before the first
    /// conversation.
    pub takes_utf8: Option<bool>,
    /// The number of mails that the server refused for a reason of ours since it last accepted one.
    pub refused_in_row: u32,
    /// The server's last refusal that was not about an address, as text, and its time.
    pub last_refusal: Option<(String, Timestamp)>,
}

/// The state of a server that accepts no mail.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Failing {
    /// When the failure began.
    pub since: Timestamp,
    /// The server is not tried again before this time.
    pub next_try_at: Timestamp,
    /// The number of tries.
    pub tries: u32,
}

/// What a successful conversation showed about the server.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Taken {
    /// Whether the server accepts addresses that are not ASCII.
    pub utf8: bool,
}

impl Relay {
    /// Whether a mail may be tried now. A pause that is longer than any was made while the clock was ahead.
    #[must_use]
    pub fn may_be_tried(&self, now: Timestamp) -> bool {
        let failing = self.failing.as_ref();
        failing.is_none_or(|failing| {
            now >= failing.next_try_at || ends_too_late(failing.next_try_at, LONGEST_PAUSE_S, now)
        })
    }

    /// Whether mails are delayed for a reason that does not depend on the recipient, so anybody may
    /// be told (law 5).
    #[must_use]
    pub fn delays_mail(&self) -> bool {
        self.failing.is_some() || self.refused_in_row >= REFUSED_IN_ROW
    }

    /// Notes that a mail was accepted. Returns whether mails that a rule held back may be tried
    /// before their time, since the obstacle seems to be gone.
    pub fn took(&mut self, taken: Taken, now: Timestamp) -> bool {
        let were_held = self.refused_in_row > 0;
        self.rehearsed(taken, now);
        self.taken_at = Some(now);
        self.refused_in_row = 0;
        were_held
    }

    /// Notes the success of a decoy, which does everything that a mail does except for recipient
    /// and message.
    pub fn rehearsed(&mut self, taken: Taken, now: Timestamp) {
        self.reached(now);
        self.takes_utf8 = Some(taken.utf8);
    }

    /// Notes that a conversation reached the recipient: the server is running, whatever it answered
    /// then.
    pub fn reached(&mut self, now: Timestamp) {
        self.failing = None;
        self.reached_at = Some(now);
    }

    /// Notes that the server refused a mail for a reason of ours, or without naming a reason.
    pub fn refused(&mut self, refusal: &MailRefusal, now: Timestamp) {
        self.reached(now);
        self.refused_in_row = self.refused_in_row.saturating_add(1);
        self.last_refusal = Some((refusal.to_string(), now));
    }

    /// Notes that the server accepted nothing. Returns whether that deserves an error in the log:
    /// the first time, if the reason changed, and each time the number of tries has doubled.
    pub fn failed(&mut self, refusal: &MailRefusal, now: Timestamp) -> bool {
        if self.is_only_busy(refusal, now) {
            return false;
        }
        let text = refusal.to_string();
        let same = matches!(&self.last_refusal, Some((last, _)) if *last == text);
        self.last_refusal = Some((text, now));
        let failing = self.failing.get_or_insert(Failing {
            since: now,
            next_try_at: now,
            tries: 0,
        });
        let pause = (FIRST_PAUSE_S << failing.tries.min(8)).min(LONGEST_PAUSE_S);
        failing.tries = failing.tries.saturating_add(1);
        failing.next_try_at = now.plus(pause);
        failing.tries.is_power_of_two() || !same
    }

    /// Whether the server only has too many connections: it answered a moment ago and now says
    /// "later".
    fn is_only_busy(&self, refusal: &MailRefusal, now: Timestamp) -> bool {
        let for_now = refusal.reply.is_some_and(|reply| reply.code < 500);
        let just_now = |at: Timestamp| now.since(at) < SURELY_UP_S;
        for_now && self.failing.is_none() && self.reached_at.is_some_and(just_now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::{Reply, Stage};

    const NOW: Timestamp = Timestamp::from_unix(1_800_000_000);
    const TAKEN: Taken = Taken { utf8: true };

    fn refusal(code: u16) -> MailRefusal {
        let enhanced = None;
        MailRefusal {
            stage: Stage::Login,
            reply: Some(Reply { code, enhanced }),
        }
    }

    #[test]
    fn a_server_that_is_down_is_tried_after_a_minute_at_most() {
        let mut relay = Relay::default();
        let (mut now, mut pauses) = (NOW, Vec::new());

        for _ in 0..6 {
            relay.failed(&refusal(535), now);
            let next = relay.failing.as_ref().unwrap().next_try_at;
            assert!(!relay.may_be_tried(next.plus(-1)) && relay.may_be_tried(next));
            pauses.push(next.since(now));
            now = next;
        }

        assert_eq!(pauses, [5, 10, 20, 40, 60, 60]);
        assert_eq!(relay.failing.as_ref().unwrap().since, NOW);
    }

    #[test]
    fn an_error_is_raised_at_first_by_reason_and_ever_more_rarely() {
        let mut relay = Relay::default();

        let raised: Vec<_> = (0..8).map(|_| relay.failed(&refusal(535), NOW)).collect();

        assert_eq!(raised, [true, true, false, true, false, false, false, true]);
        assert!(relay.failed(&refusal(454), NOW));
    }

    #[test]
    fn a_mail_or_a_decoy_that_gets_through_ends_it() {
        for decoy in [true, false] {
            let mut relay = Relay::default();
            relay.failed(&refusal(535), NOW);
            assert!(relay.delays_mail());

            if decoy {
                relay.rehearsed(TAKEN, NOW);
            } else {
                relay.took(TAKEN, NOW);
            }

            assert!(!relay.delays_mail());
            assert!(relay.may_be_tried(NOW));
        }
    }

    #[test]
    fn a_mail_that_is_taken_wakes_those_that_a_rule_held() {
        let mut relay = Relay::default();
        assert!(!relay.took(TAKEN, NOW));

        relay.refused(&refusal(554), NOW);

        // A decoy has no recipient, so its success proves nothing here.
        relay.rehearsed(TAKEN, NOW);
        assert!(relay.took(TAKEN, NOW));
        assert!(!relay.took(TAKEN, NOW));
    }

    #[test]
    fn one_mail_refused_by_rule_delays_nobody_and_three_in_a_row_do() {
        let mut relay = Relay::default();

        let late: Vec<_> = (0..3)
            .map(|_| {
                relay.refused(&refusal(554), NOW);
                relay.delays_mail()
            })
            .collect();

        assert_eq!(late, [false, false, true]);
        assert!(
            relay.may_be_tried(NOW),
            "other mails are tried all the same"
        );
    }

    #[test]
    fn a_server_that_just_took_a_mail_is_busy_and_not_down() {
        let mut relay = Relay::default();
        relay.took(TAKEN, NOW);

        assert!(!relay.failed(&refusal(421), NOW.plus(4)));
        assert_eq!(relay.failing, None);
        assert!(relay.failed(&refusal(535), NOW.plus(4)));
        assert!(relay.failed(&refusal(421), NOW.plus(5)));
    }

    #[test]
    fn a_server_that_says_never_is_down_and_not_busy() {
        let failed = |code, after| {
            let mut relay = Relay::default();
            relay.took(TAKEN, NOW);
            relay.failed(&refusal(code), NOW.plus(after))
        };

        assert!(!failed(499, 4));
        assert!(failed(500, 4));
        assert!(failed(499, 5));
    }
}
