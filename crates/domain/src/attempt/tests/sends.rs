//! How many codes are sent, and where to.

use super::*;
use crate::verification::RESEND_AFTER_S;

#[test]
fn a_destination_gets_three_codes_in_ten_minutes_and_ten_a_day() {
    let mut scene = Scene::registered();
    let mut send = |earlier: &[i64]| {
        let earlier = Earlier {
            of_subject: ago(earlier),
            ..Earlier::default()
        };
        scene.ask_after(earlier).map(|_| ())
    };

    assert_eq!(send(&[599, 20]), Ok(()));
    assert_eq!(
        send(&[599, 20, 10]),
        Err(Refusal::TooManySends(NOW.plus(1)))
    );
    assert_eq!(send(&[600, 20, 10]), Ok(()));
    let day: Vec<_> = (1..=10).rev().map(|it| it * 3600).collect();
    assert_eq!(send(&day), Err(Refusal::TooManySends(NOW.plus(14 * 3600))));
}

#[test]
fn another_code_is_offered_once_the_mail_had_time_to_arrive() {
    let mut scene = Scene::registered();
    let mut resend_at = |earlier: &[i64]| {
        let earlier = Earlier {
            of_subject: ago(earlier),
            ..Earlier::default()
        };
        scene.ask_after(earlier).unwrap();
        asked::asked(scene.state(), MethodKind::Mail)
            .unwrap()
            .resend_at
    };

    assert_eq!(resend_at(&[]), NOW.plus(RESEND_AFTER_S));
    assert_eq!(resend_at(&[590, 20]), NOW.plus(RESEND_AFTER_S));
    assert_eq!(resend_at(&[500, 20]), NOW.plus(100));
}

/// The times this many seconds before now.
fn ago(seconds: &[i64]) -> Vec<Timestamp> {
    seconds.iter().map(|ago| NOW.plus(-ago)).collect()
}

mod a_mailbox_that_was_sent_three_codes {
    use super::*;

    fn full() -> Earlier {
        Earlier {
            to_mailbox: ago(&[599, 20, 10]),
            ..Earlier::default()
        }
    }

    // Law 5.
    #[test]
    fn is_sent_a_decoy_before_the_first_gate() {
        let (mut full_one, mut other) = (Scene::registered(), Scene::registered());

        assert_eq!(full_one.ask_after(full()), Ok((None, 1)));

        other.ask().unwrap();
        assert_eq!(full_one.shown(), other.shown());
    }

    // Law 12.
    #[test]
    fn is_named_as_the_reason_after_the_first_gate() {
        let mut scene = Scene::registered();
        scene.prove_app(100).unwrap();

        let refused = scene.ask_after(full());

        assert_eq!(refused, Err(Refusal::TooManySends(NOW.plus(1))));
    }

    #[test]
    fn is_sent_another_one_after_ten_minutes() {
        let mut scene = Scene::registered();
        scene.now = NOW.plus(1);

        assert_eq!(scene.ask_after(full()), Ok((Some(MAIL), 1)));
    }
}

#[test]
fn whoever_asks_again_gets_the_code_at_their_other_address() {
    let other = MethodId::from_uuid(Uuid::from_u128(12));
    let mut scene = Scene::registered();
    scene.methods.push(mail(other, "ferri@casa.example"));

    let sent: Vec<_> = (0..3).map(|_| scene.ask().unwrap().0.unwrap()).collect();
    assert_eq!(sent, [MAIL, other, MAIL]);
}
