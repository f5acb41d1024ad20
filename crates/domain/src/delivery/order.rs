//! The choice of the email that is sent next.

/// A group of mails that are due.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Due {
    /// The code that was requested last.
    NewestCode,
    /// The code that has waited longest.
    OldestCode,
    /// The mail without a code that has waited longest.
    OldestNotice,
}

/// One in this number of turns belongs to a notice, however many codes are waiting.
const NOTICE_EVERY: u32 = 8;

/// Decides which group of mails is next.
///
/// A code expires and a notice does not, so codes come first. Every second code is the newest one:
/// a person who has just requested a code is served at once, even if a stranger requested codes for
/// a thousand names before. The others are the oldest ones, so the first request is served while
/// new ones arrive.
#[derive(Clone, Copy, Debug, Default)]
pub struct Turns(u32);

impl Turns {
    /// The groups to look for now, in this order; each call advances the turn.
    pub fn take(&mut self) -> [Due; 3] {
        self.0 = (self.0 + 1) % NOTICE_EVERY;
        match self.0 {
            0 => [Due::OldestNotice, Due::NewestCode, Due::OldestCode],
            turn if turn % 2 == 1 => [Due::NewestCode, Due::OldestCode, Due::OldestNotice],
            _ => [Due::OldestCode, Due::NewestCode, Due::OldestNotice],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_code_goes_first_and_a_notice_waits_for_seven() {
        let mut turns = Turns::default();
        let first: Vec<_> = (0..9).map(|_| turns.take()[0]).collect();

        use Due::{NewestCode as New, OldestCode as Old, OldestNotice as Notice};
        assert_eq!(first, [New, Old, New, Old, New, Old, New, Notice, New]);
    }
}
