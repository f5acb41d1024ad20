//! `fleet`: counts of the computers on which somebody is signed in, without a name.

use super::{context::CliContext, output::Output, problem::Problem};
use chiave_flows::admin::fleet::fleet;

/// Prints the counts: kind, word, number. The output does not follow the language.
pub(super) async fn run(json: bool, context: &CliContext, output: &Output) -> Result<(), Problem> {
    let accounts = context.admin().list().await?;
    let counts = fleet(&context.store, &accounts, context.now).await?;
    if json {
        return output.json(&counts);
    }
    output.row(&["computers", "all", &counts.computers.to_string()]);
    for (kind, counts) in [
        ("version", &counts.versions),
        ("policy", &counts.policies),
        ("keyring", &counts.keyrings),
        ("password", &counts.passwords),
        ("contact", &counts.contacts),
    ] {
        for (word, count) in counts {
            output.row(&[kind, word, &count.to_string()]);
        }
    }
    Ok(())
}
