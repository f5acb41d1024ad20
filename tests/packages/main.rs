//! The packages, as `cargo xtask test --packages` made them: what is in them, and what a computer does with them. The
//! computers are fresh roots of Debian that boot a real systemd.

mod application;
mod content;
mod employee;
mod fedora;
mod installed;
mod licences;
mod lifecycle;
mod machine;
mod made;
mod supervised;
mod units;
