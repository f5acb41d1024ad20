//! Codes to a mailbox that several accounts have: all of them share its limits.

use super::*;
use chiave_domain::{device::Device, notice::Destination, ports::store::ReadTx};
use chiave_protocol::{
    ErrorCode,
    attempt::{AttemptStep, AttemptView},
    method::{CodeSent, MethodKind, Prove, SendCode},
};
use std::sync::Mutex;

const BY_MAIL: SendCode = SendCode {
    kind: MethodKind::Mail,
    method: None,
    utc_offset_min: 0,
};
/// An address as the second of two accounts spells it.
const SPELLINGS: [&str; 2] = ["famiglia@posta.example", "Famiglia+e@Posta.example"];

/// Two people with one mailbox, and no other address.
async fn couple() -> (Company, [AccountId; 2]) {
    let company = Company::new().await;
    let accounts = [
        company.add_active("g.ferri").await,
        company.add_active("e.ward").await,
    ];
    for (account, address) in accounts.into_iter().zip(SPELLINGS) {
        company
            .write(async |tx| {
                for method in tx.methods(account).await? {
                    tx.remove_method(method.id, NOW).await?;
                }
                tx.put_method(&mailbox(account, address)).await
            })
            .await;
    }
    company.mails().await;
    (company, accounts)
}

impl Company {
    /// Signs in on device `n`, which waits for the code of a session.
    async fn waiting(&self, name: &str, n: u8) -> TokenHash {
        let request = sign_in(name, PASSWORD, 0);
        let signed_in = self.service.sign_in(&caller(n), proof(), request).await;
        hash_of::<token::Session>(&signed_in.unwrap().token)
    }

    async fn session_code(&self, token: &TokenHash, n: u8) -> Result<CodeSent, FlowError> {
        let live = self.service.live(token, &caller(n)).await?;
        self.service.session_code(&caller(2), live, BY_MAIL).await
    }

    /// Makes device `n` known to an account.
    pub(super) async fn knows(&self, account: AccountId, n: u8) {
        let device = Device {
            account,
            key: caller(n).device,
            name: "laptop".into(),
            seen_at: NOW,
            verified_at: NOW,
        };
        self.write(async |tx| tx.put_device(&device).await).await;
    }

    /// Opens a reset on device `n`.
    async fn resetting(&self, name: &str, n: u8) -> TokenHash {
        let start = start_reset(n, name, 0);
        let opened = self.service.start_attempt(&caller(n), proof(), start).await;
        hash_of::<token::Attempt>(&opened.unwrap().token)
    }

    async fn reset_code(&self, token: &TokenHash, n: u8) -> Result<AttemptView, FlowError> {
        let service = &self.service;
        service.attempt_code(token, &caller(n), BY_MAIL).await
    }
}

mod for_sessions {
    use super::*;

    #[tokio::test]
    async fn it_is_sent_three_codes_whoever_asks() {
        let (company, _) = couple().await;
        let hers = company.waiting("g.ferri", 2).await;
        for _ in 0..3 {
            company.session_code(&hers, 2).await.unwrap();
        }
        let his = company.waiting("e.ward", 3).await;

        let fourth = company.session_code(&his, 3).await;

        assert_eq!(refused(fourth).code, ErrorCode::TooManySends);
    }

    // Law 4.
    #[tokio::test]
    async fn a_known_computer_has_room_of_its_own() {
        let (company, [_, his]) = couple().await;
        let hers = company.waiting("g.ferri", 2).await;
        for _ in 0..3 {
            company.session_code(&hers, 2).await.unwrap();
        }
        company.knows(his, 3).await;
        let his = company.waiting("e.ward", 3).await;

        for _ in 0..3 {
            company.session_code(&his, 3).await.unwrap();
        }

        let fourth = company.session_code(&his, 3).await;
        assert_eq!(refused(fourth).code, ErrorCode::TooManySends);
    }

    // Law 4.
    #[tokio::test]
    async fn resets_that_anybody_can_begin_take_no_room() {
        let (company, _) = couple().await;
        let stranger = company.resetting("g.ferri", 9).await;
        for _ in 0..3 {
            company.reset_code(&stranger, 9).await.unwrap();
        }
        let his = company.waiting("e.ward", 3).await;

        assert!(company.session_code(&his, 3).await.is_ok());
    }
}

mod for_resets {
    use super::*;

    // Law 5.
    #[tokio::test]
    async fn the_fourth_code_is_a_decoy_and_nothing_shows_it() {
        let (company, _) = couple().await;
        let hers = company.resetting("g.ferri", 7).await;
        for _ in 0..3 {
            company.reset_code(&hers, 7).await.unwrap();
        }
        let (his, nobodys) = (
            company.resetting("e.ward", 7).await,
            company.resetting("nobody", 7).await,
        );
        company.mails().await;

        let shown = company.reset_code(&his, 7).await.unwrap();
        let sent = company.mails().await;
        let to_nobody = company.reset_code(&nobodys, 7).await.unwrap();

        assert_eq!(without_draws(shown), without_draws(to_nobody));
        assert_eq!(sent.len(), 1);
        assert_eq!(sent[0].destination, Destination::Nowhere);
    }

    // Law 4.
    #[tokio::test]
    async fn a_known_computer_has_room_of_its_own() {
        let (company, [_, his]) = couple().await;
        let stranger = company.resetting("g.ferri", 7).await;
        for _ in 0..3 {
            company.reset_code(&stranger, 7).await.unwrap();
        }
        company.knows(his, 3).await;
        let his = company.resetting("e.ward", 3).await;
        company.mails().await;

        company.reset_code(&his, 3).await.unwrap();

        let sent = company.mails().await;
        assert!(matches!(sent[0].destination, Destination::Method(_)));
    }

    // Law 12.
    #[tokio::test]
    async fn behind_the_first_gate_the_limit_is_said() {
        let (company, [hers, _]) = couple().await;
        let other = mailbox(hers, "giulia@lettere.example");
        let own = other.id;
        company.write(async |tx| tx.put_method(&other).await).await;
        let reset = company.resetting("g.ferri", 7).await;
        // Her addresses take turns; the second code goes to her own.
        company.reset_code(&reset, 7).await.unwrap();
        company.mails().await;
        company.reset_code(&reset, 7).await.unwrap();
        let sent = company.mails().await;
        assert_eq!(sent[0].destination, Destination::Method(own));
        let prove = Prove {
            kind: MethodKind::Mail,
            method: None,
            secret: notices::code(&company, &sent[0]),
        };
        let service = &company.service;
        let passed = service.verify_attempt(&reset, &caller(7), prove).await;
        assert!(matches!(passed.unwrap().step, AttemptStep::Prove { .. }));
        let his = company.resetting("e.ward", 9).await;
        for _ in 0..2 {
            company.reset_code(&his, 9).await.unwrap();
        }

        let fourth = company.reset_code(&reset, 7).await;

        assert_eq!(refused(fourth).code, ErrorCode::TooManySends);
    }
}

/// An app beside the mailbox: no code is sent to an app, and asking for one says the same of everybody.
#[tokio::test]
async fn a_code_for_an_app_is_refused_whoever_has_one() {
    let (company, [hers, _]) = couple().await;
    let secret = Secret::new("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP".into());
    let app = method(hers, MethodDetail::Authenticator { secret });
    company.write(async |tx| tx.put_method(&app).await).await;
    let ask = || SendCode {
        kind: MethodKind::Authenticator,
        ..BY_MAIL
    };
    let service = &company.service;
    let mut refusals = Vec::new();
    for name in ["g.ferri", "e.ward", "nobody"] {
        let reset = company.resetting(name, 7).await;
        let asked = service.attempt_code(&reset, &caller(7), ask()).await;
        refusals.push(refused(asked).code);
    }
    let session = company.waiting("g.ferri", 2).await;
    let live = service.live(&session, &caller(2)).await.unwrap();

    let in_session = service.session_code(&caller(2), live, ask()).await;

    assert_eq!(refusals, [refusals[0]; 3]);
    assert_ne!(refusals[0], ErrorCode::Busy);
    assert_eq!(refused(in_session).code, ErrorCode::NotAllowed);
}

/// A store that remembers what its units of work named.
struct Naming {
    store: SqliteStore,
    named: Arc<Mutex<Vec<Vec<LockKey>>>>,
}

#[async_trait]
impl Store for Naming {
    async fn work(&self, keys: &[LockKey]) -> Result<Box<dyn WriteTx>, StoreError> {
        self.named.lock().unwrap().push(keys.to_vec());
        self.store.work(keys).await
    }

    async fn read(&self) -> Result<Box<dyn ReadTx>, StoreError> {
        self.store.read().await
    }

    async fn read_once(&self) -> Result<Box<dyn ReadTx>, StoreError> {
        self.store.read_once().await
    }
}

/// The mailboxes that the last unit of work named.
fn mailboxes(named: &Mutex<Vec<Vec<LockKey>>>) -> Vec<LockKey> {
    let mut last = named.lock().unwrap().pop().unwrap();
    last.retain(|key| matches!(key, LockKey::Destination(_)));
    last
}

#[tokio::test]
async fn both_accounts_name_the_mailbox_that_they_have() {
    let (mut company, _) = couple().await;
    let sessions = [
        company.waiting("g.ferri", 2).await,
        company.waiting("e.ward", 2).await,
    ];
    let resets = [
        company.resetting("g.ferri", 7).await,
        company.resetting("e.ward", 7).await,
    ];
    let named = Arc::new(Mutex::default());
    let store = company.store.clone();
    company.service.store = Arc::new(Naming {
        store,
        named: Arc::clone(&named),
    });

    let mut of_all = Vec::new();
    for session in sessions {
        company.session_code(&session, 2).await.unwrap();
        of_all.push(mailboxes(&named));
    }
    for reset in resets {
        company.reset_code(&reset, 7).await.unwrap();
        of_all.push(mailboxes(&named));
    }

    // A reset names its own count of codes, too.
    let in_all = |key: &&LockKey| of_all.iter().all(|named| named.contains(key));
    assert_eq!(of_all[0].iter().filter(in_all).count(), 1);
    let named: Vec<_> = of_all.iter().map(Vec::len).collect();
    assert_eq!(named, [1, 1, 2, 2]);
}
