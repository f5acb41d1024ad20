//! The command line: parses the arguments, runs one command, reports the result.
//!
//! Commands work on the store directly, with or without a running service.

mod account;
mod account_show;
mod audit;
mod audit_show;
mod backup;
mod codes;
mod computers;
mod config_check;
mod context;
mod exit_code;
mod expected;
mod file_fault;
mod fleet;
mod import;
mod init;
mod json;
mod localized;
mod methods;
mod names;
mod opening_problem;
mod orders;
mod outbox;
mod output;
mod owner;
mod people;
mod people_explain;
mod people_history;
mod people_set;
mod people_show;
mod problem;
mod state;
mod store;
mod typed;
mod wrong_arguments;

use crate::{
    config::Config, mail::SmtpSetupError, serve::ServeError, text_file::TextFileError,
    tls_files::TlsError,
};
use chiave_words::{Cli, Words};
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, error::ErrorKind};
use context::CliContext;
use file_fault::is_of_content;
use output::{Output, example, help};
use problem::Problem;
use std::{
    error::Error,
    ffi::OsString,
    path::{Path, PathBuf},
    process::ExitCode,
};

/// The default path of the settings file.
const SETTINGS: &str = "/etc/chiave/directory.toml";

#[derive(Debug, Parser)]
#[command(name = "chiave-directory", version, about = help(Cli::CliHelpAbout), after_help = example("account list"))]
struct Arguments {
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        default_value = SETTINGS,
        help = help(Cli::CliHelpConfig)
    )]
    config: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    #[command(about = help(Cli::CliHelpServe), after_help = example("--config /etc/chiave/directory.toml serve"))]
    Serve,
    #[command(about = help(Cli::CliHelpInit), after_help = example("init --administrator g.ferri --mail giulia.ferri@example.org"))]
    Init(init::Arguments),
    #[command(about = help(Cli::CliHelpAccount), subcommand)]
    Account(account::Command),
    #[command(about = help(Cli::CliHelpPeople), subcommand)]
    People(people::Command),
    #[command(about = help(Cli::CliHelpOrder), subcommand)]
    Order(orders::Command),
    #[command(about = help(Cli::CliHelpFleet), after_help = example("fleet --json"))]
    Fleet {
        #[arg(long, help = help(Cli::CliHelpJson))]
        json: bool,
    },
    #[command(about = help(Cli::CliHelpAudit), subcommand)]
    Audit(audit::Command),
    #[command(about = help(Cli::CliHelpStore), subcommand)]
    Store(store::Command),
    #[command(about = help(Cli::CliHelpOutbox), subcommand)]
    Outbox(outbox::Command),
    #[command(about = help(Cli::CliHelpBackup), after_help = example("backup /var/backups/chiave/2026-05-31.age --recipient age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"))]
    Backup(backup::BackupArguments),
    #[command(about = help(Cli::CliHelpRestore), after_help = example("restore /var/backups/chiave/2026-05-31.age --identity /root/chiave.key"))]
    Restore(backup::RestoreArguments),
    #[command(about = help(Cli::CliHelpConfigCommand), subcommand)]
    Config(config_check::Command),
    #[command(about = help(Cli::CliHelpOpenapi), after_help = example("openapi"))]
    Openapi,
}

/// The definition of the command line in the language of the environment, from which man pages and
/// completions are made.
#[must_use]
pub fn command() -> clap::Command {
    localized::localized(Arguments::command())
}

/// Parses a command line. Help texts are in the language of the environment.
fn parsed<T: Into<OsString> + Clone>(
    line: impl IntoIterator<Item = T>,
) -> Result<Arguments, clap::Error> {
    let words = Words::of(output::language());
    let command = localized::with_help_command(command(), words);
    Arguments::from_arg_matches(&command.try_get_matches_from(line)?)
}

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    // Whatever this process makes is for its own user, whoever starts it and how.
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
    let output = Output::of_the_process();
    let arguments = match parsed(std::env::args_os()) {
        Ok(arguments) => arguments,
        Err(error) => return explain(&error, &output),
    };
    match obey(arguments, &output) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            for sentence in problem.sentences(&output) {
                output.message(&sentence);
            }
            problem.exit_code()
        }
    }
}

/// Prints the text of `--help` and `--version`, or what is wrong with the arguments. A command without
/// its subcommand gets its help as an error.
fn explain(error: &clap::Error, output: &Output) -> ExitCode {
    let text = localized::usage(&error.render().to_string(), output.words());
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => output.print(&text),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            output.message(text.trim_end());
            return ExitCode::from(2);
        }
        _ => {
            for sentence in wrong_arguments::sentences(error, output.words()) {
                output.message(&sentence);
            }
            return ExitCode::from(2);
        }
    }
    match output.delivered() {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// Runs the command. An answer that could not be written is a failure.
fn obey(arguments: Arguments, output: &Output) -> Result<(), Problem> {
    carry_out(arguments, output)?;
    output.delivered()
}

fn carry_out(arguments: Arguments, output: &Output) -> Result<(), Problem> {
    let file = arguments.config;
    if let Command::Openapi = arguments.command {
        let document = crate::http::openapi::document();
        output.print(&document.map_err(|error| Problem::failed(&error))?);
        return Ok(());
    }
    let config = match (Config::load(&file), &arguments.command) {
        (Ok(config), _) => config,
        (Err(wrong), Command::Config(_)) => return Err(config_check::rest(&file, wrong, output)),
        (Err(wrong), Command::Serve) => return Err(Problem::Settings(file, wrong).at_start()),
        (Err(wrong), _) => return Err(Problem::Settings(file, wrong)),
    };
    let store = config.store_path();
    let done = match arguments.command {
        Command::Serve => serve(config),
        other => {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .map_err(threads)?;
            runtime.block_on(async {
                let _outlived = crate::serve::outlive_file_size().map_err(threads)?;
                work(other, &file, &config, output).await
            })
        }
    };
    done.map_err(|problem| problem.of_store(&store))
}

fn serve(config: Config) -> Result<(), Problem> {
    let place = crate::log::place(&config.log.to).map(Path::to_owned);
    let of_log = Problem::on(place.as_deref().unwrap_or(Path::new("")));
    let log = crate::log::start(&config.log).map_err(of_log)?;
    let runtime = tokio::runtime::Runtime::new().map_err(threads)?;
    let served = runtime.block_on(crate::serve::run(config, &log));
    if let (Err(error), Some(_)) = (&served, &place) {
        // The error output may be read by nobody.
        tracing::error!(
            error = chiave_log::causes::chain(error),
            "the service does not run"
        );
    }
    served.map_err(not_served)
}

/// Why the service does not run, with the exit code of its own for what another start would not help.
fn not_served(error: ServeError) -> Problem {
    match error {
        ServeError::Opening(error) if error.is_of_keys() => Problem::from(error).unfit(),
        ServeError::Opening(error) => error.into(),
        ServeError::Mail(ref cause) => match unreadable(cause.as_ref()) {
            Some(problem) => problem,
            None => Problem::failed(&error).unfit(),
        },
        other => Problem::failed(&other),
    }
}

/// The problem of a file of the mail settings that cannot be read: the file may come later.
fn unreadable(error: &(dyn Error + 'static)) -> Option<Problem> {
    match error.downcast_ref()? {
        SmtpSetupError::File(TextFileError::File { path, source })
        | SmtpSetupError::Authority(TlsError::File(TextFileError::File { path, source }))
            if !is_of_content(source) =>
        {
            Some(Problem::file(path, source))
        }
        _ => None,
    }
}

/// The error if the system allows no further thread, or no file for the runtime's events.
fn threads(error: std::io::Error) -> Problem {
    Problem::file(Path::new("epoll"), &error)
}

/// Runs a command that works on the store.
async fn work(
    command: Command,
    file: &Path,
    config: &Config,
    output: &Output,
) -> Result<(), Problem> {
    match command {
        Command::Config(command) => config_check::run(&command, file, config, output).await,
        Command::Init(arguments) => init::run(arguments, config, output).await,
        Command::Account(command) => {
            let run = async |context: &CliContext| account::run(command, context, output).await;
            with_context(config, run).await
        }
        Command::People(command) => {
            let run = async |context: &CliContext| people::run(command, context, output).await;
            with_context(config, run).await
        }
        Command::Fleet { json } => {
            let run = async |context: &CliContext| fleet::run(json, context, output).await;
            with_context(config, run).await
        }
        Command::Order(command) => {
            let run = async |context: &CliContext| orders::run(command, context, output).await;
            with_context(config, run).await
        }
        Command::Outbox(command) => {
            let run = async |context: &CliContext| outbox::run(command, context, output).await;
            with_context(config, run).await
        }
        Command::Audit(command) => audit::run(command, config, output).await,
        Command::Store(command) => store::run(command, config, output).await,
        Command::Backup(arguments) => backup::run(&arguments, config, output).await,
        Command::Restore(arguments) => backup::restore(&arguments, config, output).await,
        Command::Serve | Command::Openapi => Ok(()),
    }
}

/// Runs a command with the open store, and closes the store.
async fn with_context(
    config: &Config,
    run: impl AsyncFnOnce(&CliContext) -> Result<(), Problem>,
) -> Result<(), Problem> {
    let context = CliContext::open(config).await?;
    let done = run(&context).await;
    context.close().await;
    done
}

#[cfg(test)]
mod tests;
