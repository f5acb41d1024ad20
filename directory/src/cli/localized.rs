//! The command line's definition in the language of the environment.
//!
//! The library of the command line has English texts of its own: headings, defaults, possible values,
//! and the texts of `--help` and `--version`. Each of them is replaced by a sentence of the locales.

use super::output;
use chiave_words::{Arg as Value, Cli, Words};
use clap::{Arg, ArgAction, Command};

/// The names of values that are words of a language, and the sentences with their translations. All
/// other names, such as `FILE` and `N`, are the same in every language.
const VALUE_NAMES: [(&str, Cli); 13] = [
    ("ADDRESS", Cli::CliValueAddress),
    ("COLUMN=FIELD", Cli::CliValueMap),
    ("DAY", Cli::CliValueDay),
    ("FILE|KEY=VALUE", Cli::CliValueChange),
    ("LANGUAGE", Cli::CliValueLanguage),
    ("LINE", Cli::CliValueLine),
    ("NAME", Cli::CliValueName),
    ("PURPOSE", Cli::CliValuePurpose),
    ("ROLE", Cli::CliValueRole),
    ("STATE", Cli::CliValueState),
    ("TIME", Cli::CliValueTime),
    ("USER", Cli::CliValueUser),
    ("WORD", Cli::CliValueWord),
];
/// What the library writes for the options in a line of usage.
const OPTIONS: &str = "[OPTIONS]";

/// A definition with all of its texts in the language of the environment.
pub(super) fn localized(command: Command) -> Command {
    in_language(command, Words::of(output::language()))
}

/// A definition with all of its texts in one language.
pub(super) fn in_language(command: Command, words: &'static Words) -> Command {
    let say = |sentence| words.say(sentence, &[]);
    let is_versioned = command.get_version().is_some();
    let mut command = command
        .help_template(template(words))
        .subcommand_help_heading(say(Cli::CliHeadingCommands))
        .subcommand_value_name(say(Cli::CliValueCommand))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .mut_args(|argument| explained(argument, words))
        .arg(flag("help", 'h', ArgAction::Help, say(Cli::CliHelpHelp)))
        .mut_subcommands(|below| in_language(below, words));
    if is_versioned {
        let text = say(Cli::CliHelpVersion);
        command = command.arg(flag("version", 'V', ArgAction::Version, text));
    }
    command.mut_args(|argument| under_heading(argument, words))
}

/// Describes the subcommand `help`, which the library adds to every command with subcommands when the
/// definition is complete.
pub(super) fn with_help_command(mut command: Command, words: &'static Words) -> Command {
    command.build();
    described(command, words)
}

fn described(command: Command, words: &'static Words) -> Command {
    command.mut_subcommands(|below| match below.get_name() {
        "help" => below.about(words.say(Cli::CliHelpHelpCommand, &[])),
        _ => described(below, words),
    })
}

/// A line of usage with the library's own word for options in one language.
pub(super) fn usage(line: &str, words: &Words) -> String {
    let options = words.say(Cli::CliValueOptions, &[]);
    line.replace(OPTIONS, &format!("[{options}]"))
}

fn template(words: &Words) -> String {
    let heading = words.say(Cli::CliHeadingUsage, &[]);
    format!("{{about-with-newline}}\n{heading}: {{usage}}\n\n{{all-args}}{{after-help}}")
}

fn flag(name: &'static str, short: char, action: ArgAction, help: String) -> Arg {
    Arg::new(name)
        .short(short)
        .long(name)
        .action(action)
        .help(help)
}

/// Sets the heading above an argument.
fn under_heading(argument: Arg, words: &Words) -> Arg {
    let heading = match argument.is_positional() {
        true => Cli::CliHeadingArguments,
        false => Cli::CliHeadingOptions,
    };
    argument.help_heading(words.say(heading, &[]))
}

/// An argument whose value has a name in the language, and whose help says default and possible values.
fn explained(argument: Arg, words: &Words) -> Arg {
    if !argument.get_action().takes_values() {
        return argument;
    }
    let help = argument.get_help().map(ToString::to_string);
    let own = [default(&argument, words), possible_values(&argument, words)];
    let texts: Vec<_> = help.into_iter().chain(own.into_iter().flatten()).collect();
    let names = argument.get_value_names().unwrap_or_default();
    let name = names.first().and_then(|name| value_name(name, words));
    let mut argument = argument.hide_default_value(true).hide_possible_values(true);
    if !texts.is_empty() {
        argument = argument.help(texts.join(" "));
    }
    match name {
        Some(name) => argument.value_name(name),
        None => argument,
    }
}

fn value_name(name: &str, words: &Words) -> Option<String> {
    let found = VALUE_NAMES.iter().find(|(known, _)| *known == name);
    found.map(|(_, sentence)| words.say(*sentence, &[]))
}

fn default(argument: &Arg, words: &Words) -> Option<String> {
    let value = argument.get_default_values().first()?.to_str()?;
    let args = [("value", Value::Text(value))];
    (!value.is_empty()).then(|| words.say(Cli::CliHelpDefault, &args))
}

fn possible_values(argument: &Arg, words: &Words) -> Option<String> {
    let values = argument.get_possible_values();
    let names: Vec<_> = values.iter().map(|value| value.get_name()).collect();
    let names = names.join(", ");
    let args = [("values", Value::Text(&names))];
    (!names.is_empty()).then(|| words.say(Cli::CliHelpValues, &args))
}
