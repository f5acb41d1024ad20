//! The changelog in Debian's format, from `CHANGELOG.md`.

use std::fmt::Write as _;

use crate::Result;

/// One version of `CHANGELOG.md`.
struct Entry<'a> {
    version: &'a str,
    day: &'a str,
    points: Vec<String>,
}

/// Who made every package: the same name as in the field `Maintainer`.
pub struct Release<'a> {
    /// The name of the package.
    pub package: &'a str,
    /// Name and address, `Name <address>`.
    pub maintainer: &'a str,
    /// The number of the packaging.
    pub revision: u32,
}

/// Writes each version of `text`, newest first.
///
/// # Errors
///
/// There is no version, or one has no day.
pub fn debian(text: &str, release: &Release<'_>) -> Result<String> {
    let entries = entries(text)?;
    if entries.is_empty() {
        return Err("CHANGELOG.md names no version".into());
    }
    let mut written = String::new();
    for entry in &entries {
        let Release {
            package,
            maintainer,
            revision,
        } = release;
        // Writing to a String cannot fail.
        let _ = writeln!(
            written,
            "{package} ({}-{revision}) unstable; urgency=medium\n",
            entry.version
        );
        for point in &entry.points {
            let _ = writeln!(written, "  * {point}");
        }
        let _ = writeln!(written, "\n -- {maintainer}  {}\n", rfc_2822(entry.day)?);
    }
    Ok(written)
}

/// Reads headings such as `## 0.1.0 - 2026-11-29` and the points below each.
fn entries(text: &str) -> Result<Vec<Entry<'_>>> {
    let mut entries: Vec<Entry<'_>> = Vec::new();
    for line in text.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            let (version, day) = heading
                .split_once(" - ")
                .ok_or_else(|| format!("CHANGELOG.md: no day in \"{heading}\""))?;
            let points = Vec::new();
            entries.push(Entry {
                version,
                day,
                points,
            });
            continue;
        }
        let Some(entry) = entries.last_mut() else {
            continue;
        };
        if let Some(point) = line.strip_prefix("- ") {
            entry.points.push(point.to_owned());
        } else if let (Some(rest), Some(point)) = (line.strip_prefix("  "), entry.points.last_mut())
        {
            let _ = write!(point, "\n    {rest}");
        }
    }
    Ok(entries)
}

/// Midnight of `2026-11-29` as `Sun, 29 Nov 2026 00:00:00 +0000`.
fn rfc_2822(day: &str) -> Result<String> {
    let date = crate::workspace::output(
        std::process::Command::new("date")
            .args(["--utc", "--rfc-email", "--date", day])
            .env("LC_ALL", "C"),
    )?;
    Ok(String::from_utf8(date)?.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const RELEASE: Release<'_> = Release {
        package: "chiave",
        maintainer: "Some Body <body@example.org>",
        revision: 2,
    };

    #[test]
    fn each_version_becomes_an_entry() {
        let text =
            "# Changelog\n\n## 0.2.0 - 2026-11-29\n\n- One thing\n  of two lines.\n- Another.\n";

        let written = debian(text, &RELEASE).unwrap();

        assert_eq!(
            written,
            "chiave (0.2.0-2) unstable; urgency=medium\n\n  * One thing\n    of two lines.\n  * Another.\n\n \
             -- Some Body <body@example.org>  Sun, 29 Nov 2026 00:00:00 +0000\n\n"
        );
    }

    #[test]
    fn a_version_without_a_day_is_refused() {
        assert!(debian("## 0.2.0\n- One", &RELEASE).is_err());
        assert!(debian("nothing", &RELEASE).is_err());
    }
}
