//! What helps a person who can use none of the methods: the words of the window's page for them.

use crate::terminal::sentences::shown;
use chiave_client::AppStatus;
use chiave_protocol::method::MethodKind;
use chiave_words::{Arg, CannotVerify, Cli, Words};

/// Who helps, what they ask and never ask, and how it goes on; `kind` is the only method that was
/// offered, if there was only one.
pub(super) fn lines(
    words: &Words,
    status: &AppStatus,
    user_name: &str,
    kind: Option<MethodKind>,
) -> Vec<String> {
    let say = |sentence| words.say(sentence, &[]);
    let user_name = shown(user_name);
    let name = [("name", Arg::Text(&user_name))];
    let mut lines = vec![say(title(kind)), say(text(kind))];
    lines.extend(desk(words, status));
    lines.extend([
        format!("{}:", say(CannotVerify::CannotAsks)),
        format!("  {}", words.say(CannotVerify::CannotAsksName, &name)),
        format!("  {}", say(CannotVerify::CannotAsksIdentity)),
        format!("{}:", say(CannotVerify::CannotNever)),
        format!("  {}", say(CannotVerify::CannotNeverPassword)),
        format!("  {}", say(CannotVerify::CannotNeverCode)),
        format!("{}:", say(CannotVerify::CannotThen)),
        format!("  {}", say(CannotVerify::CannotThenText)),
        format!("  {}", words.say(Cli::CliResetActivate, &[])),
    ]);
    lines
}

/// How to reach the help desk, as the settings of this computer say it.
pub(super) fn desk(words: &Words, status: &AppStatus) -> Vec<String> {
    let say = |sentence, name, text: &str| words.say(sentence, &[(name, Arg::Text(&shown(text)))]);
    let text = status.help_desk.as_deref();
    let text = text.map(|text| say(Cli::CliResetHelpDesk, "text", text));
    let page = status.help_url.as_deref();
    let page = page.map(|address| say(Cli::CliResetHelpPage, "address", address));
    if text.is_none() && page.is_none() {
        return vec![words.say(CannotVerify::CannotHelpDeskUnknown, &[])];
    }
    text.into_iter().chain(page).collect()
}

const fn title(kind: Option<MethodKind>) -> CannotVerify {
    match kind {
        Some(MethodKind::Authenticator) => CannotVerify::CannotAuthenticatorTitle,
        Some(MethodKind::Mail) => CannotVerify::CannotMailTitle,
        Some(MethodKind::RecoveryCodes) => CannotVerify::CannotRecoveryCodesTitle,
        Some(MethodKind::HelpDeskCode) => CannotVerify::CannotHelpDeskCodeTitle,
        Some(MethodKind::TemporaryCode) => CannotVerify::CannotTemporaryCodeTitle,
        Some(MethodKind::Password) => CannotVerify::CannotPasswordTitle,
        Some(MethodKind::Unknown) => CannotVerify::CannotUnknownTitle,
        None => CannotVerify::CannotAnyTitle,
    }
}

const fn text(kind: Option<MethodKind>) -> CannotVerify {
    match kind {
        Some(MethodKind::Authenticator) => CannotVerify::CannotAuthenticatorText,
        Some(MethodKind::Mail) => CannotVerify::CannotMailText,
        Some(MethodKind::RecoveryCodes) => CannotVerify::CannotRecoveryCodesText,
        Some(MethodKind::HelpDeskCode) => CannotVerify::CannotHelpDeskCodeText,
        Some(MethodKind::TemporaryCode) => CannotVerify::CannotTemporaryCodeText,
        Some(MethodKind::Password) => CannotVerify::CannotPasswordText,
        Some(MethodKind::Unknown) => CannotVerify::CannotUnknownText,
        None => CannotVerify::CannotAnyText,
    }
}
