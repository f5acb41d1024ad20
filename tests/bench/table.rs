//! The figures, each beside what it is measured against.

use std::{fmt, time::Duration};

use crate::load::Done;

/// All of them.
#[derive(Default)]
pub struct Table {
    rows: Vec<Row>,
}

/// A measured figure.
pub struct Row {
    what: &'static str,
    measured: String,
    base: String,
    ratio: Option<f64>,
    budget: Option<(String, bool)>,
}

impl Table {
    /// Adds one.
    pub fn add(&mut self, row: Row) {
        self.rows.push(row);
    }
}

impl Row {
    /// How often a second, at least `least` times as often as the base.
    pub fn rate(what: &'static str, measured: &Done, base: &Done, least: f64) -> Self {
        let per_second = |done: &Done| format!("{:.1}/s ({})", done.rate(), done.count);
        let ratio = measured.rate() / base.rate();
        Self {
            what,
            measured: per_second(measured),
            base: per_second(base),
            ratio: Some(ratio),
            budget: Some((format!("≥ {least}"), ratio >= least)),
        }
    }

    /// A rate relative to its base, counted by the core time that the load program left.
    pub fn rate_beside(
        what: &'static str,
        (measured, base): (&Done, &Done),
        cores: usize,
        least: f64,
    ) -> Self {
        let [measured, base] = [measured, base].map(|done| done.rate_beside(cores));
        let ratio = measured / base;
        Self {
            what,
            measured: format!("{measured:.1}/s"),
            base: format!("{base:.1}/s"),
            ratio: Some(ratio),
            budget: Some((format!("≥ {least}"), ratio >= least)),
        }
    }

    /// Processor time of the server for one: what the rate would be if the load program took none.
    pub fn cost(what: &'static str, measured: &Done, base: &Done) -> Self {
        let each = |done: &Done| format!("{:.3} ms CPU", done.cost_ms());
        Self {
            what,
            measured: each(measured),
            base: each(base),
            ratio: Some(base.cost_ms() / measured.cost_ms()),
            budget: None,
        }
    }

    /// Processor time of the server for one, at most so many times that of the base.
    pub fn growth(what: &'static str, measured: &Done, base: &Done, most: f64) -> Self {
        let ratio = measured.cost_ms() / base.cost_ms();
        Self {
            ratio: Some(ratio),
            budget: Some((format!("≤ {most}"), ratio <= most)),
            ..Self::cost(what, measured, base)
        }
    }

    /// Ours and a base in the same unit, at most so many times as much.
    pub fn beside(what: &'static str, unit: &str, [ours, base]: [f64; 2], most: f64) -> Self {
        let ratio = ours / base;
        Self {
            what,
            measured: format!("{ours:.0} {unit}"),
            base: format!("{base:.0} {unit}"),
            ratio: Some(ratio),
            budget: Some((format!("≤ {most}"), ratio <= most)),
        }
    }

    /// Memory in KiB, at most so many MiB.
    pub fn memory(what: &'static str, kib: u64, most_mib: u64) -> Self {
        let (whole, tenth) = (kib / 1024, kib % 1024 * 10 / 1024);
        Self {
            what,
            measured: format!("{whole}.{tenth} MiB PSS"),
            base: String::new(),
            ratio: None,
            budget: Some((format!("≤ {most_mib} MiB"), kib <= most_mib * 1024)),
        }
    }

    /// A time, at most so many milliseconds.
    pub fn time(what: &'static str, time: Duration, most_ms: u64) -> Self {
        let ms = time.as_secs_f64() * 1000.0;
        let digits = if ms < 10.0 { 2 } else { 0 };
        Self {
            what,
            measured: format!("{ms:.digits$} ms"),
            base: String::new(),
            ratio: None,
            budget: Some((
                format!("≤ {most_ms} ms"),
                time <= Duration::from_millis(most_ms),
            )),
        }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let heads = ["what", "measured", "base", "ratio", "budget"];
        line(f, heads.map(str::to_owned))?;
        for row in &self.rows {
            let budget = match &row.budget {
                Some((budget, true)) => budget.clone(),
                Some((budget, false)) => format!("{budget}  MISSED"),
                None => String::new(),
            };
            let ratio = row.ratio.map(|ratio| format!("{ratio:.2}"));
            line(
                f,
                [
                    row.what.to_owned(),
                    row.measured.clone(),
                    row.base.clone(),
                    ratio.unwrap_or_default(),
                    budget,
                ],
            )?;
        }
        Ok(())
    }
}

fn line(
    f: &mut fmt::Formatter<'_>,
    [what, measured, base, ratio, budget]: [String; 5],
) -> fmt::Result {
    writeln!(
        f,
        "{what:<28} {measured:>18} {base:>18} {ratio:>6}  {budget}"
    )
}
