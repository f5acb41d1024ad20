//! An authenticator app that is not ours: `oathtool`, so that both ends cannot share a mistake.

use std::{
    io::Write,
    process::{Command, Stdio},
};

use crate::Result;

/// The code that `secret` (base32, spaces allowed) shows `steps` half minutes from now.
///
/// The secret goes in by standard input, never by the arguments that other users can read.
///
/// # Errors
///
/// When `oathtool` is missing or refuses the secret.
pub fn code(secret: &str, steps: i32) -> Result<String> {
    let when = format!("now {:+} seconds", steps * 30);
    let mut tool = Command::new("oathtool")
        .args(["--totp", "--base32", "--now", &when, "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    if let Some(mut stdin) = tool.stdin.take() {
        writeln!(stdin, "{}", secret.replace(' ', ""))?;
    }
    let output = tool.wait_with_output()?;
    match output.status.success() {
        true => Ok(String::from_utf8(output.stdout)?.trim().to_owned()),
        false => Err("oathtool refused the secret".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_codes_of_neighbouring_steps_differ() {
        let secret = "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ";

        let now = code(secret, 0).unwrap();
        let later = code(secret, 2).unwrap();

        assert_eq!(now.len(), 6);
        assert_ne!(now, later);
    }
}
