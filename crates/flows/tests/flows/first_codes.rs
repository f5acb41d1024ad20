//! A method that waits for its first code: how long, whose, and what counts as a try.

use super::*;
use chiave_flows::may_bind::MayBind;
use chiave_protocol::{
    ErrorCode,
    limits::CODE_BYTES,
    method::{AuthenticatorOffer, BeginAuthenticator, ConfirmMethod},
};

const MINUTE_S: i64 = 60;

/// An activation of `g.ferri` on device 1.
struct Scene {
    company: Company,
    token: TokenHash,
}

impl Scene {
    async fn new() -> Self {
        let company = Company::new().await;
        let account = company.add("g.ferri").await;
        let token = company.activation_of(account, "g.ferri", 0).await;
        Self { company, token }
    }

    async fn may(&self) -> MayBind {
        let service = &self.company.service;
        let may = service
            .may_bind_by_activation(&self.token, &caller(1))
            .await;
        may.unwrap()
    }

    async fn begin(&self) -> AuthenticatorOffer {
        let label = BeginAuthenticator {
            label: "phone".into(),
        };
        let service = &self.company.service;
        let begun = service.begin_authenticator(&self.may().await, label).await;
        begun.unwrap()
    }

    async fn confirm(&self, id: MethodId, code: Secret) -> Result<(), ErrorCode> {
        let confirm = ConfirmMethod {
            id,
            code,
            label: None,
            utc_offset_min: None,
        };
        let (service, may) = (&self.company.service, self.may().await.into());
        match service.confirm_method(&caller(1), &may, confirm).await {
            Ok(_) => Ok(()),
            no => Err(refused(no).code),
        }
    }

    /// The code that the app shows now.
    fn code(&self, offer: &AuthenticatorOffer) -> Secret {
        let secret = data_encoding::BASE32_NOPAD.decode(offer.secret.expose().as_bytes());
        let app = totp_rs::Builder::new()
            .with_secret(<[u8; 20]>::try_from(secret.unwrap()).unwrap())
            .build();
        let now = self.company.clock.now().as_unix().unsigned_abs();
        Secret::new(app.unwrap().generate(now).to_string())
    }
}

fn wrong() -> Secret {
    Secret::new("no code".into())
}

#[tokio::test]
async fn is_waited_for_until_the_time_that_is_told() {
    let scene = Scene::new().await;
    let offer = scene.begin().await;
    assert_eq!(offer.expires_at, NOW.plus(30 * MINUTE_S));
    // The activation that began it is over at the same time; a new one takes over.
    let clock = &scene.company.clock;
    clock.0.fetch_add(30 * MINUTE_S - 1, Ordering::Relaxed);
    let in_time = scene.confirm(offer.id, wrong()).await;

    clock.0.fetch_add(1, Ordering::Relaxed);
    let mut tx = scene.company.store.read().await.unwrap();
    let activation = tx.activation(&scene.token).await.unwrap().unwrap();
    drop(tx);
    let longer = chiave_domain::activation_code::Activation {
        expires_at: clock.now().plus(MINUTE_S),
        ..activation
    };
    let put = async |tx: &mut dyn WriteTx| tx.put_activation(&longer).await;
    scene.company.write(put).await;
    let too_late = scene.confirm(offer.id, wrong()).await;

    assert_eq!(in_time, Err(ErrorCode::ProofRefused));
    assert_eq!(too_late, Err(ErrorCode::NotFound));
}

#[tokio::test]
async fn is_asked_for_once() {
    let scene = Scene::new().await;
    let offer = scene.begin().await;
    let code = scene.code(&offer);
    assert_eq!(scene.confirm(offer.id, code).await, Ok(()));

    scene.company.minutes_later(1);
    let again = scene.confirm(offer.id, scene.code(&offer)).await;

    assert_eq!(again, Err(ErrorCode::NotFound));
}

#[tokio::test]
async fn a_registration_that_is_begun_again_replaces_the_first() {
    let scene = Scene::new().await;
    let first = scene.begin().await;
    let second = scene.begin().await;

    let of_first = scene.confirm(first.id, scene.code(&first)).await;
    let of_second = scene.confirm(second.id, scene.code(&second)).await;

    assert_eq!((of_first, of_second), (Err(ErrorCode::NotFound), Ok(())));
}

#[tokio::test]
async fn a_text_that_is_too_long_for_a_code_is_no_try() {
    let scene = Scene::new().await;
    let offer = scene.begin().await;
    let text = |bytes| Secret::new("x".repeat(bytes));

    for _ in 0..20 {
        let refused = scene.confirm(offer.id, text(CODE_BYTES + 1)).await;
        assert_eq!(refused, Err(ErrorCode::ProofRefused));
    }
    let mut tries = 0;
    while scene.confirm(offer.id, text(CODE_BYTES)).await != Err(ErrorCode::TooManyAttempts) {
        tries += 1;
        assert!(tries < 20, "the longest text that may be a code is a try");
    }
    assert!(tries > 0, "nothing was counted before");
}
