//! The checks: the machine keeps every law, and every mutant breaks one.

use crate::{
    model::{House, Step},
    mutants,
};
use chiave_domain::attempt::step;
use stateright::{Checker, HasDiscoveries, Model};

/// Fewer states than this would mean that the model lost a part of what can happen.
const FLOOR: usize = 10_000;

#[test]
fn every_run_keeps_the_laws() {
    let checked = House::new(step)
        .checker()
        .threads(2)
        .timeout(std::time::Duration::from_secs(40))
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

/// Looks for a run in which `mutant` breaks `property`.
fn breaks(mutant: Step, property: &'static str) {
    let one = HasDiscoveries::AnyOf([property].into());
    let checked = House::new(mutant)
        .checker()
        .threads(2)
        .finish_when(one)
        .spawn_bfs()
        .join();

    assert!(
        checked.discovery(property).is_some(),
        "no run breaks {property}"
    );
}
