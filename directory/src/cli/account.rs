//! `account`: people, one at a time or from a file.

use super::{
    import::{self, language, mail, user_name},
    office::Office,
    problem::Problem,
    standing::{self, RoleWord},
    voice::{Voice, help},
};
use chiave_domain::{
    account::{Account, Role, UserName},
    pass::ACTIVATION_PASS_DAYS,
};
use chiave_flows::issue_pass::{PassFor, issue_pass};
use chiave_protocol::AccountId;
use chiave_store_sqlite::embedded::Person;
use chiave_words::{Arg, Cli};
use clap::Subcommand;
use std::path::PathBuf;

/// Days for which a pass is good where nothing else is said.
const DAYS: u8 = 7;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    #[command(about = help(Cli::CliHelpAdd))]
    Add(Add),
    #[command(about = help(Cli::CliHelpImport))]
    Import {
        #[arg(value_name = "CSV", help = help(Cli::CliHelpFile))]
        file: PathBuf,
    },
    #[command(about = help(Cli::CliHelpList))]
    List,
    #[command(about = help(Cli::CliHelpShow))]
    Show(User),
    #[command(about = help(Cli::CliHelpEnable))]
    Enable(User),
    #[command(about = help(Cli::CliHelpDisable))]
    Disable(User),
    #[command(about = help(Cli::CliHelpLock))]
    Lock(User),
    #[command(about = help(Cli::CliHelpUnlock))]
    Unlock(User),
    #[command(about = help(Cli::CliHelpRole))]
    Role {
        #[command(flatten)]
        user: User,
        #[arg(value_name = "ROLE", help = help(Cli::CliHelpRoleWord))]
        role: RoleWord,
    },
    #[command(about = help(Cli::CliHelpRequireChange))]
    RequireChange(User),
    #[command(about = help(Cli::CliHelpPass))]
    Pass {
        #[command(flatten)]
        user: User,
        #[arg(
            long,
            value_name = "N",
            default_value_t = DAYS,
            value_parser = clap::value_parser!(u8).range(1..=ACTIVATION_PASS_DAYS),
            help = help(Cli::CliHelpDays)
        )]
        days: u8,
    },
}

#[derive(Debug, clap::Args)]
pub(super) struct User {
    #[arg(value_name = "USER", help = help(Cli::CliHelpUser))]
    name: String,
}

#[derive(Debug, clap::Args)]
pub(super) struct Add {
    #[command(flatten)]
    user: User,
    #[arg(long, help = help(Cli::CliHelpGivenName))]
    given_name: String,
    #[arg(long, help = help(Cli::CliHelpFamilyName))]
    family_name: String,
    #[arg(long, help = help(Cli::CliHelpMail))]
    mail: Option<String>,
    #[arg(long, default_value = "en", help = help(Cli::CliHelpLanguage))]
    language: String,
    #[arg(long, help = help(Cli::CliHelpAdministrator))]
    administrator: bool,
    #[cfg(feature = "automation")]
    #[arg(long, value_name = "FILE", help = help(Cli::CliHelpPasswordFile))]
    password_file: Option<PathBuf>,
}

/// Whom a pass activates, and for how long it is good.
pub(super) struct Activates<'a> {
    pub(super) account: AccountId,
    pub(super) user: &'a UserName,
    pub(super) days: u8,
}

pub(super) async fn run(command: Command, office: &Office, voice: &Voice) -> Result<(), Problem> {
    match command {
        Command::Add(arguments) => add(&arguments, office, voice).await,
        Command::Import { file } => import::run(&file, office, voice).await,
        Command::List => {
            for account in office.admin().list().await? {
                let (user, name) = (account.user_name.as_str(), &account.display_name);
                voice.print(&format!("{user}\t{}\t{name}", state(&account, voice)));
            }
            Ok(())
        }
        Command::Show(user) => {
            let account = office.account(&user.name).await?;
            rows(&account, voice)
                .iter()
                .for_each(|row| voice.print(row));
            Ok(())
        }
        Command::Enable(user) => standing::enable(&user.name, true, office, voice).await,
        Command::Disable(user) => standing::enable(&user.name, false, office, voice).await,
        Command::Lock(user) => standing::lock(&user.name, office, voice).await,
        Command::Unlock(user) => standing::unlock(&user.name, office, voice).await,
        Command::Role { user, role } => standing::role(&user.name, role, office, voice).await,
        Command::RequireChange(user) => standing::require_change(&user.name, office, voice).await,
        Command::Pass { user, days } => {
            let account = office.account(&user.name).await?;
            let activates = Activates {
                account: account.id,
                user: &account.user_name,
                days,
            };
            issue(office, &activates, Cli::CliPassIssued, voice).await
        }
    }
}

/// Prints a new pass as an answer, and says beside it what it is for.
pub(super) async fn issue(
    office: &Office,
    to: &Activates<'_>,
    sentence: Cli,
    voice: &Voice,
) -> Result<(), Problem> {
    let pass_for = PassFor {
        account: to.account,
        days: to.days.into(),
        now: office.now,
        by: Some(&office.by),
    };
    let issued = issue_pass(
        &office.store,
        office.hashing.as_ref(),
        office.random.as_ref(),
        &pass_for,
    )
    .await?;
    let until = voice.words().date_time(issued.expires_at, 0) + " UTC";
    let args = [
        ("user", Arg::Text(to.user.as_str())),
        ("until", Arg::Text(&until)),
    ];
    voice.tell(&voice.say(sentence, &args));
    voice.print(issued.pass.expose());
    Ok(())
}

async fn add(arguments: &Add, office: &Office, voice: &Voice) -> Result<(), Problem> {
    let person = Person {
        user_name: user_name(&arguments.user.name)?,
        display_name: format!("{} {}", arguments.given_name, arguments.family_name),
        given_name: arguments.given_name.clone(),
        family_name: arguments.family_name.clone(),
        mail: arguments.mail.as_deref().map(mail).transpose()?,
        language: language(&arguments.language)?,
        role: if arguments.administrator {
            Role::Administrator
        } else {
            Role::Employee
        },
        groups: Vec::new(),
    };
    let added = office.admin().add(&person).await?;
    let Some(account) = added else {
        let user = person.user_name.as_str();
        return Err(Problem::said(Cli::CliAccountExists, &[("user", user)]));
    };
    plant(arguments, account, office).await?;
    done(Cli::CliAccountAdded, &person.user_name, voice);
    Ok(())
}

#[cfg(feature = "automation")]
async fn plant(arguments: &Add, account: AccountId, office: &Office) -> Result<(), Problem> {
    let Some(file) = &arguments.password_file else {
        return Ok(());
    };
    let read = zeroize::Zeroizing::new(std::fs::read_to_string(file)?);
    let password = chiave_protocol::Secret::new(read.trim_end_matches('\n').to_owned());
    office
        .directory
        .plant_password(account, password.into(), office.now)
        .await?;
    Ok(())
}

/// Without the feature there is nothing to plant, and no argument that asks for it.
#[cfg(not(feature = "automation"))]
async fn plant(_: &Add, _: AccountId, _: &Office) -> Result<(), Problem> {
    Ok(())
}

pub(super) fn done(sentence: Cli, user: &UserName, voice: &Voice) {
    voice.tell(&voice.say(sentence, &[("user", Arg::Text(user.as_str()))]));
}

fn state(account: &Account, voice: &Voice) -> String {
    let sentence = match account {
        Account { enabled: false, .. } => Cli::CliStateDisabled,
        Account { locked: true, .. } => Cli::CliStateLocked,
        Account {
            password_changed_at: None,
            ..
        } => Cli::CliStateWaiting,
        _ => Cli::CliStateActive,
    };
    voice.say(sentence, &[])
}

fn rows(account: &Account, voice: &Voice) -> Vec<String> {
    let role = match account.role {
        Role::Employee => Cli::CliRoleEmployee,
        Role::Administrator => Cli::CliRoleAdministrator,
    };
    let password = match account.password_changed_at {
        Some(at) => voice.words().date_time(at, 0) + " UTC",
        None => voice.say(Cli::CliNever, &[]),
    };
    [
        (Cli::CliLabelUserName, account.user_name.as_str().to_owned()),
        (Cli::CliLabelName, account.display_name.clone()),
        (Cli::CliLabelMail, account.mail.clone().unwrap_or_default()),
        (Cli::CliLabelLanguage, account.language.clone()),
        (Cli::CliLabelRole, voice.say(role, &[])),
        (Cli::CliLabelGroups, account.groups.join("; ")),
        (Cli::CliLabelState, state(account, voice)),
        (Cli::CliLabelPassword, password),
    ]
    .into_iter()
    .map(|(label, value)| format!("{}: {value}", voice.say(label, &[])))
    .collect()
}
