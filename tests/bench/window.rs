//! What the window costs beside a blank one of the same framework (`src-tauri/examples/blank`): the
//! time from its start until the sign-in form is drawn, and the memory of all its processes. All
//! are what people get, without the feature for tests, and take turns.
//!
//! A third window, the blank one with a few words and two controls, has no budget: it says which part of the
//! difference every page with text has.

use std::{
    fs,
    path::PathBuf,
    time::{Duration, Instant},
};

use chiave_tests::{
    Result,
    desktop::{Desktop, Setting},
    program::Program,
    repository,
};

use crate::{
    gauge,
    screen::{Colour, Screen},
    table::{Row, Table},
};

/// Starts of each, of which the middle one counts; one more comes before, to warm the caches.
const STARTS: usize = 5;

/// After so long a window has come to rest.
const REST: Duration = Duration::from_secs(4);

/// How much more than the blank one ours may take (docs/design.md, section 8).
const MOST: f64 = 1.15;

/// A program with a window.
struct Shown {
    binary: PathBuf,
    argument: Option<&'static str>,
    /// Of what is drawn last.
    colour: Colour,
    times_ms: Vec<f64>,
    kib: Vec<f64>,
}

impl Shown {
    fn new(binary: &str, style: &str, before: &str) -> Result<Self> {
        let style = repository::root().join(style);
        Ok(Self {
            binary: repository::binary(binary),
            argument: None,
            colour: colour_after(&fs::read_to_string(style)?, before)?,
            times_ms: Vec::new(),
            kib: Vec::new(),
        })
    }

    fn start(&mut self, desktop: &Desktop, screen: &Screen) -> Result<()> {
        let mut command = desktop.command(&self.binary);
        command.args(self.argument);
        command.env("DISPLAY", screen.display());
        // A build for people would start itself over without it.
        command.env_remove("CHIAVE_POLICY_DIR");
        screen.until(self.colour, false)?;
        let begun = Instant::now();
        let program = Program::start("window", &command, &desktop.logs())?;
        screen.until(self.colour, true)?;
        self.times_ms.push(begun.elapsed().as_secs_f64() * 1000.0);
        std::thread::sleep(REST);
        let kib: u64 = family(program.id())?
            .into_iter()
            // One may end between two looks.
            .filter_map(|process| gauge::pss(process).ok())
            .sum();
        self.kib.push(f64::from(u32::try_from(kib)?));
        program.stop().map(drop)
    }
}

/// Adds the lines of the window.
pub fn measure(table: &mut Table) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let desktop = Desktop::start(folder.path(), &Setting::default())?;
    let screen = Screen::start(folder.path())?;
    let mut ours = Shown::new(
        "chiave",
        "ui/src/look/tokens.css",
        "--accent: var(--company-fill, light-dark(#",
    )?;
    let mut blank = self::blank()?;
    let mut words = Shown {
        argument: Some("words"),
        ..self::blank()?
    };
    for _ in 0..=STARTS {
        blank.start(&desktop, &screen)?;
        words.start(&desktop, &screen)?;
        ours.start(&desktop, &screen)?;
    }
    let [ours_ms, words_ms, blank_ms] = [ours.times_ms, words.times_ms, blank.times_ms].map(middle);
    let [ours_mib, words_mib, blank_mib] =
        [ours.kib, words.kib, blank.kib].map(|kib| middle(kib) / 1024.0);
    table.add(Row::beside(
        "window drawn | blank",
        "ms",
        [ours_ms, blank_ms],
        MOST,
    ));
    table.add(Row::compared(
        "  a page of words | blank",
        "ms",
        [words_ms, blank_ms],
    ));
    table.add(Row::beside(
        "window | blank",
        "MiB PSS",
        [ours_mib, blank_mib],
        MOST,
    ));
    table.add(Row::compared(
        "  a page of words | blank",
        "MiB PSS",
        [words_mib, blank_mib],
    ));
    Ok(())
}

fn blank() -> Result<Shown> {
    Shown::new(
        "examples/blank",
        "src-tauri/examples/blank/page/blank.css",
        "background: #",
    )
}

/// Without the first.
fn middle(mut figures: Vec<f64>) -> f64 {
    figures.remove(0);
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

/// A process and all that descend from it: WebKit draws and connects in processes of their own.
fn family(process: u32) -> Result<Vec<u32>> {
    let mut family = vec![process];
    let mut others: Vec<(u32, u32)> = fs::read_dir("/proc")?
        .filter_map(|entry| {
            let id = entry.ok()?.file_name().to_str()?.parse().ok()?;
            Some((id, parent(id)?))
        })
        .collect();
    loop {
        let known = family.len();
        others.retain(|(id, parent)| {
            let is_child = family.contains(parent);
            if is_child {
                family.push(*id);
            }
            !is_child
        });
        if family.len() == known {
            return Ok(family);
        }
    }
}

/// Field 4 of proc_pid_stat(5).
fn parent(process: u32) -> Option<u32> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let (_, rest) = stat.rsplit_once(')')?;
    rest.split_whitespace().nth(1)?.parse().ok()
}

/// The colour that follows `before` in a style sheet, `RRGGBB`.
fn colour_after(style: &str, before: &str) -> Result<Colour> {
    let (_, rest) = style.split_once(before).ok_or("the style has no colour")?;
    let number = u32::from_str_radix(rest.get(..6).unwrap_or_default(), 16)?;
    let [_, red, green, blue] = number.to_be_bytes();
    Ok([blue, green, red])
}
