//! Every screen in every state, in WebKit itself: the interface with its fake shell, so that even
//! states that are hard to bring about are looked at. Pictures go to `target/pictures/gallery/`.
//!
//! `ui/gallery/table.ts` lists all scenes, and the screen that each scene shows.

use std::process::Command;

use chiave_tests::{
    Result, barriers,
    desktop::{Desktop, Setting},
    patience::until_async,
    program::Program,
    repository,
    window::Window,
};
use serde_json::json;

/// A plain window around the same web view that the application uses.
const BROWSER: &str = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

/// How a scene is looked at: theme, width in pixels, text size in percent.
type Look = (&'static str, u32, u32);

/// Every scene, each with the screen that it shows; nothing while the page still loads.
const ROWS: &str = "return window.gallery?.rows ?? null";

/// The scenes that the table forgets.
const FORGOTTEN: &str = "
const shown = new Set(gallery.rows.map(([, scene]) => scene));
return gallery.scenes.filter((scene) => !shown.has(scene));
";

/// Plays a scene to its end in place of the one before, and answers which screen it ends at.
const PLAY: &str = "
const [scene, language, theme, done] = arguments;
gallery.play(scene, { language, theme }).then(done, (e) => done(String(e)));
";

/// Changes how the scene is looked at, without playing it again. The body is made as wide as wanted,
/// since the browser around it does not become narrower than its own buttons.
const LOOK: &str = "
const [theme, width, text] = arguments;
document.body.style.width = `${width}px`;
document.documentElement.dataset.theme = theme;
document.documentElement.style.fontSize = `${text}%`;
";

/// How far something sticks out to the right of what scrolls: nobody with that window could read it.
const CUT_OFF: &str = "
const frames = document.querySelectorAll('html, .window, .page:not([hidden]), dialog[open]');
return Math.max(...[...frames].map((frame) => frame.scrollWidth - frame.clientWidth));
";

#[tokio::test]
async fn no_english_screen_keeps_anybody_out() -> Result<()> {
    look_at_all("en", &[("light", 960, 100), ("dark", 700, 200)]).await
}

#[tokio::test]
async fn no_italian_screen_keeps_anybody_out() -> Result<()> {
    look_at_all("it", &[("dark", 1400, 100), ("light", 380, 100)]).await
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
    window.driver().goto(format!("{address}?empty")).await?;
    let rows = until_async("the gallery", || async {
        let rows = window.ask(ROWS, vec![]).await?;
        Ok(serde_json::from_value::<Option<Vec<(String, String)>>>(
            rows,
        )?)
    })
    .await?;
    assert_eq!(window.ask(FORGOTTEN, vec![]).await?, json!([]));

    let mut wrong = Vec::new();
    for (screen, scene) in &rows {
        let play = vec![json!(scene), json!(lang), json!(looks[0].0)];
        let shown = window.driver().execute_async(PLAY, play).await?;
        if shown.json() != screen {
            wrong.push(format!("{scene} shows {} and not {screen}", shown.json()));
        }
        for look in looks {
            wrong.append(&mut look_at(&window, &format!("{scene}-{lang}"), *look).await?);
        }
    }

    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    window.quit().await
}

/// Looks at the scene that stands there, takes its picture and returns what is wrong with it.
async fn look_at(window: &Window, scene: &str, (theme, width, text): Look) -> Result<Vec<String>> {
    window.resize(width, 900).await?;
    window
        .ask(LOOK, vec![json!(theme), json!(width), json!(text)])
        .await?;
    let mut wrong = barriers::serious(window.driver()).await?;
    let name = format!("{scene}-{theme}-{width}");
    let pictures = repository::pictures()?.join("gallery");
    std::fs::create_dir_all(&pictures)?;
    window
        .picture_to(&pictures.join(format!("{name}.png")))
        .await?;
    let cut_off = window.ask(CUT_OFF, vec![]).await?.as_i64();
    if cut_off.is_none_or(|pixels| pixels > 1) {
        wrong.push(format!("{cut_off:?} pixels wider than the window"));
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
    let ui = repository::root().join("ui");
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
