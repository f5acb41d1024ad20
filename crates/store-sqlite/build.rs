//! Compiles new migrations in: without this file, cargo would not notice them.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
