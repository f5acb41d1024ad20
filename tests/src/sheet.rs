//! A recovery sheet as the window shows it.

use std::collections::HashMap;

use crate::{
    Result,
    secrets::{Kind, note},
    window::Window,
};

/// The codes of a recovery sheet.
#[derive(Debug)]
pub struct Sheet {
    codes: HashMap<u64, String>,
}

impl Sheet {
    /// The ten codes on the page, by their numbers.
    ///
    /// # Errors
    ///
    /// When the page has no sheet.
    pub async fn read(window: &Window) -> Result<Self> {
        let script = "return [...document.querySelectorAll('[data-code]')]
            .map((row) => [Number(row.dataset.code), row.textContent])";
        let rows = window.ask(script, vec![]).await?;
        let rows: Vec<(u64, String)> = serde_json::from_value(rows)?;
        assert_eq!(rows.len(), 10);
        for (_, code) in &rows {
            note(Kind::RecoveryCode, code)?;
            note(Kind::RecoveryCode, code.replace('-', ""))?;
        }
        Ok(Self {
            codes: rows.into_iter().collect(),
        })
    }

    /// The code with a number.
    ///
    /// # Panics
    ///
    /// If the sheet has no such number.
    #[must_use]
    pub fn code(&self, number: u64) -> &str {
        &self.codes[&number]
    }
}

/// The number in the label of the only field, by which the window asks for a code.
///
/// # Errors
///
/// When the label has no number.
pub async fn asked_number(window: &Window) -> Result<u64> {
    let script = "return Number(document.querySelector('input[name=code]').labels[0].textContent.match(/\\d+/)[0])";
    let number = window.ask(script, vec![]).await?;
    number
        .as_u64()
        .ok_or_else(|| "the label has no number".into())
}
