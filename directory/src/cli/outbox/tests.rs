use super::*;
use chiave_domain::delivery::{Failing, Fault, MailRefusal, Stage};
use chiave_words::Language;

const AT: Timestamp = Timestamp::from_unix(1_800_000_000);

#[test]
fn a_server_that_takes_nothing_is_shown_with_its_refusal() {
    assert_eq!(
        server(&Relay::default()),
        "server\ttakes-mail\t-\t-\t-\t-\t-"
    );
    let relay = Relay {
        failing: Some(Failing {
            since: AT,
            next_try_at: AT.plus(60),
            tries: 9,
        }),
        last_refusal: Some(("535 5.7.8 at login".into(), AT)),
        ..Relay::default()
    };

    assert_eq!(
        server(&relay),
        "server\ttakes-nothing\t2027-01-15T08:00:00Z\t2027-01-15T08:01:00Z\t\
         535 5.7.8 at login\t2027-01-15T08:00:00Z\t-"
    );
}

#[test]
fn no_next_try_is_in_the_past() {
    let failing = |next_try_at| Failing {
        since: AT,
        next_try_at,
        tries: 9,
    };
    let mails = |next_try_at| WaitingMails {
        codes: false,
        fault: None,
        refusal: None,
        count: 1,
        oldest: AT,
        next_try_at,
    };
    let mut relay = Relay {
        failing: Some(failing(AT)),
        ..Relay::default()
    };
    let mut waiting = [mails(AT), mails(AT.plus(90))];

    not_past(&mut relay, &mut waiting, AT.plus(60));

    assert_eq!(relay.failing.unwrap().next_try_at, AT.plus(60));
    let tries = waiting.map(|mails| mails.next_try_at);
    assert_eq!(tries, [AT.plus(60), AT.plus(90)]);
}

#[test]
fn a_server_that_takes_no_mail_comes_with_an_advice() {
    let said = |relay: &Relay| {
        let unread = || Box::new(std::io::sink());
        let output = Output::new(Language::English, unread(), unread());
        advice(relay, &output)
    };
    let refusal = MailRefusal {
        stage: Stage::Recipient,
        reply: None,
    };
    let mut refuses = Relay::default();
    assert_eq!(said(&refuses), None);

    (0..2).for_each(|_| refuses.refused(&refusal, AT));
    assert_eq!(said(&refuses), None);
    refuses.refused(&refusal, AT);
    let mut takes_nothing = Relay::default();
    takes_nothing.failed(&refusal, AT);

    let (refuses, takes_nothing) = (said(&refuses).unwrap(), said(&takes_nothing).unwrap());
    for sentence in [&refuses, &takes_nothing] {
        assert!(sentence.contains(&refusal.to_string()), "{sentence}");
        assert!(sentence.contains("What happens next"), "{sentence}");
        assert!(sentence.contains("config check --network"), "{sentence}");
    }
    assert!(refuses.contains("three or more"), "{refuses}");
    assert!(takes_nothing.contains("tried again on"), "{takes_nothing}");
}

#[test]
fn mails_that_wait_are_shown_by_reason() {
    let mails = WaitingMails {
        codes: false,
        fault: Some(Fault::Policy),
        refusal: Some("554 5.7.1 at recipient".into()),
        count: 12,
        oldest: AT,
        next_try_at: AT,
    };

    assert_eq!(
        waits(&mails),
        "waiting\tnotices\t12\t2027-01-15T08:00:00Z\t2027-01-15T08:00:00Z\tpolicy\t\
         554 5.7.1 at recipient"
    );
}
