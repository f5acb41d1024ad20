//! What a person does in a terminal, without a window. The client makes every decision.

pub mod change;
mod line;
mod prompt;
pub mod status;

use prompt::{Answer, Prompt};
