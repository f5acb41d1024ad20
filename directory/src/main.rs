//! The HTTPS directory service.

fn main() {}
