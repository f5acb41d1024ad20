//! The use cases: each loads facts, lets the domain decide, and commits. One file for each flow.
//!
//! Flows use neither HTTP nor SQL, only the ports of `chiave_domain`. No state is kept here between
//! two requests, so the service can be restarted between any two of them.

pub mod activate;
mod activation;
pub mod activity;
pub mod admin;
mod alarms;
pub mod attempt_code;
mod attempt_step;
pub mod attempts;
pub mod authenticate;
pub mod change_password;
mod clock;
mod codes;
mod completed;
mod confirm_method;
pub mod deliver;
pub mod dpop;
mod effects;
mod end_session;
mod ended_codes;
pub mod error;
pub mod expiry;
mod failpoint;
mod from_ahead;
mod mailboxes;
pub mod may_bind;
pub mod methods;
mod not_counted;
mod notice_budgets;
mod notices;
mod offers;
mod operations;
pub mod orders;
mod private_address;
pub mod rate_limit;
mod recovery_sheet;
mod remove_all;
pub mod remove_method;
pub mod seal_audit;
pub mod second_factor;
pub mod service;
mod shown_by;
pub mod sign_in;
mod sign_in_step;
pub mod sign_out;
pub mod state;
mod support_report;
mod temporary_codes;
mod typed_password;
mod verification;
pub mod verify_audit;
mod work;
pub mod write;
