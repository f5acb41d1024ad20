//! `cargo xtask test --packages`: makes packages of the binaries built for debugging, and lets the suite `packages`
//! install them.

use std::{fs, path::Path};

use super::{
    Packing, Profile, compare, emptied, out_folder, pack_all, programs, roots, work_folder,
};
use crate::{
    Result,
    programs::run_one,
    suite::{Count, Table},
};

/// The program of the suite.
const SUITE: &str = "packages";

/// Makes the packages, compares them with a second packing, and runs the suite. The programs are built already.
///
/// # Errors
///
/// The suite cannot be built. Whatever else fails is in the table.
pub fn run(table: &mut Table) -> Result<()> {
    let mut made = false;
    table.run("packages-made", || {
        make()?;
        made = true;
        Ok(Count::ONE)
    });
    if !made {
        return Ok(());
    }
    table.run("packages-reproducible", same_again);
    run_one(SUITE, table)
}

/// The packages as they are, and the service's with the next number of packaging, for an upgrade.
fn make() -> Result<()> {
    pack(1, &work_folder(), &out_folder())?;
    pack(2, &work_folder(), &work_folder().join("later"))?;
    roots::make()
}

/// Packs once more, laid out in another folder, and compares every byte.
fn same_again() -> Result<Count> {
    let work = work_folder().join("again");
    let out = work.join("out");
    pack(1, &work, &out)?;
    compare::same(&out_folder(), &out)?;
    fs::remove_dir_all(work)?;
    Ok(Count::ONE)
}

fn pack(revision: u32, work: &Path, out: &Path) -> Result<()> {
    pack_all(&Packing {
        binaries: programs::folder(Profile::Dev),
        revision,
        work: work.to_path_buf(),
        out: emptied(out.to_path_buf())?,
        small: false,
    })
}
