//! `store`: lists values in the store that cannot be read any more and the keys that the store
//! knows, and forgets keys that were dropped on purpose.

use super::{
    context::{CliContext, operator},
    json::{KeyJson, UnreadableJson},
    names::Names,
    output::{Output, example, help, number},
    problem::Problem,
};
use crate::{
    clock::SystemClock,
    config::Config,
    opening::{self, Dropped, Forgotten, KeyPlace, KnownKey},
};
use chiave_crypto::KeyId;
use chiave_domain::ports::clock::Clock;
use chiave_store_sqlite::{KeyUses, unreadable::Unreadable};
use chiave_words::{Arg, Cli};
use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    #[command(about = help(Cli::CliHelpUnreadable), after_help = example("store unreadable"))]
    Unreadable {
        #[arg(long, help = help(Cli::CliHelpJson))]
        json: bool,
    },
    #[command(about = help(Cli::CliHelpClearUnreadable), after_help = example("store clear-unreadable"))]
    ClearUnreadable,
    #[command(about = help(Cli::CliHelpForgetKey), after_help = example("store forget-key pepper 5t2k7q"))]
    ForgetKey(ForgetKey),
    #[command(about = help(Cli::CliHelpKeys), after_help = example("store keys"))]
    Keys {
        #[arg(long, help = help(Cli::CliHelpJson))]
        json: bool,
    },
}

#[derive(Debug, clap::Args)]
pub(super) struct ForgetKey {
    #[arg(
        value_name = "PURPOSE",
        value_parser = ["sealing", "pepper", "code", "nonce", "audit", "lookup"],
        help = help(Cli::CliHelpKeyPurpose)
    )]
    purpose: String,
    #[arg(value_name = "ID", help = help(Cli::CliHelpKeyId))]
    id: String,
    #[arg(long, help = help(Cli::CliHelpForgetAnyway))]
    anyway: bool,
}

pub(super) async fn run(command: Command, config: &Config, output: &Output) -> Result<(), Problem> {
    match command {
        Command::ForgetKey(arguments) => forget_key(&arguments, config, output).await,
        Command::Keys { json } => keys(json, config, output).await,
        Command::Unreadable { json } => {
            let context = CliContext::open(config).await?;
            let listed = list(json, &context, output).await;
            context.close().await;
            listed
        }
        Command::ClearUnreadable => {
            let context = CliContext::open(config).await?;
            let cleared = context
                .store
                .clear_unreadable(context.by, context.now)
                .await;
            context.close().await;
            let count = cleared?.len();
            message(Cli::CliUnreadableCleared, count, output);
            Ok(())
        }
    }
}

async fn list(json: bool, context: &CliContext, output: &Output) -> Result<(), Problem> {
    let lost = context.store.unreadable().await?;
    let mut names = Names::default();
    for value in &lost {
        let user_name = names.of(value.account, context).await?;
        let number = || format!("#{}", value.number);
        let row = value.row.map_or_else(number, |id| id.to_string());
        let Unreadable {
            table,
            column,
            cause,
            ..
        } = value;
        if json {
            output.json(&UnreadableJson {
                table,
                column,
                row,
                user_name,
                cause,
            })?;
        } else {
            output.row(&[table, column, &row, user_name.unwrap_or_default(), cause]);
        }
    }
    message(Cli::CliUnreadable, lost.len(), output);
    Ok(())
}

fn message(sentence: Cli, count: usize, output: &Output) {
    output.message(&output.say(sentence, &[("values", number(count))]));
}

async fn forget_key(
    arguments: &ForgetKey,
    config: &Config,
    output: &Output,
) -> Result<(), Problem> {
    let (purpose, id) = (arguments.purpose.as_str(), arguments.id.as_str());
    let args = [("purpose", purpose), ("key", id)];
    let unknown = || Problem::said(Cli::CliKeyUnknown, &args);
    let dropped = Dropped {
        purpose,
        key: &KeyId::parse(id).map_err(|_| unknown())?,
        gives_up_hashes: arguments.anyway,
    };
    match opening::forget_key(config, &dropped, operator(), SystemClock.now()).await? {
        Forgotten::Done => {
            let args = args.map(|(name, value)| (name, Arg::Text(value)));
            output.message(&output.say(Cli::CliKeyForgotten, &args));
            Ok(())
        }
        Forgotten::Unknown => Err(unknown()),
        Forgotten::Here => Err(Problem::said(Cli::CliKeyHere, &args)),
        Forgotten::Needed(uses) if uses.sealed > 0 => Err(Problem::said(Cli::CliKeyNeeded, &args)),
        Forgotten::Needed(uses) => {
            let (passwords, codes) = (
                uses.passwords.to_string(),
                uses.activation_codes.to_string(),
            );
            let counts = [("passwords", &*passwords), ("codes", &*codes)];
            let args = [&args[..], &counts].concat();
            Err(Problem::said(Cli::CliKeyNeededByHashes, &args))
        }
    }
}

async fn keys(json: bool, config: &Config, output: &Output) -> Result<(), Problem> {
    for known in opening::list_keys(config, SystemClock.now()).await? {
        let KnownKey { purpose, key, .. } = &known;
        let KeyUses {
            passwords,
            activation_codes,
            sealed,
        } = known.uses;
        let place = match known.place {
            KeyPlace::First => "first-line",
            KeyPlace::Later => "later-line",
            KeyPlace::Missing => "missing",
            KeyPlace::Different => "different",
        };
        if json {
            output.json(&KeyJson {
                purpose,
                id: key.as_str(),
                place,
                passwords,
                activation_codes,
                sealed,
            })?;
        } else {
            let counts = [passwords, activation_codes, sealed].map(|count| count.to_string());
            let [passwords, codes, sealed] = counts.each_ref().map(String::as_str);
            output.row(&[purpose, key.as_str(), place, passwords, codes, sealed]);
        }
    }
    Ok(())
}
