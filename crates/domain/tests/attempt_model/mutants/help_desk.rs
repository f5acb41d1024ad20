//! Faulty transitions around the codes of the help desk.

use super::{Answer, breaks_in};
use crate::{model::ResetModel, world::desk_code};
use chiave_domain::attempt::{AttemptState, Event, Facts, Found, step};
use chiave_protocol::method::MethodKind;

#[test]
fn a_machine_that_takes_one_member_for_two_is_caught() {
    fn mutant(state: &AttemptState, event: Event, facts: &Facts<'_>) -> Answer {
        let Event::IssueDeskCode { mut code } = event else {
            return step(state, event, facts);
        };
        code.issued_by = u32::try_from(code.id.as_uuid().as_u128()).ok();
        step(state, Event::IssueDeskCode { code }, facts)
    }
    breaks_in(
        ResetModel::with_help_desk(mutant),
        "two_gates_are_of_different_custody",
    );
}

#[test]
fn a_machine_that_takes_the_code_of_another_attempt_is_caught() {
    fn mutant(state: &AttemptState, event: Event, facts: &Facts<'_>) -> Answer {
        let Event::Verified { ticket, found } = event else {
            return step(state, event, facts);
        };
        let code = match found {
            Found::Right { method, .. } => desk_code(0, 0).id == method,
            Found::Wrong => false,
        };
        let mut state = state.clone();
        if code && ticket.kind() == MethodKind::HelpDeskCode {
            state.desk_codes = vec![desk_code(0, 0)];
        }
        step(&state, Event::Verified { ticket, found }, facts)
    }
    breaks_in(
        ResetModel::with_help_desk(mutant),
        "a_verification_is_bound_to_attempt_account_and_device",
    );
}
