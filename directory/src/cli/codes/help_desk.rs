//! `account help-desk-code`: a code for a caller whose reset or unlock is under way.

use super::super::{
    account::void,
    context::CliContext,
    output::{Output, help},
    problem::Problem,
};
use chiave_domain::attempt::{Ending, MatchingWords, Refusal};
use chiave_flows::admin::help_desk_codes::{
    DrawnDeskCode, HelpDeskCall, NotIssued, draw_help_desk_code, keep_help_desk_code,
};
use chiave_words::{Arg, Cli, matching};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Arguments {
    #[arg(value_name = "USER", help = help(Cli::CliHelpUser))]
    user: String,
    #[arg(value_name = "WORD", required = true, num_args = 1..=2, help = help(Cli::CliHelpWords))]
    words: Vec<String>,
}

/// Prints a code as the answer, and a sentence about the code on the error output.
pub(in crate::cli) async fn run(
    arguments: &Arguments,
    context: &CliContext,
    output: &Output,
) -> Result<(), Problem> {
    let words = arguments.words.join(" ");
    let account = context.account(&arguments.user).await?;
    context.not_own(&account).await?;
    let user = account.user_name.as_str();
    let said = |sentence| Problem::said(sentence, &[("user", user), ("words", &words)]);
    let Some(places) = matching::read(&words) else {
        return Err(said(Cli::CliWordsUnknown));
    };
    let call = HelpDeskCall {
        account: &account,
        words: MatchingWords(places),
    };
    let not_issued = |why| not_issued(why, user, &said, output);
    let (hashing, operator) = (context.hashing.as_ref(), context.operator());
    let drawn = draw_help_desk_code(&context.store, hashing, operator, call).await;
    let drawn = drawn.map_err(not_issued)?;
    // A code that could not be printed is not issued.
    output.print(drawn.shown().expose());
    output.delivered()?;
    let kept = keep_help_desk_code(&context.store, operator, &account, &drawn).await;
    kept.map_err(not_issued)
        .inspect_err(|_| void(&account.user_name, output))?;
    output.message(&issued(user, &words, &drawn, output));
    Ok(())
}

fn issued(user: &str, words: &str, drawn: &DrawnDeskCode, output: &Output) -> String {
    let args = [
        ("user", Arg::Text(user)),
        ("words", Arg::Text(words)),
        ("computer", Arg::Text(drawn.computer())),
        ("until", Arg::Text(&output.date(drawn.expires_at()))),
    ];
    output.say(Cli::CliHelpDeskCodeIssued, &args)
}

fn not_issued(
    why: NotIssued,
    user: &str,
    said: &dyn Fn(Cli) -> Problem,
    output: &Output,
) -> Problem {
    let refusal = match why {
        NotIssued::NoAttempt => return said(Cli::CliNoSuchAttempt),
        NotIssued::ManyAttempts => return said(Cli::CliManySuchAttempts),
        NotIssued::Failed(cause) => return cause.into(),
        NotIssued::Refused(refusal) => refusal,
    };
    let why = match refusal {
        Refusal::SecondDeskCode => return said(Cli::CliSecondDeskCode),
        Refusal::NotActivated => return said(Cli::CliCodeNotActivated),
        Refusal::NotOffered => return said(Cli::CliHelpDeskCodesOff),
        Refusal::OutOfOrder | Refusal::Settling => Cli::CliWhyVerified,
        Refusal::Ended(Ending::NotAllowed) => Cli::CliWhyDisabled,
        Refusal::Ended(Ending::ByPolicy) => Cli::CliWhyPolicy,
        Refusal::Ended(_)
        | Refusal::ForeignDevice
        | Refusal::NoCodeAwaited
        | Refusal::TooManySends(_)
        | Refusal::PasswordRefused(_) => Cli::CliWhyEnded,
    };
    let why = output.say(why, &[]);
    Problem::said(
        Cli::CliAttemptCannotSucceed,
        &[("user", user), ("why", &why)],
    )
}
