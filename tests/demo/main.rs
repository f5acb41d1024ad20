//! The demo: a sample company, its directory service, a mail server and the application, all in a
//! world of their own that ends with it. Started by `cargo xtask demo`.
#![expect(
    clippy::print_stdout,
    reason = "the demo tells its story to whoever started it"
)]

mod company;
mod tale;

use std::process::ExitCode;

use chiave_tests::{
    Result, desktop::Setting, program::Program, repository, smtp::Mail, story, world::World,
};
use tokio::{
    signal::unix::{SignalKind, signal},
    time::{Duration, interval},
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let shown = if std::env::args().any(|it| it == "--headless") {
        tale::tell().await
    } else {
        show().await
    };
    if let Err(error) = &shown {
        println!("{error}");
    }
    if shown.is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Opens the application on the person's own screen and lets them play.
async fn show() -> Result<()> {
    let setting = Setting {
        screen: None,
        language: language(),
    };
    let world = World::start(&repository::target().join("demo/world"), &setting)?;
    story::import_company(&world)?;
    company::tell(&world)?;
    let command = world.desktop.command(repository::binary("chiave"));
    let mut application = Program::start("application", &command, &world.desktop.logs())?;
    wait(&world, &mut application).await?;
    println!("Everything that the demo started has ended.");
    Ok(())
}

/// Announces mails until the application is closed or somebody presses Ctrl-C.
async fn wait(world: &World, application: &mut Program) -> Result<()> {
    let mut interrupted = signal(SignalKind::interrupt())?;
    let mut terminated = signal(SignalKind::terminate())?;
    let mut poll = interval(Duration::from_millis(200));
    let mut told = 0;
    loop {
        tokio::select! {
            _ = interrupted.recv() => return Ok(()),
            _ = terminated.recv() => return Ok(()),
            _ = poll.tick() => {}
        }
        for mail in world.sink.mails()?.iter().skip(told) {
            announce(mail);
            told += 1;
        }
        if application.ended()?.is_some() {
            return Ok(());
        }
    }
}

fn announce(mail: &Mail) {
    println!(
        "\n✉ to {}: {}\n  {}",
        mail.to.join(", "),
        mail.subject,
        mail.path.display()
    );
    if let Some(code) = mail.code() {
        println!("  code {code}");
    }
}

fn language() -> String {
    std::env::var("LANG").unwrap_or_else(|_| Setting::default().language)
}
