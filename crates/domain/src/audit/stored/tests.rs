use super::*;
use crate::audit::{IssuedCode, TemporaryCodeTerms};

#[test]
fn a_detail_is_the_facts_and_who_did_it() {
    let removed = AuditEvent::MethodRemoved(MethodKind::Mail);

    assert_eq!(removed.detail(Actor::Person), "mail");
    assert_eq!(removed.detail(Actor::Operator(Some(7))), "mail by-uid-7");
    assert_eq!(removed.detail(Actor::Operator(None)), "mail by-unknown");
    assert_eq!(removed.detail(Actor::Service), "mail by-service");
}

#[test]
fn a_detail_tells_who_did_it() {
    let removed = AuditEvent::MethodRemoved(MethodKind::Mail);

    for event in [removed, AuditEvent::PasswordChanged] {
        for by in [
            Actor::Person,
            Actor::Operator(Some(7)),
            Actor::Operator(None),
            Actor::Service,
        ] {
            assert_eq!(Actor::of_detail(&event.detail(by)), by);
        }
    }
}

#[test]
fn an_event_without_facts_has_no_space_in_its_detail() {
    let changed = AuditEvent::PasswordChanged;

    assert_eq!(changed.detail(Actor::Person), "");
    assert_eq!(changed.detail(Actor::Operator(Some(7))), "by-uid-7");
}

/// Earlier versions wrote rows in this form, and scripts of administrators search for them.
#[test]
fn details_read_as_in_the_rows_of_earlier_versions() {
    let by = Actor::Operator(Some(1000));
    let people = ServiceChange::People {
        revision: 7,
        keys: vec!["gates".into(), "max_age_days".into()],
    };
    let purged = ServiceChange::NamesPurged {
        before: "2026-05-31".into(),
        rows: 3,
    };
    let updated = EntryChange::Updated(vec!["mail".into(), "groups".into()]);

    for (event, expected) in [
        (
            AuditEvent::ServiceChanged(people),
            "people revision-7 gates max_age_days by-uid-1000",
        ),
        (
            AuditEvent::ServiceChanged(purged),
            "audit-names before-2026-05-31 rows-3 by-uid-1000",
        ),
        (
            AuditEvent::AccountChanged(updated),
            "entry-updated mail groups by-uid-1000",
        ),
        (
            AuditEvent::AccountUnlocked(Unlocking::WaitsLifted),
            "waits-lifted by-uid-1000",
        ),
        (
            AuditEvent::CodeIssued(IssuedCode::Activation { from: None }),
            "activation by-uid-1000",
        ),
        (
            AuditEvent::CodeIssued(IssuedCode::Activation {
                from: Some("2026-12-14T00:00:00Z".into()),
            }),
            "activation from-2026-12-14T00:00:00Z by-uid-1000",
        ),
        (
            AuditEvent::ActivationCodeRefused(ActivationCodeFault::TooEarly),
            "activation too-early by-uid-1000",
        ),
    ] {
        assert_eq!(event.detail(by), expected);
    }
}

#[test]
fn the_issue_of_a_temporary_code_has_its_terms() {
    let detail = |hours, once| {
        let terms = TemporaryCodeTerms { hours, once };
        let issued = AuditEvent::CodeIssued(IssuedCode::Temporary(terms));
        issued.detail(Actor::Operator(Some(7)))
    };

    assert_eq!(detail(8, false), "temporary-code hours-8 by-uid-7");
    assert_eq!(detail(72, true), "temporary-code hours-72 one-use by-uid-7");
    let kind = method_of_detail(&detail(8, false));
    assert_eq!(kind, Some(MethodKind::TemporaryCode));
}
