//! `account`: people, one at a time or from a file.

use super::{
    account_show,
    codes::{self, Lifetime},
    context::CliContext,
    import, methods,
    output::{Output, example, help},
    problem::Problem,
    state::{self, RoleWord},
    typed::{language, mail, new_user_name, shown},
};
use chiave_domain::account::{Account, Role, UserName};
use chiave_domain::person::Person;
use chiave_flows::admin::activation_codes::keep_activation_code;
use chiave_protocol::AccountId;
use chiave_words::{Arg, Cli};
use clap::{Subcommand, ValueEnum};
#[cfg(feature = "automation")]
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    #[command(about = help(Cli::CliHelpAdd), after_help = example("account add g.ferri --given-name Giulia --family-name Ferri --mail giulia.ferri@example.org"))]
    Add(Add),
    #[command(about = help(Cli::CliHelpImport), after_help = example("account import people.csv --dry-run"))]
    Import(import::Arguments),
    #[command(about = help(Cli::CliHelpList), after_help = example("account list --state not-activated"))]
    List {
        #[arg(long, value_name = "STATE", help = help(Cli::CliHelpListState))]
        state: Option<State>,
        #[arg(long, conflicts_with = "state", help = help(Cli::CliHelpNotActivated))]
        not_activated: bool,
        #[arg(long, help = help(Cli::CliHelpJson))]
        json: bool,
    },
    #[command(about = help(Cli::CliHelpShow), after_help = example("account show g.ferri"))]
    Show {
        #[command(flatten)]
        users: Users,
        #[arg(long, help = help(Cli::CliHelpJson))]
        json: bool,
    },
    #[command(about = help(Cli::CliHelpEnable), after_help = example("account enable g.ferri"))]
    Enable(Users),
    #[command(about = help(Cli::CliHelpDisable), after_help = example("account disable g.ferri e.ward"))]
    Disable(Users),
    #[command(about = help(Cli::CliHelpLock), after_help = example("account lock g.ferri"))]
    Lock(Users),
    #[command(about = help(Cli::CliHelpUnlock), after_help = example("account unlock g.ferri"))]
    Unlock(Users),
    #[command(about = help(Cli::CliHelpRole), after_help = example("account role g.ferri administrator"))]
    Role {
        #[command(flatten)]
        user: User,
        #[arg(value_name = "ROLE", help = help(Cli::CliHelpRoleWord))]
        role: RoleWord,
    },
    #[command(about = help(Cli::CliHelpRequireChange), after_help = example("account require-change g.ferri"))]
    RequireChange(Users),
    #[command(about = help(Cli::CliHelpMethods), after_help = example("account methods g.ferri"))]
    Methods {
        #[command(flatten)]
        user: User,
        #[arg(long, help = help(Cli::CliHelpJson))]
        json: bool,
    },
    #[command(about = help(Cli::CliHelpRemoveMethod), after_help = example("account remove-method g.ferri 6f1c0a52-0d0c-4c57-9c39-3a1d5a0f2b11"))]
    RemoveMethod {
        #[command(flatten)]
        user: User,
        #[arg(value_name = "ID", help = help(Cli::CliHelpMethodId))]
        id: String,
    },
    #[command(about = help(Cli::CliHelpResetMethods), after_help = example("account reset-methods g.ferri"))]
    ResetMethods(User),
    #[command(about = help(Cli::CliHelpPass), after_help = example("account code --all-not-activated --csv codes.csv"), alias = "pass")]
    Code(codes::Arguments),
    #[command(about = help(Cli::CliHelpHelpDeskCode), after_help = example("account help-desk-code g.ferri candle river"))]
    HelpDeskCode(codes::help_desk::Arguments),
    #[command(about = help(Cli::CliHelpTemporaryCode), after_help = example("account temporary-code g.ferri --hours 4"))]
    TemporaryCode(codes::temporary::Arguments),
}

#[derive(Debug, clap::Args)]
pub(super) struct User {
    #[arg(value_name = "USER", help = help(Cli::CliHelpUser))]
    pub(super) name: String,
}

#[derive(Debug, clap::Args)]
pub(super) struct Users {
    #[arg(value_name = "USER", required = true, help = help(Cli::CliHelpUsers))]
    names: Vec<String>,
}

/// The state of an account, as a word that does not follow the language.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(super) enum State {
    Active,
    Disabled,
    Locked,
    NotActivated,
}

impl State {
    pub(super) fn of(account: &Account) -> Self {
        match account {
            Account { enabled: false, .. } => Self::Disabled,
            Account { locked: true, .. } => Self::Locked,
            Account {
                password_changed_at: None,
                ..
            } => Self::NotActivated,
            _ => Self::Active,
        }
    }

    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Disabled => "disabled",
            Self::Locked => "locked",
            Self::NotActivated => "not-activated",
        }
    }

    /// The state in the language of the person who runs the command.
    pub(super) const fn sentence(self) -> Cli {
        match self {
            Self::Active => Cli::CliStateActive,
            Self::Disabled => Cli::CliStateDisabled,
            Self::Locked => Cli::CliStateLocked,
            Self::NotActivated => Cli::CliStateWaiting,
        }
    }
}

#[derive(Debug, clap::Args)]
pub(super) struct Add {
    #[command(flatten)]
    user: User,
    #[arg(long, value_name = "NAME", help = help(Cli::CliHelpGivenName))]
    given_name: String,
    #[arg(long, value_name = "NAME", help = help(Cli::CliHelpFamilyName))]
    family_name: String,
    #[arg(long, value_name = "ADDRESS", help = help(Cli::CliHelpMail))]
    mail: Option<String>,
    #[arg(long, value_name = "LANGUAGE", default_value = "en", help = help(Cli::CliHelpLanguage))]
    language: String,
    #[arg(long, help = help(Cli::CliHelpAdministrator))]
    administrator: bool,
    #[cfg(feature = "automation")]
    #[arg(long, value_name = "FILE", help = help(Cli::CliHelpPasswordFile))]
    password_file: Option<PathBuf>,
}

/// The account that an activation code is for, and the code's lifetime.
pub(super) struct Activates<'a> {
    pub(super) account: AccountId,
    pub(super) user: &'a UserName,
    pub(super) lifetime: Lifetime,
}

pub(super) async fn run(
    command: Command,
    context: &CliContext,
    output: &Output,
) -> Result<(), Problem> {
    match command {
        Command::Add(arguments) => add(&arguments, context, output).await,
        Command::Import(arguments) => import::run(&arguments, context, output).await,
        Command::List {
            state,
            not_activated,
            json,
        } => {
            let state = state.or(not_activated.then_some(State::NotActivated));
            account_show::list(state, json, context, output).await
        }
        Command::Show { users, json } => {
            account_show::show(&users.names, json, context, output).await
        }
        Command::Enable(users) => state::enable(&users.names, true, context, output).await,
        Command::Disable(users) => state::enable(&users.names, false, context, output).await,
        Command::Lock(users) => state::lock(&users.names, context, output).await,
        Command::Unlock(users) => state::unlock(&users.names, context, output).await,
        Command::Role { user, role } => state::role(&user.name, role, context, output).await,
        Command::RequireChange(users) => state::require_change(&users.names, context, output).await,
        Command::Methods { user, json } => methods::list(&user.name, json, context, output).await,
        Command::RemoveMethod { user, id } => {
            methods::remove(&user.name, &id, context, output).await
        }
        Command::ResetMethods(user) => methods::reset(&user.name, context, output).await,
        Command::Code(arguments) => codes::run(&arguments, context, output).await,
        Command::HelpDeskCode(arguments) => {
            codes::help_desk::run(&arguments, context, output).await
        }
        Command::TemporaryCode(arguments) => {
            codes::temporary::run(&arguments, context, output).await
        }
    }
}

/// Prints a new activation code as the answer, and a sentence about the code on the error output.
pub(super) async fn issue(
    context: &CliContext,
    to: &Activates<'_>,
    sentence: Cli,
    output: &Output,
) -> Result<(), Problem> {
    let drawn = codes::draw(to.account, to.lifetime, context).await?;
    let (from, until) = (drawn.valid_from(), drawn.expires_at());
    let (from, until) = (output.date(from), output.date(until));
    // If the code could not be printed, the code is not issued: the earlier code still holds.
    output.print(drawn.shown().expose());
    output.delivered()?;
    let kept = keep_activation_code(&context.store, context.operator(), drawn).await;
    kept.inspect_err(|_| void(to.user, output))?;
    let args = [
        ("user", Arg::Text(to.user.as_str())),
        ("from", Arg::Text(&from)),
        ("until", Arg::Text(&until)),
    ];
    output.message(&output.say(sentence, &args));
    Ok(())
}

/// Says that a code that stands on the screen or in a list was not stored.
pub(super) fn void(user: &UserName, output: &Output) {
    let user = [("user", Arg::Text(user.as_str()))];
    output.message(&output.say(Cli::CliCodeVoid, &user));
}

async fn add(arguments: &Add, context: &CliContext, output: &Output) -> Result<(), Problem> {
    let given_name = shown("--given-name", &arguments.given_name)?;
    let family_name = shown("--family-name", &arguments.family_name)?;
    let person = Person {
        user_name: new_user_name(context.domains.strip(&arguments.user.name))?,
        display_name: given_name.joined(&family_name).into(),
        given_name: given_name.into(),
        family_name: family_name.into(),
        mail: arguments.mail.as_deref().map(mail).transpose()?,
        language: language(&arguments.language)?,
        role: if arguments.administrator {
            Role::Administrator
        } else {
            Role::Employee
        },
        groups: Vec::new(),
    };
    let added = context.admin().add(&person).await?;
    let Some(account) = added else {
        let user = person.user_name.as_str();
        return Err(Problem::said(Cli::CliAccountExists, &[("user", user)]));
    };
    plant(arguments, account, context).await?;
    done(Cli::CliAccountAdded, &person.user_name, output);
    Ok(())
}

#[cfg(feature = "automation")]
async fn plant(arguments: &Add, account: AccountId, context: &CliContext) -> Result<(), Problem> {
    let Some(file) = &arguments.password_file else {
        return Ok(());
    };
    let read = zeroize::Zeroizing::new(std::fs::read_to_string(file).map_err(Problem::on(file))?);
    let password = chiave_protocol::Secret::new(read.trim_end_matches('\n').to_owned());
    context
        .directory
        .plant_password(account, password.into(), context.now)
        .await?;
    Ok(())
}

/// Without the feature, `account create` has no argument for a password.
#[cfg(not(feature = "automation"))]
async fn plant(_: &Add, _: AccountId, _: &CliContext) -> Result<(), Problem> {
    Ok(())
}

pub(super) fn done(sentence: Cli, user: &UserName, output: &Output) {
    output.message(&output.say(sentence, &[("user", Arg::Text(user.as_str()))]));
}
