//! An address is accepted only if mails can be sent to it.

use super::*;
use chiave_domain::delivery::Taken;
use chiave_protocol::{AddressFault, ErrorCode, method::BeginMail};

/// Begins to register an address in an activation.
async fn begin(company: &Company, token: &TokenHash, address: &str) -> Option<AddressFault> {
    let service = &company.service;
    let may = service.may_bind_by_activation(token, &caller(1)).await;
    let begin = BeginMail {
        address: address.into(),
        utc_offset_min: 0,
    };
    let begun = service.begin_mail(&caller(1), &may.unwrap(), begin).await;
    begun.is_err().then(|| {
        let refusal = refused(begun);
        assert_eq!(refusal.code, ErrorCode::AddressRefused);
        refusal.address.unwrap()
    })
}

#[tokio::test]
async fn an_address_that_no_mail_can_be_sent_to_is_refused() {
    let company = Company::new().await;
    let account = company.add("g.ferri").await;
    let token = company.activation_of(account, "g.ferri", 0).await;

    for address in [
        "anna..rossi@posta.example",
        ".anna@posta.example",
        "anna.@posta.example",
        "anna@posta..example",
        "anna@-posta.example",
        "anna@posta-.example",
        "anna😀@posta.example",
        &format!("{}@posta.example", "a".repeat(65)),
        &format!("anna@{}.example", "a".repeat(64)),
    ] {
        let refused = begin(&company, &token, address).await;
        assert_eq!(refused, Some(AddressFault::Form), "{address}");
    }
    assert_eq!(company.mails().await.len(), 0);
    let registered = company.store.read().await.unwrap().methods(account).await;
    assert_eq!(registered.unwrap().len(), 0);

    for address in [
        "anna.rossi+chiave@posta.example",
        "o'brien_x@mail-2.posta.example",
        "nicolò@caffè.example",
    ] {
        assert_eq!(begin(&company, &token, address).await, None, "{address}");
    }
}

#[tokio::test]
async fn a_work_address_in_another_spelling_is_refused() {
    let company = Company::new().await;
    let account = company.add("g.ferri").await;
    let token = company.activation_of(account, "g.ferri", 0).await;

    for address in [
        "g.ferri@ｗork.example",
        "g.ferri@ⓦork.example",
        "g.ferri@mail.work\u{3002}example",
        "g.ferri@wo\u{ad}rk.example.",
    ] {
        let refused = begin(&company, &token, address).await;
        assert_eq!(refused, Some(AddressFault::Work), "{address}");
    }
}

#[tokio::test]
async fn a_mail_server_for_ascii_only_is_asked_before_the_person() {
    let company = Company::new().await;
    let account = company.add("g.ferri").await;
    let token = company.activation_of(account, "g.ferri", 0).await;
    let relay_takes_utf8 = async |utf8| {
        let change = async |tx: &mut dyn WriteTx| {
            let mut relay = tx.relay().await?;
            relay.rehearsed(Taken { utf8 }, NOW);
            tx.put_relay(&relay).await
        };
        company.write(change).await;
    };

    relay_takes_utf8(false).await;
    let refused = begin(&company, &token, "nicolò@posta.example").await;
    assert_eq!(refused, Some(AddressFault::Relay));
    // The domain has an ASCII form, which every server accepts.
    assert_eq!(begin(&company, &token, "nicolo@caffè.example").await, None);

    relay_takes_utf8(true).await;
    assert_eq!(begin(&company, &token, "nicolò@posta.example").await, None);
}
