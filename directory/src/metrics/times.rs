//! Durations, counted by their length.

use std::{
    fmt::{self, Write},
    time::Duration,
};

/// The upper bounds of the lengths, in seconds: from an answer without a hash to the deadline of a
/// request.
const BOUNDS: [f64; 11] = [
    0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 40.0,
];

/// Counted durations.
#[derive(Clone, Debug, Default)]
pub struct Times {
    /// The durations up to each bound and above the bound before.
    within: [u64; BOUNDS.len()],
    count: u64,
    sum_s: f64,
}

impl Times {
    /// Counts one duration.
    pub fn observe(&mut self, duration: Duration) {
        let seconds = duration.as_secs_f64();
        if let Some(place) = BOUNDS.iter().position(|bound| seconds <= *bound)
            && let Some(within) = self.within.get_mut(place)
        {
            *within += 1;
        }
        self.count += 1;
        self.sum_s += seconds;
    }

    /// Writes the series of a histogram: each bucket contains the smaller ones.
    pub(super) fn write(&self, page: &mut String, name: &str, labels: &str) -> fmt::Result {
        let comma = if labels.is_empty() { "" } else { "," };
        let mut so_far = 0;
        for (bound, within) in BOUNDS.iter().zip(self.within) {
            so_far += within;
            writeln!(
                page,
                "{name}_bucket{{{labels}{comma}le=\"{bound}\"}} {so_far}"
            )?;
        }
        let Self { count, sum_s, .. } = self;
        writeln!(page, "{name}_bucket{{{labels}{comma}le=\"+Inf\"}} {count}")?;
        let labels = match labels {
            "" => String::new(),
            _ => format!("{{{labels}}}"),
        };
        writeln!(page, "{name}_sum{labels} {sum_s}")?;
        writeln!(page, "{name}_count{labels} {count}")
    }
}
