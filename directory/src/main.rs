//! The program `chiave-directory`. Everything it does is in the library of the same package.

fn main() -> std::process::ExitCode {
    chiave_directory::run()
}
