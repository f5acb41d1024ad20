//! What a person does in a terminal, without a window. The client makes every decision.

pub mod status;
