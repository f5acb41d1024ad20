use super::*;
use crate::Language;

fn facts() -> Facts<'static> {
    Facts {
        organisation: "Esempio & Figli",
        display_name: "Giulia Ferri",
        user_name: "g.ferri",
        device_name: "giulia-laptop",
        at: Timestamp::from_unix(1_796_081_400),
        utc_offset_min: 60,
    }
}

fn kinds(code: &Secret) -> [Kind<'_>; 15] {
    let code = Code {
        text: code,
        minutes: 10,
    };
    [
        Kind::AttemptCode(code),
        Kind::MethodCode(code),
        Kind::Activated,
        Kind::PasswordChanged,
        Kind::PasswordReset,
        Kind::AccountUnlocked,
        Kind::MethodAdded,
        Kind::MethodAddedByPass,
        Kind::FirstMethodAdded,
        Kind::RecoveryCodeUsed { left: 2 },
        Kind::HelpDeskCodeIssued,
        Kind::MethodRemoved,
        Kind::MethodRemovedByPerson {
            kind: MethodKind::Authenticator,
            replaced: true,
        },
        Kind::SignedInOnNewDevice,
        Kind::SignInAbandoned,
    ]
}

#[test]
fn every_mail_says_who_when_where_and_what_to_do() {
    let secret = Secret::new("402817".into());
    for language in Language::ALL {
        for kind in kinds(&secret) {
            let mail = Words::of(language).mail(kind, &facts());
            let text = mail.text.expose();

            for part in [
                "Giulia Ferri",
                "g.ferri",
                "giulia-laptop",
                "00:30",
                "UTC+01:00",
                "23:30",
            ] {
                assert!(text.contains(part), "{part} in {text}");
                assert!(
                    mail.html.expose().contains(part),
                    "{part} in the HTML of {kind:?}"
                );
            }
            assert!(text.contains(&Words::of(language).say(Mails::MailNotMe, &[])));
            assert!(!text.contains(['{', '}']), "{text}");
            assert!(
                !mail.html.expose().contains(['{', '}']),
                "{}",
                mail.html.expose()
            );
        }
    }
}

#[test]
fn what_no_computer_did_is_told_with_what_to_do_now() {
    for language in Language::ALL {
        let words = Words::of(language);
        let kinds = [
            Kind::AccountLocked,
            Kind::MethodRemovedByIt,
            Kind::MethodRemovedWithCode,
            Kind::AddressNotCounted,
            Kind::TemporaryCodeIssued { once: false },
            Kind::TemporaryCodeIssued { once: true },
            Kind::PasswordExpires,
        ];
        let mails = kinds.map(|kind| words.mail(kind, &facts()));

        for text in mails
            .iter()
            .flat_map(|mail| [mail.text.expose(), mail.html.expose()])
        {
            assert!(text.contains("g.ferri") && !text.contains("giulia-laptop"));
            assert!(text.contains(&words.say(Mails::MailWhatNow, &[])), "{text}");
            assert!(!text.contains(&words.say(Mails::MailNotMe, &[])), "{text}");
            assert!(!text.contains(['{', '}']), "{text}");
        }
    }
}

#[test]
fn a_method_that_the_person_removed_is_named() {
    let words = Words::of(Language::English);
    let mail = |kind, replaced| {
        let mail = words.mail(Kind::MethodRemovedByPerson { kind, replaced }, &facts());
        mail.text.expose().to_owned()
    };

    let removed = mail(MethodKind::Mail, false);
    assert!(
        removed.contains("Method: Personal email address\n"),
        "{removed}"
    );
    assert!(removed.contains("was removed from your account"));
    let replaced = mail(MethodKind::Authenticator, true);
    assert!(
        replaced.contains("Method: Authenticator app\n"),
        "{replaced}"
    );
    assert!(replaced.contains("was replaced") && !replaced.contains("was removed"));
}

#[test]
fn the_time_of_a_reminder_is_labelled_as_an_expiry() {
    for language in Language::ALL {
        let words = Words::of(language);
        let (expires, when) = (Mails::MailExpires, Mails::MailWhen);
        let [expires, when] = [expires, when].map(|label| words.say(label, &[]));

        let reminder = words.mail(Kind::PasswordExpires, &facts());
        let notice = words.mail(Kind::PasswordChanged, &facts());

        assert!(reminder.text.expose().contains(&format!("{expires}: ")));
        assert!(!reminder.text.expose().contains(&format!("{when}: ")));
        assert!(notice.text.expose().contains(&format!("{when}: ")));
    }
}

#[test]
fn a_code_stands_in_both_parts_and_never_in_the_subject() {
    let secret = Secret::new("402817".into());
    for language in Language::ALL {
        for kind in &kinds(&secret)[..2] {
            let mail = Words::of(language).mail(*kind, &facts());

            assert_eq!(mail.text.expose().matches("402817").count(), 1);
            assert_eq!(mail.html.expose().matches("402817").count(), 1);
            assert!(!mail.subject.contains("402817"));
        }
    }
}

#[test]
fn text_from_outside_is_escaped_capped_and_makes_no_link() {
    let secret = Secret::new("402817".into());
    let device = format!(
        "<img src=x>\r\nBcc: you\u{202e} https://evil.example/{}",
        "x".repeat(900)
    );
    let hostile = Facts {
        device_name: &device,
        display_name: "<b>\n",
        ..facts()
    };
    for kind in kinds(&secret) {
        let mail = Words::of(Language::English).mail(kind, &hostile);
        let (text, html) = (mail.text.expose(), mail.html.expose());

        assert!(!html.contains("<img") && !html.contains("<b>"));
        assert!(html.contains("Hello &lt;b&gt;,"));
        for part in [text, html] {
            assert!(!part.contains("://") && !part.contains("evil.example"));
            assert!(!part.contains('\u{202e}') && !part.contains('\r'));
            assert!(!part.contains(&"x".repeat(41)));
        }
        assert!(!text.contains("\nBcc"));
    }
}

#[test]
fn the_name_of_a_computer_is_quoted_and_no_sentence() {
    let stranger = Facts {
        device_name: "IT Service Desk is calling you now, please read us this code!",
        ..facts()
    };

    let mail = Words::of(Language::English).mail(Kind::Activated, &stranger);

    let row = "Computer: “IT Service Desk is calling you now pleas”, as it calls itself\n";
    assert!(mail.text.expose().contains(row));
}

// Law 7.
#[test]
fn no_mail_loads_or_links_to_anything() {
    let secret = Secret::new("402817".into());
    for kind in kinds(&secret) {
        let mail = Words::of(Language::Italian).mail(kind, &facts());

        for forbidden in ["http", "href", "src=", "url(", "<img", "<a "] {
            assert!(!mail.html.expose().contains(forbidden), "{forbidden}");
            assert!(!mail.text.expose().contains(forbidden), "{forbidden}");
        }
    }
}

#[test]
fn a_laptop_or_a_person_without_a_name_is_no_gap() {
    let nameless = Facts {
        device_name: " \u{200b}",
        display_name: "",
        ..facts()
    };

    let mail = Words::of(Language::English).mail(Kind::Activated, &nameless);

    assert!(mail.text.expose().starts_with("Hello,\n"));
    assert!(mail.text.expose().contains("Computer: without a name\n"));
}

#[test]
fn without_an_offset_no_time_zone_is_claimed() {
    let mail = Words::of(Language::English).mail(
        Kind::Activated,
        &Facts {
            utc_offset_min: 0,
            ..facts()
        },
    );

    assert!(
        mail.text
            .expose()
            .contains("When: Monday 30 November 2026, 23:30 UTC\n")
    );
    assert!(!mail.text.expose().contains("time zone"));
}
