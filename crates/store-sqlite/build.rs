//! A new migration is compiled in: cargo does not see one otherwise.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
