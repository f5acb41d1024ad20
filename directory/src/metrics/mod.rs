//! Numbers about the running service, in the text format of Prometheus.
//!
//! No series has a name of a person or of a computer, an address or an id in it. The text format is
//! written here: `prometheus-client` writes OpenMetrics, in which `promtool check metrics` does not
//! recognise counters, and the `metrics` family brings a recorder, a registry and an HTTP server of
//! its own for what are 100 lines.

pub mod declared;
mod endpoint;
mod events;
mod gathering;
mod times;

pub use endpoint::serving;
pub use gathering::{Watched, seconds};
pub use times::Times;

use crate::http;
use declared::{ALL, FROM_THE_START, Kind, Metric, OUTCOMES, WRITES};
use std::{
    collections::BTreeMap,
    fmt::{self, Write},
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// The numbers of one service.
#[derive(Debug)]
pub struct Metrics(Mutex<BTreeMap<Series, Value>>);

/// One row of numbers: a metric with values for its labels, as the page shows them.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
struct Series {
    name: &'static str,
    labels: String,
}

#[derive(Clone, Debug)]
enum Value {
    Number(f64),
    Times(Times),
}

impl Default for Metrics {
    fn default() -> Self {
        let new = Self(Mutex::default());
        for (metric, all) in FROM_THE_START {
            for labels in *all {
                new.add(metric, labels, 0.0);
            }
        }
        for route in http::WRITES {
            for outcome in OUTCOMES {
                new.add(&WRITES, &[route, outcome], 0.0);
            }
        }
        new
    }
}

impl Metrics {
    /// Counts one more.
    pub fn count(&self, metric: &'static Metric, labels: &[&str]) {
        self.add(metric, labels, 1.0);
    }

    /// Sets a number to what it is now.
    pub fn set(&self, metric: &'static Metric, labels: &[&str], value: f64) {
        let series = Series::new(metric, labels);
        self.all().insert(series, Value::Number(value));
    }

    /// Counts one duration.
    pub fn observe(&self, metric: &'static Metric, labels: &[&str], duration: Duration) {
        let mut all = self.all();
        let new = || Value::Times(Times::default());
        if let Value::Times(times) = all.entry(Series::new(metric, labels)).or_insert_with(new) {
            times.observe(duration);
        }
    }

    /// Replaces the durations that were counted elsewhere.
    pub fn set_times(&self, metric: &'static Metric, labels: &[&str], times: Times) {
        let series = Series::new(metric, labels);
        self.all().insert(series, Value::Times(times));
    }

    /// The page with every number.
    pub fn page(&self) -> String {
        let all = self.all();
        let mut page = String::new();
        for metric in ALL {
            // Writing to a text never fails.
            let _ = write_metric(&mut page, metric, &all);
        }
        page
    }

    fn add(&self, metric: &'static Metric, labels: &[&str], value: f64) {
        let mut all = self.all();
        let series = all
            .entry(Series::new(metric, labels))
            .or_insert(Value::Number(0.0));
        if let Value::Number(number) = series {
            *number += value;
        }
    }

    fn all(&self) -> MutexGuard<'_, BTreeMap<Series, Value>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Series {
    fn new(metric: &'static Metric, values: &[&str]) -> Self {
        debug_assert_eq!(metric.labels.len(), values.len(), "{}", metric.name);
        let mut labels = String::new();
        for (name, value) in metric.labels.iter().zip(values) {
            let comma = if labels.is_empty() { "" } else { "," };
            let _ = write!(labels, "{comma}{name}=\"{}\"", escaped(value));
        }
        Self {
            name: metric.name,
            labels,
        }
    }
}

/// The value of a label in the text format.
fn escaped(value: &str) -> String {
    value
        .replace('\\', r"\\")
        .replace('"', "\\\"")
        .replace('\n', r"\n")
}

fn write_metric(page: &mut String, metric: &Metric, all: &BTreeMap<Series, Value>) -> fmt::Result {
    let kind = match metric.kind {
        Kind::Counter => "counter",
        Kind::Gauge => "gauge",
        Kind::Histogram => "histogram",
    };
    writeln!(page, "# HELP {} {}", metric.name, metric.help)?;
    writeln!(page, "# TYPE {} {kind}", metric.name)?;
    let of_metric = all.iter().filter(|(series, _)| series.name == metric.name);
    for (Series { name, labels }, value) in of_metric {
        match value {
            Value::Number(number) if labels.is_empty() => writeln!(page, "{name} {number}")?,
            Value::Number(number) => writeln!(page, "{name}{{{labels}}} {number}")?,
            Value::Times(times) => times.write(page, name, labels)?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
