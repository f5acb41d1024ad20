//! `init`: creates the keys, the store, and the first administrator.

use super::{
    account::{Activates, issue},
    context::CliContext,
    output::{Output, help},
    owner::{HandOver, hand_over, store_files},
    problem::Problem,
};
use crate::{
    config::Config,
    keys::{self, Keys},
};
use chiave_crypto::SystemRandom;
use chiave_domain::person::Person;
use chiave_domain::{account::Role, ports::store::Store as _};
use chiave_words::Cli;
use std::{fs::DirBuilder, os::unix::fs::DirBuilderExt, path::PathBuf};

use super::typed::{mail, new_user_name, shown};

/// Days for which the first administrator's activation code is valid.
const DAYS: u8 = 7;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[arg(
        long = "administrator",
        value_name = "USER",
        default_value = "administrator",
        help = help(Cli::CliHelpInitAdministrator)
    )]
    user: String,
    #[arg(long, default_value = "", help = help(Cli::CliHelpGivenName))]
    given_name: String,
    #[arg(long, default_value = "", help = help(Cli::CliHelpFamilyName))]
    family_name: String,
    #[arg(long, help = help(Cli::CliHelpMail))]
    mail: Option<String>,
}

/// Creates what is missing. `init` can be run again after an interruption, and never changes a
/// directory that has an account in it.
pub(super) async fn run(
    arguments: Arguments,
    config: &Config,
    output: &Output,
) -> Result<(), Problem> {
    let person = administrator(&arguments, config, output)?;
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(&config.data_dir)
        .map_err(Problem::on(&config.data_dir))?;
    // New keys beside a store that was sealed with other keys would make that store unreadable.
    let store = config.store_path();
    if !store.try_exists().map_err(Problem::on(&store))? {
        Keys::create(&config.keys_dir, &SystemRandom)?;
    }
    let context = CliContext::open_or_make(config).await?;
    let done = first(&context, &person, config, output).await;
    context.close().await;
    let sentences = HandOver {
        as_root: Cli::CliInitAsRoot,
        given: Cli::CliInitGiven,
    };
    hand_over(&made(config), &sentences, config, output)?;
    done
}

/// The files and folders that `init` creates: the key files and their folder, the store and the
/// files beside the store.
fn made(config: &Config) -> Vec<PathBuf> {
    let keys = keys::FILES.iter().map(|file| config.keys_dir.join(file));
    let folder = std::iter::once(config.keys_dir.clone());
    keys.chain(store_files(config)).chain(folder).collect()
}

async fn first(
    context: &CliContext,
    person: &Person,
    config: &Config,
    output: &Output,
) -> Result<(), Problem> {
    let people = context.admin().list().await?;
    let account = match people.as_slice() {
        [] => context.admin().add(person).await?,
        // An earlier `init` ended before it printed the activation code.
        [only] if only.user_name == person.user_name && only.password_changed_at.is_none() => {
            Some(only.id)
        }
        _ => None,
    };
    let Some(account) = account else {
        let folder = config.data_dir.display().to_string();
        return Err(Problem::said(Cli::CliInitAgain, &[("folder", &folder)]));
    };
    let activates = Activates {
        account,
        user: &person.user_name,
        days: DAYS,
    };
    let earlier = context.store.read().await?.activation_code(account).await?;
    issue(context, &activates, Cli::CliInitDone, output).await?;
    if earlier.is_some() {
        output.message(&output.say(Cli::CliInitReplaced, &[]));
    }
    Ok(())
}

fn administrator(
    arguments: &Arguments,
    config: &Config,
    output: &Output,
) -> Result<Person, Problem> {
    let user_name = new_user_name(config.sign_in_domains.strip(&arguments.user))?;
    let given_name = shown("--given-name", &arguments.given_name)?;
    let family_name = shown("--family-name", &arguments.family_name)?;
    let full = given_name.joined(&family_name);
    let display_name = match full.is_empty() {
        true => user_name.as_str().to_owned(),
        false => full.into(),
    };
    Ok(Person {
        user_name,
        display_name,
        given_name: given_name.into(),
        family_name: family_name.into(),
        mail: arguments.mail.as_deref().map(mail).transpose()?,
        language: output.words().language().tag().to_owned(),
        role: Role::Administrator,
        groups: Vec::new(),
    })
}
