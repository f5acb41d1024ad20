//! What arrived for her, at work and at home.

use crate::{Result, patience::until, smtp::Mail, world::World};

/// The subject of every mail with a code.
const CODE: &str = "Your code for Bianchi & Ward";

/// Waits for the mail number `nth`, counted from 0, to `address` with `subject`.
///
/// # Errors
///
/// When it does not come.
pub fn mail(world: &World, address: &str, subject: &str, nth: usize) -> Result<Mail> {
    let wanted = |mail: &Mail| mail.subject == subject && mail.to.iter().any(|to| to == address);
    until(&format!("mail {nth} “{subject}” to {address}"), || {
        Ok(world.sink.mails()?.into_iter().filter(wanted).nth(nth))
    })
}

/// The code in the mail number `nth` of those with one.
///
/// # Errors
///
/// When it does not come or holds none.
pub fn code(world: &World, address: &str, nth: usize) -> Result<String> {
    let mail = mail(world, address, CODE, nth)?;
    mail.code()
        .ok_or_else(|| format!("no code in {}", mail.path.display()).into())
}
