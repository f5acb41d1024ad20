//! Checks that the machine keeps every law in every run.

use crate::model::ResetModel;
use chiave_domain::attempt::step;
use stateright::{Checker, Model};

/// A smaller number of states would mean that the model lost a part of what can happen.
const FLOOR: usize = 150_000;
const FLOOR_WITH_HELP_DESK: usize = 40_000;

// Law 1.
#[test]
fn every_run_keeps_the_laws() {
    check(ResetModel::new(step), FLOOR);
}

#[test]
fn every_run_with_the_help_desk_keeps_the_laws() {
    check(ResetModel::with_help_desk(step), FLOOR_WITH_HELP_DESK);
}

fn check(model: ResetModel, floor: usize) {
    let checked = model.checker().threads(2).spawn_bfs().join();
    let states = checked.unique_state_count();
    #[expect(clippy::print_stdout, reason = "the figure is a result of the check")]
    {
        println!(
            "unique states: {states}, longest run: {} steps",
            checked.max_depth()
        );
    }

    checked.assert_properties();
    assert!(states >= floor, "only {states} states");
}
