//! Bad input and bad days, against the built service over real HTTPS: every fact here is seen from
//! outside, by a laptop that speaks the protocol and keeps no promise that it should keep.

mod activation_codes;
mod addresses;
mod agreement;
mod authority;
mod binding;
mod codes;
mod command_line;
mod confirming;
mod contract;
mod crashes;
mod door;
mod full_disk;
mod happy;
mod http;
mod idle;
mod input;
mod kills;
mod leaks;
mod locks;
mod lost_phone;
mod output;
mod pairs;
mod peers;
mod people;
mod person;
mod pipes;
mod place;
mod raw;
mod reload;
mod removal;
mod restarts;
mod statistics;
mod throttle;
mod unknown;
mod waits;
