//! What `--help` says of each command.

use super::*;
use chiave_words::Words;
use clap::Command;

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
    Arguments::try_parse_from(line).unwrap_err().to_string()
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

#[test]
fn whatever_lists_or_shows_has_json() {
    let shows = ["history", "list", "methods", "show", "unreadable", "verify"];
    for (path, command) in commands() {
        let is_people = path[0] == "people" && path[1] == "show";
        if !shows.contains(&command.get_name()) || is_people {
            // `people show` prints a settings file, which is read by machines as well.
            continue;
        }
        let has_json = command.get_arguments().any(|it| it.get_id() == "json");
        assert!(has_json, "{}", path.join(" "));
    }
}
