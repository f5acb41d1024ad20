//! The contract of every store, as tests that any adapter runs.
//!
//! The test of an adapter calls [`crate::store_contract`] with the path of a function that opens a
//! fresh store. Each promise is one function, whose name says what holds.

pub mod accounts;
pub mod code_mails;
pub mod codes;
pub mod everybody;
pub mod last_event;
pub mod log;
pub mod mails;
pub mod methods;
pub mod orders;
pub mod reports;
pub mod sessions;
pub mod transactions;
pub mod writes;

use crate::ports::store::{Store, StoreError};
use std::sync::Arc;

/// A store under test.
pub type Subject = Arc<dyn Store>;
/// The result of checking a promise: a broken promise panics, a failing store returns an error.
pub type Kept = Result<(), StoreError>;

/// Writes a test for each promise. `$fresh` is the full path of an `async fn() -> (Subject, T)`;
/// the `T` lives as long as the test.
#[macro_export]
macro_rules! store_contract {
    ($fresh:path) => {
        $crate::store_contract! { @each $fresh;
            accounts: devices_belong_to_one_account, a_removed_device_is_gone, a_newer_verification_replaces_the_older,
                a_code_replaces_the_one_before, a_code_keeps_its_start, codes_that_ran_out_are_found, an_activation_replaces_the_one_before,
                an_ended_activation_opens_nothing, a_revision_starts_at_nothing_and_grows,
                every_change_of_an_entry_moves_its_version,
                settings_are_the_default_until_stored, new_settings_move_every_accounts_revision;
            code_mails: codes_of_two_sessions_wait_beside_each_other,
                a_newer_code_takes_the_place_of_an_older_one, a_code_that_is_over_is_ended;
            codes: a_waiting_code_is_replaced_and_ended, a_code_waits_in_its_own_scope_alone;
            everybody: all_devices_are_found_by_account, devices_of_a_later_time_are_found, all_methods_are_found_by_account,
                all_that_is_told_of_methods_is_found,
                all_activation_codes_are_found, the_last_sign_ins_are_found,
                closed_buckets_are_found_until_their_end, all_sends_are_listed_from_a_time_on;
            last_event: the_last_event_of_a_kind_is_found;
            log: a_row_comes_with_a_revision, events_are_an_accounts_own_newest_first, the_newest_rows_come_newest_first,
                a_page_of_rows_is_what_was_asked_for,
                purged_names_are_gone_and_their_rows_are_not, every_kind_of_event_survives,
                strangers_push_nothing_off_the_list,
                older_events_begin_behind_a_named_one, everything_else_has_the_whole_list,
                rows_are_unsealed_until_a_link_covers_them, links_come_with_their_rows,
                a_jti_is_spent_once, a_jti_is_spent_once_under_parallel_callers,
                expired_jtis_are_forgotten;
            mails: a_mail_is_due_when_its_turn_comes, nothing_is_due_in_an_empty_outbox,
                a_delivered_mail_is_gone, a_claimed_mail_waits_and_counts,
                a_held_mail_is_woken, every_message_survives, waiting_mails_are_counted_by_reason,
                the_mail_server_is_met_as_it_was_left, a_mail_that_was_given_up_is_remembered;
            methods: methods_come_back_whole_oldest_first, a_recovery_sheet_comes_back_in_its_order,
                a_temporary_code_comes_back_as_it_was_issued,
            a_method_changes_in_place,
                a_removed_method_is_not_listed, a_removed_address_still_gets_notices,
                a_removed_pending_method_leaves_nothing, what_a_person_was_told_is_remembered_once,
                a_serial_is_given_out_once;
            orders: an_order_comes_back_whole, every_end_of_an_order_survives,
                a_support_report_is_that_of_one_order,
                open_orders_are_those_of_one_computer, a_session_says_until_when_orders_wait,
                a_computer_belongs_to_everybody_on_it;
            reports: the_last_report_comes_with_its_session, an_ended_session_has_no_report;
            sessions: a_session_opens_by_its_token, a_session_changes_in_place,
                a_session_comes_with_its_accounts_revision,
                every_standing_survives, an_ended_session_is_gone,
                ending_sessions_keeps_the_named_devices,
                the_sessions_of_an_account_are_its_own, pending_sessions_are_found_by_their_age,
                sessions_of_a_later_time_are_found, an_unknown_bucket_is_empty,
                a_bucket_keeps_what_it_has_seen, two_buckets_are_emptied_at_once, parallel_tries_are_all_counted,
                sends_are_listed_from_a_time_on, cleared_sends_are_those_of_one_destination;
            transactions: nothing_is_seen_before_the_commit, a_dropped_transaction_is_undone,
                a_dropped_transaction_lets_the_next_one_in, a_commit_is_all_or_nothing,
                a_reader_does_not_wait_for_a_writer, a_reader_keeps_seeing_what_it_saw,
                a_reader_of_single_questions_sees_what_is_committed, a_failed_statement_spoils_its_transaction,
                work_with_a_common_key_waits, no_update_is_lost_under_a_common_key;
            writes: an_attempt_opens_by_its_token, an_attempt_changes_in_place,
                an_attempt_for_nobody_is_an_attempt, a_state_needs_an_opened_attempt,
                voided_attempts_are_those_of_one_account,
                an_intent_is_open_until_it_is_closed, every_end_and_cause_survives,
                a_purge_takes_the_names_of_ended_writes, an_operation_is_recorded_once, only_one_of_many_callers_closes_an_intent;
        }
    };
    (@each $fresh:path; $($part:ident: $($promise:ident),+;)+) => {
        $(mod $part {
            $(
                #[tokio::test]
                async fn $promise() {
                    let (store, _keep) = $fresh().await;
                    $crate::testing::store_contract::$part::$promise(store).await.unwrap();
                }
            )+
        })+
    };
}
