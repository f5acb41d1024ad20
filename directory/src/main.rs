//! The program `chiave-directory`. The library of the same package does everything.

fn main() -> std::process::ExitCode {
    chiave_directory::run()
}
