//! A colour, and how well one colour is read on another (WCAG 2.2).

use std::fmt;

/// The least contrast of text with what is behind it (WCAG 2.2, 1.4.3).
pub const READABLE: f64 = 4.5;

/// An opaque colour of sRGB.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

impl Colour {
    /// Black.
    pub const BLACK: Self = Self::new([0; 3]);
    /// White.
    pub const WHITE: Self = Self::new([u8::MAX; 3]);

    /// The colour with these shares of red, green and blue.
    #[must_use]
    pub const fn new([red, green, blue]: [u8; 3]) -> Self {
        Self { red, green, blue }
    }

    /// The colour that a text such as `#085d67` names.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let all_hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let number = u32::from_str_radix(digits, 16).ok().filter(|_| all_hex)?;
        let [_, shares @ ..] = number.to_be_bytes();
        Some(Self::new(shares))
    }

    /// The colour with `percent` of another colour in it.
    #[must_use]
    pub fn mixed(self, other: Self, percent: u32) -> Self {
        let (percent, mine) = (percent.min(100), 100 - percent.min(100));
        let share = |mine_of: u8, other_of: u8| {
            let sum = u32::from(mine_of) * mine + u32::from(other_of) * percent;
            u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX)
        };
        Self {
            red: share(self.red, other.red),
            green: share(self.green, other.green),
            blue: share(self.blue, other.blue),
        }
    }

    /// The colour itself or the nearest mixture with `end` that is right; `end` if none is.
    #[must_use]
    pub fn towards(self, end: Self, is_right: impl Fn(Self) -> bool) -> Self {
        let mut mixtures = (0..=100).map(|percent| self.mixed(end, percent));
        mixtures.find(|it| is_right(*it)).unwrap_or(end)
    }

    /// The contrast with another colour, from 1 to 21.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let [one, two] = [self, other].map(|it| it.luminance() + 0.05);
        one.max(two) / one.min(two)
    }

    /// Whether white text on the colour, and text of the colour on white, can be read.
    #[must_use]
    pub fn is_readable_on_white(self) -> bool {
        self.contrast(Self::WHITE) >= READABLE
    }

    /// The relative luminance, from 0 to 1.
    fn luminance(self) -> f64 {
        let linear = |share: u8| match f64::from(share) / 255.0 {
            dark if dark <= 0.040_45 => dark / 12.92,
            light => ((light + 0.055) / 1.055).powf(2.4),
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap()
    }

    #[test]
    fn a_colour_is_written_as_it_was_read() {
        for (text, written) in [("#085d67", "#085d67"), ("#FFA0b9", "#ffa0b9")] {
            assert_eq!(colour(text).to_string(), written);
        }
        for wrong in [
            "", "#", "085d67", "#085d6", "#085d677", "#08", "#08 d67", "#+85d67", "#é5d67", "teal",
        ] {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }

    // The values are those of the calculators for WCAG.
    #[test]
    fn a_contrast_is_that_of_the_guidelines() {
        for (one, two, contrast) in [
            ("#000000", "#ffffff", 21.0),
            ("#777777", "#ffffff", 4.478),
            ("#767676", "#ffffff", 4.542),
            ("#e30613", "#ffffff", 4.881),
            ("#ffffff", "#ffffff", 1.0),
        ] {
            let (one, two) = (colour(one), colour(two));

            assert!((one.contrast(two) - contrast).abs() < 0.001, "{one}");
            assert!((two.contrast(one) - contrast).abs() < 0.001, "{one}");
        }
    }

    #[test]
    fn a_mixture_goes_from_one_colour_to_the_other() {
        let teal = colour("#085d67");

        assert_eq!(teal.mixed(Colour::BLACK, 0), teal);
        assert_eq!(teal.mixed(Colour::BLACK, 20).to_string(), "#064a52");
        assert_eq!(teal.mixed(Colour::WHITE, 100), Colour::WHITE);
        assert_eq!(teal.mixed(Colour::WHITE, 1000), Colour::WHITE);
    }

    #[test]
    fn the_nearest_mixture_is_the_colour_itself_if_that_is_right() {
        let (teal, orange) = (colour("#085d67"), colour("#ff8000"));
        let dark = |it: Colour| it.towards(Colour::BLACK, Colour::is_readable_on_white);

        assert_eq!(dark(teal), teal);
        assert!(dark(orange).is_readable_on_white());
        assert_eq!(teal.towards(Colour::BLACK, |_| false), Colour::BLACK);
    }
}
