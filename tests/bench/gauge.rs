//! What the system knows of a process and of itself.

use std::fs::read_to_string;

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

/// The load of the last 1, 5 and 15 minutes.
pub fn load() -> Result<String> {
    let text = read_to_string("/proc/loadavg")?;
    Ok(text.split(' ').take(3).collect::<Vec<_>>().join(" "))
}

/// Cores that this process may use.
pub fn cores() -> Result<usize> {
    Ok(std::thread::available_parallelism()?.get())
}
