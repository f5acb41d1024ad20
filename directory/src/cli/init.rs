//! `init`: creates the keys, the store, and the first administrator.

use super::{
    account::{Activates, issue},
    codes::Lifetime,
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
use chiave_domain::{
    account::{Account, Role},
    ports::store::Store as _,
};
use chiave_flows::admin::accounts::Import;
use chiave_words::{Arg, Cli};
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
    #[arg(long, value_name = "NAME", default_value = "", help = help(Cli::CliHelpGivenName))]
    given_name: String,
    #[arg(long, value_name = "NAME", default_value = "", help = help(Cli::CliHelpFamilyName))]
    family_name: String,
    #[arg(long, value_name = "ADDRESS", help = help(Cli::CliHelpMail))]
    mail: Option<String>,
    #[arg(long, help = help(Cli::CliHelpInitWithKeys))]
    with_these_keys: bool,
}

/// Creates what is missing. `init` can be run again after an interruption, and never changes a
/// directory that has an account in it.
pub(super) async fn run(
    arguments: Arguments,
    config: &Config,
    output: &Output,
) -> Result<(), Problem> {
    let person = administrator(&arguments, config, output)?;
    // New keys beside a store that was sealed with other keys would make that store unreadable.
    let store = config.store_path();
    let is_new = !store.try_exists().map_err(Problem::on(&store))?;
    if is_new && !arguments.with_these_keys {
        refuse_keys_of_another_store(config)?;
    }
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(&config.data_dir)
        .map_err(Problem::on(&config.data_dir))?;
    if is_new {
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

/// Refuses to make a store if every key file is there already: the store of these keys may only be
/// missing, as when its disk is not mounted (law 22). After an interrupted `init` some files are there
/// at most, or an empty store beside all of them.
fn refuse_keys_of_another_store(config: &Config) -> Result<(), Problem> {
    let files = keys::FILES.map(|file| config.keys_dir.join(file));
    if !files.iter().all(|file| file.exists()) {
        return Ok(());
    }
    let (folder, store) = (&config.keys_dir, config.store_path());
    let args = [
        ("folder", &*folder.display().to_string()),
        ("files", &*keys::FILES.join(", ")),
        ("path", &*store.display().to_string()),
    ];
    Err(Problem::said(Cli::CliInitKeysThere, &args))
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
    let (account, has_mail) = match people.as_slice() {
        [] => (context.admin().add(person).await?, person.mail.is_some()),
        // An earlier `init` ended before it printed the activation code.
        [only] if only.user_name == person.user_name && only.password_changed_at.is_none() => (
            Some(only.id),
            complete(context, only, person, output).await?,
        ),
        _ => (None, false),
    };
    let Some(account) = account else {
        let folder = config.data_dir.display().to_string();
        return Err(Problem::said(Cli::CliInitAgain, &[("folder", &folder)]));
    };
    if !has_mail {
        let user = [("user", Arg::Text(person.user_name.as_str()))];
        output.message(&output.say(Cli::CliInitNoMail, &user));
    }
    let activates = Activates {
        account,
        user: &person.user_name,
        lifetime: Lifetime {
            from: None,
            days: DAYS,
        },
    };
    let earlier = context.store.read().await?.activation_code(account).await?;
    issue(context, &activates, Cli::CliInitDone, output).await?;
    if earlier.is_some() {
        output.message(&output.say(Cli::CliInitReplaced, &[]));
    }
    Ok(())
}

/// Gives the administrator of an earlier `init` the names and the address that were given now, and
/// leaves the others. Returns whether the account has an address afterwards.
async fn complete(
    context: &CliContext,
    account: &Account,
    given: &Person,
    output: &Output,
) -> Result<bool, Problem> {
    let is_named = !(given.given_name.is_empty() && given.family_name.is_empty());
    let or = |given: &str, before: &str| match given.is_empty() {
        true => before.to_owned(),
        false => given.to_owned(),
    };
    let person = Person {
        user_name: account.user_name.clone(),
        display_name: match is_named {
            true => given.display_name.clone(),
            false => account.display_name.clone(),
        },
        given_name: or(&given.given_name, &account.given_name),
        family_name: or(&given.family_name, &account.family_name),
        mail: given.mail.clone().or_else(|| account.mail.clone()),
        language: account.language.clone(),
        role: account.role,
        groups: account.groups.clone(),
    };
    let has_mail = person.mail.is_some();
    let import = Import {
        people: &[person],
        ..Import::default()
    };
    if context.admin().import(import).await?.updated > 0 {
        let user = [("user", Arg::Text(account.user_name.as_str()))];
        output.message(&output.say(Cli::CliInitChanged, &user));
    }
    Ok(has_mail)
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
