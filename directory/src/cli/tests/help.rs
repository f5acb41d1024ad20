//! What `--help` says of each command.

use super::*;
use chiave_words::Words;
use clap::Command;
use std::collections::BTreeSet;

/// Every command that does something, with the words that lead to it.
fn leaves(command: &Command, path: &[String]) -> Vec<(Vec<String>, Command)> {
    let below: Vec<_> = command.get_subcommands().collect();
    if below.is_empty() {
        return vec![(path.to_vec(), command.clone())];
    }
    let all = below.into_iter().flat_map(|command| {
        let own = [path, &[command.get_name().to_owned()]].concat();
        leaves(command, &own)
    });
    all.collect()
}

fn commands() -> Vec<(Vec<String>, Command)> {
    let all = leaves(&Arguments::command(), &[]);
    assert!(all.len() > 25, "{}", all.len());
    all
}

/// The help of one command, as a person sees it.
fn help(path: &[String]) -> String {
    let line = std::iter::once("chiave-directory").chain(path.iter().map(String::as_str));
    let line = line.chain(["--help"]);
    let help = parsed(line).unwrap_err().to_string();
    localized::usage(&help, Words::of(Language::English))
}

/// The words of a command line, with quotation marks as a shell reads them.
fn shell_words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    let words = parts.flat_map(|(index, part)| match index % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    });
    words.collect()
}

#[test]
fn every_command_has_an_example_that_can_be_given() {
    for (path, _) in commands() {
        let help = help(&path);
        let name = path.join(" ");
        let examples: Vec<_> = help
            .lines()
            .filter_map(|line| line.strip_prefix("Example: "))
            .collect();
        assert!(!examples.is_empty(), "{name}: no example");
        for example in examples {
            let given = Arguments::try_parse_from(shell_words(example));
            assert!(given.is_ok(), "{example}: {}", given.unwrap_err());
            assert!(
                example.contains(&name),
                "{example}: of another command than {name}"
            );
        }
    }
}

#[test]
fn every_command_says_its_exit_codes() {
    let codes = Words::of(Language::English).say(Cli::CliHelpExit, &[]);
    for (path, _) in commands() {
        assert!(help(&path).contains(&codes), "{}", path.join(" "));
    }
    assert!(help(&[]).contains(&codes));
}

#[test]
fn every_argument_is_explained_with_its_default() {
    for (path, command) in commands() {
        let help = help(&path);
        for argument in command.get_arguments() {
            let name = format!("{} {}", path.join(" "), argument.get_id());
            assert!(argument.get_help().is_some(), "{name}: no help");
            let shown = argument.get_default_values().first();
            let takes_value = argument.get_action().takes_values();
            if let Some(value) = shown.filter(|it| takes_value && !it.is_empty()) {
                let default = format!("[default: {}]", value.to_string_lossy());
                assert!(
                    help.contains(&default),
                    "{name}: {default} is not in the help"
                );
            }
        }
    }
}

/// The help of every command in Italian, but for the sentences that the environment chose before.
fn italian_helps() -> Vec<String> {
    let words = Words::of(Language::Italian);
    let all = commands().into_iter().map(|(path, _)| path);
    let groups = ["account", "people", "audit"].map(|group| vec![group.to_owned()]);
    let paths = all.chain(groups).chain([Vec::new()]);
    let of = |path: Vec<String>| {
        let command = localized::in_language(Arguments::command(), words);
        let command = localized::with_help_command(command, words);
        let line = std::iter::once("chiave-directory".to_owned()).chain(path);
        let line = line.chain(["--help".to_owned()]);
        let help = command.try_get_matches_from(line).unwrap_err();
        localized::usage(&help.to_string(), words)
    };
    paths.map(of).collect()
}

#[test]
fn no_text_of_the_library_is_left_in_an_italian_help() {
    for help in italian_helps() {
        for english in [
            "Usage:",
            "Options:",
            "Commands:",
            "Arguments:",
            "[OPTIONS]",
            "COMMAND",
            "USER",
            "Print help",
            "Print version",
            "Print this",
            "[default",
            "[possible",
            "DAY",
            "<TIME>",
            "KEY=",
        ] {
            let said = help.lines().find(|line| line.contains(english));
            let said = said.filter(|line| !line.starts_with("Example: "));
            assert_eq!(said, None, "{english} in {help}");
        }
        assert!(help.contains("Uso: chiave-directory"), "{help}");
        assert!(help.contains("Opzioni:"), "{help}");
    }
}

#[test]
fn every_name_of_a_value_is_translated_or_needs_no_translation() {
    let same = ["FILE", "FILE|-", "N", "ID", "CSV", "age1…"];
    let english: BTreeSet<_> = names(&Arguments::command());
    let italian = localized::in_language(Arguments::command(), Words::of(Language::Italian));

    let left: Vec<_> = names(&italian).intersection(&english).cloned().collect();

    let left: Vec<_> = left
        .into_iter()
        .filter(|it| !same.contains(&&**it))
        .collect();
    assert_eq!(left, [""; 0]);
}

/// The names of all values, of which none may be made by the library.
fn names(command: &Command) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (path, command) in leaves(command, &[]) {
        let arguments = command.get_arguments();
        for argument in arguments.filter(|it| it.get_action().takes_values()) {
            let own = argument.get_value_names().unwrap_or_default();
            assert!(!own.is_empty(), "{path:?} {}", argument.get_id());
            names.extend(own.iter().map(ToString::to_string));
        }
    }
    names
}

#[test]
fn whatever_lists_or_shows_has_json() {
    let shows = ["history", "list", "methods", "show", "unreadable", "verify"];
    for (path, command) in commands() {
        if !shows.contains(&command.get_name()) {
            continue;
        }
        let has_json = command.get_arguments().any(|it| it.get_id() == "json");
        assert!(has_json, "{}", path.join(" "));
    }
}
