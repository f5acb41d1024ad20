//! The program for a console. Windows gives a program a console only if its header says so (PE format, subsystem), and a
//! shell waits only for such a program: without that, `chiave change` and the shell would both read what is typed. A
//! program with a console in turn opens one beside its window.

use crate::Result;

/// Where a program says at which place its header begins.
const HEADER: usize = 0x3c;
/// What the header begins with.
const SIGNATURE: &[u8] = b"PE\0\0";
/// The checksum and the subsystem, from the beginning of the header.
const CHECKSUM: usize = 24 + 64;
const SUBSYSTEM: usize = 24 + 68;
/// A program with windows, and one for a console.
const FOR_WINDOWS: [u8; 2] = [2, 0];
const FOR_CONSOLE: [u8; 2] = [3, 0];

/// The same program for a console.
///
/// # Errors
///
/// These are not the bytes of a program with windows.
pub fn program(mut program: Vec<u8>) -> Result<Vec<u8>> {
    let header = header(&program).ok_or("this is no program for Windows")?;
    let subsystem = header + SUBSYSTEM..header + SUBSYSTEM + 2;
    if program[subsystem.clone()] != FOR_WINDOWS {
        return Err("this program has a console already".into());
    }
    program[subsystem].copy_from_slice(&FOR_CONSOLE);
    // Zero stands for no checksum; Windows compares only those of drivers.
    program[header + CHECKSUM..][..4].fill(0);
    Ok(program)
}

/// Where the header begins, if the program has a whole one.
fn header(program: &[u8]) -> Option<usize> {
    let place = program.get(HEADER..)?.first_chunk()?;
    let header = usize::try_from(u32::from_le_bytes(*place)).ok()?;
    let bytes = program.get(header..)?;
    (bytes.starts_with(SIGNATURE) && bytes.len() >= SUBSYSTEM + 2).then_some(header)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The beginning of a program, with its header at the byte 0x80.
    fn beginning(subsystem: [u8; 2]) -> Vec<u8> {
        let mut program = vec![0xaa; 0x100];
        program[HEADER..][..4].copy_from_slice(&[0x80, 0, 0, 0]);
        program[0x80..][..4].copy_from_slice(SIGNATURE);
        program[0x80 + SUBSYSTEM..][..2].copy_from_slice(&subsystem);
        program
    }

    #[test]
    fn the_program_for_a_console_differs_in_its_header() {
        let before = beginning(FOR_WINDOWS);

        let after = program(before.clone()).unwrap();

        let places = 0..before.len();
        let changed: Vec<_> = places.filter(|it| before[*it] != after[*it]).collect();
        assert_eq!(changed, [0xd8, 0xd9, 0xda, 0xdb, 0xdc]);
        assert_eq!(after[0xdc..0xde], FOR_CONSOLE);
    }

    #[test]
    fn other_files_are_refused() {
        assert!(program(beginning(FOR_CONSOLE)).is_err());
        assert!(program(beginning(FOR_WINDOWS)[..0xd0].to_vec()).is_err());
        assert!(program(b"#!/bin/sh".to_vec()).is_err());
    }
}
