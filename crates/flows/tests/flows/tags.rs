//! The tag of a document stands for one account and one revision.

use super::*;

impl Company {
    async fn tag(&self, name: &str) -> String {
        let service = &self.service;
        let signed_in = service
            .sign_in(&caller(2), proof(), sign_in(name, PASSWORD, 0))
            .await
            .unwrap();
        let token = hash_of::<token::Session>(&signed_in.token);
        let session = service.in_step(&token, &caller(2)).await.unwrap();
        service.state_tag(&session)
    }
}

#[tokio::test]
async fn two_accounts_of_the_same_age_have_different_tags() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    company.add_active("a.riva").await;

    let (hers, his) = (company.tag("g.ferri").await, company.tag("a.riva").await);

    assert_ne!(hers, his);
    assert!(hers.starts_with('"') && hers.ends_with('"'));
}

#[tokio::test]
async fn a_tag_lasts_for_an_hour_of_the_clock() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    let signed_in = company.enters(2).await;
    let token = hash_of::<token::Session>(&signed_in.token);
    let tag = async || {
        let session = company.service.in_step(&token, &caller(2)).await;
        company.service.state_tag(&session.unwrap())
    };

    let on_the_hour = tag().await;
    company.minutes_later(59);
    let later = tag().await;
    company.minutes_later(1);

    assert_eq!(later, on_the_hour);
    assert_ne!(tag().await, on_the_hour);
}
