//! What the mail server is told, by a small one of our own, and what a mail looks like.

pub(crate) mod script;

use super::*;
use crate::config::Config;
use chiave_protocol::Secret;
use script::{Script, Server};
use std::path::Path;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::TcpListener,
};

const EXAMPLE: &str = include_str!("../../chiave-directory.example.toml");

fn mail(port: u16) -> SmtpMail {
    let password = tempfile::NamedTempFile::new().unwrap();
    let text = EXAMPLE
        .replace("port = 587", &format!("port = {port}"))
        .replace("smtp.example.org", "localhost")
        .replace(
            "/etc/chiave/smtp-password",
            password.path().to_str().unwrap(),
        );
    SmtpMail::new(&Config::parse(&text, Path::new("")).unwrap().smtp).unwrap()
}

fn letter(to: &str) -> Letter {
    Letter {
        id: uuid::Uuid::from_u128(7),
        to: to.to_owned(),
        subject: "Perché è così".to_owned(),
        text: Secret::new("402817".to_owned()),
        html: Secret::new("<p>402817</p>".to_owned()),
    }
}

#[test]
fn a_mail_has_two_parts_an_id_and_wants_no_automatic_answer() {
    let message = mail(587).message(&letter("giulia@posta.example")).unwrap();

    let written = String::from_utf8(message.formatted()).unwrap();
    for part in [
        "Message-ID: <00000000-0000-0000-0000-000000000007@example.org>",
        "Auto-Submitted: auto-generated",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "To: giulia@posta.example",
    ] {
        assert!(written.contains(part), "{part} in {written}");
    }
}

/// Every text of up to five of these characters.
fn texts() -> Vec<String> {
    let mut texts = vec![String::new()];
    let mut longest = texts.clone();
    for _ in 0..5 {
        let longer =
            |text: &String| ['a', '7', '.', '-', '_', 'è', '"', '@'].map(|c| format!("{text}{c}"));
        longest = longest.iter().flat_map(longer).collect();
        texts.extend(longest.iter().cloned());
    }
    texts
}

#[test]
fn a_mail_can_be_written_to_every_address_that_is_taken() {
    let mut taken = 0;
    for text in texts() {
        for address in [
            format!("{text}@posta.example"),
            format!("anna@{text}.example"),
        ] {
            if chiave_domain::address::deliverable(&address).is_some() {
                taken += 1;
                assert!(address.parse::<Mailbox>().is_ok(), "{address}");
            }
        }
    }
    assert!(taken > 1000, "{taken}");
}

#[tokio::test]
async fn an_address_that_is_none_is_refused_for_good() {
    let sent = mail(587).send(letter("giulia\r\nBcc: you@x.example")).await;

    assert!(matches!(sent.unwrap_err().fault, Fault::Address));
}

/// A server that greets, and answers EHLO without STARTTLS; says what it heard.
async fn server_without_tls(listener: TcpListener) -> Vec<String> {
    let (mut stream, _) = listener.accept().await.unwrap();
    let (read, mut write) = stream.split();
    write.write_all(b"220 mail.example\r\n").await.unwrap();
    let mut heard = Vec::new();
    let mut lines = BufReader::new(read).lines();
    while let Ok(Some(line)) = lines.next_line().await {
        heard.push(line);
        write.write_all(b"250 mail.example\r\n").await.unwrap();
    }
    heard
}

#[tokio::test]
async fn a_server_without_tls_is_sent_nothing() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let server = tokio::spawn(server_without_tls(listener));

    let sent = mail(port).send(letter("giulia@posta.example")).await;

    assert!(matches!(sent.unwrap_err().fault, Fault::Relay));
    let heard = server.await.unwrap().join("\n");
    assert!(heard.starts_with("EHLO example.org"), "{heard}");
    assert!(!heard.contains("AUTH") && !heard.contains("MAIL") && !heard.contains("402817"));
}

#[tokio::test]
async fn a_server_that_is_not_there_is_tried_again_later() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);

    let sent = mail(port).send(letter("giulia@posta.example")).await;

    assert!(matches!(sent.unwrap_err().fault, Fault::Relay));
}

mod refused_by_the_server {
    use super::*;

    async fn send(script: Script) -> MailError {
        let server = Server::start(script).await;
        let sent = server.mail.send(letter("giulia@posta.example")).await;
        sent.unwrap_err()
    }

    #[tokio::test]
    async fn the_step_says_whom_it_is_about() {
        let fine = Script::default;
        for (script, fault, refusal) in [
            (
                Script {
                    greeting: "554 5.7.1 not you giulia@posta.example",
                    ..fine()
                },
                Fault::Relay,
                "554 5.7.1 at connect",
            ),
            (
                Script {
                    login: "535 5.7.8 wrong",
                    ..fine()
                },
                Fault::Relay,
                "535 5.7.8 at login",
            ),
            (
                Script {
                    sender: "550 5.7.1 not as that sender",
                    ..fine()
                },
                Fault::Relay,
                "550 5.7.1 at sender",
            ),
            (
                Script {
                    recipient: "554 5.7.1 relay access denied",
                    ..fine()
                },
                Fault::Policy,
                "554 5.7.1 at recipient",
            ),
            (
                Script {
                    recipient: "550 5.1.1 no such user",
                    ..fine()
                },
                Fault::Address,
                "550 5.1.1 at recipient",
            ),
            (
                Script {
                    content: "550-5.7.26 not\r\n550 5.7.26 authenticated",
                    ..fine()
                },
                Fault::Policy,
                "550 5.7.26 at content",
            ),
        ] {
            let error = send(script).await;
            assert_eq!(error.fault, fault, "{refusal}");
            assert_eq!(error.refusal.unwrap().to_string(), refusal);
            let told = chiave_log::causes::chain(&error);
            assert!(!told.contains("giulia"), "{told}");
        }
    }

    #[tokio::test]
    async fn an_address_that_it_cannot_carry_is_refused_for_good() {
        let server = Server::start(Script {
            utf8: false,
            ..Script::default()
        })
        .await;

        let refused = server.mail.send(letter("nicolò@posta.example")).await;
        let taken = server.mail.send(letter("nicolo@posta.example")).await;

        let refused = refused.unwrap_err();
        assert_eq!((refused.fault, refused.refusal), (Fault::Address, None));
        assert_eq!(taken.unwrap(), Taken { utf8: false });
    }
}

mod one_connection {
    use super::*;

    #[tokio::test]
    async fn carries_mail_after_mail() {
        let server = Server::start(Script::default()).await;

        for _ in 0..3 {
            let sent = server.mail.send(letter("giulia@posta.example")).await;
            assert_eq!(sent.unwrap(), Taken { utf8: true });
        }

        assert_eq!(server.connections(), 1);
    }

    #[tokio::test]
    async fn that_the_server_closed_is_no_failure() {
        let server = Server::start(Script {
            closes_after: 1,
            ..Script::default()
        })
        .await;

        for _ in 0..3 {
            let sent = server.mail.send(letter("giulia@posta.example")).await;
            sent.unwrap();
        }

        assert_eq!(server.connections(), 3);
    }
}

mod a_decoy {
    use super::*;
    use std::time::Duration;

    #[tokio::test]
    async fn goes_as_far_as_the_recipient_and_takes_as_long_as_a_mail() {
        let takes = Duration::from_millis(300);
        let server = Server::start(Script {
            takes,
            ..Script::default()
        })
        .await;
        let sent = server.mail.send(letter("giulia@posta.example")).await;
        sent.unwrap();
        let heard = server.heard().len();

        let begun = Instant::now();
        server.mail.rehearse().await.unwrap();

        assert!(begun.elapsed() >= takes);
        assert_eq!(server.heard()[heard..], ["MAIL", "RSET"]);
    }

    #[tokio::test]
    async fn meets_a_refused_login_as_a_mail_does() {
        let server = Server::start(Script {
            login: "535 5.7.8 wrong",
            ..Script::default()
        })
        .await;

        let refused = server.mail.rehearse().await.unwrap_err();

        assert_eq!(refused.fault, Fault::Relay);
    }
}
