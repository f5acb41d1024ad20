//! Every screen in every state, in WebKit itself: the interface with its fake shell, so that even
//! states that are hard to bring about are looked at. Pictures go to `target/pictures/gallery/`.

use std::process::Command;

use chiave_tests::{
    Result, barriers,
    desktop::{Desktop, Setting},
    house,
    program::Program,
    window::Window,
};
use serde_json::json;

/// A plain window around the same web view that the application uses.
const BROWSER: &str = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

/// How a scene is looked at: theme, width in pixels, text size in percent.
type Look = (&'static str, u32, u32);

/// The names of all scenes.
const SCENES: &str = "
const done = arguments[0];
import('/gallery/scenes.ts').then(({ scenes }) => done(Object.keys(scenes)), (e) => done([String(e)]));
";

/// Resolves when a scene has been played to its end.
const PLAYED: &str = "
const [name, done] = arguments;
import('/gallery/scenes.ts').then(({ scenes }) => {
  const played = () =>
    scenes[name].act ? document.title === 'ready' : document.body.dataset.screen !== undefined;
  const look = () => (played() ? done(null) : setTimeout(look, 20));
  look();
});
";

/// What sticks out of the page to the right, which nobody with that window could read.
const CUT_OFF: &str = "
const page = document.documentElement;
return page.scrollWidth > page.clientWidth + 1 ? page.scrollWidth - page.clientWidth : 0;
";

#[tokio::test]
async fn no_english_screen_keeps_anybody_out() -> Result<()> {
    look_at_all("en", &[("light", 960, 100), ("dark", 700, 200)]).await
}

#[tokio::test]
async fn no_italian_screen_keeps_anybody_out() -> Result<()> {
    look_at_all("it", &[("dark", 960, 100), ("light", 380, 100)]).await
}

#[tokio::test]
async fn a_planted_barrier_is_found() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let desktop = Desktop::start(folder.path(), &Setting::default())?;
    let (_server, address) = serve(&desktop)?;
    let window = Window::open_program(&desktop, BROWSER.as_ref(), &["--automation"]).await?;
    window
        .driver()
        .goto(format!("{address}?scene=sign-in&lang=en"))
        .await?;
    window.screen("sign-in").await?;

    let wall = "document.querySelector('form').append(document.createElement('input'))";
    window.ask(wall, vec![]).await?;

    let found = barriers::serious(window.driver()).await?;
    assert!(found.iter().any(|it| it.starts_with("label:")), "{found:?}");
    window.quit().await
}

async fn look_at_all(lang: &str, looks: &[Look]) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let desktop = Desktop::start(folder.path(), &Setting::default())?;
    let (_server, address) = serve(&desktop)?;
    let window = Window::open_program(&desktop, BROWSER.as_ref(), &["--automation"]).await?;
    window.driver().goto(&address).await?;
    let scenes = window
        .driver()
        .execute_async(SCENES, vec![])
        .await?
        .json()
        .clone();
    let scenes = scenes.as_array().ok_or("the gallery has no list")?;
    assert!(scenes.len() > 40, "{scenes:?}");

    let mut wrong = Vec::new();
    for look in looks {
        window.resize(look.1, 900).await?;
        for scene in scenes.iter().filter_map(|scene| scene.as_str()) {
            wrong.append(&mut look_at(&window, &address, scene, lang, *look).await?);
        }
    }

    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    window.quit().await
}

/// Plays one scene, takes its picture and returns what is wrong with it.
async fn look_at(
    window: &Window,
    address: &str,
    scene: &str,
    lang: &str,
    (theme, width, text): Look,
) -> Result<Vec<String>> {
    let name = format!("{scene}-{lang}-{theme}-{width}");
    let query = format!("?scene={scene}&lang={lang}&theme={theme}&text={text}");
    window.driver().goto(format!("{address}{query}")).await?;
    window
        .driver()
        .execute_async(PLAYED, vec![json!(scene)])
        .await?;
    let pictures = house::pictures()?.join("gallery");
    std::fs::create_dir_all(&pictures)?;
    window
        .picture_to(&pictures.join(format!("{name}.png")))
        .await?;

    let mut wrong = barriers::serious(window.driver()).await?;
    let cut_off = window.ask(CUT_OFF, vec![]).await?;
    if cut_off != 0 {
        wrong.push(format!("{cut_off} pixels wider than the window"));
    }
    Ok(wrong
        .into_iter()
        .map(|it| format!("{name}: {it}"))
        .collect())
}

/// Serves the gallery on a free port.
fn serve(desktop: &Desktop) -> Result<(Program, String)> {
    let port = std::net::TcpListener::bind("127.0.0.1:0")?
        .local_addr()?
        .port()
        .to_string();
    let ui = house::root().join("ui");
    let mut command = Command::new(ui.join("node_modules/.bin/vite"));
    command.args([
        "--host",
        "127.0.0.1",
        "--strictPort",
        "--port",
        &port,
        "--clearScreen",
        "false",
    ]);
    command.current_dir(ui).env("NO_COLOR", "1");
    let mut server = Program::start("vite", &command, &desktop.logs())?;
    server.hears("that it is ready", |line| {
        line.contains("ready in").then_some(())
    })?;
    Ok((server, format!("http://127.0.0.1:{port}/gallery.html")))
}
