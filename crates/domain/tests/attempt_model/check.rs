//! Checks that the machine keeps every law in every run.

use crate::model::ResetModel;
use chiave_domain::attempt::step;
use stateright::{Checker, Model};

/// A smaller number of states would mean that the model lost a part of what can happen.
const FLOOR: usize = 150_000;

// Law 1.
#[test]
fn every_run_keeps_the_laws() {
    let checked = ResetModel::new(step)
        .checker()
        .threads(2)
        .spawn_bfs()
        .join();
    let states = checked.unique_state_count();
    #[expect(clippy::print_stdout, reason = "the figure is a result of the check")]
    {
        println!(
            "unique states: {states}, longest run: {} steps",
            checked.max_depth()
        );
    }

    checked.assert_properties();
    assert!(states >= FLOOR, "only {states} states");
}
