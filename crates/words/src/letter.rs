//! Renders letters with activation codes: one HTML document to print, with one page for each person.
//!
//! The document is [`Words::letters_begin`], any number of [`Words::letter`], and [`LETTERS_END`]. It runs nothing and
//! loads nothing from anywhere.

use crate::{
    html::escaped,
    ids::{Letters, SignIn},
    words::{Arg, Words},
};
use chiave_protocol::{Secret, Timestamp};
use zeroize::Zeroizing;

/// The beginning of the document, up to the first letter.
const BEGIN: &str = include_str!("letter.html");
/// The end of the document.
pub const LETTERS_END: &str = "</body>\n</html>\n";
/// The capacity of a letter. A buffer that grows would leave unwiped copies of the code behind.
const LETTER: usize = 32 * 1024;
/// What the person does, in this order.
const STEPS: [Letters; 5] = [
    Letters::LetterStepOpen,
    Letters::LetterStepChoose,
    Letters::LetterStepEnter,
    Letters::LetterStepFinish,
    Letters::LetterStepDestroy,
];

/// The facts of a letter.
#[derive(Clone, Copy, Debug)]
pub struct Letter<'a> {
    /// The company.
    pub organisation: &'a str,
    /// The name of the person.
    pub display_name: &'a str,
    /// The user name of the account.
    pub user_name: &'a str,
    /// The activation code as it is shown, in groups.
    pub code: &'a Secret,
    /// The time from which the code is good.
    pub from: Timestamp,
    /// The time until which the code is good.
    pub until: Timestamp,
}

impl Words {
    /// The beginning of a document with letters.
    #[must_use]
    pub fn letters_begin(&self, organisation: &str) -> String {
        let organisation = [("organisation", Arg::Text(organisation))];
        let title = self.say(Letters::LettersTitle, &organisation);
        // The title is filled in last, so nothing in it is taken for a place.
        BEGIN
            .replacen("{language}", self.language().tag(), 1)
            .replacen("{title}", &escaped(&title), 1)
    }

    /// One letter in the language of these words.
    #[must_use]
    pub fn letter(&self, letter: &Letter<'_>) -> Secret {
        let mut html = String::with_capacity(LETTER);
        let mut add = |pieces: &[&str]| pieces.iter().for_each(|piece| html.push_str(piece));
        let say = |sentence| escaped(&self.sentence(sentence, letter));
        add(&["<section lang=\"", self.language().tag(), "\">\n<header>"]);
        add(&[&escaped(letter.organisation), "</header>\n<h1>"]);
        add(&[&say(Letters::LetterTitle), "</h1>\n<p>"]);
        add(&[&say(Letters::LetterGreeting), "</p>\n<p>"]);
        add(&[&say(Letters::LetterLead), "</p>\n<dl>\n"]);
        let code = Zeroizing::new(escaped(letter.code.expose()));
        for (label, class, value) in [
            (Letters::LetterUser, "user", &escaped(letter.user_name)),
            (Letters::LetterCode, "code", &*code),
            (
                Letters::LetterFrom,
                "when",
                &escaped(&self.when(letter.from)),
            ),
            (
                Letters::LetterUntil,
                "when",
                &escaped(&self.when(letter.until)),
            ),
        ] {
            add(&["<div><dt>", &say(label), "</dt><dd class=\"", class, "\">"]);
            add(&[value, "</dd></div>\n"]);
        }
        add(&["</dl>\n<h2>", &say(Letters::LetterSteps), "</h2>\n<ol>\n"]);
        for step in STEPS {
            add(&["<li>", &say(step), "</li>\n"]);
        }
        add(&["</ol>\n"]);
        for (heading, text) in [
            (Letters::LetterSecret, Letters::LetterSecretText),
            (Letters::LetterHelp, Letters::LetterHelpText),
        ] {
            add(&["<h2>", &say(heading), "</h2>\n<p>", &say(text), "</p>\n"]);
        }
        add(&["</section>\n"]);
        Secret::new(html)
    }

    /// A sentence of a letter, with whatever it may name. The code stands in none.
    fn sentence(&self, sentence: Letters, letter: &Letter<'_>) -> String {
        let button = self.say(SignIn::SignInActivate, &[]);
        let args = [
            ("organisation", Arg::Text(letter.organisation)),
            ("name", Arg::Text(letter.display_name)),
            ("button", Arg::Text(&button)),
        ];
        self.say(sentence, &args)
    }

    /// A point in time in UTC: nobody knows the time zone in which a letter is read.
    fn when(&self, at: Timestamp) -> String {
        let when = self.date_time(at, 0);
        self.say(Letters::LetterWhen, &[("when", Arg::Text(&when))])
    }
}
