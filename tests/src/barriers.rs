//! axe-core in the real window: what would keep somebody out.

use serde_json::Value;
use thirtyfour::WebDriver;

use crate::{Result, repository};

/// Whether this page has axe already.
const LOADED: &str = "return typeof axe !== 'undefined';";

/// Runs axe on the whole page and answers what is serious or worse.
const RUN: &str = "
const done = arguments[arguments.length - 1];
axe.run(document, { resultTypes: ['violations'] })
  .then((result) => done(result.violations
    .filter((found) => ['serious', 'critical'].includes(found.impact))
    .map((found) => found.id + ': ' + found.nodes.map((node) => node.html).join(' | '))))
  .catch((error) => done(['axe failed: ' + error]));
";

/// Everything serious that axe-core finds on the screen as it stands, readable.
///
/// # Errors
///
/// When axe-core is not installed (`npm ci` in `tests/`) or the window is gone.
pub async fn serious(driver: &WebDriver) -> Result<Vec<String>> {
    if driver.execute(LOADED, vec![]).await?.json() != true {
        let axe = std::fs::read_to_string(repository::harness("node_modules/axe-core/axe.min.js"))?;
        driver.execute(axe, vec![]).await?;
    }
    let found: Value = driver.execute_async(RUN, vec![]).await?.json().clone();
    let found = found.as_array().ok_or("axe answered nothing")?;
    Ok(found
        .iter()
        .map(|it| it.as_str().unwrap_or_default().to_owned())
        .collect())
}
