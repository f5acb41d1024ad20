//! The choice of the email that is sent next.

/// A part of the mails that are due.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Due {
    /// The code that was asked for last.
    NewestCode,
    /// The code that waits longest.
    OldestCode,
    /// The mail without a code that waits longest.
    OldestNotice,
}

/// One in this many turns belongs to a notice, however many codes wait.
const NOTICE_EVERY: u32 = 8;

/// The part of the outbox whose turn it is.
///
/// A code expires and a notice does not, so codes go first. Of the codes every second one is the
/// newest: whoever just asked is served at once although a stranger asked for codes for a thousand
/// names before, and whoever asked first is not forgotten while new ones come.
#[derive(Clone, Copy, Debug, Default)]
pub struct Turns(u32);

impl Turns {
    /// What to look for now, in this order; the next turn is another one's.
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
