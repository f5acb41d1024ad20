//! The project's commands: demo, check, test, gen, bench.

fn main() {}
