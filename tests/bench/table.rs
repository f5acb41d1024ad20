//! The figures, each beside what it is measured against.

use std::{fmt, time::Duration};

use crate::load::Done;

/// Prints each row as it comes: what was measured stays, whatever fails afterwards.
#[derive(Default)]
pub struct Table {
    rows: usize,
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
        if self.rows == 0 {
            println!("{}", line(HEADS.map(str::to_owned)));
        }
        self.rows += 1;
        println!("{row}");
    }

    /// Whether anything was measured.
    pub fn has_rows(&self) -> bool {
        self.rows > 0
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

    /// How often a thread of the server gave its core away for one, by itself and because it had to.
    pub fn switches(what: &'static str, measured: &Done) -> Self {
        let [waited, driven] = [measured.switches.waited, measured.switches.driven];
        let each = |count: u64| {
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            f64::from(count) / f64::from(measured.count)
        };
        Self {
            what,
            measured: format!("{:.1} waiting", each(waited)),
            base: format!("{:.1} driven off", each(driven)),
            ratio: None,
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
    pub fn beside(what: &'static str, unit: &str, both: [f64; 2], most: f64) -> Self {
        let compared = Self::compared(what, unit, both);
        let is_held = compared.ratio.is_some_and(|ratio| ratio <= most);
        Self {
            budget: Some((format!("≤ {most}"), is_held)),
            ..compared
        }
    }

    /// A figure and its base in the same unit, without a budget.
    pub fn compared(what: &'static str, unit: &str, [measured, base]: [f64; 2]) -> Self {
        Self {
            what,
            measured: format!("{measured:.0} {unit}"),
            base: format!("{base:.0} {unit}"),
            ratio: Some(measured / base),
            budget: None,
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

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let budget = match &self.budget {
            Some((budget, true)) => budget.clone(),
            Some((budget, false)) => format!("{budget}  MISSED"),
            None => String::new(),
        };
        let ratio = self.ratio.map(|ratio| format!("{ratio:.2}"));
        f.write_str(&line([
            self.what.to_owned(),
            self.measured.clone(),
            self.base.clone(),
            ratio.unwrap_or_default(),
            budget,
        ]))
    }
}

const HEADS: [&str; 5] = ["what", "measured", "base", "ratio", "budget"];

fn line([what, measured, base, ratio, budget]: [String; 5]) -> String {
    format!("{what:<28} {measured:>18} {base:>18} {ratio:>6}  {budget}")
}
