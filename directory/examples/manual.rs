//! Writes the man pages and the completions of `chiave-directory` into a folder, for the packages:
//! `manual FOLDER`. The man pages are in the language of the environment, as every help text is.

use clap_complete::{Shell, generate_to};
use std::{
    error::Error,
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};

/// Commands of a system administrator are in this section of the manual.
const SECTION: &str = "8";

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from);
    let folder = folder.ok_or("usage: manual FOLDER")?;
    fs::create_dir_all(&folder)?;
    let mut command = chiave_directory::command().disable_help_subcommand(true);
    command.build();
    write_pages(&command, &folder)?;
    for shell in [Shell::Bash, Shell::Zsh, Shell::Fish] {
        generate_to(shell, &mut command, "chiave-directory", &folder)?;
    }
    Ok(())
}

/// Writes the page of a command and of each command below it: `chiave-directory-account-list.8`.
fn write_pages(command: &clap::Command, folder: &Path) -> Result<(), Box<dyn Error>> {
    let page = clap_mangen::Man::new(command.clone()).section(SECTION);
    let mut text = Vec::new();
    page.render(&mut text)?;
    let name = command.get_display_name().unwrap_or(command.get_name());
    fs::write(folder.join(format!("{name}.{SECTION}")), text)?;
    let below = command
        .get_subcommands()
        .filter(|below| !below.is_hide_set() && OsStr::new(below.get_name()) != OsStr::new("help"));
    below
        .into_iter()
        .try_for_each(|below| write_pages(below, folder))
}
