//! An error with its causes, for logs and for administrators.

use std::error::Error;

/// An error and its causes on one line.
#[must_use]
pub fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        let next = inner.to_string();
        // Some errors repeat the text of their cause.
        if !text.ends_with(&next) {
            text.push_str(": ");
            text.push_str(&next);
        }
        cause = inner.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, thiserror::Error)]
    enum Layer {
        #[error("Connection error: {0}")]
        Repeats(#[source] std::io::Error),
        #[error("the mail server cannot be reached")]
        Plain(#[source] Box<Layer>),
    }

    #[test]
    fn a_cause_that_was_told_is_not_told_again() {
        let refused = Layer::Repeats(std::io::Error::from_raw_os_error(111));

        let told = chain(&Layer::Plain(Box::new(refused)));

        assert_eq!(
            told,
            "the mail server cannot be reached: Connection error: Connection refused (os error 111)"
        );
    }
}
