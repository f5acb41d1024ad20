//! Rows of the outbox whose destination was changed by somebody who can write the file (law 6).

use super::*;
use chiave_domain::{
    delivery::{Taken, Turns},
    notice::Destination,
    ports::mail::{Letter, Mail, MailError},
};
use chiave_flows::deliver::Room;
use chiave_protocol::method::{MethodKind, SendCode};
use std::sync::Mutex;

/// A mail server that remembers the destination of each mail.
#[derive(Default)]
pub(super) struct Sorted(Mutex<Vec<String>>);

#[async_trait]
impl Mail for Sorted {
    async fn send(&self, letter: Letter) -> Result<Taken, MailError> {
        self.0.lock().unwrap().push(letter.to);
        Ok(Taken { utf8: true })
    }

    async fn rehearse(&self) -> Result<Taken, MailError> {
        Ok(Taken { utf8: true })
    }
}

/// The mail with a code for a fresh verification of `g.ferri`.
async fn asked_for(company: &Company) -> OutboxRow {
    company.mails().await;
    let service = &company.service;
    let request = sign_in("g.ferri", PASSWORD, 0);
    let entered = service.sign_in(&caller(2), proof(), request).await;
    let token = hash_of::<token::Session>(&entered.unwrap().token);
    let ask = SendCode {
        kind: MethodKind::Mail,
        method: None,
        utc_offset_min: 0,
    };
    let live = service.live(&token, &caller(2)).await.unwrap();
    service.session_code(&caller(2), live, ask).await.unwrap();
    let room = Room {
        free: 99,
        idle: true,
    };
    let taken = service.take_mail(room, &mut Turns::default()).await;
    let is_code = |row: &OutboxRow| row.message.code().is_some();
    taken.unwrap().into_iter().find(is_code).unwrap()
}

/// Where the code of the account is sent after the row was changed.
async fn goes_to(change: impl AsyncFnOnce(&Company, &mut OutboxRow)) -> Vec<String> {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    let mut row = asked_for(&company).await;
    change(&company, &mut row).await;
    let server = Sorted::default();
    company.service.deliver(&row, &server).await.unwrap();
    server.0.into_inner().unwrap()
}

async fn first_method(company: &Company, account: AccountId) -> MethodId {
    let mut tx = company.store.read().await.unwrap();
    tx.methods(account).await.unwrap()[0].id
}

mod the_code_of_a_method {
    use super::*;

    #[tokio::test]
    async fn goes_to_its_own_address() {
        let went = goes_to(async |_, _| ()).await;

        assert_eq!(went.len(), 1);
    }

    #[tokio::test]
    async fn goes_to_no_mailbox_of_another_account() {
        let went = goes_to(async |company, row| {
            let account = company.add_active("thief").await;
            row.account = Some(account);
            row.destination = Destination::Method(first_method(company, account).await);
        })
        .await;

        assert_eq!(went, [""; 0]);
    }

    #[tokio::test]
    async fn goes_to_no_work_address() {
        let went = goes_to(async |_, row| row.destination = Destination::Work).await;

        assert_eq!(went, [""; 0]);
    }

    #[tokio::test]
    async fn goes_nowhere_for_another_account() {
        let went = goes_to(async |company, row| {
            row.account = Some(company.add_active("thief").await);
        })
        .await;

        assert_eq!(went, [""; 0]);
    }

    #[tokio::test]
    async fn goes_to_no_address_that_was_removed() {
        let went = goes_to(async |company, row| {
            let Destination::Method(id) = row.destination else {
                panic!("{row:?}")
            };
            company
                .write(async |tx| tx.remove_method(id, NOW).await)
                .await;
        })
        .await;

        assert_eq!(went, [""; 0]);
    }
}

mod a_code_asked_for_in_one_session {
    use super::*;
    use chiave_protocol::{ErrorCode, method::Prove};

    async fn token(company: &Company, n: u8) -> TokenHash {
        let request = sign_in("g.ferri", PASSWORD, 0);
        let entered = company.service.sign_in(&caller(n), proof(), request).await;
        hash_of::<token::Session>(&entered.unwrap().token)
    }

    async fn typed(company: &Company, n: u8, token: &TokenHash, secret: Secret) -> bool {
        let live = company.service.live(token, &caller(n)).await.unwrap();
        let prove = Prove {
            kind: MethodKind::Mail,
            method: None,
            secret,
        };
        let proven = company.service.verify_session(live, prove).await;
        let passed = proven.is_ok();
        if !passed {
            assert_eq!(refused(proven).code, ErrorCode::ProofRefused);
        }
        passed
    }

    // Law 2.
    #[tokio::test]
    async fn is_wrong_in_another() {
        let company = Company::new().await;
        company.add_active("g.ferri").await;
        let (own, other) = (token(&company, 2).await, token(&company, 3).await);
        company.mails().await;
        for (n, token) in [(2, &own), (3, &other)] {
            let ask = SendCode {
                kind: MethodKind::Mail,
                method: None,
                utc_offset_min: 0,
            };
            let live = company.service.live(token, &caller(n)).await.unwrap();
            company
                .service
                .session_code(&caller(2), live, ask)
                .await
                .unwrap();
        }
        let mails = company.mails().await;
        let code = || method_code(&company, &mails);

        assert!(!typed(&company, 2, &own, code()).await);
        assert!(typed(&company, 3, &other, code()).await);
        assert!(!typed(&company, 3, &other, code()).await, "once");
    }
}
