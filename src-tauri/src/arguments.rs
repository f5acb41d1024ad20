//! The command line of the application and its answers. The sentences are in `locales`.

#[cfg(test)]
mod tests;

use crate::{
    doctor,
    help_page::HelpPage,
    import, link, policy, support,
    terminal::{self, change, reset, status},
};
use chiave_client::{
    Explanation, Settings, Verdict, explanation_of_this_computer, language_of_this_computer,
    opens_with_the_session, settings_of_this_computer,
};
use chiave_words::{Arg, Cli, Doctor, Language, Words};
use std::{
    ffi::OsString,
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

/// The exit code for unknown arguments.
const USAGE: u8 = 2;

/// The exit code if no window can be shown.
const NO_WINDOW: u8 = 3;

/// The commands, and the options that stand alone.
const COMMANDS: [&str; 5] = ["change", "reset", "status", "doctor", "policy"];
const OPTIONS: [&str; 6] = [
    "--version",
    "-V",
    "--help",
    "-h",
    "--check-policy",
    "--session-start",
];

/// The name of the standard output, in place of that of a file.
const OUTPUT: &str = "-";

/// The requested action.
#[derive(Clone, Debug, Eq, PartialEq)]
enum Asked {
    Window { help: Option<HelpPage> },
    SessionStart,
    Version,
    Help,
    CheckPolicy,
    ExplainPolicy { json: bool },
    ImportPolicy { file: PathBuf },
    Doctor { json: bool },
    Bundle { file: PathBuf },
    Status { json: bool },
    Change,
    Reset { user_name: Option<String> },
    Unknown,
}

/// What a start of the program is for.
pub enum Start {
    /// A window, at the page of help that a link names.
    Window { help: Option<HelpPage> },
    /// A request on the command line, which was answered.
    Answered(ExitCode),
}

/// Answers a request on the command line, unless a window is requested.
pub fn answer() -> Start {
    let words = words();
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    Start::Answered(match asked(arguments.iter().cloned()) {
        Asked::Window { help } => return Start::Window { help },
        Asked::SessionStart if opens_with_the_session() => {
            return Start::Window { help: None };
        }
        Asked::SessionStart => ExitCode::SUCCESS,
        Asked::Version => say(&format!("Chiave {}", env!("CARGO_PKG_VERSION"))),
        Asked::Help => say(&words.say(Cli::CliAppUsage, &[])),
        Asked::CheckPolicy => check_policy(words, &settings_of_this_computer()),
        Asked::ExplainPolicy { json } => {
            explain_policy(words, &explanation_of_this_computer(), json)
        }
        Asked::ImportPolicy { file } => match import::profile(words, &file) {
            Ok(imported) => {
                imported.report.iter().for_each(|line| complain(line));
                say(&imported.policy)
            }
            Err(reason) => {
                complain(&reason);
                ExitCode::FAILURE
            }
        },
        Asked::Doctor { json } => doctor(words, json),
        Asked::Bundle { file } => bundle(words, &file),
        Asked::Status { json } => status(words, json),
        Asked::Change => wrote(change::change(words, complain)),
        Asked::Reset { user_name } => wrote(reset::reset(words, user_name, complain)),
        Asked::Unknown => {
            complain(&not_understood(words, arguments.first()));
            ExitCode::from(USAGE)
        }
    })
}

/// The page of help that another start of the program passed on: its arguments without the name of
/// the program. Anybody on this computer can pass arguments, so nothing but a link counts.
pub fn help_asked(arguments: &[String]) -> Option<HelpPage> {
    match arguments {
        [link] => link::help_page(link),
        _ => None,
    }
}

/// Reports why no window can be shown.
pub fn no_window(why: Cli) -> ExitCode {
    complain(&words().say(why, &[]));
    ExitCode::from(NO_WINDOW)
}

fn asked(arguments: impl Iterator<Item = OsString>) -> Asked {
    let arguments: Vec<OsString> = arguments.collect();
    // Only the name of a file may be no UTF-8.
    let words: Vec<_> = arguments.iter().map(|it| it.to_string_lossy()).collect();
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match words.as_slice() {
        [] => Asked::Window { help: None },
        ["--version" | "-V"] => Asked::Version,
        ["--help" | "-h"] => Asked::Help,
        [command, .., "--help" | "-h"] if COMMANDS.contains(command) => Asked::Help,
        ["--check-policy"] => Asked::CheckPolicy,
        ["--session-start"] => Asked::SessionStart,
        ["policy", "explain"] => Asked::ExplainPolicy { json: false },
        ["policy", "explain", "--json"] => Asked::ExplainPolicy { json: true },
        ["policy", "import", _] => Asked::ImportPolicy {
            file: PathBuf::from(&arguments[2]),
        },
        ["doctor"] => Asked::Doctor { json: false },
        ["doctor", "--json"] => Asked::Doctor { json: true },
        ["doctor", "--bundle", _] => Asked::Bundle {
            file: PathBuf::from(&arguments[2]),
        },
        ["change"] => Asked::Change,
        ["reset"] => Asked::Reset { user_name: None },
        ["reset", user_name] if !user_name.starts_with('-') => Asked::Reset {
            user_name: Some((*user_name).to_owned()),
        },
        ["status"] => Asked::Status { json: false },
        ["status", "--json"] => Asked::Status { json: true },
        [link] if link::is_link(link) => Asked::Window {
            help: link::help_page(link),
        },
        _ => Asked::Unknown,
    }
}

/// Names the command that is unknown or used in another way. What follows a command is not repeated: it may be a
/// password.
fn not_understood(words: &Words, first: Option<&OsString>) -> String {
    let first = first.map(|it| it.to_string_lossy().into_owned());
    let word = first.unwrap_or_default();
    let is_known = COMMANDS.contains(&word.as_str()) || OPTIONS.contains(&word.as_str());
    let sentence = match is_known {
        true => Cli::CliAppNotSo,
        false => Cli::CliAppUnknown,
    };
    words.say(sentence, &[("word", Arg::Text(&word))])
}

/// Prints every setting with its source. The command fails unless the managed settings are in
/// order.
fn explain_policy(words: &Words, explanation: &Explanation, json: bool) -> ExitCode {
    let lines = match json {
        true => policy::lines_of_json(explanation),
        false => policy::text(words, explanation),
    };
    match say(&lines.join("\n")) {
        _ if !is_good(&explanation.verdict) => ExitCode::FAILURE,
        said => said,
    }
}

/// Examines this computer and prints what was found. The command fails if something keeps the
/// application from working.
fn doctor(words: &Words, json: bool) -> ExitCode {
    ran(doctor::examine(), |examination| {
        let lines = match json {
            true => doctor::lines_of_json(&examination),
            false => doctor::text(words, &examination),
        };
        match say(&lines.join("\n")) {
            _ if !examination.is_good() => ExitCode::FAILURE,
            said => said,
        }
    })
}

/// Writes the support report to a new file, or prints it. The command fails only if that does not work.
fn bundle(words: &Words, file: &Path) -> ExitCode {
    let name = file.to_string_lossy();
    let file_arg = ("file", Arg::Text(&name));
    let path = (file != Path::new(OUTPUT)).then_some(file);
    match support::draw(path) {
        Ok(drawn) if path.is_none() => say(drawn.text().trim_end()),
        Ok(_) => say(&words.say(Cli::CliAppBundleWritten, &[file_arg])),
        Err(error) => {
            let reason = error.to_string();
            let args = [file_arg, ("reason", Arg::Text(&reason))];
            complain(&words.say(Cli::CliAppBundleNotWritten, &args));
            ExitCode::FAILURE
        }
    }
}

/// The exit code of a command that writes a password.
fn wrote(outcome: io::Result<terminal::Outcome>) -> ExitCode {
    ran(outcome, terminal::Outcome::exit_code)
}

/// Prints who is signed in on this computer, and what there is to do.
fn status(words: &Words, json: bool) -> ExitCode {
    ran(status::look(), |look| {
        let lines = match json {
            true => vec![status::line_of_json(&look)],
            false => status::text(words, &look),
        };
        match say(&lines.join("\n")) {
            said if said == ExitCode::SUCCESS => status::Outcome::of(&look).exit_code(),
            said => said,
        }
    })
}

/// The exit code of a command, or the failure of the system that kept it from running.
fn ran<T>(result: io::Result<T>, code: impl FnOnce(T) -> ExitCode) -> ExitCode {
    match result {
        Ok(found) => code(found),
        Err(error) => {
            complain(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

/// Reports the problems of the managed settings, and whether a connection to the service is
/// possible.
fn check_policy(words: &Words, settings: &Settings) -> ExitCode {
    for problem in &settings.problems {
        complain(&problem.to_string());
    }
    if let Some(authority) = &settings.authority
        && authority.has_private_key()
    {
        let file = authority.path.display().to_string();
        let file = [("file", Arg::Text(&file))];
        complain(&words.say(Doctor::DoctorAuthorityWithKey, &file));
    }
    let verdict = settings.verdict();
    let sentence = policy::verdict(words, &verdict);
    match is_good(&verdict) {
        true => say(&sentence),
        false => {
            complain(&sentence);
            ExitCode::FAILURE
        }
    }
}

const fn is_good(verdict: &Verdict) -> bool {
    matches!(verdict, Verdict::Good { .. })
}

/// The sentences in the language of the person's system.
fn words() -> &'static Words {
    let language = language_of_this_computer().unwrap_or_default();
    Words::of(Language::nearest(&language))
}

/// Prints an answer. If it cannot be written, the command fails.
fn say(line: &str) -> ExitCode {
    let mut out = io::stdout().lock();
    match writeln!(out, "{line}").and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// Prints an error. If the error output cannot be written either, only the exit code reports the
/// failure.
fn complain(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}
