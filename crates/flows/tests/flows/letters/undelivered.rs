//! Mails that wait: what a refusal does to a mail, and to what is known of the mail server.

use super::*;
use chiave_domain::delivery::{EnhancedCode, MailRefusal, Reply, Stage};

const IDLE: Room = Room {
    free: 9,
    idle: true,
};
/// A login that the server refuses, which is no fault of the mail.
const LOGIN: MailRefusal = refusal(Stage::Login, 535, None);
/// A mailbox that accepts nothing at present.
const LATER: MailRefusal = refusal(Stage::Recipient, 450, None);
/// A mailbox that does not exist.
const NO_MAILBOX: MailRefusal = refusal(
    Stage::Recipient,
    550,
    Some(EnhancedCode {
        subject: 1,
        detail: 1,
    }),
);
/// A rule of the server about the sender.
const BY_RULE: MailRefusal = refusal(
    Stage::Content,
    554,
    Some(EnhancedCode {
        subject: 7,
        detail: 1,
    }),
);

const fn refusal(stage: Stage, code: u16, enhanced: Option<EnhancedCode>) -> MailRefusal {
    MailRefusal {
        stage,
        reply: Some(Reply { code, enhanced }),
    }
}

/// A mail server that refuses every mail.
struct Refusing(MailRefusal);

#[async_trait]
impl Mail for Refusing {
    async fn send(&self, _: Letter) -> Result<Taken, MailError> {
        Err(MailError::refused(self.0, "refused"))
    }

    async fn rehearse(&self) -> Result<Taken, MailError> {
        Err(MailError::refused(self.0, "refused"))
    }
}

/// `g.ferri`, whose three mails about the activation wait.
async fn told() -> (Company, AccountId) {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    (company, account)
}

impl Company {
    async fn take(&self, room: Room) -> Vec<OutboxRow> {
        let taken = self.service.take_mail(room, &mut Turns::default()).await;
        taken.unwrap()
    }

    /// Offers the next mail to a server that refuses it; returns when the mail is due again, and how
    /// many tries count.
    async fn refuse(&self, why: MailRefusal) -> (i64, u32) {
        let row = self.take(Room { free: 1, ..IDLE }).await.remove(0);
        let end = self.service.deliver(&row, &Refusing(why)).await.unwrap();
        assert_eq!(end, Delivered::Refused(why.fault()));
        let waiting = self.mails().await;
        let again = waiting.iter().find(|it| it.id == row.id).unwrap();
        let now = self.service.clock.now();
        (again.next_try_at.since(now), again.tries)
    }

    async fn relay(&self) -> chiave_domain::delivery::Relay {
        self.store.read().await.unwrap().relay().await.unwrap()
    }
}

#[tokio::test]
async fn a_server_that_takes_nothing_gets_one_mail_at_a_time() {
    let (company, _) = told().await;
    company
        .write(async |tx| {
            let mut relay = tx.relay().await?;
            relay.failed(&LOGIN, NOW);
            tx.put_relay(&relay).await
        })
        .await;
    let pause = company.relay().await.failing.unwrap().next_try_at;

    let in_the_pause = company.take(IDLE).await;
    company.clock.0.store(pause.as_unix(), Ordering::Relaxed);
    let beside_another = company
        .take(Room {
            idle: false,
            ..IDLE
        })
        .await;
    let alone = company.take(IDLE).await;

    let taken = [in_the_pause, beside_another, alone].map(|mails| mails.len());
    assert_eq!(taken, [0, 0, 1]);
}

#[tokio::test]
async fn a_refusal_of_the_server_is_no_try_of_the_mail() {
    let (company, _) = told().await;

    let (after_s, tries) = company.refuse(LOGIN).await;

    assert_eq!((after_s, tries), (1, 0));
    assert!(company.relay().await.delays_mail());
}

#[tokio::test]
async fn a_refusal_of_a_mailbox_is_a_try_and_the_server_was_reached() {
    let (company, _) = told().await;

    let (after_s, tries) = company.refuse(LATER).await;

    assert_eq!((after_s, tries), (60, 1));
    let relay = company.relay().await;
    assert_eq!(relay.reached_at, Some(NOW));
    assert!(!relay.delays_mail());
}

#[tokio::test]
async fn a_refusal_by_rule_is_remembered() {
    let (company, _) = told().await;

    let (after_s, tries) = company.refuse(BY_RULE).await;

    assert_eq!((after_s, tries), (60, 1));
    let relay = company.relay().await;
    assert_eq!(relay.refused_in_row, 1);
    assert_eq!(relay.last_refusal, Some((BY_RULE.to_string(), NOW)));
}

#[tokio::test]
async fn a_mail_to_no_mailbox_is_given_up_and_kept_as_lost() {
    let (company, account) = told().await;
    let row = company.take(IDLE).await.remove(0);

    let server = Refusing(NO_MAILBOX);
    company.service.deliver(&row, &server).await.unwrap();

    let mut tx = company.store.read().await.unwrap();
    let lost = tx.lost_mail(NOW.plus(-DAY_S)).await.unwrap();
    assert_eq!(lost.len(), 1);
    assert_eq!((lost[0].id, lost[0].at), (row.id, NOW));
    assert_eq!((lost[0].account, lost[0].tries), (Some(account), 1));
    assert_eq!(lost[0].message, row.message.word());
    assert_eq!(lost[0].refusal, NO_MAILBOX.to_string());
    drop(tx);
    let waiting = company.mails().await;
    assert!(waiting.iter().all(|it| it.id != row.id));
}

#[tokio::test]
async fn a_look_that_takes_no_mail_asks_for_no_writer() {
    let (company, _) = told().await;
    let commits = async |room| {
        let (cost, taken) = company.cost(company.take(room)).await;
        assert_eq!(taken, []);
        cost.1.commits
    };

    let no_room = commits(Room { free: 0, ..IDLE }).await;
    company
        .write(async |tx| {
            let mut relay = tx.relay().await?;
            relay.failed(&LOGIN, NOW);
            tx.put_relay(&relay).await
        })
        .await;
    let in_the_pause = commits(IDLE).await;
    company.mails().await;
    company.clock.0.fetch_add(DAY_S, Ordering::Relaxed);
    let nothing_due = commits(IDLE).await;

    assert_eq!([no_room, in_the_pause, nothing_due], [0; 3]);
}
