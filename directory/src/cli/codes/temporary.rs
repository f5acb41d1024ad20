//! `account temporary-code`: a code that is the second factor of a person for some hours.

use super::super::{
    account::void,
    context::CliContext,
    output::{Output, help},
    problem::Problem,
    typed::whole,
};
use chiave_domain::{audit::SignInRefusal, method::TEMPORARY_CODE_HOURS};
use chiave_flows::admin::temporary_codes::{
    DrawnTemporaryCode, NoTemporaryCode, TemporaryCodeFor, draw_temporary_code, keep_temporary_code,
};
use chiave_words::{Arg, Cli};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Arguments {
    #[arg(value_name = "USER", help = help(Cli::CliHelpUser))]
    user: String,
    #[arg(
        long,
        value_name = "N",
        value_parser = whole::<u8>(1, TEMPORARY_CODE_HOURS.into()),
        help = help(Cli::CliHelpTemporaryHours)
    )]
    hours: Option<u8>,
    #[arg(long, help = help(Cli::CliHelpTemporaryOnce))]
    once: bool,
}

/// Prints a code as the answer, and a sentence about the code on the error output.
pub(in crate::cli) async fn run(
    arguments: &Arguments,
    context: &CliContext,
    output: &Output,
) -> Result<(), Problem> {
    let account = context.account(&arguments.user).await?;
    context.not_own(&account).await?;
    let to = TemporaryCodeFor {
        account: &account,
        hours: arguments.hours,
        once: arguments.once,
    };
    let (store, hashing) = (&context.store, context.hashing.as_ref());
    let user = account.user_name.as_str();
    let drawn = draw_temporary_code(store, hashing, context.operator(), &to).await;
    let drawn = drawn.map_err(|why| not_issued(user, why))?;
    let issued = issued(user, arguments.once, &drawn, output);
    // A code that could not be printed is not issued: an earlier code still holds.
    output.print(drawn.shown().expose());
    output.delivered()?;
    let kept = keep_temporary_code(store, context.operator(), &account, drawn).await;
    kept.inspect_err(|_| void(&account.user_name, output))?;
    output.message(&issued);
    Ok(())
}

fn issued(user: &str, once: bool, drawn: &DrawnTemporaryCode, output: &Output) -> String {
    let sentence = match once {
        true => Cli::CliTemporaryCodeIssuedOnce,
        false => Cli::CliTemporaryCodeIssued,
    };
    let args = [
        ("user", Arg::Text(user)),
        ("until", Arg::Text(&output.date(drawn.ends_at()))),
    ];
    output.say(sentence, &args)
}

fn not_issued(user: &str, why: NoTemporaryCode) -> Problem {
    let said = |sentence| Problem::said(sentence, &[("user", user)]);
    match why {
        NoTemporaryCode::NotActivated => said(Cli::CliCodeNotActivated),
        NoTemporaryCode::NoSignIn(SignInRefusal::Locked) => said(Cli::CliTemporaryCodeLocked),
        NoTemporaryCode::NoSignIn(_) => said(Cli::CliTemporaryCodeDisabled),
        NoTemporaryCode::Off => Problem::said(Cli::CliTemporaryCodesOff, &[]),
        NoTemporaryCode::TooLong { most } => {
            let hours = most.to_string();
            Problem::said(Cli::CliTemporaryCodeTooLong, &[("hours", &hours)])
        }
        NoTemporaryCode::Failed(cause) => cause.into(),
    }
}
