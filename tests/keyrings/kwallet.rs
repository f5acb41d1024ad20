//! KWallet as the keyring: it is locked at its start, and asks for its password.

use chiave_tests::{Result, desktop::Desktop, program::Program, window::Window};

use crate::{
    asking::{Keyring, Manner},
    person::{no_longer_shows, sign_in},
    place::{GIULIA, LOCKED},
    window_manager::WithWindowManager,
};

/// The settings of KWallet: its wallet is also a keyring by the name that all desktops know.
const SETTINGS: &str = "[Wallet]
Default Wallet=kdewallet
Enabled=true
First Use=false
[org.freedesktop.secrets]
apiEnabled=true
";

/// An empty wallet, made by KWallet 5.103 with this suite's password.
const WALLET: &[u8] = include_bytes!("kdewallet.kwl");

/// What the key of that wallet was derived with.
const SALT: &[u8] = include_bytes!("kdewallet.salt");

const MANNER: Manner = Manner {
    object: "/org/freedesktop/secrets/collection/kdewallet",
    title: "KDE Wallet Service",
};

// Law 15.
#[tokio::test]
async fn everything_works_without_the_wallet_until_closing() -> Result<()> {
    let place = WithWindowManager::start("kwallet-dismissed")?;
    let keyring = start(place.desktop())?;
    let window = Window::open(place.desktop()).await?;
    window.shows(LOCKED).await?;

    keyring.dismiss(place.desktop())?;
    sign_in(&window, GIULIA.password).await?;
    window.quit().await?;

    let window = Window::open(place.desktop()).await?;
    window.screen("sign-in").await?;
    window.quit().await
}

// Law 15.
#[tokio::test]
async fn a_wallet_that_is_opened_keeps_the_session() -> Result<()> {
    let place = WithWindowManager::start("kwallet")?;
    let keyring = start(place.desktop())?;
    let window = Window::open(place.desktop()).await?;
    window.shows(LOCKED).await?;

    keyring.answer(place.desktop())?;
    no_longer_shows(&window, LOCKED).await?;
    sign_in(&window, GIULIA.password).await?;
    window.quit().await?;

    let window = Window::open(place.desktop()).await?;
    window.screen("overview").await?;
    window.quit().await
}

/// Starts as the desktop's keyring, with an empty wallet.
fn start(desktop: &Desktop) -> Result<Keyring> {
    let home = desktop.home();
    std::fs::create_dir_all(home.join(".config"))?;
    std::fs::write(home.join(".config/kwalletrc"), SETTINGS)?;
    let wallets = home.join(".local/share/kwalletd");
    std::fs::create_dir_all(&wallets)?;
    std::fs::write(wallets.join("kdewallet.kwl"), WALLET)?;
    std::fs::write(wallets.join("kdewallet.salt"), SALT)?;
    open(desktop)
}

/// Starts with the wallet that is there.
fn open(desktop: &Desktop) -> Result<Keyring> {
    let program = Program::start("kwalletd", &desktop.command("kwalletd5"), &desktop.logs())?;
    Keyring::of(program, MANNER, desktop, true)
}
