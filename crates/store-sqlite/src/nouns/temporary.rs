//! The detail of a temporary code as text: its end, how often it is good, and its hash.

use chiave_domain::method::{MethodDetail, TemporaryCode};
use chiave_protocol::Timestamp;
use zeroize::Zeroizing;

const ONCE: &str = "once";
const OFTEN: &str = "often";

/// The text is not an end, a number of uses and a hash.
#[derive(Debug, thiserror::Error)]
#[error("no temporary code")]
pub(super) struct NoCode;

/// The text of a temporary code.
pub(super) fn text(code: &TemporaryCode) -> Zeroizing<String> {
    let uses = if code.once { ONCE } else { OFTEN };
    Zeroizing::new(format!("{} {uses} {}", code.ends_at.as_unix(), code.phc))
}

/// Reads the text of a temporary code.
pub(super) fn read(text: &str) -> Result<MethodDetail, NoCode> {
    let mut words = text.splitn(3, ' ');
    let mut word = || words.next().ok_or(NoCode);
    Ok(MethodDetail::TemporaryCode(TemporaryCode {
        ends_at: Timestamp::from_unix(word()?.parse().map_err(|_| NoCode)?),
        once: match word()? {
            ONCE => true,
            OFTEN => false,
            _ => return Err(NoCode),
        },
        phc: word()?.to_owned(),
    }))
}
