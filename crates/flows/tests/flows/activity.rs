//! What happened to an account is listed page by page, to its owner alone.

use super::*;
use chiave_domain::audit::{ActivationCodeFault, AuditEvent, AuditRow};
use chiave_flows::authenticate::MayChange;
use chiave_protocol::{
    ErrorCode, EventId,
    state::{AccountState, EventKind, EventView},
};
use std::collections::BTreeSet;

impl Company {
    async fn looking(&self, name: &str) -> MayChange {
        let token = self.signed_in(name, 0).await;
        let live = self.service.live(&token, &caller(2)).await.unwrap();
        live.may_change().unwrap()
    }

    /// Writes `count` rows about an account into the log.
    async fn log(&self, account: AccountId, event: AuditEvent, count: u32) {
        let mut tx = self.store.work(LockKey::EVERYTHING).await.unwrap();
        for _ in 0..count {
            let row = AuditRow {
                id: random::uuid(&SystemRandom),
                at: NOW,
                event: event.clone(),
                by: Actor::Person,
                account: Some(account),
                device: None,
                device_name: None,
            };
            tx.put_audit(&row).await.unwrap();
        }
        tx.commit().await.unwrap();
    }
}

fn oldest(events: &[EventView]) -> EventId {
    events.last().unwrap().id.unwrap()
}

#[tokio::test]
async fn every_event_is_listed_once_page_by_page() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    company.log(account, AuditEvent::PasswordChanged, 50).await;
    let session = company.looking("g.ferri").await;
    let state = company.service.state(&session).await.unwrap();

    let mut listed = state.events;
    let mut older = state.older_before;
    while let Some(before) = older {
        let page = company.service.activity(&session, before).await.unwrap();
        assert!(!page.events.is_empty() && page.events.len() <= 20);
        listed.extend(page.events);
        older = page.older_before;
    }

    let mut tx = company.store.read().await.unwrap();
    let rows = tx.newest_rows(Some(account), 999).await.unwrap();
    let written: Vec<_> = rows.iter().map(|row| EventId::from_uuid(row.id)).collect();
    let listed: Vec<_> = listed.iter().map(|event| event.id.unwrap()).collect();
    assert!(written.len() > 50);
    assert_eq!(listed, written);
}

#[tokio::test]
async fn nobody_lists_behind_an_event_of_somebody_else() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    company.add_active("a.riva").await;
    let hers = company.looking("g.ferri").await;
    let his = company.looking("a.riva").await;
    let foreign = oldest(&company.service.state(&his).await.unwrap().events);

    let refused = company.service.activity(&hers, foreign).await;

    assert!(matches!(
        refused,
        Err(FlowError::Refused(refusal)) if refusal.code == ErrorCode::NotFound
    ));
}

fn is_anybodys(event: &&EventView) -> bool {
    event.kind == EventKind::PassRefused
}

#[tokio::test]
async fn events_of_strangers_are_listed_page_by_page_too() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    let own = AuditEvent::PasswordChanged;
    company.log(account, own.clone(), 10).await;
    company
        .log(
            account,
            AuditEvent::ActivationCodeRefused(ActivationCodeFault::Wrong),
            95,
        )
        .await;
    company.log(account, own, 10).await;
    let session = company.looking("g.ferri").await;
    let state = company.service.state(&session).await.unwrap();

    let mut older = state.older_before;
    let mut paged = Vec::new();
    while let Some(before) = older {
        let page = company.service.activity(&session, before).await.unwrap();
        paged.extend(page.events.into_iter().map(|event| event.id.unwrap()));
        older = page.older_before;
    }

    let mut tx = company.store.read().await.unwrap();
    let rows = tx.newest_rows(Some(account), 999).await.unwrap();
    let written: BTreeSet<_> = rows.iter().map(|row| EventId::from_uuid(row.id)).collect();
    let once: BTreeSet<_> = paged.iter().copied().collect();
    assert_eq!(once.len(), paged.len());
    let newest = state.events.iter().map(|event| event.id.unwrap());
    assert_eq!(
        once.into_iter().chain(newest).collect::<BTreeSet<_>>(),
        written
    );
}

#[tokio::test]
async fn left_out_events_of_strangers_are_older_events() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    let session = company.looking("g.ferri").await;
    company
        .log(
            account,
            AuditEvent::ActivationCodeRefused(ActivationCodeFault::Wrong),
            6,
        )
        .await;

    let state = company.service.state(&session).await.unwrap();

    assert_eq!(state.events.iter().filter(is_anybodys).count(), 5);
    assert!(state.events.len() < 20 && state.older_before.is_some());
}

#[tokio::test]
async fn all_events_name_none_before_which_others_are() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    let session = company.looking("g.ferri").await;
    let state = company.service.state(&session).await.unwrap();

    let newest = state.events[0].id.unwrap();
    let page = company.service.activity(&session, newest).await.unwrap();

    assert_eq!(state.older_before, None);
    assert_eq!(page.older_before, None);
    assert_eq!(page.events, state.events[1..]);
}

// Law 4.
#[tokio::test]
async fn strangers_fill_a_quarter_of_the_newest_events() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    company.log(account, AuditEvent::PasswordChanged, 30).await;
    let session = company.looking("g.ferri").await;
    company
        .log(
            account,
            AuditEvent::ActivationCodeRefused(ActivationCodeFault::Wrong),
            200,
        )
        .await;

    let AccountState { events, .. } = company.service.state(&session).await.unwrap();

    assert_eq!(
        (events.iter().filter(is_anybodys).count(), events.len()),
        (5, 20)
    );
}
