//! What the system knows of a process and of itself.

use std::{
    fs::{read_dir, read_to_string},
    ops::AddAssign,
};

use chiave_tests::Result;

/// Clock ticks a second in `/proc/<pid>/stat`: `USER_HZ`, 100 on every Linux that we run on.
const TICKS: f64 = 100.0;

/// Memory in KiB: its own, and its part of what it shares (proc_pid_smaps(5), `Pss`).
pub fn pss(process: u32) -> Result<u64> {
    let rollup = read_to_string(format!("/proc/{process}/smaps_rollup"))?;
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
    let kib = line.and_then(|line| line.split_whitespace().next());
    Ok(kib.ok_or("no Pss")?.parse()?)
}

/// Seconds of processor time since its start, all threads (proc_pid_stat(5), fields 14 and 15).
pub fn cpu_s(process: u32) -> Result<f64> {
    let stat = read_to_string(format!("/proc/{process}/stat"))?;
    // The second field is a name in brackets that may hold anything.
    let (_, rest) = stat.rsplit_once(')').ok_or("no name")?;
    let ticks: Vec<f64> = rest
        .split_whitespace()
        .skip(11)
        .take(2)
        .map(str::parse)
        .collect::<Result<_, _>>()?;
    Ok(ticks.iter().sum::<f64>() / TICKS)
}

/// How often the threads of a process gave their core away (proc_pid_status(5)).
#[derive(Clone, Copy, Debug, Default)]
pub struct Switches {
    /// By themselves, to wait for something.
    pub waited: u64,
    /// Because something else was to run.
    pub driven: u64,
}

impl Switches {
    /// What came since an earlier count.
    pub fn since(self, before: Self) -> Self {
        Self {
            waited: self.waited.saturating_sub(before.waited),
            driven: self.driven.saturating_sub(before.driven),
        }
    }
}

impl AddAssign for Switches {
    fn add_assign(&mut self, more: Self) {
        self.waited += more.waited;
        self.driven += more.driven;
    }
}

/// The switches of all threads that a process has now.
pub fn switches(process: u32) -> Result<Switches> {
    let mut all = Switches::default();
    for thread in read_dir(format!("/proc/{process}/task"))? {
        // A thread may have ended meanwhile.
        let Ok(status) = read_to_string(thread?.path().join("status")) else {
            continue;
        };
        let of = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name));
            line.and_then(|count| count.trim().parse().ok())
                .unwrap_or(0)
        };
        all += Switches {
            waited: of("voluntary_ctxt_switches:"),
            driven: of("nonvoluntary_ctxt_switches:"),
        };
    }
    Ok(all)
}

/// Whether the machine does so much else that a figure says little: more than one core's work for two
/// cores in the last minute.
pub fn is_busy() -> Result<bool> {
    let load: f64 = load()?.split(' ').next().ok_or("no load")?.parse()?;
    Ok(load > cores()? as f64 / 2.0)
}

/// The load of the last 1, 5 and 15 minutes.
pub fn load() -> Result<String> {
    let text = read_to_string("/proc/loadavg")?;
    Ok(text.split(' ').take(3).collect::<Vec<_>>().join(" "))
}

/// Cores that this process may use.
pub fn cores() -> Result<usize> {
    Ok(std::thread::available_parallelism()?.get())
}
