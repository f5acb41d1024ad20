//! The colours of the window that follow from the company's accent colour.
//!
//! No colour can be read both on a light and on a dark surface (WCAG 2.2: text needs a contrast of
//! 4.5, which leaves a gap between the two), so one colour never does for both themes. The company's
//! colour is worn as it is where the theme is light, on buttons, marks and the logo; whatever else is
//! needed is a mixture of it with black or white, the nearest that can be read.

use crate::Client;
use chiave_crypto::percent_encoded;
use chiave_settings::{Colour, Computer, Document as _, Kind, READABLE, Supply, json::Entry};
use serde::Serialize;

/// The contrast of text where the person asks the system for more contrast (WCAG 2.2, 1.4.6).
const MORE: f64 = 7.0;

/// Where text or a line of the accent colour may stand in a light theme, as `ui/src/look/tokens.css`.
const LIGHT: [Colour; 8] = [
    Colour::new([0xf8, 0xf7, 0xf5]), // window
    Colour::new([0xf0, 0xee, 0xeb]), // side
    Colour::new([0xff, 0xff, 0xff]), // group
    Colour::new([0xec, 0xe9, 0xe5]), // sunken
    Colour::new([0xf3, 0xf1, 0xee]), // hover
    Colour::new([0xe4, 0xf1, 0xe8]), // success-soft
    Colour::new([0xfa, 0xf0, 0xda]), // warn-soft
    Colour::new([0xfb, 0xea, 0xe7]), // danger-soft
];

/// The same in a dark theme.
const DARK: [Colour; 8] = [
    Colour::new([0x1d, 0x1c, 0x1b]), // window
    Colour::new([0x25, 0x24, 0x23]), // side
    Colour::new([0x28, 0x27, 0x25]), // group
    Colour::new([0x34, 0x32, 0x30]), // sunken
    Colour::new([0x30, 0x2e, 0x2c]), // hover
    Colour::new([0x1f, 0x31, 0x27]), // success-soft
    Colour::new([0x36, 0x2c, 0x19]), // warn-soft
    Colour::new([0x3b, 0x25, 0x22]), // danger-soft
];

/// A colour for each theme, as the style sheet writes it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(transparent)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Tone(String);

impl Tone {
    fn of(light: Colour, dark: Colour) -> Self {
        Self(format!("light-dark({light},{dark})"))
    }
}

/// The company's accent colour in each of its uses.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Accent {
    /// Of the main button, of marks and of the logo.
    pub fill: Tone,
    /// Of links and quiet buttons.
    pub text: Tone,
    /// Of what the pointer is over.
    pub hover: Tone,
    /// Of what is pressed.
    pub press: Tone,
    /// Behind the current place.
    pub soft: Tone,
    /// Of the words on the main button.
    pub on: Tone,
    /// In place of `fill` and `text`, if the person asks the system for more contrast.
    pub strong: Tone,
    /// In place of `hover` then.
    pub stronger: Tone,
}

/// The same for one theme.
struct Shades {
    fill: Colour,
    text: Colour,
    hover: Colour,
    press: Colour,
    soft: Colour,
    on: Colour,
    strong: Colour,
    stronger: Colour,
}

impl Accent {
    /// What follows from the company's colour, which can be read on white.
    #[must_use]
    pub fn of(colour: Colour) -> Self {
        let (light, dark) = (Shades::light(colour), Shades::dark(colour));
        let tone = |of: fn(&Shades) -> Colour| Tone::of(of(&light), of(&dark));
        Self {
            fill: tone(|it| it.fill),
            text: tone(|it| it.text),
            hover: tone(|it| it.hover),
            press: tone(|it| it.press),
            soft: tone(|it| it.soft),
            on: tone(|it| it.on),
            strong: tone(|it| it.strong),
            stronger: tone(|it| it.stronger),
        }
    }

    /// The colours as JSON, in the form of a value in an address.
    #[must_use]
    pub fn in_an_address(&self) -> String {
        percent_encoded(&serde_json::json!(self).to_string())
    }
}

impl Shades {
    fn light(fill: Colour) -> Self {
        let soft = Colour::WHITE.mixed(fill, 14);
        let readable =
            |least| fill.towards(Colour::BLACK, |it| is_readable(it, least, LIGHT, soft));
        let (text, strong) = (readable(READABLE), readable(MORE));
        Self {
            fill,
            text,
            hover: text.mixed(Colour::BLACK, 20),
            press: text.mixed(Colour::BLACK, 35),
            soft,
            on: Colour::WHITE,
            strong,
            stronger: strong.mixed(Colour::BLACK, 30),
        }
    }

    fn dark(colour: Colour) -> Self {
        let [window, ..] = DARK;
        let soft = |of: Colour| window.mixed(of, 16);
        let readable =
            |least| colour.towards(Colour::WHITE, |it| is_readable(it, least, DARK, soft(it)));
        let (text, strong) = (readable(READABLE), readable(MORE));
        Self {
            fill: text,
            text,
            hover: text.mixed(Colour::WHITE, 25),
            press: text.mixed(Colour::WHITE, 40),
            soft: soft(text),
            on: text.mixed(Colour::BLACK, 85),
            strong,
            stronger: strong.mixed(Colour::WHITE, 30),
        }
    }
}

/// Whether text of a colour can be read on every surface, and on `soft`.
fn is_readable(text: Colour, least: f64, surfaces: [Colour; 8], soft: Colour) -> bool {
    let mut all = surfaces.into_iter().chain([soft]);
    all.all(|surface| text.contrast(surface) >= least)
}

impl Client {
    /// The colours of the window, if the company names its own.
    #[must_use]
    pub fn accent(&self) -> Option<Accent> {
        self.settings().accent.map(Accent::of)
    }
}

/// The nearest colour that can be read, if these places name one that cannot.
pub(super) fn nearest(supplies: &[Supply]) -> Option<Colour> {
    let entries = supplies.iter().flat_map(|it| it.content.iter().flatten());
    let named = entries.filter(|it| it.name == Computer::Accent.name());
    let refused = named.filter(|it| Kind::Accent.check(&it.value).is_none());
    let mut colours = refused.filter_map(|Entry { value, .. }| Colour::parse(value.as_str()?));
    let colour = colours.next_back()?;
    Some(colour.towards(Colour::BLACK, Colour::is_readable_on_white))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The contrast of a line or a mark with what is behind it (WCAG 2.2, 1.4.11).
    const VISIBLE: f64 = 3.0;

    /// The names of the surfaces, in the order of [`LIGHT`] and [`DARK`].
    const SURFACES: [&str; 8] = [
        "window",
        "side",
        "group",
        "sunken",
        "hover",
        "success-soft",
        "warn-soft",
        "danger-soft",
    ];

    const LOOK: &str = include_str!("../../../../ui/src/look/tokens.css");

    /// Colours of every hue, as far as the settings accept them.
    fn accepted() -> impl Iterator<Item = Colour> {
        let steps = || (0..=255).step_by(17);
        let all = steps().flat_map(move |red| {
            steps().flat_map(move |green| steps().map(move |blue| [red, green, blue]))
        });
        all.map(Colour::new).filter(|it| it.is_readable_on_white())
    }

    fn assert_legible(shades: &Shades, surfaces: [Colour; 8], of: Colour) {
        let words = [shades.text, shades.hover];
        for surface in surfaces.into_iter().chain([shades.soft]) {
            let more = [shades.strong, shades.stronger];
            assert!(
                words.iter().all(|it| it.contrast(surface) >= READABLE),
                "{of}"
            );
            assert!(more.iter().all(|it| it.contrast(surface) >= MORE), "{of}");
            assert!(shades.fill.contrast(surface) >= VISIBLE, "{of}");
        }
        for ground in [shades.fill, shades.hover, shades.press, shades.strong] {
            assert!(shades.on.contrast(ground) >= READABLE, "{of} on {ground}");
        }
    }

    #[test]
    fn every_colour_that_is_accepted_can_be_read_everywhere() {
        let mut colours = 0;
        for colour in accepted() {
            assert_legible(&Shades::light(colour), LIGHT, colour);
            assert_legible(&Shades::dark(colour), DARK, colour);
            colours += 1;
        }
        assert!(colours > 1000, "{colours}");
    }

    #[test]
    fn in_a_light_theme_the_colour_is_worn_as_it_is() {
        for colour in accepted() {
            assert_eq!(Shades::light(colour).fill, colour);
        }
    }

    #[test]
    fn the_surfaces_are_those_of_the_window() {
        for ((name, light), dark) in SURFACES.into_iter().zip(LIGHT).zip(DARK) {
            let line = format!("--{name}: light-dark({light}, {dark});");

            assert!(LOOK.contains(&line), "{line}");
        }
    }

    #[test]
    fn every_use_has_its_place_in_the_style_sheet() {
        let accent = serde_json::json!(Accent::of(Colour::BLACK));
        for name in accent.as_object().unwrap().keys() {
            let used = format!("var(--company-{name}, ");

            assert!(LOOK.contains(&used), "{used}");
        }
    }
}
