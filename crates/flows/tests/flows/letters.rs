//! What a mail server is given: the code, the address, or a decoy.

mod undelivered;

use super::*;
use chiave_domain::{
    delivery::{Taken, Turns},
    notice::{Destination, REMOVED_ADDRESS_DAYS},
    ports::mail::{Letter, Mail, MailError},
};
use chiave_flows::deliver::{Delivered, Room};
use chiave_protocol::method::{MethodKind, SendCode};
use std::sync::Mutex;

const DAY_S: i64 = 24 * 60 * 60;
const BY_MAIL: SendCode = SendCode {
    kind: MethodKind::Mail,
    method: None,
    utc_offset_min: 0,
};

/// A mail server that keeps the texts of the mails, and counts the decoys.
#[derive(Default)]
struct Reading {
    texts: Mutex<Vec<String>>,
    decoys: AtomicU64,
}

#[async_trait]
impl Mail for Reading {
    async fn send(&self, letter: Letter) -> Result<Taken, MailError> {
        let text = letter.text.expose().to_owned();
        self.texts.lock().unwrap().push(text);
        Ok(Taken { utf8: true })
    }

    async fn rehearse(&self) -> Result<Taken, MailError> {
        self.decoys.fetch_add(1, Ordering::Relaxed);
        Ok(Taken { utf8: true })
    }
}

// Law 3.
#[tokio::test]
async fn a_notice_goes_to_a_removed_address_for_thirty_days() {
    for (days, sent) in [(REMOVED_ADDRESS_DAYS - 1, 1), (REMOVED_ADDRESS_DAYS, 0)] {
        let company = Company::new().await;
        company.add_active("g.ferri").await;
        let mails = company.mails().await;
        let to_method = |it: &&OutboxRow| matches!(it.destination, Destination::Method(_));
        let row = mails.iter().find(to_method).unwrap();
        let Destination::Method(method) = row.destination else {
            panic!("{row:?}")
        };
        company
            .write(async |tx| tx.remove_method(method, NOW).await)
            .await;
        company.clock.0.fetch_add(days * DAY_S, Ordering::Relaxed);

        let server = Reading::default();
        company.service.deliver(row, &server).await.unwrap();

        assert_eq!(
            server.texts.lock().unwrap().len(),
            sent,
            "after {days} days"
        );
        assert_eq!(server.decoys.into_inner(), 0, "a notice is no decoy");
    }
}

#[tokio::test]
async fn a_mail_brings_the_code_that_opens() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    company.mails().await;
    let service = &company.service;
    let start = start_reset(3, "g.ferri", 0);
    let opened = service.start_attempt(&caller(3), proof(), start).await;
    let token = hash_of::<token::Attempt>(&opened.unwrap().token);
    let asked = service.attempt_code(&token, &caller(3), BY_MAIL).await;
    asked.unwrap();
    let of_reset = company.mails().await;
    let entered = company.signed_in("g.ferri", 0).await;
    let live = service.live(&entered, &caller(2)).await.unwrap();
    company.mails().await;
    let asked = service.session_code(&caller(2), live, BY_MAIL).await;
    asked.unwrap();
    let of_session = company.mails().await;

    let server = Reading::default();
    for mail in of_reset.iter().chain(&of_session) {
        service.deliver(mail, &server).await.unwrap();
    }

    let texts = server.texts.lock().unwrap();
    let codes = [
        notices::code(&company, &of_reset[0]),
        method_code(&company, &of_session),
    ];
    for (text, code) in texts.iter().zip(codes) {
        assert!(text.contains(code.expose()), "{text}");
    }
    assert_eq!(texts.len(), 2);
}

// Law 5.
#[tokio::test]
async fn a_code_for_nobody_is_rehearsed() {
    let company = Company::new().await;
    let service = &company.service;
    let start = start_reset(3, "nobody", 0);
    let opened = service.start_attempt(&caller(3), proof(), start).await;
    let token = hash_of::<token::Attempt>(&opened.unwrap().token);
    let asked = service.attempt_code(&token, &caller(3), BY_MAIL).await;
    asked.unwrap();
    let room = Room {
        free: 1,
        idle: true,
    };
    let taken = service.take_mail(room, &mut Turns::default()).await;
    let row = taken.unwrap().remove(0);

    let server = Reading::default();
    let end = service.deliver(&row, &server).await.unwrap();

    assert_eq!(end, Delivered::Taken);
    assert_eq!(server.decoys.into_inner(), 1);
    assert_eq!(server.texts.into_inner().unwrap(), [""; 0]);
}
