//! Malformed texts from outside: whatever the parsers return keeps its invariants.

use crate::{
    account::UserName,
    address::{ascii_domain, deliverable},
    delivery::EnhancedCode,
};
use chiave_protocol::limits;

#[test]
fn every_spelling_of_a_user_name_is_one_name() {
    chiave_fuzz::text("user-name", |typed| {
        let name = UserName::parse(typed);
        if let Some(name) = &name {
            assert!(!name.as_str().is_empty() && name.as_str().len() <= limits::USER_NAME_BYTES);
            assert!(!name.as_str().chars().any(char::is_control));
            assert_eq!(
                UserName::parse(name.as_str()).as_ref(),
                Some(name),
                "folded again"
            );
        }
        (name.is_some(), UserName::for_new_account(typed).is_ok())
    });
}

#[test]
fn an_address_is_one_recipient_in_one_domain() {
    chiave_fuzz::text("mail-address", |typed| {
        let address = deliverable(typed);
        if let Some(address) = &address {
            let text = address.to_string();
            assert_eq!(deliverable(&text).as_ref(), Some(address));
            assert!(text.len() <= limits::ADDRESS_BYTES && address.domain.is_ascii());
            let parting =
                |c: char| c.is_control() || c.is_whitespace() || "<>,;:\"\\()".contains(c);
            assert!(
                !text.contains(parting) && text.matches('@').count() == 1,
                "{text:?}"
            );
            assert_eq!(
                ascii_domain(&address.domain).as_ref(),
                Some(&address.domain)
            );
        }
        address.map(|it| it.domain.split('.').count().min(8))
    });
}

#[test]
fn a_reply_of_a_mail_server_is_never_too_much() {
    chiave_fuzz::text("smtp-reply", |words| {
        let code = EnhancedCode::within(words);
        if let Some(code) = code {
            let again: EnhancedCode = format!("5.{}.{}", code.subject, code.detail)
                .parse()
                .unwrap();
            assert_eq!(again, code);
        }
        code.map(|it| (it.subject < 10, it.detail < 100))
    });
}
