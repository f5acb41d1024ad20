//! Every screen in every state, in WebKit itself: the interface with its fake shell, so that even
//! states that are hard to bring about are looked at. Pictures go to `target/pictures/gallery/`.
//!
//! `ui/gallery/table.ts` lists all scenes, and the screen that each scene shows.

use std::process::Command;

use chiave_tests::{
    Result, barriers,
    desktop::{Desktop, Setting},
    patience::until_async,
    port::Port,
    program::Program,
    repository,
    window::Window,
};
use serde_json::{Value, json};

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

/// Spaces the text as WCAG 2.2, criterion 1.4.12, lets a person do.
const SPACED: &str = "
const style = document.createElement('style');
style.id = 'spaced';
style.textContent = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }
`;
document.head.append(style);
";

const UNSPACED: &str = "document.getElementById('spaced').remove()";

/// The texts that their box cuts off.
const CLIPPED: &str = "return gallery.clipped()";

/// The chevrons and back arrows that are seen and do not point along the direction of the words.
const WRONG_WAY: &str = "
const arrows = [...document.querySelectorAll('.icon.go, .back .icon')].filter((it) => it.checkVisibility());
return arrows.filter((it) => new DOMMatrix(getComputedStyle(it).transform).a !== -1).map((it) => it.outerHTML);
";

#[tokio::test]
async fn every_screen_can_be_read_from_right_to_left() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let desktop = Desktop::start(folder.path(), &Setting::default())?;
    let (_server, address) = serve(&desktop)?;
    let window = Window::open_program(&desktop, BROWSER.as_ref(), &["--automation"]).await?;
    let rows = rows(&window, &format!("{address}?empty&lang=pseudo")).await?;

    let mut wrong = Vec::new();
    for (_, scene) in &rows {
        play(&window, scene, "en", "light").await?;
        for (theme, width, text) in [("light", 700, 100), ("light", 380, 100)] {
            window.resize(width, 900).await?;
            look(&window, (theme, width, text)).await?;
            let name = format!("{scene}-pseudo-{width}");
            let arrows = window.ask(WRONG_WAY, vec![]).await?;
            wrong.append(&mut named(&name, serde_json::from_value(arrows)?));
            wrong.append(&mut cut_off(&window, &name).await?);
            picture(&window, &name).await?;
        }
    }

    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    window.quit().await
}

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
    let rows = rows(&window, &format!("{address}?empty")).await?;
    assert_eq!(window.ask(FORGOTTEN, vec![]).await?, json!([]));

    let mut wrong = Vec::new();
    for (screen, scene) in &rows {
        let shown = play(&window, scene, lang, looks[0].0).await?;
        if shown != *screen {
            wrong.push(format!("{scene} shows {shown} and not {screen}"));
        }
        for look in looks {
            wrong.append(&mut look_at(&window, &format!("{scene}-{lang}"), *look).await?);
        }
    }

    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    window.quit().await
}

/// Every scene of the gallery at that address, each with the screen that it shows.
async fn rows(window: &Window, address: &str) -> Result<Vec<(String, String)>> {
    window.driver().goto(address).await?;
    until_async("the gallery", || async {
        let rows = window.ask(ROWS, vec![]).await?;
        Ok(serde_json::from_value(rows)?)
    })
    .await
}

/// Plays a scene and answers which screen it ends at.
async fn play(window: &Window, scene: &str, lang: &str, theme: &str) -> Result<Value> {
    let play = vec![json!(scene), json!(lang), json!(theme)];
    let shown = window.driver().execute_async(PLAY, play).await?;
    Ok(shown.json().clone())
}

/// Shows the scene that stands there in another way.
async fn look(window: &Window, (theme, width, text): Look) -> Result<()> {
    let look = vec![json!(theme), json!(width), json!(text)];
    window.ask(LOOK, look).await.map(drop)
}

/// Looks at the scene that stands there, takes its picture and returns what is wrong with it.
async fn look_at(window: &Window, scene: &str, (theme, width, text): Look) -> Result<Vec<String>> {
    window.resize(width, 900).await?;
    look(window, (theme, width, text)).await?;
    let name = format!("{scene}-{theme}-{width}");
    let mut wrong = named(&name, barriers::serious(window.driver()).await?);
    picture(window, &name).await?;
    wrong.append(&mut cut_off(window, &name).await?);

    window.ask(SPACED, vec![]).await?;
    let spaced = format!("{name} with spaced text");
    wrong.append(&mut named(
        &spaced,
        barriers::serious(window.driver()).await?,
    ));
    wrong.append(&mut cut_off(window, &spaced).await?);
    window.ask(UNSPACED, vec![]).await?;
    Ok(wrong)
}

/// What of the screen cannot be read: what sticks out of the window, and what its box cuts off.
async fn cut_off(window: &Window, name: &str) -> Result<Vec<String>> {
    let mut wrong: Vec<String> = serde_json::from_value(window.ask(CLIPPED, vec![]).await?)?;
    let pixels = window.ask(CUT_OFF, vec![]).await?.as_i64();
    if pixels.is_none_or(|pixels| pixels > 1) {
        wrong.push(format!("{pixels:?} pixels wider than the window"));
    }
    Ok(named(name, wrong))
}

async fn picture(window: &Window, name: &str) -> Result<()> {
    let pictures = repository::pictures()?.join("gallery");
    std::fs::create_dir_all(&pictures)?;
    window
        .picture_to(&pictures.join(format!("{name}.png")))
        .await
}

/// The faults of a scene, each with the scene's name.
fn named(scene: &str, faults: Vec<String>) -> Vec<String> {
    let faults = faults.into_iter();
    faults.map(|fault| format!("{scene}: {fault}")).collect()
}

/// Serves the gallery on a free port.
fn serve(desktop: &Desktop) -> Result<(Program, String)> {
    let port = Port::take()?;
    let number = port.number().to_string();
    let ui = repository::root().join("ui");
    let mut command = Command::new(ui.join("node_modules/.bin/vite"));
    command.args([
        "--host",
        "127.0.0.1",
        "--strictPort",
        "--port",
        &number,
        "--clearScreen",
        "false",
    ]);
    command.current_dir(ui).env("NO_COLOR", "1");
    let mut server = Program::start("vite", &command, &desktop.logs())?;
    server.hears("that it is ready", |line| {
        line.contains("ready in").then_some(())
    })?;
    Ok((server, format!("http://127.0.0.1:{number}/gallery.html")))
}
