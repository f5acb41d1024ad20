//! The name and the version of the system, as os-release(5) and the kernel say them.

use chiave_protocol::support::{Label, System};
use std::{env::consts, fs};

pub(super) fn system() -> System {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    System {
        kind: Label::fixed(consts::OS),
        processor: Label::fixed(consts::ARCH),
        name: of(&release, "ID"),
        version: of(&release, "VERSION_ID"),
        kernel: Label::parse(kernel.trim()),
    }
}

/// The value of a variable, which may stand in quotation marks.
fn of(release: &str, variable: &str) -> Option<Label> {
    let mut values = release.lines().filter_map(|line| line.split_once('='));
    let (_, value) = values.rfind(|(name, _)| *name == variable)?;
    Label::parse(value.trim().trim_matches(['"', '\'']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_with_and_without_quotation_marks() {
        let release = "NAME=\"Debian GNU/Linux\"\nVERSION_ID=\"13\"\nID=debian\n";

        assert_eq!(of(release, "ID"), Label::parse("debian"));
        assert_eq!(of(release, "VERSION_ID"), Label::parse("13"));
        assert_eq!(of(release, "NAME"), None);
        assert_eq!(of(release, "BUILD_ID"), None);
    }
}
