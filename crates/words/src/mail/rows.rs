//! The facts of a mail, each with its label.

use super::{Facts, Kind, layout::Row, one_line};
use crate::{
    ids::Mails,
    when,
    words::{Arg, Words},
};
use chiave_protocol::{method::MethodKind, typed};

/// The account, a method that is gone, the computer and the time: in the computer's time zone and in
/// UTC, or only in UTC if the computer uses UTC or reported no offset.
pub(super) fn rows(words: &Words, facts: &Facts<'_>, kind: &Kind<'_>) -> Vec<Row> {
    let plain = |sentence| words.say(sentence, &[]);
    let row = |sentence, value| Row {
        label: plain(sentence),
        value,
    };
    let mut rows = vec![row(Mails::MailAccount, one_line(facts.user_name))];
    if let Kind::MethodRemovedByPerson { kind, .. } = kind {
        rows.extend(kind_name(*kind).map(|name| row(Mails::MailMethod, plain(name))));
    }
    if let Kind::RecoveryCodeUsed { left } = kind {
        rows.push(row(Mails::MailCodesLeft, left.to_string()));
    }
    if !kind.is_without_computer() {
        let device = match device_name(facts.device_name) {
            name if name.is_empty() => plain(Mails::MailLaptopNameless),
            name => words.say(Mails::MailLaptopNamed, &[("device", Arg::Text(&name))]),
        };
        rows.push(row(Mails::MailLaptop, device));
    }
    let utc = words.date_time(facts.at, 0);
    let offset = when::offset(facts.utc_offset_min);
    if offset.is_empty() {
        let only = words.say(Mails::MailWhenOnlyUtc, &[("when", Arg::Text(&utc))]);
        rows.push(row(kind.time_label(), only));
    } else {
        let local = words.date_time(facts.at, facts.utc_offset_min);
        let there = [("when", Arg::Text(&local)), ("offset", Arg::Text(&offset))];
        let local = words.say(Mails::MailWhenLaptop, &there);
        rows.push(row(kind.time_label(), local));
        rows.push(row(Mails::MailWhenUtc, utc));
    }
    rows
}

/// The name of a computer in a form that is safe in a mail: short, plain, and without anything that
/// a mail program would turn into a link. Whoever requests a code chooses this text.
fn device_name(claimed: &str) -> String {
    typed::device_name(claimed).replace('.', "·")
}

/// The name of a kind of method; `None` for kinds that nobody can remove.
fn kind_name(kind: MethodKind) -> Option<Mails> {
    match kind {
        MethodKind::Authenticator => Some(Mails::MailMethodAuthenticator),
        MethodKind::Mail => Some(Mails::MailMethodMail),
        MethodKind::RecoveryCodes => Some(Mails::MailMethodRecoveryCodes),
        MethodKind::TemporaryCode => Some(Mails::MailMethodTemporaryCode),
        MethodKind::HelpDeskCode | MethodKind::Password | MethodKind::Unknown => None,
    }
}
