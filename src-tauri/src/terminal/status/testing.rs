//! Computers as the tests of the terminal need them.

use chiave_client::{
    AppStatus, KeyringState, Look, Offers, Preferences, Reach, SessionState, StateView,
};
use chiave_protocol::{Timestamp, session::SignInStep, state::AccountState};
use serde_json::json;

pub const NOW: Timestamp = Timestamp::from_unix(1_795_424_400);
const ACCOUNT: &str = "11111111-0000-4000-8000-000000000001";

fn account() -> AccountState {
    let policy = json!({"min_length": 8, "max_length": 256, "kinds": 0, "refuse_name_parts": false,
        "banned_words": false, "min_strength": 0, "history": 0, "breach_list": false});
    let state = json!({"revision": 1, "methods": [], "methods_needed": 2, "reset_ready": false,
        "account": {"id": ACCOUNT, "user_name": "anna", "display_name": "Anna Riva"},
        "password": {"changed_at": NOW, "expires_at": NOW.plus(86_400)}, "fresh_proofs": [],
        "policy": policy, "facts": {"name_parts": []}, "events": [], "server_time": NOW});
    serde_json::from_value(state).unwrap()
}

/// A computer on which nobody is signed in.
pub fn nobody() -> Look {
    Look {
        server: Some("https://c.example.com".into()),
        status: AppStatus {
            sequence: 1,
            reach: Reach::Online,
            certificate_at: None,
            organisation: None,
            help_desk: None,
            help_url: None,
            session: SessionState::None,
            step: None,
            user_name: None,
            display_name: None,
            keyring: KeyringState::Ready,
            shared: None,
            files_kept: true,
            unsettled: false,
            write: None,
            mail_delayed: false,
            preferences: Preferences::default(),
            accent: None,
            removed: None,
            report_asked: false,
            reminder_days: Vec::new(),
            formats: None,
            managed: Vec::new(),
            offers: Offers::default(),
        },
        state: StateView {
            sequence: 2,
            state: None,
            synced_at: None,
            live: false,
        },
        signed_in_at: None,
        has_ended: false,
        left_in: Vec::new(),
        orders: Vec::new(),
    }
}

/// A computer on which Anna is signed in.
pub fn anna(step: SignInStep) -> Look {
    let mut look = nobody();
    look.status.session = match step {
        SignInStep::MustChange { .. } | SignInStep::Prove { .. } => SessionState::Limited,
        _ => SessionState::Full,
    };
    look.status.step = Some(step);
    look.status.user_name = Some("anna".into());
    look.status.display_name = Some("Anna Riva".into());
    look.signed_in_at = Some(NOW);
    look.state.state = Some(account());
    look.state.synced_at = Some(NOW);
    look.state.live = true;
    look
}
