//! The application at the beginning of a person's session.

use chiave_tests::{Result, desktop::Desktop, repository, window::Window};
use serde_json::json;

use crate::managed::{desktop, lay_down};

/// What the entry in `/etc/xdg/autostart` runs.
const AT_SESSION_START: &str = "--session-start";

/// Begins a session where nothing is to open: what the program writes.
fn session_without_a_window(desktop: &Desktop) -> Result<String> {
    let mut program = desktop.command(repository::binary("chiave"));
    let ended = program.arg(AT_SESSION_START).output()?;
    assert!(ended.status.success(), "{ended:?}");
    let written = [ended.stdout, ended.stderr].concat();
    Ok(String::from_utf8(written)?)
}

// Laws 16, 21.
#[tokio::test]
async fn the_window_opens_with_the_session_where_it_is_set() -> Result<()> {
    let (_folder, desktop) = desktop()?;
    assert_eq!(session_without_a_window(&desktop)?, "");
    let set = |value| {
        lay_down(
            &desktop.policy(),
            "20-start.json",
            &json!({ "autostart": value }),
        )
    };
    set(json!("always"))?;
    assert_eq!(session_without_a_window(&desktop)?, "");

    let quiet = |hours| {
        lay_down(
            &desktop.policy(),
            "30-quiet.json",
            &json!({ "quiet_hours": hours }),
        )
    };
    set(json!(true))?;
    quiet("00:00-24:00")?;
    assert_eq!(session_without_a_window(&desktop)?, "");
    // A wrong value is ignored.
    quiet("no hours")?;

    let chiave = repository::binary("chiave");
    let window = Window::open_program(&desktop, &chiave, &[AT_SESSION_START]).await?;
    window.screen("sign-in").await?;
    window.press("Settings").await?;
    window.follow("About Chiave").await?;
    window.shows("autostart").await?;
    window.picture("autostart").await?;
    window.quit().await
}
