//! The page that checks this computer, before a sign-in, while the service does not run.

use chiave_tests::{
    Result,
    authority::Authority,
    barriers,
    desktop::{Desktop, Setting},
    port::Port,
    repository,
    window::Window,
};
use tempfile::TempDir;

/// What a person reads on the page, in one language.
struct Said {
    button: &'static str,
    problem: &'static str,
    mend: &'static str,
    again: &'static str,
}

const ENGLISH: Said = Said {
    button: "Check this computer",
    problem: "Nothing accepts connections at localhost:",
    mend: "tell your help desk: no program is running at this address",
    again: "Check again",
};

const ITALIAN: Said = Said {
    button: "Controlla questo computer",
    problem: "nulla accetta connessioni.",
    mend: "avvisa l’assistenza: a questo indirizzo non è in esecuzione alcun programma",
    again: "Controlla di nuovo",
};

/// A laptop whose settings name a port at which nothing listens.
struct Laptop {
    desktop: Desktop,
    port: Port,
    _folder: TempDir,
}

/// A laptop whose terminal and window speak `language`.
fn laptop(language: &str) -> Result<Laptop> {
    let folder = tempfile::tempdir()?;
    let setting = Setting {
        language: format!("{language}.UTF-8"),
        ..Setting::default()
    };
    let desktop = Desktop::start(folder.path(), &setting)?;
    let authority = Authority::make(folder.path())?;
    let port = Port::take()?;
    desktop.configure(&format!("https://localhost:{}", port.number()), &authority)?;
    let spoken = format!(r#"{{"language": "{language}"}}"#);
    std::fs::write(desktop.policy().join("20-language.json"), spoken)?;
    Ok(Laptop {
        desktop,
        port,
        _folder: folder,
    })
}

async fn names_the_closed_port(language: &str, said: Said) -> Result<()> {
    let laptop = laptop(language)?;
    let window = Window::open(&laptop.desktop).await?;
    window.screen("sign-in").await?;

    window.press(said.button).await?;
    window.screen("check").await?;

    window.shows(said.problem).await?;
    window.shows(&laptop.port.number().to_string()).await?;
    window.shows(said.mend).await?;
    assert_eq!(barriers::serious(window.driver()).await?, [""; 0]);
    window.picture(&format!("check-{language}")).await?;
    for line in in_a_terminal(&laptop.desktop)?.lines() {
        // A terminal says how good a finding is in front of it, the page beside the part.
        let sentence = line.trim().split_once(": ").map_or(line, |(_, rest)| rest);
        window.shows(sentence.trim()).await?;
    }
    window.press(said.again).await?;
    window.shows(said.mend).await?;
    window.quit().await
}

/// What `chiave doctor` says.
fn in_a_terminal(desktop: &Desktop) -> Result<String> {
    let mut command = desktop.command(repository::binary("chiave"));
    let output = command.arg("doctor").output()?;
    Ok(String::from_utf8(output.stdout)?)
}

#[tokio::test]
async fn the_page_names_a_closed_port_and_its_mend() -> Result<()> {
    names_the_closed_port("en", ENGLISH).await
}

#[tokio::test]
async fn the_page_names_a_closed_port_in_italian() -> Result<()> {
    names_the_closed_port("it", ITALIAN).await
}
